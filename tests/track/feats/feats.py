"""The feats of some lines of notation, each told in one line."""

from __future__ import annotations

from crossfoot.brief.names import names_of
from crossfoot.knowledge import load_vocabulary
from crossfoot.track import Feat, Kind, Scope, deciding_sentence, feat_sentence, find_feats, named_levels
from tests.known import reconcile
from tests.reconcile.pages import entries

__all__ = ["found", "told", "told_how_settled"]

NAMES = names_of(load_vocabulary(), ())


def found(*lines: str, kind: Kind | None = None, vendor: str | None = None) -> list[Feat]:
    """The feats of one kind."""
    every = find_feats(
        reconcile(entries(*lines)), levels=named_levels(entries(*lines)), scope=Scope(vendor=vendor)
    ).feats
    return [feat for feat in every if kind in (None, feat.kind)]


def told(feat: Feat) -> str:
    """A feat in words."""
    return feat_sentence(feat, NAMES)


def told_how_settled(feat: Feat) -> str:
    """What would settle it, in words."""
    return deciding_sentence(feat)
