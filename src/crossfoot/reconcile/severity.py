"""How bad a conflict is: the least factor by which its intervals must widen about their middles to meet.

Invariant: rounded up, so that a conflict is never called milder than it is by more than one part in a thousand; at 1
roundings touch, up to 2 it is a rounding or a loose phrase, above that it is arithmetic. Two figures of equal precision
for one thing, two units apart (44.1 and 44.3 %), are at 2.
"""

from __future__ import annotations

from fractions import Fraction

from crossfoot.reconcile.scene import Scene

__all__ = ["HARD", "TOUCHING", "severity_of"]

TOUCHING = Fraction(1)
HARD = Fraction(2)

_STEPS = 11
_WORST = Fraction(10**9)


def severity_of(scene: Scene) -> Fraction:
    """The factor; 1e9 where no widening helps, as with an order that contradicts another order."""
    if scene.can_hold(TOUCHING):
        return TOUCHING
    low, high = TOUCHING, Fraction(2)
    while not scene.can_hold(high):
        low, high = high, high * 4
        if high > _WORST:
            return _WORST
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (low, middle) if scene.can_hold(middle) else (middle, high)
    return high
