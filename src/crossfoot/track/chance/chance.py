"""From a verdict and what is known beside it to the chance that the goal is reached.

Invariant: a pure function of its arguments. Proof comes first: a proven verdict has chance 1 or 0, whatever a forecast
says; else the forecast is held to what the proven low end leaves. A higher goal never has a better chance.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from crossfoot.model import Interval
from crossfoot.model.statement import Level
from crossfoot.reconcile import Entry
from crossfoot.reconcile.estimate import Band
from crossfoot.track.aim import is_cap, number_of
from crossfoot.track.chance.constants import Constants, load_constants
from crossfoot.track.chance.figures import figures_of
from crossfoot.track.chance.forecast import Forecast, GoalSet, forecast
from crossfoot.track.chance.grounds import grounds_of, unknown_of
from crossfoot.track.chance.value import LEVELS, Chance
from crossfoot.track.verdict import State, Verdict

__all__ = ["chance_of", "goal_set"]


def chance_of(verdict: Verdict, entries: Iterable[Entry], *, constants: Constants | None = None) -> Chance | None:
    """How likely a goal is reached.

    Args:
        verdict: How it stands by the claims of a view.
        entries: All that is known of the vendor on that day, by everybody: a forecast may join figures of several
            sources, a proof never does.
        constants: What is taken for granted; None is what ships with the package.

    Returns:
        The chance; None for a rate, a growth or a share, and where the goal is not ratable.
    """
    if verdict.state in (State.MET, State.MISSED):
        return Chance(Fraction(verdict.state is State.MET), None, (), (), ())
    target, aim = verdict.target, verdict.aim
    is_total = isinstance(verdict.revision.statement, Level) and not target.is_rate
    if aim is None or is_cap(aim) or verdict.whole is None or not is_total:
        return None
    known = constants or load_constants()
    set_aside = frozenset(verdict.given_up)
    figures = figures_of(target, (entry for entry in entries if entry.id not in set_aside), as_of=verdict.as_of)
    goal = goal_set(verdict)
    found = forecast(target.period, figures, goal, rhythm=known.rhythm_of(target.cell.product), constants=known)
    proven = verdict.whole.interval
    floor = proven.low or Fraction(0)
    return Chance(
        probability=found.chance_of(goal.number, floor=floor),
        likely=_inside(found.number_at(Fraction(1, 2), floor=floor), proven),
        bands=tuple(_band(level, found, proven) for level in LEVELS),
        grounds=grounds_of(verdict, figures),
        unknown=unknown_of(verdict, figures),
    )


def goal_set(verdict: Verdict) -> GoalSet:
    """A goal as evidence of its own figure.

    Where no wording stood before, it is taken to be set when its time began, or earlier: a page that tells of it later
    seldom says since when it stands.

    Args:
        verdict: How the goal stands; it has an aim.
    """
    target, wording, aim = verdict.target, verdict.revision, verdict.aim
    start, end = target.period.start, target.period.end
    assert start is not None and end is not None and aim is not None  # noqa: S101, PT018  a goal that can be rated
    is_revised = bool(wording.number) or wording in target.revisions[1:]
    set_on = wording.said_on or start
    if not is_revised:
        set_on = min(set_on, start)
    return GoalSet(number_of(aim), (end - set_on).days)


def _band(level: int, found: Forecast, proven: Interval) -> Band:
    ends = (Fraction(100 + way * level, 200) for way in (-1, 1))
    low, high = (_inside(found.number_at(end, floor=proven.low or Fraction(0)), proven) for end in ends)
    return Band(level, low, high)


def _inside(value: Fraction, proven: Interval) -> Fraction:
    """The nearest number that is not ruled out."""
    if proven.low is not None and value < proven.low:
        return proven.low
    return proven.high if proven.high is not None and value > proven.high else value
