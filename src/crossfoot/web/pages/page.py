"""A page of the press: its text with every claim lit, or where no text is kept its figures as stated.

Invariant: a claim that was read anew or judged away is still found at its address, and says what became of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from crossfoot.api import table_of
from crossfoot.brief.names import names_of
from crossfoot.errors import InputError
from crossfoot.ledger import Entry, Event, Moment, Narrowed, Slice
from crossfoot.ledger import Page as Kept
from crossfoot.track.wording import day_name
from crossfoot.web.asked import Asked
from crossfoot.web.cell_claims import Said, said_of
from crossfoot.web.claimed import claims_table
from crossfoot.web.clash_cards import conflict_link
from crossfoot.web.conflicted import clash_id
from crossfoot.web.desk import Desk
from crossfoot.web.links import cell_link, outside
from crossfoot.web.lit_page import Known, LitPage, Status, lit_page
from crossfoot.web.page import NotHereError, Page
from crossfoot.web.parts import Shown
from crossfoot.web.titles import figure_title

__all__ = ["PAGE", "OnPage", "Stated", "build"]

_MOST = 500  # figures that are listed; an imported table may have a hundred thousand


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure of a page whose text is not kept.

    Args:
        said: The claim.
        title: The figure it speaks of, in words.
        cell: That figure's page.
        statuses: What became of it.
        is_asked: Whether it is the one asked for.
    """

    said: Said
    title: str
    cell: str
    statuses: tuple[Status, ...]
    is_asked: bool


@dataclass(frozen=True, slots=True)
class OnPage:
    """A page of the press.

    Args:
        facts: Who published it and when.
        original: Its address, or empty.
        lit: Its text with what lies over it; None where it is not kept.
        stated: Its figures as stated, where its text is not kept.
        count: How many claims stand on it.
        left_out: Whether not all of them are listed.
    """

    facts: tuple[str, ...]
    original: str
    lit: LitPage | None
    stated: tuple[Stated, ...]
    count: int
    left_out: bool


def build(desk: Desk, asked: Asked, named: Mapping[str, str]) -> Shown:
    """The page."""
    page = _page(desk, named["digits"], asked.one("claim"))
    entries = desk.view.some(Slice(_MOST, is_newest_first=False), Narrowed(page_id=page.id))
    moments = desk.view.page_history(page.id) if len(entries) < _MOST else ()
    wanted = _wanted(desk, asked, entries, moments)
    gone = {moment.entry.id: moment.entry for moment in moments if not moment.stands}
    told = tuple({entry.id: entry for entry in (*entries, *([wanted] if wanted else []))}.values())
    names = names_of(desk.vocabulary, told)
    statuses = _statuses(asked, told, moments)
    known = Known(desk.vocabulary, names, wanted.id if wanted else "")
    lit = None if page.text is None else lit_page(asked, page, _once(told, wanted), statuses, known)
    stated = () if lit else tuple(_stated(asked, told, statuses, known))
    table = claims_table(asked, names, (*entries, *gone.values()), name="read", title="Claims of this page")
    day = day_name(page.published_at) if page.published_at else "day of publication unknown"
    body = OnPage(
        facts=tuple(fact for fact in (page.outlet or "", day) if fact),
        original=outside(page.url),
        lit=lit,
        stated=stated,
        count=len(entries),
        left_out=len(entries) == _MOST,
    )
    lead = "" if entries else "Nothing on it was read as a claim, as of this day."
    return Shown(page.title or page.url or page.name, "page.html", body, (table,), lead)


def _page(desk: Desk, digits: str, claim: str | None) -> Kept:
    """The page an address names, by the first digits of its id, or of that of a claim that stands on it.

    Raises:
        NotHereError: None is named so, or several are.
    """
    try:
        return desk.view.page(digits)
    except InputError as fault:
        try:
            page = None if claim is None else desk.view.entry(claim).page
        except InputError:
            page = None
        if page is None or not page.id.rpartition(":")[2].startswith(digits):
            raise NotHereError(str(fault)) from fault
        return page


def _wanted(desk: Desk, asked: Asked, entries: tuple[Entry, ...], moments: tuple[Moment, ...]) -> Entry | None:
    """The claim asked for, whether it stands or not.

    Raises:
        NotHereError: It is not on the page.
    """
    digits = asked.one("claim")
    if digits is None:
        return None
    every = {entry.id: entry for entry in (*entries, *(moment.entry for moment in moments))}
    found = [entry for id_, entry in every.items() if id_.partition(":")[2].startswith(digits.removeprefix("sha256:"))]
    if not found and len(entries) == _MOST:
        found = [desk.view.entry(digits)]
    if len(found) != 1:
        many = f"{len(found)} claims of this page have ids" if found else "No claim of this page has an id"
        raise NotHereError(f"{many} that start with '{digits}'.")
    return found[0]


def _once(told: tuple[Entry, ...], wanted: Entry | None) -> tuple[Entry, ...]:
    """The claims that are lit: of two readings that call a claim by one id, the one asked for."""
    by_id = {entry.claim.id: entry for entry in told}
    if wanted is not None:
        by_id[wanted.claim.id] = wanted
    return tuple(sorted(by_id.values(), key=lambda e: (e.claim.span.start if e.claim.span else 0, e.claim.id)))


def _statuses(asked: Asked, told: tuple[Entry, ...], moments: tuple[Moment, ...]) -> dict[str, list[Status]]:
    """By entry what became of it, and the conflicts it has a part in."""
    found: dict[str, list[Status]] = defaultdict(list)
    for moment in moments:
        text = _event(moment)
        if text:
            found[moment.entry.id].append(Status(text))
    standing = [entry for entry in told if not any(m.entry.id == entry.id and not m.stands for m in moments)]
    for conflict in table_of(standing).conflicts():
        href = conflict_link(asked, clash_id(conflict.members))
        others = f"{len(conflict.members) - 1} others"
        told_of = f"cannot be true with {others}" if conflict.is_hard else f"does not quite fit {others}"
        for entry in {id_ for copies in conflict.copies for id_ in copies}:
            found[entry].append(Status(told_of, href))
    return found


def _event(moment: Moment) -> str:
    if moment.event is Event.SUPERSEDED:
        return f"read anew on {day_name(moment.recorded_at.date())}; this reading counts no more"
    if moment.judged is None:
        return ""
    judgement = moment.judged.judgement
    taken = "taken back: " if moment.event is Event.WITHDRAWN else ""
    return f"{taken}judged {judgement.kind.value} by {judgement.author}: {judgement.reason}"


def _stated(
    asked: Asked, told: tuple[Entry, ...], statuses: Mapping[str, list[Status]], known: Known
) -> Iterator[Stated]:
    for entry in told:
        cell = entry.claim.cell
        yield Stated(
            said=said_of(asked, known.names, entry, cell),
            title=figure_title(cell, known.names),
            cell=cell_link(asked, cell),
            statuses=tuple(statuses.get(entry.id, ())),
            is_asked=entry.id == known.wanted,
        )


PAGE = Page("/page/{digits}", build)
