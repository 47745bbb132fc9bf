"""Claims in notation as a ledger: one page for each day and outlet."""

from __future__ import annotations

from datetime import UTC, date, datetime

from crossfoot.ledger import Entry, MemoryLedger, Page, View
from crossfoot.model import notation, parse_period
from crossfoot.track import Target, Verdict, entries_in, find_targets, parse_view, track_target

__all__ = ["NOW", "ledger", "target_of", "verdict_of", "view_of"]

NOW = datetime(2030, 1, 1, tzinfo=UTC)


def ledger(*lines: str) -> MemoryLedger:
    """A ledger of lines `DATE OUTLET | claim`; an unknown date is `-`; lines of one date and outlet share a page."""
    found = MemoryLedger()
    pages: dict[str, list[str]] = {}
    for line in lines:
        head, _, claim = line.partition(" | ")
        pages.setdefault(head, []).append(claim)
    for head, claims in pages.items():
        day, _, outlet = head.partition(" ")
        published = None if day == "-" else date.fromisoformat(day)
        page = Page(f"sha256:{head}", head, None, outlet, None, published, None, None, None)
        numbered = tuple(notation.read(f"{claim} id=c{number}") for number, claim in enumerate(claims, 1))
        found.append(page, numbered, reader="test", recorded_at=NOW)
    return found


def view_of(*lines: str, as_of: str | None = None) -> View:
    """The view of a ledger of lines."""
    return ledger(*lines).view(as_of=None if as_of is None else date.fromisoformat(as_of))


def target_of(view: View, period: str, *, vendor: str = "xiaomi") -> Target:
    """The one goal for a period."""
    (found,) = [t for t in find_targets(view, vendor=vendor) if t.period == parse_period(period)]
    return found


def verdict_of(view: View, period: str, *, as_of: str, named: str = "all", vendor: str = "xiaomi") -> Verdict:
    """The verdict on the one goal for a period."""
    entries: tuple[Entry, ...] = entries_in(view, parse_view(named), vendor=vendor)
    return track_target(target_of(view, period, vendor=vendor), entries, as_of=date.fromisoformat(as_of))
