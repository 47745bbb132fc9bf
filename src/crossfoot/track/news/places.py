"""Places that a vendor has come to, is coming to, or has left, since.

Invariant: a place is told of only where its state changed, or a contradiction came up.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.model import Inclusions
from crossfoot.track.footprint import Footing, Footprint, footing_words, footprint_of
from crossfoot.track.news.change import Change
from crossfoot.track.news.value import Ground, Kind, Naming, News

__all__ = ["place_news"]


def place_news(change: Change, vendor: str, names: Naming, inclusions: Inclusions) -> Iterator[News]:
    """What is new about where a vendor sells.

    Args:
        change: What changed.
        vendor: Who.
        names: What everybody is called.
        inclusions: Which countries lie in which regions.
    """
    old = {(f.product, f.place): f for f in _footprint(change, vendor, inclusions, is_old=True).footings}
    for footing in _footprint(change, vendor, inclusions, is_old=False).footings:
        before = old.get((footing.product, footing.place))
        is_same = before is not None and before.state is footing.state
        is_contradicted = bool(footing.against) and not (before is not None and before.against)
        if is_same and not is_contradicted:
            continue
        yield _told(change, vendor, footing, before, names)


def _footprint(change: Change, vendor: str, inclusions: Inclusions, *, is_old: bool) -> Footprint:
    view, day = (change.before, change.since) if is_old else (change.after, change.until)
    return footprint_of(view.entries(vendors=(vendor,)), vendor=vendor, as_of=day, inclusions=inclusions)


def _told(change: Change, vendor: str, footing: Footing, before: Footing | None, names: Naming) -> News:
    product = f" with its {footing.product.replace('_', ' ')}s" if footing.product else ""
    words = footing_words(footing, as_of=change.until)
    steps = (*footing.decided_by, *footing.against)
    entries = tuple(step.entry.id for step in steps)
    was = "" if before is None else f" (before, {before.state.value})"
    return News(
        Kind.FOOTPRINT,
        change.day_of(entries),
        (vendor,),
        f"{names.vendor(vendor)} {names.where(footing.place)}{product}: {words}{was}.",
        entries,
        Ground.STATED,
        place=footing.place,
        before="" if before is None else before.state.value,
        after=footing.state.value,
    )
