"""Two states of what is known, and which entries and vendors differ between them.

Invariant: a vendor that is in no entry that came or went, and for whom time alone changes nothing, is not looked at.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from crossfoot.ledger import Entry, View
from crossfoot.model import ALL, OTHERS, Mode, Period
from crossfoot.track.evidence import touches

__all__ = ["Change", "change_between", "change_by_pages"]


@dataclass(frozen=True)
class Change:
    """From one state to another.

    Args:
        before: What was known.
        after: What is known.
        since: The day of the first.
        until: The day of the second; the same where a page was added.
        new: Entries that came, in the order they were recorded.
        gone: Entries that went: superseded, taken back, or judged to be something else.
        due: Goals, plans and expectations whose time ran in between, though nothing new is said of them.
    """

    before: View
    after: View
    since: date
    until: date
    new: tuple[Entry, ...]
    gone: tuple[Entry, ...] = ()
    due: tuple[Entry, ...] = ()

    @cached_property
    def new_ids(self) -> frozenset[str]:
        """Ids of the entries that came."""
        return frozenset(entry.id for entry in self.new)

    @cached_property
    def vendors(self) -> tuple[str, ...]:
        """Vendors that the entries that came, went or came due speak of, by slug.

        A new figure for a whole market is about those in it whom the same voice speaks of at the time.
        """
        moved = (*self.new, *self.gone)
        found = {name for entry in (*moved, *self.due) for name in entry.claim.cell.vendor}
        markets = [entry for entry in moved if ALL in entry.claim.cell.vendor]
        for origin in sorted({entry.origin for entry in markets}):
            every = self.after.entries(origins=(origin,))
            near = (e for e in every if any(_is_of_market(e, m) for m in markets if m.origin == origin))
            found.update(name for entry in near for name in entry.claim.cell.vendor)
        return tuple(sorted(name for name in found if name not in (ALL, OTHERS) and not name.startswith("@")))

    def about(self, vendor: str) -> tuple[Entry, ...]:
        """Entries that came and count a vendor, alone or in a group."""
        return tuple(entry for entry in self.new if vendor in entry.claim.cell.vendor)

    def passes(self, period: Period) -> bool:
        """Whether days of a period, or its end, lie between the two days: time alone may change how it stands."""
        if self.since == self.until or period.start is None or period.end is None:
            return False
        return period.start <= self.until and self.since < period.end

    def day_of(self, entries: Iterable[str]) -> date:
        """When something that rests on entries came to be known."""
        asked = self.new_ids.intersection(entries)
        days = (e.page.published_at for e in self.new if e.id in asked and e.page.published_at is not None)
        return max(days, default=self.until)


def change_between(
    before: View, after: View, *, since: date, until: date, vendors: tuple[str, ...] | None = None
) -> Change:
    """What changed between two views of a ledger.

    Args:
        before: The ledger as of the first day.
        after: The ledger as of the second.
        since: The first day.
        until: The second day.
        vendors: Only in what is said of these vendors; None for all.
    """
    now = after.entries(vendors=vendors)
    found = _change(before, after, (since, until), before.entries(vendors=vendors), now)
    ahead = (entry for entry in now if entry.claim.mode is not Mode.ACTUAL)
    return replace(found, due=tuple(entry for entry in ahead if found.passes(entry.claim.cell.period)))


def change_by_pages(before: View, after: View, *, pages: Iterable[str], as_of: date) -> Change:
    """What recording some pages has changed.

    Args:
        before: The ledger before they were recorded.
        after: The ledger afterwards.
        pages: Ids of the pages.
        as_of: The day.
    """
    ids = sorted(set(pages))
    old = tuple(entry for page in ids for entry in before.entries(page_id=page))
    now = tuple(entry for page in ids for entry in after.entries(page_id=page))
    return _change(before, after, (as_of, as_of), old, now)


def _change(
    before: View, after: View, days: tuple[date, date], old: tuple[Entry, ...], now: tuple[Entry, ...]
) -> Change:
    known, kept = {entry.id for entry in old}, {entry.id for entry in now}
    new = tuple(entry for entry in now if entry.id not in known)
    return Change(before, after, *days, new, tuple(entry for entry in old if entry.id not in kept))


def _is_of_market(entry: Entry, market: Entry) -> bool:
    one, other = entry.claim.cell, market.claim.cell
    return (one.product, one.place) == (other.product, other.place) and touches(one.period, other.period)
