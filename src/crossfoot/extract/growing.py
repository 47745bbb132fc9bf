"""Which way a figure moves, and against what.

Invariant: a printed sign decides, then the frame, then the nearest word of direction; without a word a growth is on the
year before.
"""

from __future__ import annotations

from crossfoot.extract.calendar import base_of, relation_between
from crossfoot.extract.frames import Match
from crossfoot.extract.runs import run_of
from crossfoot.extract.sentence import Sentence
from crossfoot.extract.timing import When
from crossfoot.extract.tokens import Token
from crossfoot.model import Base, Grain, Period, Relation
from crossfoot.model.period import UNKNOWN

__all__ = [
    "NOUNS",
    "SIGN",
    "base_and_period",
    "is_of_moving",
    "is_of_share",
    "is_reached",
    "is_signed",
    "sign_of",
]

NOUNS = frozenset(
    ("growth", "increase", "increases", "gain", "gains", "rise", "rises", "decline", "declines", "fall", "falls",
     "drop", "drops", "decrease", "decreases")
)  # fmt: skip
_STEPS = {"quarter": Relation.QOQ, "month": Relation.MOM, "half": Relation.HOH}
_OPENING = 6
_RATES = {
    "monthly": Relation.MOM,
    "quarterly": Relation.QOQ,
    "weekly": Relation.WOW,
    "annual": Relation.YOY,
    "yearly": Relation.YOY,
}
_SPANS = {"quarter": Relation.QOQ, "month": Relation.MOM}
_BEFORE = {Grain.QUARTER: Relation.QOQ, Grain.MONTH: Relation.MOM}
SIGN = {"UP": 1, "MORE": 1, "DOWN": -1, "LESS": -1}
_RELATIONS = {"YOY": Relation.YOY, "QOQ": Relation.QOQ, "MOM": Relation.MOM, "HOH": Relation.HOH, "WOW": Relation.WOW}


def is_signed(token: Token) -> bool:
    """ "Transsion +84.9%": only what moves has a printed sign."""
    return token.number is not None and bool(token.number.sign)


def is_of_moving(sentence: Sentence, index: int) -> bool:
    """Whether a percentage without a word of its own is a growth, by the list, bracket or clause it stands in."""
    return (
        _is_what_growth_came_to(sentence.tokens, index)
        or _is_of_moving_list(sentence, index)
        or _is_of_moving_places(sentence, index)
        or _is_like_the_growth_before(sentence, index)
    )


def _is_what_growth_came_to(tokens: tuple[Token, ...], index: int) -> bool:
    """ "The growth on the year amounted to 27.5 per cent", "growth came in at 12 per cent"."""
    here = index - 1
    while here > 0 and tokens[here].value in ("to", "at", "in"):
        here -= 1
    verb = here > 0 and tokens[here].value in ("amounted", "came", "stood", "equalled", "equaled")
    head = tokens[max(0, here - 3) : here]
    return verb and any(t.cls in ("UP", "DOWN") and t.text.lower() in NOUNS for t in head)


def _is_of_moving_list(sentence: Sentence, index: int) -> bool:
    """ "Fell 29.6, 23.2 and 16.7 per cent", "rose 8 per cent in India, 6 per cent in China": each is a growth."""
    tokens = sentence.tokens
    run = run_of(tokens, index, ("PCT", "BARE"))
    first = run[0]
    while first > 2 and tokens[first - 1].value in (",", "and") and tokens[first - 2].cls == "PLACE":
        before = [i for i in range(first - 2, max(0, first - 6), -1) if tokens[i].cls == "PCT"]
        if not before:
            break
        first = before[0]
    listed = len(run) > 1 or first != index
    here = first - 1
    while here > 0 and tokens[here].value in ("by", "of", "rate", "rates", "at", "("):
        here -= 1
    return listed and here >= 0 and tokens[here].cls in ("UP", "DOWN")


def _is_of_moving_places(sentence: Sentence, index: int) -> bool:
    """ "Growth was strong in CEE (56.4 %)", "increases in the USA (15.1 %) and Japan (7 %)": each is a growth."""
    tokens = sentence.tokens
    if index < 2 or tokens[index - 1].text != "(" or tokens[index - 2].cls != "PLACE":
        return False
    first = max((i for i in range(index) if tokens[i].text in (";", ".") or tokens[i].cls == "SHARE"), default=-1)
    words = [t for t in tokens[first + 1 : index] if t.cls in SIGN]
    return bool(words) and words[-1].text.lower() in NOUNS


def is_reached(tokens: tuple[Token, ...], index: int) -> bool:
    """ "Its share fell from 31 % to 29 % YoY", "to 31 %, up from 26 %": where a share has come to, no growth."""
    if is_signed(tokens[index]):
        return False
    behind = [t for t in tokens[index + 1 : index + 5] if t.text != ","]
    left = len(behind) > 2 and behind[0].cls in ("UP", "DOWN") and behind[1].value == "from" and behind[2].cls == "PCT"
    before = tokens[max(0, index - 3) : index]
    arrived = [t.cls for t in before] == ["W", "PCT", "W"] and (before[0].value, before[-1].value) == ("from", "to")
    return left or arrived


