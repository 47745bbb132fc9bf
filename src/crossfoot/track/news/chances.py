"""Chances of open goals that rose or fell.

Invariant: a chance is told as what it is, a forecast; where a verdict is proven there is none, and the verdict is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import floor

from crossfoot.ledger import View
from crossfoot.model import ALL
from crossfoot.track.board import RatedTarget
from crossfoot.track.chance import chance_of
from crossfoot.track.news.change import Change
from crossfoot.track.news.goals import Goals
from crossfoot.track.news.naming import goal_name
from crossfoot.track.news.value import Ground, Kind, Naming, News
from crossfoot.track.target import Voice

__all__ = ["chance_in", "chance_news", "percent"]

# From this move on a chance is news by itself; a rule of one's own may ask for any mark.
_MUCH = Fraction(1, 10)


def chance_news(
    change: Change, goals: Goals, names: Naming, *, least: Fraction = _MUCH, is_first: bool = False
) -> Iterator[News]:
    """Chances that moved.

    Args:
        change: What changed.
        goals: The goals, before and after.
        names: What everybody is called.
        least: By how much a chance must have moved, between 0 and 1.
        is_first: Whether a goal that had no chance before is told with the one it has now.
    """
    for rated, before in goals.pairs():
        if rated.target.voice is Voice.EXPECTED:
            continue
        now = chance_in(rated, change.after)
        old = None if before is None else chance_in(before, change.before)
        if now is None or (old is None and not is_first) or (old is not None and abs(now - old) < least):
            continue
        yield _told(change, rated, (old, now), names)


def chance_in(rated: RatedTarget, view: View) -> Fraction | None:
    """The chance of an open goal; None where it is decided, or no forecast is made for such goals.

    Args:
        rated: The goal.
        view: All that is known on the day.
    """
    vendor = rated.target.vendor
    found = chance_of(rated.chief.verdict, view.entries(vendors=(vendor, ALL)))
    return None if found is None or found.is_proven else found.probability


def percent(chance: Fraction) -> str:
    """A chance in whole percent: "about 34 percent", "under 1 percent"."""
    if chance < Fraction(1, 100):
        return "under 1 percent"
    return "over 99 percent" if chance > Fraction(99, 100) else f"about {floor(chance * 100 + Fraction(1, 2))} percent"


def _told(change: Change, rated: RatedTarget, chances: tuple[Fraction | None, Fraction], names: Naming) -> News:
    old, now = chances
    verdict = rated.chief.verdict
    was = "" if old is None else f", {'down' if now < old else 'up'} from {percent(old)}"
    return News(
        Kind.CHANCE,
        change.until if change.since != change.until else change.day_of(change.new_ids),
        (rated.target.vendor,),
        f"{goal_name(rated.target, rated.target.current, names)}: the chance is {percent(now)} by the forecast{was}.",
        verdict.entry_ids,
        Ground.MODEL,
        cell=rated.target.cell,
        view=rated.chief.spec.text,
        before="" if old is None else str(old),
        after=str(now),
        chance=now,
    )
