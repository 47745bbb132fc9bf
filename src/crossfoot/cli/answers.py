"""The ends of a figure with what proves them: as cells of a row, and as a file of certificates.

Invariant: an end is printed only with its proof, and rounded outward; what nothing bounds is called unbounded.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from crossfoot.cli.show import Column
from crossfoot.errors import InputError
from crossfoot.model import Unit
from crossfoot.present.answers import Ended
from crossfoot.present.citation import short_id
from crossfoot.present.words import rounded_down, rounded_up, with_unit

__all__ = ["ENDS", "ends_cells", "ids", "write_proofs"]

ENDS: tuple[Column, ...] = (("at least", "right"), ("proven by", "left"), ("at most", "right"), ("proven by", "left"),
                            ("set aside", "right"))  # fmt: skip
_MOST_IDS = 6


def ends_cells(found: Ended, unit: Unit = Unit.COUNT) -> tuple[str, ...]:
    """The cells of a row under `ENDS`."""
    interval = found.interval
    low = high = "unbounded"
    if interval.low is not None:
        low = with_unit(f"{'>' if interval.low_open else ''} {rounded_down(interval.low)}".strip(), unit)
    if interval.high is not None:
        high = with_unit(f"{'<' if interval.high_open else ''} {rounded_up(interval.high)}".strip(), unit)
    if interval.is_empty:
        low = high = "contradiction"
    aside = str(len(found.given_up)) if found.given_up else ""
    return low, ids(found.low_entries), high, ids(found.high_entries), aside


def ids(entries: tuple[str, ...]) -> str:
    """Ids as `explain` takes them, the first few where there are many."""
    more = f" and {len(entries) - _MOST_IDS} more" if len(entries) > _MOST_IDS else ""
    return " ".join(short_id(entry) for entry in entries[:_MOST_IDS]) + more


def write_proofs(name: str, proofs: Iterable[dict[str, Any]]) -> None:
    """Write certificates to a file.

    Raises:
        InputError: There are none, or the file cannot be written.
    """
    found = list(proofs)
    if not found:
        raise InputError(f"Nothing to write to '{name}': no view bounds the figure.")
    try:
        Path(name).write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as fault:
        raise InputError(f"Cannot write the proof to '{name}': {fault.strerror}.") from fault
