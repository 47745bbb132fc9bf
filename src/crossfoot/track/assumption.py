"""Whether keeping one goal would reach another.

Invariant: what is assumed is named and never enters a verdict; the claims of the view stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from crossfoot.model import Claim, Form, Interval, Quantity
from crossfoot.model.statement import Level
from crossfoot.reconcile import Bound, Entry, PlainEntry, PlainPage
from crossfoot.reconcile.grade import Grade, grade_of
from crossfoot.track.aim import is_cap, number_of
from crossfoot.track.evidence import evidence_for, plain
from crossfoot.track.target import Target

__all__ = ["Implication", "implication_of"]

_ASSUMED = "assumed:"


@dataclass(frozen=True, slots=True)
class Implication:
    """What a goal's figure would be if others were kept.

    Args:
        target: The goal.
        assumed: The goals taken for kept.
        aim: The numbers that reach the goal.
        bound: What would then be proven for its period.
    """

    target: Target
    assumed: tuple[Target, ...]
    aim: Interval
    bound: Bound

    @property
    def is_implied(self) -> bool:
        """Whether the goal would then be reached for certain."""
        return grade_of(self.bound.interval, self.aim) is Grade.PROVEN

    @property
    def gap(self) -> Fraction | None:
        """How far what would be proven falls short of the goal; None where it is implied."""
        low = self.bound.interval.low
        return None if self.is_implied or low is None else number_of(self.aim) - low


def implication_of(
    target: Target, entries: Iterable[Entry], *, assumed: tuple[Target, ...], aim: Interval | None = None
) -> Implication | None:
    """What would follow for a goal if other goals were kept; None where a goal is no amount with a floor.

    Args:
        target: The goal.
        entries: The entries of a view.
        assumed: Goals taken for kept, each in the wording that stands.
        aim: The numbers that reach the goal; None as worded.
    """
    wanted = aim or target.current.aim
    kept = tuple(entry for other in assumed for entry in _kept(other))
    is_amount = isinstance(target.current.statement, Level) and not target.is_rate
    if wanted is None or is_cap(wanted) or len(kept) < len(assumed) or not is_amount:
        return None
    cell = plain(target.cell)
    evidence = evidence_for(target, (*entries, *kept), questions=(cell,))
    return Implication(target, assumed, wanted, evidence.table.bounds(cell))


def _kept(target: Target) -> Iterable[PlainEntry]:
    """A goal as a claim of its vendor that it was reached."""
    statement, aim = target.current.statement, target.current.aim
    if not isinstance(statement, Level) or aim is None or is_cap(aim):
        return
    entry = target.current.entries[0]
    quantity = Quantity(aim, statement.value.unit, Form.MORE if aim.low_open else Form.AT_LEAST)
    reached = replace(statement, cell=target.cell, value=quantity)
    claim = Claim(f"{_ASSUMED}{entry}", reached, None)
    yield PlainEntry(claim.id, claim, target.vendor, PlainPage(claim.id))
