"""Streaks, records, milestones, overtakings and changes of place that are newly proven.

Invariant: a feat is told in the view of one source, only where it is proven, and only where a claim that came is part
of its proof.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.model import ALL, Inclusions, Mode
from crossfoot.reconcile import Grade, reconcile
from crossfoot.track.feats import Feat, NamedLevel, Scope, feat_sentence, find_feats, named_levels, newsworthy
from crossfoot.track.feats import Kind as FeatKind
from crossfoot.track.news.change import Change
from crossfoot.track.news.value import Ground, Kind, Naming, News

__all__ = ["FEATS", "feat_news"]

FEATS = {
    FeatKind.STREAK: Kind.STREAK,
    FeatKind.RECORD: Kind.RECORD,
    FeatKind.MILESTONE: Kind.MILESTONE,
    FeatKind.FIRST: Kind.FIRST,
    FeatKind.OVERTAKE: Kind.OVERTAKE,
    FeatKind.PLACE: Kind.RANK,
}
_Where = tuple[str, str | None, str | None]


def feat_news(
    change: Change, vendor: str, names: Naming, inclusions: Inclusions, *, places: frozenset[str] | None = None
) -> Iterator[News]:
    """What a vendor did that is newly proven, source by source and place by place.

    Args:
        change: What changed.
        vendor: Who.
        names: What everybody is called.
        inclusions: Which brands and places are counted in which others.
        places: Only in these; None for anywhere.
    """
    moved = (e for e in change.new if {vendor, ALL} & set(e.claim.cell.vendor) and e.claim.mode is Mode.ACTUAL)
    cells = {(e.origin, e.claim.cell) for e in moved if e.claim.cell.measure is not None}
    wheres = {(source, c.place, c.product) for source, c in cells if places is None or c.place in places}
    levels = named_levels(change.after.entries(vendors=(vendor,)))
    for where in sorted(wheres, key=str):
        before, after = _feats(change, vendor, where, levels, inclusions)
        known = set(before)
        for feat in newsworthy(feat for feat in after if feat.grade is Grade.PROVEN):
            if feat not in known and not change.new_ids.isdisjoint(feat.entry_ids):
                yield _told(change, vendor, feat, where[0], names)


def _feats(
    change: Change, vendor: str, where: _Where, levels: tuple[NamedLevel, ...], inclusions: Inclusions
) -> tuple[tuple[Feat, ...], tuple[Feat, ...]]:
    """What was proven of a vendor by one source in one market, and what is; looked at again where a figure moved."""
    origin, place, product = where
    before, after = (
        tuple(e for e in view.entries(origins=(origin,)) if Scope(None, place, product).holds(e.claim.cell))
        for view in (change.before, change.after)
    )
    scope = Scope(vendor, place, product)
    old = find_feats(reconcile(before, inclusions=inclusions), levels=levels, scope=scope)
    kept = {entry.id for entry in after}
    if any(entry.id not in kept for entry in before):
        return old.feats, find_feats(reconcile(after, inclusions=inclusions), levels=levels, scope=scope).feats
    return old.feats, old.with_entries(after).feats


def _told(change: Change, vendor: str, feat: Feat, source: str, names: Naming) -> News:
    others = tuple(name for name in feat.cell.vendor if name != vendor)
    return News(
        FEATS[feat.kind],
        change.day_of(feat.entry_ids),
        (vendor, *others),
        feat_sentence(feat, names),
        feat.entry_ids,
        Ground.PROVEN,
        cell=feat.cell,
        view=source,
        after=feat.kind.value,
    )
