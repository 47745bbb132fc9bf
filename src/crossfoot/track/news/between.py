"""All that is new between two states of what is known.

Invariant: a pure function of the change; its order depends on nothing else. Only vendors that the change touches are
looked at, and of their figures only those near the claims that came.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.model import Inclusions
from crossfoot.track.news.change import Change
from crossfoot.track.news.claims import claim_news
from crossfoot.track.news.disputes import conflict_news, difference_news
from crossfoot.track.news.figures import figure_news
from crossfoot.track.news.goals import goal_news
from crossfoot.track.news.places import place_news
from crossfoot.track.news.value import Naming, News

__all__ = ["news_between"]


def news_between(
    change: Change, *, names: Naming, inclusions: Inclusions, vendor: str | None = None
) -> tuple[News, ...]:
    """What is new, by day, kind and vendor.

    Args:
        change: What changed.
        names: What everybody is called.
        inclusions: Which brands and places are counted in which others.
        vendor: Only news about this vendor; None for all.
    """
    vendors = [name for name in change.vendors if vendor in (None, name)]
    found = {news.key: news for name in vendors for news in _about(change, name, names, inclusions)}
    for news in conflict_news(change, names, inclusions):
        if vendor is None or vendor in news.vendors:
            found.setdefault(news.key, news)
    return tuple(sorted(found.values(), key=lambda news: news.order))


def _about(change: Change, vendor: str, names: Naming, inclusions: Inclusions) -> Iterator[News]:
    yield from claim_news(change, vendor, names)
    yield from goal_news(change, vendor, names)
    yield from difference_news(change, vendor, names, inclusions)
    yield from place_news(change, vendor, names, inclusions)
    yield from figure_news(change, vendor, names, inclusions)
