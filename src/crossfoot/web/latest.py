"""What is new since a day: worked out at once as far as that is quick, the rest beside the requests.

Invariant: what is told follows from the ledger and the two days; what is not worked out yet is named, and never left
out in silence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from crossfoot.brief.names import Names, names_of
from crossfoot.knowledge import load_inclusions
from crossfoot.ledger import Entry, Slice
from crossfoot.ledger.figures import STARTER
from crossfoot.present.conflict import summed
from crossfoot.track.news import Kind, News, Wanted, news_between
from crossfoot.track.news.change import Change, change_between
from crossfoot.track.news.disputes import conflict_news
from crossfoot.track.news.naming import figure_name
from crossfoot.web.conflicted import clash_among
from crossfoot.web.desk import Desk
from crossfoot.web.large import is_large

__all__ = ["GOALS", "SPAN", "Latest", "latest_of"]

SPAN = timedelta(days=30)
"""How far back is looked where nobody says."""
GOALS = frozenset({Kind.VERDICT, Kind.MONTH, Kind.RAISED, Kind.CUT, Kind.TARGET})
"""What is new of goals."""
_REST = frozenset(Kind) - GOALS - {Kind.CLAIMS, Kind.CONFLICT}
_RECENT = 200  # claims recorded last that are looked at
_AT_ONCE = 4  # vendors whose goals are looked at while somebody waits: a tenth of a second each


@dataclass(frozen=True, slots=True)
class Latest:
    """What is new.

    Args:
        since: The first day; what was published on it is known already.
        until: The last.
        entries: Claims published in between, in the order they were recorded; of a large ledger those recorded last.
        added: Claims recorded of late whenever they were published, last first; the starter figures are not among them.
        news: What follows from them, in order; claims themselves are not among it.
        pending: Vendors for whom something is still being worked out, most spoken of first.
        names: What everybody is called.
        is_whole: Whether it was looked for whatever changed; False where that would be too much.
    """

    since: date
    until: date
    entries: tuple[Entry, ...]
    added: tuple[Entry, ...]
    news: tuple[News, ...]
    pending: tuple[str, ...]
    names: Names
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class _Came:
    """Claims that came, vendors that they touch, those most is said of first, and names of everybody in them."""

    entries: tuple[Entry, ...]
    vendors: tuple[str, ...]
    names: Names


def latest_of(desk: Desk, since: date, vendor: str | None = None) -> Latest:
    """What is new since a day.

    Args:
        desk: Where it is looked up.
        since: The day.
        vendor: About whom; None for everybody.
    """
    recent = [entry for entry in desk.view.some(Slice(_RECENT)) if vendor is None or vendor in entry.claim.cell.vendor]
    added = tuple(entry for entry in recent if _is_added(entry, desk.day))
    news = list(desk.recall(("news", "added", vendor), lambda: _conflicts(desk, _added(desk, since, added))))
    if vendor is None and is_large(desk):
        dated = tuple(entry for entry in recent if _is_within(entry, since, desk.day))
        names = names_of(desk.vocabulary, (*dated, *added))
        return Latest(since, desk.day, dated, added, tuple(_once(news)), (), names, is_whole=False)

    @cache
    def change() -> Change:
        return _change(desk, since, vendor)

    came = desk.recall(("came", since, _only(desk, vendor)), lambda: _came(desk, change()))
    news += desk.recall(("news", since, _only(desk, vendor)), lambda: _conflicts(desk, change()))
    about = [name for name in came.vendors if vendor in (None, name)]
    pending = []
    for number, name in enumerate(about):
        for kinds, make in ((GOALS, change if number < _AT_ONCE else None), (_REST, None)):
            told = _told(desk, since, name, kinds, make)
            news += told or ()
            if told is None and name not in pending:
                pending.append(name)
    asked = [one for one in news if vendor is None or vendor in one.vendors]
    entries = tuple(entry for entry in came.entries if vendor is None or vendor in entry.claim.cell.vendor)
    return Latest(since, desk.day, entries, added, tuple(_once(asked)), tuple(pending), came.names)


def _is_added(entry: Entry, day: date) -> bool:
    """Whether an entry was recorded of late; the starter figures came with the ledger."""
    return entry.reader != STARTER and day - SPAN < entry.recorded_at.date() <= day


def _is_within(entry: Entry, since: date, until: date) -> bool:
    published = entry.page.published_at
    return published is not None and since < published <= until


def _added(desk: Desk, since: date, entries: tuple[Entry, ...]) -> Change:
    """What was added, whenever it was published, as a change."""
    return Change(desk.view, desk.view, since, desk.day, entries)


def _came(desk: Desk, change: Change) -> _Came:
    counts = Counter(name for entry in change.new for name in entry.claim.cell.vendor)
    ranked = sorted(change.vendors, key=lambda name: (-counts[name], name))
    recent = desk.view.some(Slice(_RECENT))
    names = names_of(desk.vocabulary, (*change.after.entries(vendors=change.vendors), *recent))
    return _Came(change.new, tuple(ranked), names)


def _told(
    desk: Desk, since: date, vendor: str, kinds: frozenset[Kind], change: Callable[[], Change] | None
) -> tuple[News, ...] | None:
    """The news of some kinds about a vendor; None where it has to be waited for, and is then seen to."""
    key: Hashable = ("news", since, vendor, kinds)
    if change is not None:
        return desk.recall(key, lambda: _about(desk, change(), vendor, kinds))

    def work(other: Desk) -> None:
        other.recall(key, lambda: _about(other, _change(other, since, vendor), vendor, kinds))

    found = desk.known(key)
    if isinstance(found, tuple):
        return found
    desk.later(key, work)
    return None


def _only(desk: Desk, vendor: str | None) -> str | None:
    """In what is said of whom a change is looked for: in everything, where that is not too much."""
    return vendor if is_large(desk) else None


def _change(desk: Desk, since: date, vendor: str | None) -> Change:
    after, only = desk.view.on(desk.day), _only(desk, vendor)
    vendors = None if only is None else (only,)
    return change_between(after.on(since), after, since=since, until=desk.day, vendors=vendors)


def _conflicts(desk: Desk, change: Change) -> tuple[News, ...]:
    """Conflicts among claims that came, each by its sum, which can be redone."""
    names = names_of(desk.vocabulary, change.after.entries(vendors=change.vendors))
    return tuple(_summed(change, one, names) for one in conflict_news(change, names, load_inclusions()))


def _summed(change: Change, news: News, names: Names) -> News:
    clash = clash_among(tuple(change.after.entry(id_) for id_ in news.entries))
    if clash is None:
        return news
    figure = figure_name(clash.conflict.equation.cell, names)
    return replace(news, words=f"{figure}: {summed(clash.conflict, clash.cited, {}, names)}.")


def _about(desk: Desk, change: Change, vendor: str, kinds: frozenset[Kind]) -> tuple[News, ...]:
    wanted = Wanted(kinds, frozenset((vendor,)))
    return news_between(
        change,
        names=names_of(desk.vocabulary, change.after.entries(vendors=change.vendors)),
        inclusions=load_inclusions(),
        wanted=wanted,
    )


def _once(news: Iterable[News]) -> Iterator[News]:
    """Each thing once, whoever of its vendors it was found for; of differences one for a figure."""
    seen: set[object] = set()
    for one in sorted(news, key=lambda n: n.order):
        is_apart = one.kind in (Kind.DIVERGENCE, Kind.RESTATEMENT) and one.cell is not None
        told = (one.kind, one.cell) if is_apart else (one.kind, one.words)
        if told not in seen:
            seen.add(told)
            yield one
