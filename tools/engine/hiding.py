"""Figures hidden on purpose: which entries go, and what they had printed.

Invariant: a case hides every entry it names and no other, whoever is asked; what was hidden is known from the entries
alone, so that nothing that is scored was ever seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from crossfoot.knowledge import load_inclusions
from crossfoot.model import OTHERS, Cell, Interval
from crossfoot.reconcile import Entry
from crossfoot.reconcile.estimate.figures import Figure, figures_of

__all__ = ["WAYS", "Case", "cases_of"]

# One printed figure; all of the page it stands on; whatever its source says of that cell; whatever anybody says of it;
# whatever anybody ever said of the vendor in that place.
WAYS = ("figure", "page", "cell", "everybody", "place")


@dataclass(frozen=True, slots=True)
class Case:
    """A printed level that is hidden.

    Args:
        way: What is hidden with it.
        source: Who printed it.
        cell: Which cell.
        printed: The middle of the figure as printed.
        hidden: Ids of the entries that are hidden.
        fold: Cases of one vendor are of one fold.
    """

    way: str
    source: str
    cell: Cell
    printed: Fraction
    hidden: frozenset[str]
    fold: int


def cases_of(entries: Iterable[Entry], *, folds: int) -> Iterator[Case]:
    """Every printed level with two ends, hidden in each way; those their source has replaced are not asked for.

    What is estimated is how much a source counts now. Where it printed another one later, the older is no answer.

    Args:
        entries: The entries of everybody.
        folds: Into how many folds vendors are dealt.
    """
    found = tuple(entries)
    pages: dict[str, set[str]] = {}
    page_of = {entry.id: entry.page.id for entry in found}
    days = {entry.id: entry.page.published_at or date.min for entry in found}
    for entry in found:
        pages.setdefault(entry.page.id, set()).add(entry.id)
    figures = figures_of(found, load_inclusions())
    vendors = sorted({figure.top.vendor for figure in figures})
    for figure in figures:
        if not figure.is_level or figure.low is None or figure.high is None or OTHERS in figure.top.vendor:
            continue
        if any(_replaces(other, figure, days) for other in figures):
            continue
        printed, fold = (figure.low + figure.high) / 2, vendors.index(figure.top.vendor) % folds
        touching = [other for other in figures if figure.top in (other.top, other.bottom)]
        own = [other for other in touching if other.source == figure.source]
        nearby = [other for other in figures if _is_nearby(other.top, figure.top)]
        page = set().union(*(pages[page_of[id_]] for id_ in figure.entries))
        sets = (figure.entries, page, _entries(own), _entries(touching), _entries(nearby))
        for way, hidden in zip(WAYS, sets, strict=True):
            yield Case(way, figure.source, figure.top, printed, frozenset(hidden), fold)


def _replaces(other: Figure, figure: Figure, days: Mapping[str, date]) -> bool:
    """Whether a source printed another level of the same cell later."""
    if not other.is_level or other.is_hedged or (other.top, other.source) != (figure.top, figure.source):
        return False
    is_apart = not Interval(other.low, other.high).meets(Interval(figure.low, figure.high))
    return is_apart and min(days[id_] for id_ in other.entries) > min(days[id_] for id_ in figure.entries)


def _is_nearby(other: Cell, cell: Cell) -> bool:
    return (other.vendor, other.place) == (cell.vendor, cell.place)


def _entries(figures: Iterable[Figure]) -> set[str]:
    return {id_ for figure in figures for id_ in figure.entries}
