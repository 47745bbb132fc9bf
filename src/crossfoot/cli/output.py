"""Records on standard output.

Invariant: what is printed is JSON whatever the encoding of the output.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import click

__all__ = ["write_json"]


def write_json(record: Any) -> None:
    """Print a record; letters as themselves where the output can show them."""
    encoding = getattr(sys.stdout, "encoding", None) or ""
    click.echo(json.dumps(record, ensure_ascii=encoding.lower().replace("-", "") != "utf8", indent=1))
