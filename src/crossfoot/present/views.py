"""The entries that the views asked for hold.

Invariant: a view that holds nothing is refused, and the sentence names those that hold something.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from crossfoot.errors import InputError
from crossfoot.ledger import Entry, View
from crossfoot.model import Cell, Mode, Period
from crossfoot.track import ViewSpec, entries_in, parse_view

__all__ = ["Seen", "seen", "speakers", "speakers_among", "views_of"]

_COMPANY = "company"
_MOST_NAMED = 12


@dataclass(frozen=True, slots=True)
class Seen:
    """One view and what it holds."""

    spec: ViewSpec
    entries: tuple[Entry, ...]

    @property
    def label(self) -> str:
        """Its name; a view of several voices is marked, since what follows from it is nobody's word."""
        return f"{self.spec.text} (mixed: inference)" if self.spec.is_mixed else self.spec.text


def seen(view: View, text: str, *, vendor: str | None = None) -> Seen:
    """A view as typed.

    Args:
        view: The ledger as of a day.
        text: As typed.
        vendor: The company that `company` stands for.

    Raises:
        InputError: It cannot be read, or holds nothing.
    """
    spec = parse_view(text)
    if vendor is not None:
        spec = ViewSpec(tuple(vendor if part == _COMPANY else part for part in spec.parts))
    entries = entries_in(view, spec, vendor=None)
    if not entries:
        day = f" as of {view.as_of}" if view.as_of else ""
        raise InputError(f"The view '{text}' is empty{day}: {_others(view, vendor)}.")
    return Seen(spec, entries)


def views_of(view: View, asked: tuple[str, ...], cell: Cell) -> tuple[Seen, ...]:
    """The views asked for; where none is, every source that speaks of a figure, each by itself.

    Args:
        view: The ledger as of a day.
        asked: The views as typed; none is every source by itself.
        cell: The figure.

    Raises:
        InputError: A view is empty, or no source speaks of the figure.
    """
    vendor = cell.vendor[0]
    texts = asked or speakers(view, cell)
    if not texts:
        raise InputError(
            f"No source speaks of {', '.join(cell.vendor)} {cell.measure} in {cell.place} for {cell.period.label}; "
            f"name a view to ask what follows from it all the same: {_others(view, vendor)}."
        )
    return tuple(seen(view, text, vendor=vendor) for text in texts)


def speakers(view: View, cell: Cell) -> tuple[str, ...]:
    """Voices with a claim, as fact, on a figure's address in a time that touches it; most claims first."""
    return speakers_among(view.entries(vendors=cell.vendor), cell)


def speakers_among(entries: Iterable[Entry], cell: Cell) -> tuple[str, ...]:
    """As `speakers`, where the entries on the vendor are at hand; those on others do no harm."""
    told = [entry for entry in entries if cell.vendor[0] in entry.claim.cell.vendor]
    counts = Counter(entry.origin for entry in told)
    speaking = {e.origin for e in told if e.claim.mode is Mode.ACTUAL and _is_near(e.claim.cell, cell)}
    return tuple(sorted(speaking, key=lambda origin: (-counts[origin], origin)))


def _is_near(one: Cell, other: Cell) -> bool:
    same = (one.vendor, one.measure, one.product, one.place) == (
        other.vendor,
        other.measure,
        other.product,
        other.place,
    )
    return same and _touch(one.period, other.period)


def _touch(one: Period, other: Period) -> bool:
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    return one.start < other.end and other.start < one.end


def _others(view: View, vendor: str | None) -> str:
    counts: dict[str, int] = {}
    for entry in view.entries(vendors=None if vendor is None else (vendor,)):
        counts[entry.origin] = counts.get(entry.origin, 0) + 1
    names = sorted(counts, key=lambda origin: (-counts[origin], origin))
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return f"there are {', '.join(names[:_MOST_NAMED])}{more}" if names else "the ledger has no entries"
