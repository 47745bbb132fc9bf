"""A goal that is cut or raised by so many per cent, and the goal it was before: "cut by 16 per cent to 4.6 million".

Invariant: such a percentage compares two goals and is no growth of anything made or sold; it is tied to the two only
where the page leaves no doubt which they are, the smaller one being the later of a cut and the earlier of a rise.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from crossfoot.extract.draft import Draft
from crossfoot.extract.figures import REASONS
from crossfoot.extract.frames import Match
from crossfoot.extract.refusal import counts_goods, is_of_money
from crossfoot.extract.sentence import Sentence
from crossfoot.extract.sentences import split_sentences
from crossfoot.extract.slots import slots_at
from crossfoot.model import EVERYTHING, Form, Mode

__all__ = ["EARLIER", "before_and_after", "build_moved"]

EARLIER = "earlier"
"""What a move is measured against, until the goal is found that it was."""
_GOALS = {"TARGET": Mode.TARGET, "GUIDANCE": Mode.GUIDANCE}
_TIMES = ("PERIOD", "BASE", "YOY", "QOQ", "MOM", "HOH")
_REACH = 6
_TWO = 2
_ENDLESS = Fraction(10**15)


def build_moved(sentence: Sentence, match: Match) -> tuple[Draft, ...] | str:
    """By how much a goal was moved, or why a percentage says no such thing."""
    index, tokens = match.anchor, sentence.tokens
    number, who = tokens[index].number, sentence.subject(index)
    if number is None or number.quantity is None or not counts_goods(sentence, index):
        return REASONS["bare"]
    if is_of_money(sentence, index):
        return REASONS["MONEY"]
    if len(who.vendor) != 1 or who.vendor[0] in ("ALL", "OTHERS"):
        return REASONS["subject"]
    draft = slots_at(sentence, index, who, frame=match.frame.name, kind="compare")
    named = match.index("goal")
    mode = draft.mode if named is None else _GOALS.get(tokens[named].cls, draft.mode)
    on_a_time = named is None and any(t.cls in _TIMES for t in tokens[index + 1 : index + _REACH])
    if mode not in _GOALS.values() or on_a_time:  # "aims for 13,000 cars, a cut of 30 per cent on 2022"
        return REASONS["mix"]
    sign = -1 if match.frame.slot("sign") == "-1" else 1
    interval = number.quantity.interval if sign > 0 else -number.quantity.interval
    extra = (("relation", "difference"), ("other", EARLIER))
    return (replace(draft, mode=mode, value=replace(number.quantity, interval=interval), extra=extra),)


def before_and_after(move: Draft, drafts: Sequence[Draft], goals: Iterable[int]) -> tuple[int, int] | None:
    """Positions of the goal before a move and of the one after it; None where the page does not say which they are.

    Args:
        move: The percentage.
        drafts: The claims of the page.
        goals: Positions of its vendor's goals, in order.
    """
    levels = [place for place in goals if drafts[place].kind == "level" and drafts[place].value is not None]
    here = [place for place in levels if _is_beside(drafts[place], move)]
    first = min(here, default=None)
    for around in (here, [p for p in levels if first is None or p <= first or p in here], levels):
        found = _distinct(around, drafts)
        if len(found) > _TWO:
            return None
        if len(found) == _TWO:
            return _in_order(found, move, drafts)
    return None


def _is_beside(goal: Draft, move: Draft) -> bool:
    """Whether a goal stands in the sentence of a move."""
    if goal.block is not move.block:
        return False
    ends = (ends for ends in split_sentences(move.block.text) if ends[0] <= move.start < ends[1])
    start, end = next(ends, (0, len(move.block.text)))
    return start <= goal.start < end


def _distinct(places: Iterable[int], drafts: Sequence[Draft]) -> list[int]:
    """One place for each figure."""
    found: dict[object, int] = {}
    for place in places:
        found.setdefault(drafts[place].value, place)
    return list(found.values())


def _in_order(two: Sequence[int], move: Draft, drafts: Sequence[Draft]) -> tuple[int, int] | None:
    """The goal before and the one after, by which is the larger; None where they are not of one thing or overlap."""
    if _thing(drafts[two[0]]) != _thing(drafts[two[1]]) or move.value is None:
        return None
    (first, least), (second, most) = sorted((_ends(drafts[place]), place) for place in two)
    if first[1] >= second[0]:
        return None
    is_cut = move.value.interval.high is not None and move.value.interval.high <= 0
    return (most, least) if is_cut else (least, most)


def _ends(goal: Draft) -> tuple[Fraction, Fraction]:
    """Where a goal lies: one figure is meant as it stands, since nobody rounds a goal."""
    interval = EVERYTHING if goal.value is None else goal.value.interval
    low, high = interval.low or Fraction(0), interval.high
    if high is None or goal.value is None or goal.value.form not in (Form.PLAIN, Form.EXACT):
        return low, _ENDLESS if high is None else high
    return (low + high) / 2, (low + high) / 2


def _thing(draft: Draft) -> tuple[object, ...]:
    return draft.measure, draft.product, draft.place, draft.period, draft.model, draft.segment, draft.per
