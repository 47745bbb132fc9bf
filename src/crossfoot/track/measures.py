"""Which measures count for a goal.

Invariant: companies say "shipped", "sold" and "delivered" for one figure, so the figures of a company and of the one it
belongs to are one family in these three measures. A tracker chooses its word with care: its figures count only under a
measure the goal itself is worded in. Production, registrations and sales to end users are other definitions and never
rate a goal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from crossfoot.knowledge import load_inclusions
from crossfoot.model import Period
from crossfoot.reconcile import Entry, PlainEntry, PlainPage

__all__ = ["FAMILY", "counted_as", "family_of", "speaks_for"]

FAMILY = ("shipments", "sales", "deliveries")


def family_of(measure: str | None) -> tuple[str, ...]:
    """The measures that one company uses for the same figure."""
    if measure is None:
        return ()
    return FAMILY if measure in FAMILY else (measure,)


def speaks_for(origin: str, vendor: str, period: Period) -> bool:
    """Whether a voice is a vendor's own: itself, or a company whose figures of that time may count it in.

    Args:
        origin: The voice.
        vendor: The vendor.
        period: The time spoken of.
    """
    return origin == vendor or origin in load_inclusions().companies(vendor, period)


def counted_as(
    entries: Iterable[Entry], *, vendor: str, measure: str, worded: tuple[str, ...]
) -> Iterator[PlainEntry | Entry]:
    """Entries as they count for a goal: the vendor's own under one measure, others' only where the goal names theirs.

    Args:
        entries: The entries of a view.
        vendor: Whose goal it is.
        measure: The measure the goal is rated in.
        worded: Measures the goal's own claims name.
    """
    for entry in entries:
        found = entry.claim.cell.measure
        is_own = speaks_for(entry.origin, vendor, entry.claim.cell.period)
        allowed = family_of(measure) if is_own else worded
        if found == measure:
            yield entry
        elif found in allowed:
            yield _under(entry, measure)


def _under(entry: Entry, measure: str) -> PlainEntry:
    statement = entry.claim.statement
    moved = replace(statement, cell=replace(statement.cell, measure=measure))
    claim = replace(entry.claim, statement=moved)
    return PlainEntry(entry.id, claim, entry.origin, PlainPage(entry.page.id, entry.page.published_at))
