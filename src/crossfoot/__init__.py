"""Reads the trade press, keeps every number with its source, and works out which can all be true at once."""

import sys

from crossfoot.api import (
    CrossfootError,
    InputError,
    LedgerError,
    Package,
    PageError,
    TableError,
    add,
    add_starter,
    bounds,
    brief,
    cell,
    check,
    dump,
    import_table,
    open_dump,
    open_ledger,
    rate,
    read,
    read_left,
    restore,
    targets,
)

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
    "check",
    "dump",
    "import_table",
    "open_dump",
    "open_ledger",
    "rate",
    "read",
    "read_left",
    "restore",
    "targets",
]

sys.modules[__name__].__class__ = Package  # `crossfoot.read` is a call and a package: see there
