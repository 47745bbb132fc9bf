"""Reads the trade press, keeps every number with its source, and works out which can all be true at once."""

from crossfoot.api import CrossfootError, InputError, LedgerError, PageError, add, open_ledger, read

__all__ = ["CrossfootError", "InputError", "LedgerError", "PageError", "add", "open_ledger", "read"]
