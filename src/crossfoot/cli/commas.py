"""Lists of commands as CSV, for spreadsheets.

Invariant: what a page says stays text: no cell can be taken for a formula.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable
from typing import Any

from crossfoot.exchange.cells import disarm

__all__ = ["write_csv"]


def write_csv(header: Iterable[str], rows: Iterable[Iterable[Any]]) -> None:
    """Print rows under a header; an absent value is an empty cell."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([disarm("" if cell is None else str(cell)) for cell in row] for row in rows)
