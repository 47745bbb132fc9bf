"""The kinds of page there are, in the order in which their addresses are tried.

Invariant: every kind of page is named here once; one whose address holds another's stands behind it.
"""

from __future__ import annotations

from collections.abc import Callable

from fastapi import FastAPI

from crossfoot.web.adding import add_adding
from crossfoot.web.api.serving import add_api
from crossfoot.web.certificates import add_certificates
from crossfoot.web.checking import add_checking
from crossfoot.web.feed import add_feed
from crossfoot.web.house import House
from crossfoot.web.judging import add_judging
from crossfoot.web.lit_assets import add_lit
from crossfoot.web.page import Page
from crossfoot.web.pages import (
    add,
    api,
    audit,
    cell,
    check,
    claims,
    conflict,
    conflicts,
    further,
    market,
    markets,
    narrower,
    page,
    search,
    source,
    sources,
    target,
    targets,
    today,
    vendor,
    vendor_feats,
    vendors,
)

__all__ = ["ACTIONS", "PAGES"]

PAGES: tuple[Page, ...] = (
    vendors.PAGE,
    further.PAGE,
    narrower.PAGE,
    cell.PAGE,
    page.PAGE,
    search.PAGE,
    vendor_feats.PAGE,
    vendor.PAGE,
    claims.PAGE,
    markets.PAGE,
    market.PAGE,
    sources.PAGE,
    source.PAGE,
    audit.PAGE,
    api.PAGE,
    add.PAGE,
    check.PAGE,
    targets.PAGE,
    target.PAGE,
    conflicts.PAGE,
    conflict.PAGE,
    today.PAGE,
)

ACTIONS: tuple[Callable[[FastAPI, House], None], ...] = (
    add_certificates,
    add_checking,
    add_api,
    add_judging,
    add_adding,
    add_lit,
    add_feed,
)
"""What adds the addresses that are no pages: forms that change something, the API, feeds."""
