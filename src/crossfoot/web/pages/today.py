"""Today: what is new since a day, what the ledger holds, and where to begin.

Invariant: a pure function of the ledger, the log of alerts and the two days; what is not worked out yet is named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from crossfoot.alert import Told, read_file
from crossfoot.brief.names import Names
from crossfoot.ledger import Entry, Tallied
from crossfoot.present.asked import read_vendor
from crossfoot.present.words import said
from crossfoot.track.news import News
from crossfoot.track.news.naming import figure_name
from crossfoot.track.wording import day_name
from crossfoot.web.asked import Asked, day_of
from crossfoot.web.claimed import claims_table
from crossfoot.web.desk import Desk
from crossfoot.web.latest import SPAN, Latest, latest_of
from crossfoot.web.links import claim_link, outside, page_link
from crossfoot.web.page import Page
from crossfoot.web.parts import Column, Shown, Slot, Table
from crossfoot.web.told_news import GROUPS, ToldNews, told_news

__all__ = ["PAGE", "build", "since_of", "told_latest"]

_COLUMNS = (
    Column("day", "known since"),
    Column("kind", "kind"),
    Column("vendor", "about"),
    Column("words", "what"),
    Column("ground", "ground"),
    Column("view", "by the figures of"),
    Column("claims", "claims", is_shown=False),
)
_MOST_PAGES = 12
_MOST_CLAIMS = 4  # of a page that are named


@dataclass(frozen=True, slots=True)
class NewClaim:
    """A claim that came: of what, how much, and where it is lit."""

    figure: str
    said: str
    href: str


@dataclass(frozen=True, slots=True)
class NewPage:
    """A page that came.

    Args:
        outlet: Who published it.
        title: Its headline, or empty.
        day: When.
        href: The page with everything read on it.
        original: Its address as published, or empty.
        claims: The first of its claims.
        more: How many it has besides.
    """

    outlet: str
    title: str
    day: str
    href: str
    original: str
    claims: tuple[NewClaim, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Today:
    """What the page shows.

    Args:
        holds: What the ledger holds, in a sentence; empty where it holds nothing.
        since: The day since which.
        told: How much is new, in a sentence.
        groups: The news: heading and items.
        added: Pages added of late that were published before, last first.
        pages: The pages that came, newest first.
        more: How many pages came besides.
        pending: Vendors for whom something is still being worked out.
        alerts: The alerts told in the time, last first.
        vendor: Name of the vendor asked about, or empty.
        feed: The address of the feed.
    """

    holds: str
    since: date
    told: str
    groups: tuple[tuple[str, str, tuple[ToldNews, ...]], ...]
    added: tuple[NewPage, ...]
    pages: tuple[NewPage, ...]
    more: int
    pending: tuple[str, ...]
    alerts: tuple[Told, ...]
    vendor: str
    feed: str


def build(desk: Desk, asked: Asked, named: Mapping[str, str]) -> Shown:  # noqa: ARG001  every page is built so
    """What is new."""
    typed = asked.one("vendor")
    vendor = None if typed is None else read_vendor(typed, desk.view)
    since = since_of(desk, asked)
    found = latest_of(desk, since, vendor)
    names = found.names
    news = told_latest(desk, asked, found)
    pages = _pages(asked, found.entries, names)
    here = {entry.page.id for entry in found.entries}
    added = _pages(asked, (entry for entry in found.added if entry.page.id not in here), names)
    body = Today(
        holds=_holds(desk),
        since=since,
        told=_told(found),
        groups=_groups(news),
        added=added[:_MOST_PAGES],
        pages=pages[:_MOST_PAGES],
        more=max(len(pages) - _MOST_PAGES, 0),
        pending=tuple(names.vendor(name) for name in found.pending),
        alerts=_alerts(desk, since),
        vendor="" if vendor is None else names.vendor(vendor),
        feed=asked.link("/feed.atom", vendor=vendor),
    )
    parts = (_table(news, names), claims_table(asked, names, found.entries, name="claims", title="New claims"))
    return Shown("What is new", "today.html", body, parts, is_look=asked.as_of is None)


def since_of(desk: Desk, asked: Asked) -> date:
    """The day since which: the one asked for, else so far back that there is something."""
    typed = asked.one("since")
    if typed is not None:
        return min(day_of(typed), desk.day)
    days = [tally.last for tally in desk.recall("voices", lambda: desk.view.tally(Tallied.ORIGIN)) if tally.last]
    return min(max(days, default=desk.day), desk.day) - SPAN


def told_latest(desk: Desk, asked: Asked, found: Latest) -> tuple[ToldNews, ...]:
    """The news as they are told, with the claims they rest on."""
    new = {entry.id: entry for entry in (*found.added, *found.entries)}
    wanted = {id_ for one in found.news for id_ in _shown(one, new)}
    entries = {id_: new.get(id_) or desk.view.entry(id_) for id_ in wanted}
    return told_news(asked, found.news, entries, found.names)


def _shown(news: News, new: Mapping[str, Entry]) -> Iterable[str]:
    """Which claims of a piece of news are shown beside it: those that came, else the first few."""
    return [id_ for id_ in news.entries if id_ in new][:_MOST_CLAIMS] or news.entries[:_MOST_CLAIMS]


def _groups(news: tuple[ToldNews, ...]) -> tuple[tuple[str, str, tuple[ToldNews, ...]], ...]:
    groups = []
    for name, title, kinds in GROUPS:
        alike = tuple(sorted((one for one in news if one.kind in kinds), key=lambda one: one.day, reverse=True))
        if alike:
            groups.append((name, title, alike))
    return tuple(groups)


def _pages(asked: Asked, entries: Iterable[Entry], names: Names) -> tuple[NewPage, ...]:
    by_page: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_page[entry.page.id].append(entry)
    ranked = sorted(by_page.values(), key=lambda told: told[0].page.published_at or date.min, reverse=True)
    return tuple(_page(asked, told, names) for told in ranked)


def _page(asked: Asked, told: list[Entry], names: Names) -> NewPage:
    page = told[0].page
    claims = tuple(
        NewClaim(figure_name(entry.claim.cell, names), said(entry.claim), claim_link(asked, entry))
        for entry in told[:_MOST_CLAIMS]
    )
    day = "" if page.published_at is None else day_name(page.published_at)
    return NewPage(page.outlet or page.name, page.title or "", day, page_link(asked, page.id), outside(page.url),
                   claims, len(told) - len(claims))  # fmt: skip


def _holds(desk: Desk) -> str:
    """What the ledger holds, counted without being read."""
    tallies = desk.recall("voices", lambda: desk.view.tally(Tallied.ORIGIN))
    claims = sum(tally.entries for tally in tallies)
    if not claims:
        return ""
    voices = f"{len(tallies):,} voices" if len(tallies) > 1 else "one voice"
    days = [tally.last for tally in tallies if tally.last]
    last = f", the latest published on {day_name(max(days))}" if days else ""
    return f"{claims:,} claims in {voices}{last}"


def _told(found: Latest) -> str:
    count, pages = len(found.entries), len({entry.page.id for entry in found.entries})
    span = f"from {day_name(found.since + timedelta(days=1))} to {day_name(found.until)}"
    if not found.is_whole:
        large = "The ledger is too large to work out for everybody what changed: name a vendor."
        return f"{large} Of the claims recorded last {count} were published {span}."
    if not count:
        return f"Nothing was published {span}."
    claims = "One claim" if count == 1 else f"{count:,} claims"
    return f"{claims} on {'one page' if pages == 1 else f'{pages:,} pages'}, published {span}."


def _alerts(desk: Desk, since: date) -> tuple[Told, ...]:
    log = () if desk.alerts is None else read_file(desk.alerts).told
    return tuple(reversed([one for one in log if since < one.day <= desk.day]))


def _table(news: tuple[ToldNews, ...], names: Names) -> Table:
    rows = tuple(
        (Slot(day_name(one.day), value=one.day.isoformat()), Slot(one.kind.value),
         Slot(", ".join(names.vendor(v) for v in one.vendors), value=",".join(one.vendors)),
         Slot(one.words, one.href), Slot(one.ground), Slot(one.view), Slot(" ".join(one.entries)))
        for one in news
    )  # fmt: skip
    return Table("news", "News", _COLUMNS, rows)


PAGE = Page("/", build, is_of_ledger=False)
