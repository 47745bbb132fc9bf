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
from crossfoot.reconcile import Table, reconcile
from crossfoot.track import (
    Divergence,
    State,
    StreakFinding,
    Target,
    ViewSpec,
    divergence_of,
    entries_in,
    evidence_for,
    find_targets,
    longest_streak,
    track_target,
)
from crossfoot.track.gaps import is_told
from crossfoot.track.wording import and_list

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
    """

    vendor: str
    view: View
    as_of: date
    vocabulary: Vocabulary
    views: tuple[ViewSpec, ...] = ()

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
        """Goals that are news, each with its verdict in every view; the ones to be reached first come first."""
        targets = find_targets(self.view, vendor=self.vendor)
        news = (t for t in targets if t.period.end is not None and t.period.end >= self.as_of - _NEWS)
        return tuple((target, self._ratings(target)) for target in news)

    def table(self, target: Target, entries: tuple[Entry, ...]) -> Table:
        """The figures that bear on a goal in a view."""
        return evidence_for(target, entries).table

    def streaks(self) -> Iterator[tuple[Target, StreakFinding]]:
        """For each goal of so many a month the longest proven run of months that reached it, by the first view."""
        for target, ratings in self.rated:
            aim = target.current.aim
            if target.cell.per != "month" or aim is None:
                continue
            table = reconcile(self._in(self._specs[0]), inclusions=load_inclusions())
            predicate = Predicate("level", aim, target.period.split_months()[0].grain)
            found = longest_streak(predicate, target.cell, within=self._last_year(), table=table)
            if found is not None and found.length > 1 and ratings:
                yield target, found

    def divergences(self) -> Iterator[tuple[str, str, Divergence]]:
        """Views of one voice that do not meet about a goal's whole figure: names of the lower and the higher."""
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
                        yield first.voice, second.voice, found

    @cached_property
    def _specs(self) -> tuple[ViewSpec, ...]:
        return self.views or (_COMPANY,)

    def _in(self, spec: ViewSpec) -> tuple[Entry, ...]:
        return entries_in(self.view, spec, vendor=self.vendor)

    def _ratings(self, target: Target) -> tuple[Rating, ...]:
        """Named views all; otherwise the company's own, and trackers whose figures decide."""
        found = tuple(self._rating(target, spec) for spec in self._specs)
        if self.views:
            return found
        decided = tuple(r for r in map(lambda s: self._rating(target, s), self._trackers(target)) if _decides(r))  # noqa: C417
        own = tuple(r for r in found if not decided or _tells(r))
        return (*own, *decided)

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
        entries = self._in(spec)
        verdict = track_target(target, entries, as_of=self.as_of)
        return Rating(verdict, self._voice(spec), spec.is_mixed, entries)

    def _voice(self, spec: ViewSpec) -> str:
        """Whose figures a view holds: "its own figures", "IDC's figures", "the figures of Xiaomi and IDC together"."""
        voices, pages = spec.voices(self.vendor), spec.pages
        if not voices and not pages:
            return "the figures of all sources together"
        if voices == (self.vendor,) and not pages:
            return "its own figures"
        who = [self.names.voice(voice) for voice in voices] + [self._page(page) for page in pages]
        return f"{who[0]}'s figures" if len(who) == 1 and voices else f"the figures of {_together(who)}"

    def _page(self, page: str) -> str:
        found = next((e.page for e in self.about if e.page.id.endswith(page) or page in e.page.id), None)
        return "one page" if found is None else f"the page of {found.outlet or found.name}"

    def _last_year(self) -> Period:
        return months(self.as_of.year, self.as_of.month - _YEAR + 1, _YEAR)


def _decides(rating: Rating) -> bool:
    return rating.verdict.state in (State.MET, State.MISSED)


def _tells(rating: Rating) -> bool:
    """Whether a view has anything to say about a goal."""
    verdict = rating.verdict
    parts = any(part.state in (State.MET, State.MISSED) for part in verdict.parts)
    return parts or (verdict.aim is not None and is_told(verdict.achieved, verdict.aim))


def _together(who: list[str]) -> str:
    return and_list(who) if len(who) == 1 else f"{and_list(who)} together"
