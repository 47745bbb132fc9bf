"""All that is new between two states of what is known.

Invariant: a pure function of the change; its order depends on nothing else. Only vendors that the change touches are
looked at, and of their figures only those near the claims that came.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crossfoot.model import Inclusions
from crossfoot.track.news.chances import chance_news
from crossfoot.track.news.change import Change
from crossfoot.track.news.claims import claim_news
from crossfoot.track.news.disputes import conflict_news, difference_news
from crossfoot.track.news.feats import FEATS, feat_news
from crossfoot.track.news.figures import figure_news
from crossfoot.track.news.goals import goal_news, goals_of
from crossfoot.track.news.places import place_news
from crossfoot.track.news.value import Kind, Naming, News

__all__ = ["Wanted", "news_between"]

_ABOUT_GOALS = frozenset({Kind.VERDICT, Kind.MONTH, Kind.RAISED, Kind.CUT, Kind.TARGET})
_FEATS = frozenset(FEATS.values())
_DIFFERENCES = frozenset({Kind.RESTATEMENT, Kind.DIVERGENCE})


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which news is looked for; what is not wanted costs nothing.

    Args:
        kinds: Of which kinds.
        vendors: About whom; None for everybody.
        places: Where; None for anywhere, news without a place included.
    """

    kinds: frozenset[Kind] = frozenset(Kind)
    vendors: frozenset[str] | None = None
    places: frozenset[str] | None = None

    def is_of(self, vendor: str) -> bool:
        """Whether a vendor is asked about."""
        return self.vendors is None or vendor in self.vendors

    def has(self, news: News) -> bool:
        """Whether a piece of news is asked for."""
        is_there = self.places is None or news.where in self.places
        return news.kind in self.kinds and is_there and any(self.is_of(vendor) for vendor in news.vendors)


def news_between(
    change: Change, *, names: Naming, inclusions: Inclusions, wanted: Wanted | None = None
) -> tuple[News, ...]:
    """What is new, by day, kind and vendor.

    Args:
        change: What changed.
        names: What everybody is called.
        inclusions: Which brands and places are counted in which others.
        wanted: Which news is looked for; None for all.
    """
    asked = wanted or Wanted()
    found: dict[str, News] = {}
    for vendor in filter(asked.is_of, change.vendors):
        found.update((news.key, news) for news in _about(change, vendor, asked, names, inclusions))
    if Kind.CONFLICT in asked.kinds:
        found.update((news.key, news) for news in conflict_news(change, names, inclusions))
    return tuple(sorted(filter(asked.has, found.values()), key=lambda news: news.order))


def _about(change: Change, vendor: str, asked: Wanted, names: Naming, inclusions: Inclusions) -> Iterator[News]:
    kinds = asked.kinds
    if Kind.CLAIMS in kinds:
        yield from claim_news(change, vendor, names)
    if kinds & {*_ABOUT_GOALS, Kind.CHANCE}:
        goals = goals_of(change, vendor)
        yield from goal_news(change, goals, names)
        yield from chance_news(change, goals, names) if Kind.CHANCE in kinds else ()
    if kinds & _FEATS:
        yield from feat_news(change, vendor, names, inclusions, places=asked.places)
    if kinds & _DIFFERENCES:
        yield from difference_news(change, vendor, names, inclusions)
    if Kind.FOOTPRINT in kinds:
        yield from place_news(change, vendor, names, inclusions)
    if Kind.BOUND in kinds:
        yield from figure_news(change, vendor, names, inclusions)
