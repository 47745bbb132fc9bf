"""What of a ledger a draft is held against: figures of the same series, in the years it speaks of, voice by voice.

Invariant: leaving entries out only widens what is possible, so nothing is called impossible or proven for want of the
others. What it costs depends on the draft, not on the size of the ledger.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from crossfoot.extract import Reading
from crossfoot.ledger import Entry, View
from crossfoot.model import ALL, Cell, Claim, Inclusions
from crossfoot.model.period import UNKNOWN
from crossfoot.model.statement import Change, Growth
from crossfoot.reconcile import PlainEntry

__all__ = ["by_voice", "entries_ever", "entries_near", "names_of"]


def entries_near(
    view: View, reading: Reading, inclusions: Inclusions, only: frozenset[str] | None = None
) -> tuple[Entry, ...]:
    """The entries of a view that speak of what a draft speaks of; none of the draft's own page.

    Args:
        view: The ledger as of a day.
        reading: The draft.
        inclusions: Which models are whose: a draft that gives a figure of one is held against those of the others.
        only: Ids of the only entries that may count; None for all.
    """
    series = {found for claim in reading.claims for found in _series(claim.cell)}
    series |= {found for cell in series for found in _models_beside(cell, inclusions)}
    years = {year for claim in reading.claims for year in _years(claim)}
    own = reading.document.provenance.sha256
    found: dict[str, Entry] = {}
    for cell in sorted(series, key=repr):
        for entry in view.entries(series=cell):
            is_asked = only is None or entry.id in only
            if is_asked and entry.page.sha256 != own and not years.isdisjoint(_years(entry.claim)):
                found[entry.id] = entry
    return tuple(found.values())


def entries_ever(view: View, reading: Reading, claim: Claim, only: frozenset[str] | None = None) -> tuple[Entry, ...]:
    """The entries of a view on the figure of one claim and its market at any time; none of the draft's own page.

    Args:
        view: The ledger as of a day.
        reading: The draft.
        claim: The claim.
        only: Ids of the only entries that may count; None for all.
    """
    own = reading.document.provenance.sha256
    told = (entry for cell in sorted(_series(claim.cell), key=repr) for entry in view.entries(series=cell))
    return tuple(entry for entry in told if entry.page.sha256 != own and (only is None or entry.id in only))


def by_voice(entries: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    """Entries by whose word they are, voices in alphabetical order."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.origin, []).append(entry)
    return {voice: tuple(found[voice]) for voice in sorted(found)}


def names_of(entries: Iterable[Entry], page: Iterable[PlainEntry]) -> dict[str, str]:
    """What voices are called, by origin: as entries name them, or the draft where the ledger has nothing of theirs."""
    found = {entry.origin: entry.claim.sources[-1].who for entry in page if entry.claim.sources}
    for entry in entries:
        far = entry.claim.sources[-1].who if entry.claim.sources else entry.page.outlet
        if far:
            found[entry.origin] = far
    return found


def _series(cell: Cell) -> Iterator[Cell]:
    """The address at no time, and its market's."""
    if cell.measure is None:
        return
    bare = replace(cell.canonical.at(UNKNOWN), per=None)
    yield bare
    if bare.vendor != (ALL,):
        yield replace(bare, vendor=(ALL,), model=None, segment=None, incl=(), excl=())


def _models_beside(cell: Cell, inclusions: Inclusions) -> Iterator[Cell]:
    """The maker of a model, and its other models, at no time."""
    if cell.model is not None and len(cell.vendor) == 1:
        yield from (replace(cell, model=model) for model in (None, *inclusions.models_of(cell.vendor[0])))


def _years(claim: Claim) -> Iterator[int]:
    """The years a claim speaks of."""
    periods = [claim.cell.period]
    if isinstance(claim.statement, Growth | Change):
        periods.append(claim.statement.base.period)
    for period in periods:
        first, last = period.start, period.last
        if last is not None:
            yield from range((first or last).year, last.year + 1)
