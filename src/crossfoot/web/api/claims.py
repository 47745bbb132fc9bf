"""Calls for what was said: claims, pages, vendors, sources, judgements, searches.

Invariant: of a long list only one part is loaded, however much the ledger holds, and each part says where the next is.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from crossfoot.errors import InputError
from crossfoot.knowledge.naming import read_measure, read_place, read_product
from crossfoot.ledger import Entry, Narrowed, Slice
from crossfoot.present.asked import read_period
from crossfoot.present.entries import entry_record, judged_record, page_record
from crossfoot.present.hits import search_record
from crossfoot.web.api.call import NEXT, PREFIX, Call
from crossfoot.web.api.parameters import Given, Kind, Parameter
from crossfoot.web.api.shapes import DAY, FLAG, MOMENT, TEXT, WHOLE, anything, listed, maybe, record
from crossfoot.web.asked import Asked
from crossfoot.web.desk import Desk
from crossfoot.web.page import NotHereError
from crossfoot.web.pages import sources as sources_page
from crossfoot.web.pages import vendors as vendors_page
from crossfoot.web.parts import Shown, Table

__all__ = ["CALLS"]

T = TypeVar("T")

_USUAL, _MOST = 50, 200
_LIMIT = Parameter("limit", "At most so many.", "20", Kind.NUMBER, ends=(1, _MOST))
_BEYOND = Parameter("beyond", "Only what stands behind the entry of this id, as 'next' has it.")
_ID = Parameter("id", "The first digits of an id, at least four.", is_needed=True, is_in_path=True)
_NARROW = (
    Parameter("vendor", "Only what counts this vendor, alone or in a group.", "xiaomi"),
    Parameter("measure", "Only this measure: shipments, sales, deliveries.", "shipments"),
    Parameter("product", "Only this product.", "smartphone"),
    Parameter("place", "Only this country or region.", "IN"),
    Parameter("period", "Only this time and the times within it.", "2017"),
    Parameter("origin", "Only this voice.", "canalys"),
    Parameter("page", "Only this page, by its whole id."),
)

PAGE = record(page=TEXT, name=TEXT, url=maybe(TEXT), outlet=maybe(TEXT), title=maybe(TEXT), published=maybe(DAY),
              retrieved=maybe(DAY), sha256=maybe(TEXT), has_text=FLAG)  # fmt: skip
ENTRY = record(id=TEXT, statement=TEXT, origin=TEXT, voice=TEXT, notation=TEXT, claim=anything(), sentence=maybe(TEXT),
               stated=maybe(TEXT), definition=maybe(TEXT), reader=TEXT, recorded_at=MOMENT, page=PAGE)  # fmt: skip
JUDGED = record(id=TEXT, names=TEXT, kind=TEXT, author=TEXT, reason=TEXT, on=maybe(DAY), other=maybe(TEXT),
                recorded_at=MOMENT)  # fmt: skip
_HIT = record(page=TEXT, name=TEXT, url=maybe(TEXT), outlet=maybe(TEXT), title=maybe(TEXT), published=maybe(DAY),
              excerpt=TEXT, span=maybe(record(start=WHOLE, end=WHOLE, text=TEXT)),
              entries=listed(record(id=TEXT, notation=TEXT)))  # fmt: skip


def _claims(desk: Desk, given: Given) -> dict[str, Any]:
    vendor, origin, place = given.one("vendor"), given.one("origin"), given.one("place")
    measure, product = given.one("measure"), given.one("product")
    narrowed = Narrowed(
        origins=None if origin is None else (origin.lower(),),
        vendors=None if vendor is None else (vendor.lower(),),
        page_id=given.one("page"),
        measure=None if measure is None else read_measure(measure),
        product=None if product is None else read_product(product, desk.vocabulary),
        place=None if place is None else read_place(place, desk.vocabulary),
        within=read_period(given.one("period")),
    )
    return {"schema": "crossfoot-entries/1", **_part(desk, given, narrowed, "/claims")}


def _claim(desk: Desk, given: Given) -> dict[str, Any]:
    entry = _named(desk.view.entry, given)
    judged = [judged_record(one) for one in desk.view.judgements(entry.id)]
    return {"schema": "crossfoot-entry/1", "entry": entry_record(entry), "judgements": judged}


def _page(desk: Desk, given: Given) -> dict[str, Any]:
    page = _named(desk.view.page, given)
    part = _part(desk, given, Narrowed(page_id=page.id), f"/pages/{page.id}")
    return {"schema": "crossfoot-page-entries/1", "page": page_record(page), **part}


def _named(find: Callable[[str], T], given: Given) -> T:
    """What the path names.

    Raises:
        NotHereError: It is not there.
    """
    try:
        return find(given.needed("id"))
    except InputError as fault:
        raise NotHereError(str(fault)) from fault


def _part(desk: Desk, given: Given, narrowed: Narrowed, path: str) -> dict[str, Any]:
    """Some entries, and where those behind them are."""
    limit = given.number("limit", _USUAL)
    found = desk.view.some(Slice(limit, given.one("beyond")), narrowed)
    return {"entries": [entry_record(entry) for entry in found], NEXT: _next(desk, given, found, limit, path)}


def _next(desk: Desk, given: Given, found: tuple[Entry, ...], limit: int, path: str) -> str | None:
    if len(found) < limit:
        return None
    kept = {name: values for name, values in given.values.items() if name not in ("beyond", "as_of", "id")}
    return Asked(path, desk.view.as_of).link(f"{PREFIX}{path}", **kept, beyond=found[-1].id)


def _vendors(desk: Desk, given: Given) -> dict[str, Any]:  # noqa: ARG001  every call is answered so
    shown = vendors_page.build(desk, Asked("/vendors", desk.view.as_of), {})
    return {"schema": "crossfoot-vendors/1", "vendors": _rows(shown, "vendors")}


def _sources(desk: Desk, given: Given) -> dict[str, Any]:  # noqa: ARG001  every call is answered so
    shown = sources_page.build(desk, Asked("/sources", desk.view.as_of), {})
    return {"schema": "crossfoot-sources/1", "sources": _rows(shown, "voices")}


def _rows(shown: Shown, name: str) -> list[dict[str, str]]:
    """The rows of a page's table, as its JSON has them."""
    table = shown.part(name)
    assert isinstance(table, Table)  # noqa: S101  these parts are
    return list(table.records())


