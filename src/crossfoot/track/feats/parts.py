"""Things that must all hold, judged one by one and then all at once.

Invariant: what no single part rules out is refuted only where the parts together leave no figures at all.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from crossfoot.reconcile import Grade
from crossfoot.reconcile.condition import Condition
from crossfoot.reconcile.together import excluded_together
from crossfoot.track.feats.asking import Asker
from crossfoot.track.feats.feat import Feat, Ground, Part

__all__ = ["excluding", "judged"]


def judged(asker: Asker, feat: Feat) -> Feat:
    """A feat that is refuted where its parts cannot all hold though each one can.

    Args:
        asker: The table.
        feat: The feat.
    """
    if feat.grade is not Grade.POSSIBLE:
        return feat
    return replace(feat, together=excluding(asker, feat.parts))


def excluding(asker: Asker, parts: Iterable[Part]) -> Ground | None:
    """The proof that some parts cannot all hold; None where they can, or where one of them has no figures."""
    grounds = [ground for part in parts for ground in part.grounds if ground.grade is Grade.POSSIBLE]
    if len(grounds) <= 1:
        return None
    found = excluded_together(asker.table, [Condition(ground.terms, ground.wanted) for ground in grounds])
    return None if found is None else Ground(found.wanted, ((Fraction(1), found.bound),))
