"""One address for each kind of page, on a ledger with the starter figures and the pages of the documentation."""

from __future__ import annotations

__all__ = ["PAGES"]

PAGES = {
    "vendors": "/vendors",
    "claims": "/claims?place=IN&as_of=2018-02-10",
    "sources": "/sources",
}
"""Name and address."""