def _judgements(desk: Desk, given: Given) -> dict[str, Any]:
    entry = given.one("entry")
    names = None if entry is None else desk.view.entry(entry).id
    found = [judged_record(one) for one in desk.view.judgements(names)]
    return {"schema": "crossfoot-judgements/1", "judgements": found}


def _search(desk: Desk, given: Given) -> dict[str, Any]:
    words = given.needed("q")
    return search_record(words, desk.view.search(words, limit=given.number("limit", _USUAL)))


_TABLE = listed({"type": "object", "additionalProperties": TEXT})
_LIST = {"entries": listed(ENTRY), "next": maybe(TEXT)}

CALLS = (
    Call("claims", "/claims", "What was said, what was recorded last first.", _claims,
         record(schema=TEXT, **_LIST), (*_NARROW, _LIMIT, _BEYOND),
         example="/claims?vendor=xiaomi&place=IN&period=2017&limit=5", is_kept=False),
    Call("claim", "/claims/{id}", "One entry with its claim, its sentence, its page and what was judged of it.", _claim,
         record(schema=TEXT, entry=ENTRY, judgements=listed(JUDGED)), (_ID,), example="/claims/{entry}",
         is_kept=False),
    Call("page", "/pages/{id}", "A page and what was read on it.", _page,
         record(schema=TEXT, page=PAGE, **_LIST),
         (_ID, _LIMIT, _BEYOND),
         example="/pages/{page}", is_kept=False),
    Call("vendors", "/vendors", "Who is spoken of, most spoken of first.", _vendors,
         record(schema=TEXT, vendors=_TABLE)),
    Call("sources", "/sources", "Every voice with how much it said.", _sources, record(schema=TEXT, sources=_TABLE)),
    Call("judgements", "/judgements", "The judgements that stand, on one entry or on all.", _judgements,
         record(schema=TEXT, judgements=listed(JUDGED)),
         (Parameter("entry", "Only on this entry, by the first digits of its id."),), is_kept=False),
    Call("search", "/search", "Where words stand in pages and in figures as stated.", _search,
         record(schema=TEXT, words=TEXT, hits=listed(_HIT)),
         (Parameter("q", "Words, numbers, and phrases in quotation marks.", "million", is_needed=True), _LIMIT),
         example="/search?q=million&limit=5", is_kept=False),
)  # fmt: skip
