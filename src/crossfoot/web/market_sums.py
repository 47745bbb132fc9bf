"""Whether the vendors of a market add up to no more than the whole, source by source, as a sum anybody can redo.

Invariant: one source's figures as printed are added, none is left out that it prints, no brand is counted beside its
company; that a sum fails is arithmetic, and which of its figures is wrong is left open.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from crossfoot.brief.market_desk import Count, MarketDesk, figure_of
from crossfoot.knowledge import load_inclusions
from crossfoot.ledger import Entry
from crossfoot.model import ALL, OTHERS, Interval, Unit
from crossfoot.model.interval import at_least, exactly
from crossfoot.model.statement import Level, Share
from crossfoot.present.sums import in_unit
from crossfoot.reconcile.cells import Unknown, canonical
from crossfoot.reconcile.identities import distinct
from crossfoot.web.market_words import growth_text, size_text

__all__ = ["Footing", "footings_of"]

_LEAST = 2
_WHOLE = exactly(100)


@dataclass(frozen=True, slots=True)
class Footing:
    """One source's vendors, added up.

    Args:
        origin: Who says the figures.
        unit: Of the figures: numbers or percentages.
        terms: The vendors and the entry with the figure of each, the largest first; the rest line last.
        whole: The entry with the whole market, or None for percentages, whose whole is 100.
    """

    origin: str
    unit: Unit
    terms: tuple[tuple[str, Entry], ...]
    whole: Entry | None

    @property
    def vendors(self) -> tuple[str, ...]:
        """Whose figures are added, all others aside."""
        return tuple(vendor for vendor, _ in self.terms if vendor != OTHERS)

    @property
    def is_of_one_page(self) -> bool:
        """Whether all figures stand on one page, so that none was restated between them."""
        return len({entry.page.id for entry in self.entries}) == 1

    @property
    def total(self) -> Interval:
        """The sum."""
        found = exactly(0)
        for _, entry in self.terms:
            found += figure_of(entry)
        return found

    @property
    def market(self) -> Interval:
        """The whole."""
        return _WHOLE if self.whole is None else figure_of(self.whole)

    @property
    def left(self) -> Interval:
        """What is left for those who are not named: the whole less the sum, which cannot be negative."""
        return (self.market - self.total).intersect(at_least(0))

    @property
    def is_whole(self) -> bool:
        """Whether a line for all others is among the terms, so that nothing should be left."""
        return any(vendor == OTHERS for vendor, _ in self.terms)

    @property
    def excess(self) -> Fraction | None:
        """By how much the sum is too large at least, or too small with a line for all others; None where it fits."""
        apart = self.market - self.total
        if apart.high is not None and apart.high < 0:
            return -apart.high
        if self.is_whole and apart.low is not None and apart.low > 0:
            return apart.low
        return None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All that it rests on, in order."""
        return (*(entry for _, entry in self.terms), *([] if self.whole is None else [self.whole]))

    @property
    def told(self) -> str:
        """What comes of it: what is left, or by how much it fails."""
        if self.excess is None:
            return "nothing: it adds up" if self.is_whole else self.words(self.left) or "an unknown rest"
        over = self.market.high is not None and self.total.low is not None and self.total.low > self.market.high
        gap = in_unit(self.excess, self.unit)
        return f"{gap} too {'much' if over else 'little'}"

    def words(self, found: Interval) -> str:
        """Numbers of its unit in words."""
        return size_text(found) if self.unit is Unit.COUNT else growth_text(found)


def footings_of(market: MarketDesk) -> Iterator[Footing]:
    """The sums of each source that names at least two vendors: of sizes where it prints the whole, and of shares."""
    for count in market.counts:
        said = [entry for entry in market.of_the_time if _is_said(entry, count)]
        for unit in (Unit.COUNT, Unit.PERCENT):
            found = [_footing(count.origin, unit, page) for page in (*_by_page(said), said)]
            whole = [one for one in found if len(one.vendors) >= _LEAST and (one.whole or unit is Unit.PERCENT)]
            # Figures of one page belong together; those of several may be of different releases.
            chosen = max(whole[:-1] or whole, key=lambda one: len(one.terms), default=None)
            yield from () if chosen is None else (chosen,)


def _by_page(entries: Iterable[Entry]) -> list[list[Entry]]:
    """What each page says, the latest page first."""
    pages: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in sorted(entries, key=lambda e: e.page.published_at or date.min, reverse=True):
        pages[entry.page.id].append(entry)
    return list(pages.values())


def _footing(origin: str, unit: Unit, entries: Iterable[Entry]) -> Footing:
    printed = {entry.claim.cell.vendor[0]: entry for entry in entries if _is_in(entry, unit)}
    whole, rest = printed.pop(ALL, None), printed.pop(OTHERS, None)
    unknowns = (Unknown(canonical(entry.claim.cell)) for entry in printed.values())
    apart = [found.cell.vendor[0] for found in distinct(unknowns, load_inclusions())]
    terms = sorted(((vendor, printed[vendor]) for vendor in apart), key=lambda term: -(figure_of(term[1]).low or 0))
    return Footing(origin, unit, (*terms, *([] if rest is None else [(OTHERS, rest)])), whole)


def _is_said(entry: Entry, count: Count) -> bool:
    """Whether a source says it of the market in its usual measure."""
    cell, first = canonical(entry.claim.cell), next(iter(count.standings), None)
    measure = cell.measure if first is None else first.measure
    is_its_own = (cell.measure, entry.origin) == (measure, count.origin)
    return is_its_own and (cell.incl, cell.excl) == ((), ())


def _is_in(entry: Entry, unit: Unit) -> bool:
    match entry.claim.statement:
        case Level(value=value):
            return value.unit is unit is Unit.COUNT
        case Share(value=value, whole=None):
            return value.unit is unit is Unit.PERCENT
    return False