def is_of_share(tokens: tuple[Token, ...], index: int) -> bool:
    """ "A 2.2 per cent drop in market share", "its share declining by 1.6 per cent": of points or of itself, unsaid."""
    behind = tokens[index + 1 : index + 5]
    turn = next((i for i, t in enumerate(behind[:3]) if t.cls in ("UP", "DOWN")), None)
    if turn is not None and [t.value for t in behind[turn + 1 : turn + 2]] == ["in"]:
        return any(t.cls == "SHARE" for t in tokens[index + turn + 3 : index + turn + 6])
    if index < 2 or tokens[index - 1].value != "by":
        return False
    here = index - 2
    while here > 0 and (tokens[here].cls in ("UP", "DOWN") or tokens[here].text.lower().endswith("ly")):
        here -= 1
    return here < index - 2 and tokens[here].cls == "SHARE" and tokens[here].text.lower() != "shares"


def _is_like_the_growth_before(sentence: Sentence, index: int) -> bool:
    """ "Lenovo had 53% annual growth and Huawei came in with 44.5%": of what the figure before it was."""
    tokens = sentence.tokens
    if tokens[index].cls != "PCT" or any(t.cls in ("SHARE", "MARKET") for t in tokens):
        return False
    named = any(t.cls == "VENDOR" for t in tokens[max(0, index - 5) : index])
    before = next((i for i in range(index - 1, -1, -1) if tokens[i].cls == "PCT"), None)
    if before is None or not named or tokens[index - 1].value not in ("with", "at", "on", "by"):
        return False
    return any(t.text.lower() in NOUNS for t in tokens[before + 1 : before + 4])


def sign_of(sentence: Sentence, match: Match) -> int:
    """The direction: printed, by the frame's word, or by the nearest word of direction in front."""
    tokens, token = sentence.tokens, sentence.tokens[match.anchor]
    number = token.number
    if number is not None and number.sign:
        return number.sign
    fixed = match.frame.slot("sign")
    if fixed and fixed.lstrip("-").isdigit():
        return int(fixed)
    captured = match.index("d")
    if captured is not None and tokens[captured].cls in SIGN:
        return SIGN[tokens[captured].cls]
    behind = tokens[match.anchor + 1] if match.anchor + 1 < len(tokens) else None
    if behind is not None and behind.cls in _RELATIONS and behind.text.lower().startswith(("below", "under")):
        return -1
    near = [t for t in tokens[max(0, match.first) : match.last + 1] if t.cls in SIGN or t.value in ("plus", "minus")]
    near = near or [t for t in tokens[max(0, match.anchor - 6) : match.anchor] if t.cls in SIGN]
    if not near and _is_of_moving_places(sentence, match.anchor):
        near = [t for t in tokens[: match.anchor] if t.cls in SIGN]
    if not near:
        return 1
    return -1 if near[-1].value == "minus" or SIGN.get(near[-1].cls, 1) < 0 else 1


def base_and_period(sentence: Sentence, index: int, period: Period) -> tuple[Base, Period]:
    """What a growth is measured against: a cue near by, a base period, else the year before."""
    tokens = sentence.tokens
    told = _told_base(sentence, index, period)
    if told is not None:
        return told, period
    near = sentence.period(index, base=True)
    cued = _cued(tokens, index, near, period)
    if cued is not None:
        return Base(cued, base_of(cued, period)), period
    if (
        near is not None
        and near.index > index - 8
        and sentence.tokens[near.index].cls == "PERIOD"
        and _is_one_year_on(near.period, period)
    ):
        later = near.period.shift_years(1)
        return Base(Relation.YOY, near.period), later
    if near is not None and near.index > index - 8:
        time = tokens[near.index].time
        if time is not None and time.expr.relation == "ago" and time.expr.unit == "year" and not time.expr.index:
            return Base(Relation.YOY, base_of(Relation.YOY, period)), period
        if near.period == period and period.grain in _BEFORE:  # "in Q3, a rise on last quarter", told in Q4
            return Base(_BEFORE[period.grain], base_of(_BEFORE[period.grain], period)), period
        if period is not UNKNOWN and period.start is not None:
            return _measured_against(near.period, period), period
    for token in _up_to_number(tokens[index + 1 : index + 7]):
        expr = None if token.time is None else token.time.expr
        if expr is not None and expr.relation == "previous" and expr.unit in _STEPS:  # of a time not known yet
            return Base(_STEPS[expr.unit], base_of(_STEPS[expr.unit], period)), period
    return Base(Relation.YOY, base_of(Relation.YOY, period)), period


