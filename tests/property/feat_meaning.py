"""What a feat that was found says of a small world, worked out from what it is and not from what proves it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from crossfoot.model import Interval, Period
from crossfoot.model.interval import at_least, below, more_than
from crossfoot.track import Best, Feat, Figure, Mark, Move, Passing, Run
from tests.property.feat_worlds import Fact
from tests.property.feat_worlds import Figure as Place

__all__ = ["facts_of"]

_ONE = Fraction(1)


def facts_of(feat: Feat) -> list[Fact]:
    """What must hold; nothing for the market, which the small worlds leave open to vendors that nobody names."""
    return [] if feat.cell.is_market else list(_facts(feat))


def _facts(feat: Feat) -> Iterator[Fact]:
    vendor, own = feat.cell.vendor[0], _year(feat.period)
    earlier = [_year(part.period) for part in feat.parts]
    match feat.detail:
        case Run(predicate=predicate) if predicate.kind == "level":
            yield from (_level((vendor, at), predicate.wanted) for at in earlier)
        case Run(predicate=predicate) if predicate.kind == "growth":
            yield from (_more((vendor, at), (vendor, at - 1), is_more=predicate.wanted.high is None) for at in earlier)
        case Best(figure=Figure.LEVEL, is_high=is_high):
            yield from (_more((vendor, own), (vendor, at), is_more=is_high) for at in earlier)
        case Mark(mark=mark):
            yield _level((vendor, own), at_least(mark))
            yield from (_level((vendor, at), below(mark)) for at in earlier if at != own)
        case Passing(rival=rival, before=before):
            yield _more((vendor, own), (rival, own), is_more=True)
            yield _more((vendor, _year(before)), (rival, _year(before)), is_more=False)
        case Move(before=before, passed=passed, passed_by=passed_by):
            for at, is_now in ((_year(before), False), (own, True)):
                yield from (_more((vendor, at), (rival, at), is_more=is_now) for rival in passed)
                yield from (_more((vendor, at), (rival, at), is_more=not is_now) for rival in passed_by)


def _level(figure: Place, wanted: Interval) -> Fact:
    return Fact(((_ONE, figure),), wanted)


def _more(one: Place, other: Place, *, is_more: bool) -> Fact:
    high, low = (one, other) if is_more else (other, one)
    return Fact(((_ONE, high), (-_ONE, low)), more_than(0))


def _year(period: Period) -> int:
    assert period.start is not None
    return period.start.year
