"""How far two releases or two sources lie apart, for people: the gap beside the usual one, and where most of it lies.

Invariant: nobody is called wrong; what is said of a source follows from its own figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from crossfoot.model import Unit
from crossfoot.present.citation import Citation
from crossfoot.present.sums import in_unit
from crossfoot.present.words import amount, near
from crossfoot.reconcile import Conflict, Habit, Layer, Parting, Where

__all__ = ["apart_lines"]

_PLACES = {Where.FIGURE: "the figure itself", Where.BASE: "what it is measured against", Where.WHOLE: "the market"}


def apart_lines(conflict: Conflict, members: Mapping[str, Citation]) -> Iterator[str]:
    """What is to be said beside the sum: the size of the gap, the usual one, where it lies, and what stands.

    Args:
        conflict: A difference; within a release nothing is said.
        members: The citation of each member.
    """
    if conflict.layer is Layer.RELEASE:
        return
    if conflict.distance and conflict.equation.unit is Unit.COUNT:
        yield f"that is {_part(conflict, conflict.distance)} of the figure"
    if conflict.habit is not None:
        yield _habit(conflict, conflict.habit)
    if conflict.parting is not None:
        yield _parting(conflict.parting, members)
    if conflict.given_up and conflict.layer is Layer.SOURCE:
        old = members[conflict.given_up]
        day = "" if old.page.published_at is None else f" of {old.page.published_at}"
        yield f"the claim{day} gives way ({old.id})"


def _habit(conflict: Conflict, habit: Habit) -> str:
    most = _part(conflict, habit.most)
    if conflict.layer is Layer.SOURCE:
        whose = "what it prints again" if habit.is_own else "what sources print again"
        return f"{whose} moves by at most {most} nine times in ten ({habit.figures} figures)"
    whose = "the two" if habit.is_own else "two sources"
    return f"{whose} lie at most {most} apart nine times in ten ({habit.figures} figures)"


def _parting(parting: Parting, members: Mapping[str, Citation]) -> str:
    sides = " against ".join(f"{amount(interval)} by {_voice(members[entry])}" for entry, interval in parting.sides)
    return f"most of it lies in {_PLACES[parting.where]} ({parting.cell.period.label}): {sides}"


def _voice(cited: Citation) -> str:
    day = "" if cited.page.published_at is None else f" on {cited.page.published_at}"
    return f"{cited.voice}{day}"


def _part(conflict: Conflict, distance: Fraction) -> str:
    if conflict.equation.unit is Unit.COUNT:
        return f"{near(100 * distance)} %"
    return in_unit(distance, conflict.equation.unit)