def _cued(tokens: tuple[Token, ...], index: int, near: When | None, period: Period) -> Relation | None:
    """The relation a word near by names: "year on year", "sequentially"."""
    stated = near is not None and index < near.index <= index + 6 and tokens[near.index].cls in ("PERIOD", "BASE")
    run = run_of(tokens, index, ("PCT",))
    if len(run) > 1 and index != run[0] and not stated:  # "an 8 % and 20.3 % rise": one base for the list
        index = run[0]
    before = () if stated else _up_to_number(tokens[max(0, index - 6) : index][::-1])
    around = (*_up_to_number(tokens[index + 1 : index + 6]), *before)
    opening = tokens[:_OPENING] if near is None and tokens[0].value == "in" else ()  # "In terms of monthly growth, …"
    relation = next((_RELATIONS[t.cls] for t in (*around, *opening) if t.cls in _RELATIONS), None)
    return Relation.MOM if relation is Relation.QOQ and period.grain is Grain.MONTH else relation


def _told_base(sentence: Sentence, index: int, period: Period) -> Base | None:
    """What the words right around the growth say it starts from: a figure with its own time, or a rate's step."""
    counted = _figure_compared(sentence, index)
    if counted is not None and counted.period not in (period, UNKNOWN):
        return _measured_against(counted.period, period)
    left = _left_behind(sentence, index)
    if left is not None and left not in (period, UNKNOWN):
        return _measured_against(left, period)
    step = _step_of_rate(sentence.tokens, index) or _step_of_span(sentence.tokens, index)
    return None if step is None else Base(step, base_of(step, period))


def _step_of_span(tokens: tuple[Token, ...], index: int) -> Relation | None:
    """ "A 4.1 per cent increase for the quarter", "up 3 per cent in the month": over that very span."""
    here = index + 1
    while here < len(tokens) and (
        tokens[here].cls in ("UP", "DOWN", "PRODUCT", "MEASURE") or tokens[here].value == "in"
    ):
        here += 1
    span = [t.text.lower() for t in tokens[here : here + 3]]
    return _SPANS.get(span[2]) if span[:2] in (["for", "the"], ["over", "the"]) and len(span) > 2 else None


def _left_behind(sentence: Sentence, index: int) -> Period | None:
    """ "From 1.1 billion in May to 1.2 billion in June, a growth rate of 0.8 per cent": the time it started from."""
    tokens = sentence.tokens
    spelled = [t.value for t in tokens[index + 1 : index + 3]] == [",", "from"]
    if spelled and index + 3 < len(tokens) and tokens[index + 3].cls == "COUNT":  # "by 40 %, from 41,756 in October to"
        when = sentence.period(index + 3)
        return when.period if when is not None and when.index > index else None
    if not any(t.value in ("rate", "rates") for t in tokens[max(0, index - 3) : index]):
        return None
    counts = [i for i in range(1, index) if tokens[i].cls == "COUNT"][-2:]
    if len(counts) < 2 or [tokens[i - 1].value for i in counts] != ["from", "to"]:
        return None
    when = sentence.period(counts[0])
    return when.period if when is not None and counts[0] < when.index < counts[1] else None


def _step_of_rate(tokens: tuple[Token, ...], index: int) -> Relation | None:
    """ "A monthly growth rate of 0.05 per cent", "a quarterly rise of 3 per cent": what the rate is counted by."""
    for here in range(index - 1, max(0, index - 6), -1):
        word = tokens[here - 1].text.lower()
        if tokens[here].cls in ("UP", "DOWN") and word in _RATES:
            return _RATES[word]
        if tokens[here].number is not None or tokens[here].text in (",", ";"):
            return None
    return None


def _figure_compared(sentence: Sentence, index: int) -> When | None:
    """ "143 per cent over the 32,165 units sold in May": the time of the figure that the growth starts from."""
    tokens = sentence.tokens
    here = next((i for i in range(index + 1, min(len(tokens) - 1, index + 4)) if _compares(tokens[i])), None)
    if here is None or any(t.number is not None or t.text in (",", ";") for t in tokens[index + 1 : here]):
        return None
    here += 1
    end = min(len(tokens), here + 6)
    while (
        here < end and tokens[here].number is None and tokens[here].time is None and tokens[here].text not in (",", ";")
    ):
        here += 1
    if here >= end or tokens[here].cls not in ("COUNT", "BARE"):
        return None
    when = sentence.period(here)
    return when if when is not None and when.index > here else None


def _compares(token: Token) -> bool:
    return token.value in ("over", "from", "than", "on") or token.cls == "COMPARED"


def _measured_against(base: Period, period: Period) -> Base:
    year_before = base_of(Relation.YOY, period)
    of_last_year = base.contains(period) and period != base  # "than last year", told in January of the quarter before
    if base.grain is Grain.YEAR and (
        base.contains(year_before) or of_last_year
    ):  # "27 per cent below last year's figure"
        return Base(Relation.YOY, year_before)
    return Base(relation_between(period, base), base)


def _up_to_number(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens before the next figure."""
    stop = next((i for i, t in enumerate(tokens) if t.cls in ("COUNT", "PCT", "PP", "FRACTION")), len(tokens))
    return tokens[:stop]


def _is_one_year_on(base: Period, period: Period) -> bool:
    """ "33 per cent up on the first half of 2014" in a text about 2015: the half of 2015."""
    if period.start is None or base.start is None or base.grain is period.grain or not base.has_whole_months:
        return False
    return period.contains(base.shift_years(1))
