"""Which goal an address means, in which view, and what proves how it stands there.

Invariant: an address that fits several goals is never taken for one of them.
"""

from __future__ import annotations

from crossfoot.model import ALL
from crossfoot.present.asked import read_period
from crossfoot.present.views import seen
from crossfoot.reconcile import Certificate
from crossfoot.track import Standpoint
from crossfoot.track.board import rate_each
from crossfoot.track.wording import day_name, period_name
from crossfoot.web.asked import Asked
from crossfoot.web.desk import Desk
from crossfoot.web.goal_parts import reached_of
from crossfoot.web.goals import Goal, goals_of
from crossfoot.web.page import NotHereError

__all__ = ["chosen_in", "goals_at", "proofs_of"]

_NARROWING = ("model", "segment", "per")
_PARTS = ("product", "place", "measure", *_NARROWING)


def goals_at(desk: Desk, asked: Asked, vendor: str) -> tuple[Goal, ...]:
    """The goals an address fits; where a whole one fits several, the one that is not narrowed to a part.

    Raises:
        NotHereError: It fits none.
    """
    period, goal = read_period(asked.one("period")), asked.one("goal")
    wanted = {name: asked.one(name) for name in _PARTS}
    found = tuple(
        one
        for one in goals_of(desk, vendor)
        if (period is None or one.rated.target.period == period)
        and all(value is None or getattr(one.rated.target.cell, name) == value for name, value in wanted.items())
        and (goal is None or one.rated.target.goal == goal)
    )
    if not found:
        when = "" if period is None else f" for {period_name(period)}"
        raise NotHereError(f"No such goal of '{vendor}'{when} was published by {day_name(desk.day)}.")
    whole = [one for one in found if all(wanted[n] or not getattr(one.rated.target.cell, n) for n in _NARROWING)]
    return tuple(whole) if len(whole) == 1 and period is not None else found


def chosen_in(desk: Desk, asked: Asked, goal: Goal) -> Standpoint:
    """The view of a goal that the address asks for; where it asks for none, the one that knows most.

    Raises:
        InputError: The view cannot be read, or holds nothing.
    """
    text = asked.one("view")
    if text is None:
        return goal.rated.chief
    vendor = goal.rated.target.vendor
    spec = seen(desk.view, text, vendor=vendor).spec
    known = next((one for one in goal.rated.standpoints if one.spec == spec), None)
    if known is not None:
        return known
    entries = desk.view.entries(vendors=(vendor, ALL))
    (rated,) = rate_each([goal.rated.target], desk.view, entries, as_of=desk.day, views=(spec,))
    return rated.standpoints[0]


def proofs_of(chosen: Standpoint) -> tuple[tuple[str, Certificate], ...]:
    """What proves how a goal stands, each with what it shows; else what proves how much is reached."""
    verdict = chosen.verdict
    if verdict.proofs:
        return tuple((f"Why it is {verdict.state.value.replace('_', ' ')}", proof) for proof in verdict.proofs)
    bound = reached_of(verdict)
    if bound is None:
        return ()
    ends = (("At least so much is reached", bound.low), ("At most so much is reached", bound.high))
    return tuple((title, proof) for title, proof in ends if proof is not None)
