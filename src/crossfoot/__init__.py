"""Reads the trade press, keeps every number with its source, and works out which can all be true at once."""

import sys

from crossfoot.api import (
    CrossfootError,
    InputError,
    LedgerError,
    Package,
    PageError,
    add,
    add_starter,
    bounds,
    brief,
    cell,
    chance,
    check,
    dump,
    estimate,
    evidence_of,
    open_dump,
    open_ledger,
    rate,
    read,
    read_left,
    restore,
    scoreboard,
    table_of,
    targets,
)
from crossfoot.errors import TableError
from crossfoot.tables import export, frame, import_table, sheet

__all__ = [
    "CrossfootError",
    "InputError",
    "LedgerError",
    "PageError",
    "TableError",
    "add",
    "add_starter",
    "bounds",
    "brief",
    "cell",
    "chance",
    "check",
    "dump",
    "estimate",
    "evidence_of",
    "export",
    "frame",
    "import_table",
    "open_dump",
    "open_ledger",
    "rate",
    "read",
    "read_left",
    "restore",
    "scoreboard",
    "sheet",
    "table_of",
    "targets",
]

sys.modules[__name__].__class__ = Package  # `crossfoot.read` is a call and a package: see there
