"""Feats as a user asks for them: found view by view, and for programs.

Invariant: a feat is told in the view it was found in; sources that disagree are two feats.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from crossfoot.api import feats
from crossfoot.brief.names import Names
from crossfoot.knowledge import load_vocabulary
from crossfoot.knowledge.naming import read_place, read_product
from crossfoot.ledger import View
from crossfoot.model import ALL, notation
from crossfoot.present.asked import read_vendor
from crossfoot.present.records import ends_record
from crossfoot.present.views import Seen, seen
from crossfoot.reconcile import Grade, to_json
from crossfoot.track import Feat, Kind, Scope, by_news, feat_sentence, named_levels, newsworthy

__all__ = ["FoundFeat", "Wanted", "feats_of", "feats_record", "scope_of", "views_on"]

_MARKET = "market"


@dataclass(frozen=True, slots=True)
class FoundFeat:
    """A feat and the view it was found in."""

    view: Seen
    feat: Feat


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which feats are asked for: of this kind, this grade, and periods that were not over by this day."""

    kind: Kind | None = None
    grade: Grade | None = None
    since: date | None = None

    def holds(self, feat: Feat) -> bool:
        """Whether a feat is."""
        is_late = self.since is None or (feat.period.end is not None and feat.period.end > self.since)
        return is_late and self.kind in (None, feat.kind) and self.grade in (None, feat.grade)


def scope_of(vendor: str | None, place: str | None, product: str | None, view: View) -> Scope:
    """Whose feats are asked for, as typed; `market` is the market itself."""
    vocabulary = load_vocabulary()
    return Scope(
        None if vendor is None else ALL if vendor.lower() == _MARKET else read_vendor(vendor, view),
        None if place is None else read_place(place, vocabulary),
        None if product is None else read_product(product, vocabulary),
    )


def views_on(view: View, scope: Scope, texts: tuple[str, ...]) -> tuple[Seen, ...]:
    """The views asked for; where none is, every voice that speaks of what is asked."""
    if not texts:
        entries = view.entries() if scope.vendor is None else view.entries(vendors=(scope.vendor,))
        texts = tuple(sorted({entry.origin for entry in entries if scope.holds(entry.claim.cell)}))
    return tuple(seen(view, text, vendor=scope.vendor) for text in texts)


def feats_of(view: View, views: Iterable[Seen], scope: Scope, wanted: Wanted) -> tuple[FoundFeat, ...]:
    """The feats of some views, the most newsworthy first."""
    levels = named_levels(view.entries())
    found = []
    for one in views:
        chosen = (feat for feat in feats(one.entries, levels=levels, scope=scope) if wanted.holds(feat))
        found += [FoundFeat(one, feat) for feat in newsworthy(chosen)]
    return by_news(found, feat_of=lambda told: told.feat)


def feats_record(found: Iterable[FoundFeat], as_of: date | None, names: Names) -> dict[str, Any]:
    """Feats for programs."""
    return {
        "schema": "crossfoot-feats/1",
        "as_of": None if as_of is None else as_of.isoformat(),
        "feats": [_record(told, names) for told in found],
    }


def _record(told: FoundFeat, names: Names) -> dict[str, Any]:
    feat = told.feat
    return {
        "view": told.view.spec.text,
        "mixed": told.view.spec.is_mixed,
        "kind": feat.kind.value,
        "grade": feat.grade.value,
        "cell": notation.write_cell(feat.cell),
        "words": feat_sentence(feat, names),
        "periods": [{"period": part.period.label, "grade": part.grade.value} for part in feat.parts],
        "known": [period.label for period in feat.history],
        "settled_by": [{"cell": notation.write_cell(cell), **ends_record(ends)} for cell, ends in feat.deciding],
        "entries": list(feat.entry_ids),
        "proofs": [to_json(proof) for proof in feat.proofs],
    }
