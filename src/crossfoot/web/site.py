"""The kinds of page there are, in the order in which their addresses are tried.

Invariant: every kind of page is named here once; one whose address holds another's stands behind it.
"""

from __future__ import annotations

from collections.abc import Callable

from fastapi import FastAPI

from crossfoot.web.house import House
from crossfoot.web.page import Page
from crossfoot.web.pages import audit, claims, sources, vendors

__all__ = ["ACTIONS", "PAGES"]

PAGES: tuple[Page, ...] = (vendors.PAGE, claims.PAGE, sources.PAGE, audit.PAGE)

ACTIONS: tuple[Callable[[FastAPI, House], None], ...] = ()
"""What adds the addresses that are no pages: forms that change something, the API, feeds."""
