"""Search: figures by address or number, vendors by name, claims and pages by their words.

Invariant: what is shown of a page is cut from it word for word; each claim found leads to its words and to its figure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from crossfoot.brief.names import Names, names_of
from crossfoot.errors import InputError
from crossfoot.ledger import Entry, Hit, Narrowed, Slice, slug
from crossfoot.ledger.words import phrases_of, words_of
from crossfoot.model.statement import Level
from crossfoot.present.worded import Number, address_in, number_in, spellings
from crossfoot.present.words import said
from crossfoot.track.wording import day_name
from crossfoot.web.asked import Asked
from crossfoot.web.claimed import claims_table
from crossfoot.web.desk import Desk
from crossfoot.web.links import cell_link, claim_link, outside, page_link, vendor_link
from crossfoot.web.page import Page
from crossfoot.web.parts import Column, Shown, Slot, Table
from crossfoot.web.titles import figure_title

__all__ = ["PAGE", "Hits", "PageHit", "build"]

_SHEET = 20
_LAST = 25  # sheets: who looks further has to say more
_VENDORS = 12
_LONG = 200  # letters of a search
_LOOKED_AT = 100  # claims of a vendor, to see what is mostly counted of it
_SHORTEST = 3  # letters of a word that a name may start with
_PIECES = re.compile(r"[\w.,]+|[^\w.,]+")
_COLUMNS = (Column("page", "page"), Column("outlet", "outlet"), Column("published", "published", is_tight=True),
            Column("excerpt", "what is said there"), Column("url", "original", is_shown=False))  # fmt: skip


@dataclass(frozen=True, slots=True)
class PageHit:
    """A page that was found.

    Args:
        title: Its headline.
        href: It, lit.
        where: Who published it and when.
        original: Its address, or empty.
        pieces: What is said there, each piece with whether it was searched for.
        claims: What was read there: figure, its words, and its page.
    """

    title: str
    href: str
    where: str
    original: str
    pieces: tuple[tuple[str, bool], ...]
    claims: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Hits:
    """What was found.

    Args:
        words: What was searched for; empty where nothing was.
        figure: Name and address of the figure that the words name; both empty where they name none.
        vendors: Name and address of each vendor that is called so.
        pages: Pages, of this sheet.
        number: The number that was searched for, as it was understood, or empty.
        is_cut: Whether there is more than is shown.
        earlier: Address of the sheet before, or empty.
        later: Address of the sheet behind, or empty.
    """

    words: str
    figure: tuple[str, str]
    vendors: tuple[tuple[str, str], ...]
    pages: tuple[PageHit, ...]
    number: str
    is_cut: bool
    earlier: str
    later: str


def build(desk: Desk, asked: Asked, named: Mapping[str, str]) -> Shown:  # noqa: ARG001  every page is built so
    """What is found, or how to search."""
    words = " ".join((asked.one("q") or "").split())
    if not words:
        return Shown("Search", "search.html", Hits("", ("", ""), (), (), "", False, "", ""), ())
    if len(words) > _LONG:
        raise InputError(f"Cannot search for {len(words)} letters at once: expected at most {_LONG}.")
    sheet = _sheet_of(asked)
    number = number_in(words)
    hits = _searched(desk, words, number, (sheet + 1) * _SHEET + 1)
    shown = hits[sheet * _SHEET : (sheet + 1) * _SHEET]
    entries = tuple({e.id: e for hit in shown for e in hit.entries if number is None or _fits(number, e)}.values())
    names = names_of(desk.vocabulary, entries)
    pages = tuple(_page_hit(asked, hit, words, number) for hit in shown if hit.span is not None or not hit.entries)
    is_cut = len(hits) > (sheet + 1) * _SHEET
    body = Hits(
        words=words,
        figure=_figure(desk, asked, words, names) if not sheet else ("", ""),
        vendors=tuple(_vendors(desk, asked, words)) if not sheet else (),
        pages=pages,
        number=_told(number),
        is_cut=is_cut,
        earlier=asked.here(sheet=str(sheet) if sheet > 1 else None) if sheet else "",
        later=asked.here(sheet=str(sheet + 2)) if is_cut and sheet + 1 < _LAST else "",
    )
    parts = (claims_table(asked, names, entries, name="claims", title=f"Claims ({len(entries)})"),
             _pages_table(asked, shown))  # fmt: skip
    return Shown(f"Search: {words}", "search.html", body, parts)


def _sheet_of(asked: Asked) -> int:
    typed = asked.one("sheet") or "1"
    if not typed.isascii() or not typed.isdigit() or not 1 <= int(typed) <= _LAST:
        raise InputError(f"'{typed}' is no sheet of a search: expected a number from 1 to {_LAST}.")
    return int(typed) - 1


def _searched(desk: Desk, words: str, number: Number | None, most: int) -> tuple[Hit, ...]:
    """Where the words stand; of a number first where it stands in any of the ways it is printed."""
    found: list[Hit] = []
    if number is not None:
        rest = f" {number.rest}" if words_of(number.rest) else ""
        for spelling in spellings(number):
            hits = desk.view.search(f'"{spelling}"{rest}', limit=most)
            found += [hit for hit in hits if hit.span is not None or any(_fits(number, e) for e in hit.entries)]
    if words_of(words):
        found += desk.view.search(words, limit=most)
    unique: dict[tuple[str, str], Hit] = {}
    for hit in found:  # one page is one hit, and so is one figure as stated
        key = (hit.page.id, "" if hit.span is not None or not hit.entries else hit.entries[0].id)
        unique.setdefault(key, hit)
    return tuple(unique.values())[:most]


def _fits(number: Number, entry: Entry) -> bool:
    quantity = getattr(entry.claim.statement, "value", None)
    return quantity is not None and number.fits(quantity.interval, quantity.unit)


def _told(number: Number | None) -> str:
    if number is None:
        return ""
    digits = next(iter(spellings(number)), str(number.value))
    grouped = f"{int(digits):,}" if digits.isdigit() else digits
    return f"{grouped} {'percent' if number.unit.value == 'percent' else ''}".strip()


def _figure(desk: Desk, asked: Asked, words: str, names: Names) -> tuple[str, str]:
    def usual(vendor: str, product: str | None) -> tuple[str | None, str | None]:
        narrowed = Narrowed(vendors=(vendor,), product=product)
        told = Counter(
            (entry.claim.cell.measure, entry.claim.cell.product)
            for entry in desk.view.some(Slice(_LOOKED_AT), narrowed)
            if isinstance(entry.claim.statement, Level)
        )
        return told.most_common(1)[0][0] if told else (None, None)

    cell = address_in(words, desk.vocabulary, usual)
    return ("", "") if cell is None else (figure_title(cell, names), cell_link(asked, cell))


def _vendors(desk: Desk, asked: Asked, words: str) -> Iterator[tuple[str, str]]:
    """Vendors with a name that a word of the search begins, and one that is called just so."""
    wanted = [word for word in words_of(words) if len(word) >= _SHORTEST]
    known = {vendor.id: vendor.names[0] for vendor in desk.vocabulary.vendors}
    found = [
        vendor.id
        for vendor in desk.vocabulary.vendors
        if any(part.startswith(word) for name in vendor.names for part in words_of(name) for word in wanted)
    ]
    named = dict.fromkeys((slug(words), *found))
    spoken = (vendor for vendor in named if desk.view.some(Slice(1), Narrowed(vendors=(vendor,))))
    for _, vendor in zip(range(_VENDORS), spoken, strict=False):
        yield known.get(vendor, vendor), vendor_link(asked, vendor)


def _page_hit(asked: Asked, hit: Hit, words: str, number: Number | None) -> PageHit:
    page = hit.page
    wanted = {word for phrase in phrases_of(words) for word in phrase}
    wanted |= {word for spelling in spellings(number) for word in words_of(spelling)} if number else set()
    claims = tuple((said(e.claim), claim_link(asked, e), cell_link(asked, e.claim.cell)) for e in hit.entries)
    day = day_name(page.published_at) if page.published_at else "without a date"
    return PageHit(
        title=page.title or page.url or page.name,
        href=page_link(asked, page.id),
        where=f"{page.outlet or page.name}, {day}",
        original=outside(page.url),
        pieces=tuple(_pieces(hit.excerpt, wanted)),
        claims=claims,
    )


def _pieces(text: str, wanted: set[str]) -> Iterator[tuple[str, bool]]:
    """A text cut where what was searched for begins and ends."""
    for piece in _PIECES.findall(text):
        bare = piece.strip(".,")
        is_found = bool(bare) and not wanted.isdisjoint(words_of(bare))
        before, _, after = piece.partition(bare) if bare else (piece, "", "")
        yield from ((part, told) for part, told in ((before, False), (bare, is_found), (after, False)) if part)


def _pages_table(asked: Asked, hits: tuple[Hit, ...]) -> Table:
    pages = {hit.page.id: hit for hit in reversed(hits)}
    rows = tuple(
        (
            Slot(hit.page.title or hit.page.url or hit.page.name, page_link(asked, hit.page.id), hit.page.id),
            Slot(hit.page.outlet or hit.page.name),
            Slot(hit.page.published_at.isoformat() if hit.page.published_at else "no date"),
            Slot(hit.excerpt),
            Slot(outside(hit.page.url)),
        )
        for hit in reversed(pages.values())
    )
    return Table("pages", f"Pages ({len(rows)})", _COLUMNS, rows)


PAGE = Page("/search", build)
