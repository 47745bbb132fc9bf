"""Which feats a newspaper would print, and which first.

Invariant: nothing is added and no grade changed; of feats that tell one story (a record and the one that broke it, a
streak by quarters and the rounder mark it also passed) the most telling one is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

from crossfoot.model import Cell, Grain
from crossfoot.model.period import UNKNOWN
from crossfoot.reconcile import Grade
from crossfoot.track.feats.feat import Arrival, Best, Feat, Figure, Height, Mark, Move, Passing, Run
from crossfoot.track.feats.lines import months_between

__all__ = ["by_news", "news_value", "newsworthy"]

# What is worth how much: set by reading the lists of the starter ledger aloud, and nothing else.
_PROVEN = 40
_WORLD, _NARROW = 6, -20
_STALE_A_YEAR, _MOST_STALE = 12, 60
_RECORDS = {Figure.LEVEL: 30, Figure.SHARE: 22, Figure.GROWTH: 12}
_ARRIVALS = {Height.LEADS: 60, Height.TOP_FIVE: 40}
_FIRST_PASSING, _PASSING, _MOVE = 40, 22, 28
_MARK, _TOTAL = 18, 30
_ROUNDEST = 8
_STREAKS = {"rank": 24, "growth": 12, "level": 2}
_FALLING, _ON_PERIOD_BEFORE, _LASTING = 4, -14, 8
_LONG = 12  # more periods than that make a streak or a record no greater news
_FIRST_EVER = 8
# A milestone is news where it is known to so many months when it was passed, and what lay short of it long enough.
_VAGUE = 12
_SHORT = {Grain.MONTH: 4, Grain.QUARTER: 3, Grain.YEAR: 1}

_Counted = tuple[str | None, str | None]
T = TypeVar("T")


def newsworthy(feats: Iterable[Feat]) -> tuple[Feat, ...]:
    """The feats of one view that are stories of their own, the most newsworthy first.

    Args:
        feats: What was found, as far as it is wanted at all.
    """
    best: dict[object, Feat] = {}
    for feat in by_news(feats, feat_of=lambda feat: feat):
        key = _story(feat)
        held = best.get(key)
        if held is None or _succeeds(feat, held):
            best[key] = feat
    told = [feat for feat in best.values() if not _is_told_by(feat, best.values())]
    return by_news(told, feat_of=lambda feat: feat)


def by_news(items: Iterable[T], *, feat_of: Callable[[T], Feat]) -> tuple[T, ...]:
    """Things by the news in them, the greatest first.

    Args:
        items: The things.
        feat_of: The feat of one.
    """
    found = tuple(items)
    latest: dict[_Counted, date] = {}
    for feat in map(feat_of, found):
        latest[_kind(feat)] = max(feat.until.end or date.min, latest.get(_kind(feat), date.min))

    def order(item: T) -> tuple[int, str]:
        feat = feat_of(item)
        return -news_value(feat, latest[_kind(feat)]), repr((feat.cell, feat.detail))

    return tuple(sorted(found, key=order))


def news_value(feat: Feat, latest: date) -> int:
    """How much of a story a feat is.

    Args:
        feat: The feat.
        latest: The end of the last period that anything is told of.
    """
    value = _PROVEN if feat.grade is Grade.PROVEN else 0
    value += _WORLD if feat.cell.place == "WORLD" else 0
    value += _NARROW if (feat.cell.model, feat.cell.segment) != (None, None) else 0
    end = feat.period.end or latest
    value -= min(_MOST_STALE, _STALE_A_YEAR * (latest - end).days // 365)
    return value + _worth(feat)


def _worth(feat: Feat) -> int:
    match feat.detail:
        case Run(predicate=predicate) as run:
            is_fall = predicate.kind == "growth" and predicate.wanted.low is None
            is_short_of_year = predicate.base is not None and predicate.base.value != "yoy"
            bonus = _FALLING * is_fall + _ON_PERIOD_BEFORE * is_short_of_year + _LASTING * run.is_current
            return _STREAKS[predicate.kind] + bonus + 2 * min(len(feat.parts), _LONG)
        case Best(figure=figure, beaten_by=beaten_by):
            return _RECORDS[figure] + _FIRST_EVER * (beaten_by is None) + min(len(feat.parts), _LONG)
        case Mark(mark=mark, is_total=is_total):
            roundest = _ROUNDEST * (str(int(mark)).strip("0") == "1")
            return (_TOTAL if is_total else _MARK) + roundest - 2 * _width(feat)
        case Arrival(height=height):
            return _ARRIVALS[height]
        case Passing(is_first=is_first):
            return _FIRST_PASSING if is_first else _PASSING
        case Move(passed=passed, passed_by=passed_by, places=places):
            return _MOVE + 4 * (len(passed) + len(passed_by)) + _FIRST_EVER * (1 in places)


def _succeeds(feat: Feat, other: Feat) -> bool:
    """Whether a feat takes the place of a greater one of the same story: a later record, the higher of two marks."""
    match feat.detail, other.detail:
        case (Mark(mark=mark), Mark(mark=held)):
            return mark > held
        case (Run(), Run()):
            return False
    return (feat.period.end or date.min) > (other.period.end or date.min)


def _story(feat: Feat) -> object:
    """What feats that tell one story have in common."""
    line = _line(feat)
    match feat.detail:
        case Run(predicate=predicate):
            return line, predicate.kind, predicate.base, predicate.wanted.low is None
        case Best(figure=figure, is_high=is_high):
            return line, figure, is_high, feat.grade
        case Mark(is_total=is_total):
            return line, "mark", is_total
        case Arrival(height=height):
            return line, height
        case Passing(rival=rival):
            return _market(feat), frozenset((*feat.cell.vendor, rival)), feat.grade
        case Move():
            return line, "move", feat.period


def _is_told_by(feat: Feat, others: Iterable[Feat]) -> bool:
    """Whether a feat is vague, or said by a greater one of the same period."""
    if isinstance(feat.detail, Mark):
        vague = _width(feat) * (feat.period.month_count or 0) > _VAGUE
        return vague or (not feat.detail.is_total and len(feat.parts) <= _SHORT.get(feat.period.grain, 0))
    if isinstance(feat.detail, Best) and feat.grade is Grade.POSSIBLE:
        return any(_is_later_record(other, feat) for other in others)
    if not isinstance(feat.detail, Passing):
        return False
    beside = [other for other in others if _market(other) == _market(feat) and other.period == feat.period]
    return any(_says(other, feat.cell.vendor[0], feat.detail.rival) for other in beside)


def _is_later_record(feat: Feat, other: Feat) -> bool:
    """Whether a record is proven for the period of another of its sort or a later one."""
    match feat.detail, other.detail:
        case (Best(figure=figure, is_high=is_high), Best(figure=same, is_high=side)):
            is_alike = (figure, is_high, _line(feat)) == (same, side, _line(other))
            is_later = (feat.period.end or date.min) >= (other.period.end or date.min)
            return is_alike and is_later and feat.grade is Grade.PROVEN
    return False


def _says(feat: Feat, vendor: str, rival: str) -> bool:
    """Whether a feat says that a vendor passed another."""
    match feat.detail:
        case Move(passed=passed, passed_by=passed_by):
            if feat.cell.vendor == (vendor,):
                return rival in passed
            return feat.cell.vendor == (rival,) and vendor in passed_by
        case Arrival(height=Height.LEADS, rivals=rivals):
            return feat.cell.vendor == (vendor,) and rival in rivals
    return False


def _width(feat: Feat) -> int:
    """In how many periods beside the first a milestone may have been passed."""
    detail = feat.detail
    if not isinstance(detail, Mark) or detail.is_total:
        return 0
    length = feat.cell.period.month_count or 1
    return months_between(detail.earliest, detail.latest) // length


def _kind(feat: Feat) -> _Counted:
    return feat.cell.measure, feat.cell.product


def _line(feat: Feat) -> tuple[Cell, Grain]:
    return feat.cell.at(UNKNOWN), feat.period.grain


def _market(feat: Feat) -> tuple[object, ...]:
    cell = feat.cell
    return cell.measure, cell.product, cell.place, cell.segment, feat.period.grain
