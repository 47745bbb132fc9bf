"""A piece of news as pages and feeds tell it: its words, where it leads, and the claims it rests on.

Invariant: every piece leads to what proves or states it, and each of its claims to its sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from crossfoot.brief.names import Names
from crossfoot.ledger import Entry
from crossfoot.model import Cell
from crossfoot.track.news import Ground, Kind, News
from crossfoot.web.asked import Asked
from crossfoot.web.clash_cards import conflict_link
from crossfoot.web.conflicted import clash_id
from crossfoot.web.latest import GOALS
from crossfoot.web.links import cell_link, claim_link, goal_link, vendor_link

__all__ = ["GROUNDS", "GROUPS", "Note", "ToldNews", "told_news"]

GROUNDS = {Ground.STATED: "stated", Ground.PROVEN: "proven", Ground.MODEL: "by the forecast, not proven"}
"""On what a piece of news stands, in words."""
GROUPS: tuple[tuple[str, str, tuple[Kind, ...]], ...] = (
    ("conflicts", "Figures that cannot all be true", (Kind.CONFLICT,)),
    ("goals", "Targets", (*sorted(GOALS), Kind.CHANCE)),
    ("feats", "Streaks, records and first times", (Kind.LEVEL, Kind.MILESTONE, Kind.RECORD, Kind.FIRST, Kind.STREAK)),
    ("ranks", "Ranks", (Kind.OVERTAKE, Kind.RANK)),
    ("places", "Places", (Kind.FOOTPRINT,)),
    ("differences", "Restated, and told apart", (Kind.RESTATEMENT, Kind.DIVERGENCE)),
    ("figures", "Figures that follow", (Kind.BOUND,)),
)
"""News by subject, in the order of a page: name, heading, kinds."""
_MOST_NOTES = 4
_GOOD_BAD = {"proven_met": "met", "proven_missed": "missed", "met": "met", "missed": "missed", "hard": "hard"}


@dataclass(frozen=True, slots=True)
class Note:
    """A claim that a piece of news rests on: its words, and where they are lit."""

    words: str
    href: str


@dataclass(frozen=True, slots=True)
class ToldNews:
    """A piece of news.

    Args:
        key: Names it, whenever it is looked for.
        kind: What is new.
        day: When it came to be known.
        vendors: About whom.
        words: It, in a sentence.
        href: Where it leads.
        ground: On what it stands, in words.
        view: Whose figures prove it, or empty.
        notes: Claims it rests on, the first few.
        more: How many it rests on besides.
        tone: The class of its colour.
        entries: Ids of all of them.
        cell: The figure it is about, or None.
    """

    key: str
    kind: Kind
    day: date
    vendors: tuple[str, ...]
    words: str
    href: str
    ground: str
    view: str
    notes: tuple[Note, ...]
    more: int
    tone: str
    entries: tuple[str, ...]
    cell: Cell | None


def told_news(asked: Asked, news: Iterable[News], entries: Mapping[str, Entry], names: Names) -> tuple[ToldNews, ...]:
    """News as they are told.

    Args:
        asked: What the page was asked for.
        news: The news.
        entries: The entries they rest on, by id.
        names: What everybody is called.
    """
    return tuple(_told(asked, one, entries, names) for one in news)


def _told(asked: Asked, news: News, entries: Mapping[str, Entry], names: Names) -> ToldNews:
    known = [entries[id_] for id_ in news.entries if id_ in entries]
    known.sort(key=lambda entry: entry.page.published_at or date.min, reverse=True)
    notes = tuple(Note(_words(entry), claim_link(asked, entry)) for entry in known[:_MOST_NOTES])
    return ToldNews(
        key=news.key,
        kind=news.kind,
        day=news.day,
        vendors=news.vendors,
        words=news.words,
        href=_href(asked, news),
        ground=GROUNDS[news.ground],
        view="" if news.view is None else names.voice(news.view),
        notes=notes,
        more=len(news.entries) - len(notes),
        tone=_GOOD_BAD.get(news.after, "hard" if news.kind is Kind.CONFLICT else ""),
        entries=news.entries,
        cell=news.cell,
    )


def _words(entry: Entry) -> str:
    return " ".join((entry.claim.span.text if entry.claim.span else entry.stated or "").split())


def _href(asked: Asked, news: News) -> str:
    if news.kind in (Kind.CONFLICT, Kind.RESTATEMENT, Kind.DIVERGENCE):
        return conflict_link(asked, clash_id(news.entries))
    if news.cell is None:
        return vendor_link(asked, news.vendor)
    if news.kind is Kind.MONTH:
        return cell_link(asked, replace(news.cell, per=None), view=news.view)
    if news.kind in GOALS or news.kind is Kind.CHANCE:
        return goal_link(asked, news.vendor, news.cell, view=news.view)
    return cell_link(asked, news.cell, view=news.view)
