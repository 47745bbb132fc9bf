"""The chance that an open goal is reached, in a sentence that says whose forecast it is.

Invariant: nothing that is proven has a chance; a chance is never told without the word "forecast".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from crossfoot.brief.desk import Desk
from crossfoot.brief.draft import Draft
from crossfoot.brief.telling import FigureKind, Sense, Sentence
from crossfoot.brief.verdicts import Rating
from crossfoot.model import Interval, Unit
from crossfoot.model.interval import exactly
from crossfoot.track.chance import chance_of

__all__ = ["chance_sentence"]

_LEAST, _MOST = Fraction(1, 100), Fraction(99, 100)


def chance_sentence(ratings: Sequence[Rating], desk: Desk) -> Iterator[Sentence]:
    """By our forecast, how likely a goal is reached that no view decides."""
    if any(rating.is_decided for rating in ratings):
        return
    chance = chance_of(ratings[0].verdict, desk.about)
    if chance is None or chance.is_proven:
        return
    draft = Draft(desk.names)
    course = ratings[0].verdict.course
    is_over = course is not None and course.is_over
    forecast, reached = draft.say(Sense.OUTLOOK, "forecast"), draft.say(Sense.MET, "reached" if is_over else "reaches")
    end = f"it {reached} that {draft.say(Sense.GOAL, 'goal')}"
    percent = chance.probability * 100
    if chance.probability < _LEAST:
        amount = draft.interval(Interval(Fraction(0), Fraction(1), False, True), FigureKind.CHANCE, Unit.PERCENT)
    elif chance.probability > _MOST:
        amount = draft.interval(Interval(Fraction(99), None, True), FigureKind.CHANCE, Unit.PERCENT)
    else:
        amount = draft.about(exactly(percent), FigureKind.CHANCE, Unit.PERCENT)
    likely = draft.say(Sense.OUTLOOK, "chance")
    for ground in chance.grounds:
        draft.cite(*ground.entries)
    yield draft.sentence(f"by our {forecast} the {likely} that {end} is {amount}.")
