"""What a brief is written from: a vendor's entries as of a day, its goals, and the views that rate them.

Invariant: looks and rates, and words nothing; the same desk gives the same answers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from crossfoot.brief.names import Names, names_of
from crossfoot.brief.verdicts import Rating
from crossfoot.knowledge import Vocabulary, load_inclusions
from crossfoot.ledger import Entry, View
from crossfoot.model import ALL, Mode, Period, Role
from crossfoot.model.period import months
from crossfoot.model.predicate import Predicate
from crossfoot.model.statement import Rank
from crossfoot.reconcile import Table, reconcile
from crossfoot.track import (
    Divergence,
    Feat,
    Target,
    ViewSpec,
    divergence_of,
    entries_in,
    evidence_for,
    find_targets,
    longest_streak,
    track_target,
)

__all__ = ["Desk"]

# A goal that ended longer ago than this is history, not news.
_NEWS = timedelta(days=200)
_COMPANY = ViewSpec(("company",))
_YEAR = 12  # months in which a streak is looked for


@dataclass(frozen=True)
class Desk:
    """A vendor as of a day.

    Args:
        vendor: Slug.
        view: The ledger as of the day.
        as_of: The day.
        vocabulary: Names of vendors and places.
        views: Whose figures rate its goals; empty for the company's own and each tracker whose figures decide.
        period: Only goals for this time or a part of it; None for all that are news.
    """

    vendor: str
    view: View
    as_of: date
    vocabulary: Vocabulary
    views: tuple[ViewSpec, ...] = ()
    period: Period | None = None

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Entries that count the vendor, alone or in a group, or the market."""
        return self.view.entries(vendors=(self.vendor, ALL))

    @cached_property
    def about(self) -> tuple[Entry, ...]:
        """Entries that count the vendor."""
        return tuple(entry for entry in self.entries if self.vendor in entry.claim.cell.vendor)

    @cached_property
    def names(self) -> Names:
        """What everything is called."""
        return names_of(self.vocabulary, self.about)

    @cached_property
    def rated(self) -> tuple[tuple[Target, tuple[Rating, ...]], ...]:
        """Goals asked for, else those that are news, each with its verdict in every view; the first due come first."""
        targets = find_targets(self.view, vendor=self.vendor, period=self.period)
        if self.period is not None:
            return tuple((target, self.ratings_of(target)) for target in targets)
        news = (t for t in targets if t.period.end is not None and t.period.end >= self.as_of - _NEWS)
        return tuple((target, self.ratings_of(target)) for target in news)

    def table(self, target: Target, entries: tuple[Entry, ...]) -> Table:
        """The figures that bear on a goal in a view."""
        return evidence_for(target, entries).table

    def streaks(self) -> Iterator[tuple[Target, Feat]]:
        """For each goal of so many a month the longest proven run of months that reached it, by the first view."""
        for target, ratings in self.rated:
            aim = target.current.aim
            if target.cell.per != "month" or aim is None:
                continue
            table = reconcile(self._in(self._specs[0]), inclusions=load_inclusions())
            predicate = Predicate("level", aim, target.period.split_months()[0].grain)
            found = longest_streak(predicate, target.cell, within=self._last_year(), table=table)
            if found is not None and len(found.parts) > 1 and ratings:
                yield target, found

    def divergences(self) -> Iterator[tuple[Rating, Rating, Divergence]]:
        """Views of one voice that do not meet about a goal's whole figure: the lower and the higher."""
        for target, ratings in self.rated:
            single = [r for r in ratings if not r.is_mixed and r.verdict.whole is not None and not target.is_rate]
            for number, one in enumerate(single):
                for other in single[number + 1 :]:
                    if one.verdict.whole is None or other.verdict.whole is None:
                        continue
                    found = divergence_of(one.verdict.whole, other.verdict.whole)
                    if found is not None:
                        is_one_lower = found.lower is one.verdict.whole
                        first, second = (one, other) if is_one_lower else (other, one)
                        yield first, second, found

    @cached_property
    def _specs(self) -> tuple[ViewSpec, ...]:
        return self.views or (_COMPANY,)

    def _in(self, spec: ViewSpec) -> tuple[Entry, ...]:
        return entries_in(self.view, spec, vendor=self.vendor)

    def _of_all(self, spec: ViewSpec) -> tuple[Entry, ...]:
        parts = tuple(self.vendor if part in _COMPANY.parts else part for part in spec.parts)
        return entries_in(self.view, ViewSpec(parts), vendor=None)

    def ratings_of(self, target: Target) -> tuple[Rating, ...]:
        """Named views all; otherwise trackers whose figures decide, then the company's own where they tell anything."""
        found = tuple(self._rating(target, spec) for spec in self._specs)
        if self.views:
            return found
        decided = tuple(r for spec in self._trackers(target) if (r := self._rating(target, spec)).is_decided)
        own = tuple(rating for rating in found if not decided or rating.is_told)
        return (*(r for r in own if r.is_decided), *decided, *(r for r in own if not r.is_decided))

    def _trackers(self, target: Target) -> Iterator[ViewSpec]:
        """Trackers that give a figure of what happened in the goal's place, by name."""
        cell = target.cell
        origins = {
            entry.origin
            for entry in self.about
            if entry.claim.sources
            and entry.claim.sources[-1].role is Role.TRACKER
            and entry.claim.mode is Mode.ACTUAL
            and (entry.claim.cell.product, entry.claim.cell.place) == (cell.product, cell.place)
        }
        yield from (ViewSpec((origin,)) for origin in sorted(origins))

    def _rating(self, target: Target, spec: ViewSpec) -> Rating:
        is_ranked = isinstance(target.current.statement, Rank)  # a place is proven by the figures of all vendors
        entries = self._of_all(spec) if is_ranked else self._in(spec)
        verdict = track_target(target, entries, as_of=self.as_of)
        page = self._page(spec.pages[0]) if spec.pages else None
        return Rating(verdict, spec.voices(self.vendor), page, entries)

    def _page(self, page: str) -> str:
        found = next((e.page for e in self.about if e.page.id.endswith(page) or page in e.page.id), None)
        return page if found is None else found.outlet or found.name

    def _last_year(self) -> Period:
        return months(self.as_of.year, self.as_of.month - _YEAR + 1, _YEAR)
