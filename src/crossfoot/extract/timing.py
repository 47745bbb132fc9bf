"""The periods of a sentence, each with its days and its part: a figure's own, a base, a time of saying.

Invariant: a period that is only compared with ("than in Q2", "from 1Q16") is marked as a base; one that belongs to a
single figure is bound to it and dates no other.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from crossfoot.extract.calendar import TimeContext, resolve
from crossfoot.extract.compared import is_compared, is_compared_with, is_of_goods_compared
from crossfoot.extract.discourse import PageFacts, State
from crossfoot.extract.modality import looks_ahead
from crossfoot.extract.outdone import MARKS, OUTDONE, growth_outdone, is_passed_by, measured_of, opens_aside
from crossfoot.extract.periods import TimeExpr
from crossfoot.extract.shifting import (
    before_focus,
    in_its_year,
    is_over,
    is_since_last,
    told_in_brackets,
    up_to,
    year_before,
    year_of_list,
)
from crossfoot.extract.tokens import Token
from crossfoot.knowledge import Vendor, Vocabulary
from crossfoot.model import Grain, How, Period
from crossfoot.model.period import UNKNOWN, months

__all__ = ["When", "may_lead_to_time", "times_of"]

_INDIAN_YEAR_ENDS = 3
_MOVED = ("raised", "lifted", "lowered", "cut", "reduced", "trimmed", "slashed", "revised", "increased", "doubled")
_SUPERLATIVES = (
    "best", "highest", "lowest", "worst", "largest", "biggest", "strongest", "weakest", "fastest", "slowest",
    "sharpest", "steepest", "fewest", "smallest", "most", "least",
)  # fmt: skip
_GOODS = ("UNIT", "PRODUCT", "OWN", "LINE")
_SET = ("named", "revealed", "announced", "set", "unveiled", "given", "stated", "published", "disclosed")


@dataclass(frozen=True, slots=True)
class When:
    """A period of the sentence: token index, days, how known, whether it is only compared with."""

    index: int
    period: Period
    how: How
    is_base: bool
    owner: int | None = None
    """Token of the one figure it belongs to ("from 10 per cent in Q3 2018 to …"), or None."""
    fiscal: str | None = None
    """Its name in the vendor's own year ("Apple FY2017-Q1"), or None."""


def times_of(tokens: tuple[Token, ...], state: State, facts: PageFacts, vocabulary: Vocabulary) -> tuple[When, ...]:
    """Every period of a sentence with its days, in order; days that only date the text are left out."""
    out: list[When] = []
    focus, seen, last = state.period, state.period, state.period
    ahead = looks_ahead(tokens)
    for index in range(len(tokens)):
        expr = None if _dates_no_figure(tokens, index) else _fiscal(tokens, index, state, facts, vocabulary)
        if expr is None:
            continue
        told = last if expr.role == "this_year" else seen if expr.relation == "same" else focus
        context = TimeContext(
            facts.published,
            told,
            is_future=ahead and _is_governed(tokens, index) and not is_over(tokens, index),
            year_hint=year_of_list(tokens, index) or year_before(tokens, index, focus),
        )
        period, how = _resolved(expr, context, focus)
        if period is UNKNOWN or (period.start is None and period.end is None):
            continue
        period = _in_report(period, expr, state, facts) if not context.is_future else period
        pair = _paired(tokens, index, period, how, focus) or _of_record(tokens, index, period, how)
        if pair:
            out += pair
            continue
        owner = _owner(tokens, index)
        base = _is_base(tokens, index) and owner != index - 1
        if expr.relation == "named" and expr.year is None and year_before(tokens, index, focus) is None:
            period = _next_to(period, [w for w in out if not w.is_base and w.how is How.STATED], facts)
            compared = base or _dates_a_base(tokens, index)
            period = in_its_year(period, focus, is_compared=compared, is_future=context.is_future)
        if facts.product != "mobile_subscribers":
            period = up_to(tokens, index, period, focus)
        if expr.relation == "last" and (base or owner is not None):
            period = before_focus(expr, period, focus)
        if expr.role == "bare" and not base and owner is None:  # "Realme sold 5.2 million in the same period"
            period = seen
        out.append(When(index, period, how, base, owner, _fiscal_name(tokens, index, period, state, vocabulary)))
        if not base and owner is None:
            focus = period
        seen, last = focus if base or _dates_a_base(tokens, index) else period, period
    return tuple(out)


def _is_year_of_make(tokens: tuple[Token, ...], index: int) -> bool:
    """ "The successor to its 2016 PSVR": a year that only names what was made then."""
    owned = index > 0 and tokens[index - 1].value in ("its", "his", "their")
    named = index + 1 < len(tokens) and tokens[index + 1].cls in ("OWN", "LINE", "NAME", "PRODUCT")
    built = index > 0 and tokens[index - 1].value in ("the", "new", "current") and index + 1 < len(tokens)
    following = tokens[index + 2 : index + 3] if built and tokens[index + 1].cls == "VENDOR" else tokens[index + 1 :]
    line = built and bool(following) and following[0].cls == "LINE"  # "with the 2017 Chevrolet Bolt"
    return ((owned and named) or line) and tokens[index].text.isdigit()


_HAPPENINGS = ("Day", "Week", "launch", "event", "festival")
_FIRST_SALES = ("launch", "debut", "release", "introduction", "rollout", "unveiling")
_ISSUED = ("released", "published", "issued")
_LEAVES_OUT = ("including", "excluding", "counting", "without")


def _is_left_out(tokens: tuple[Token, ...], index: int) -> bool:
    """ "Not including the tablets of last year, it was fifth": of what is left out, up to the comma."""
    opens = any(t.text.lower() in _LEAVES_OUT for t in tokens[:2])
    return opens and not any(t.text == "," for t in tokens[:index])


def _in_report(period: Period, expr: TimeExpr, state: State, facts: PageFacts) -> Period:
    """ "Shipped 23 million this quarter", in a report on the quarter that has just ended: the one reported on."""
    running = facts.published is not None and period.end is not None and period.end > facts.published
    if expr.relation != "this" or expr.unit not in ("quarter", "month") or not running:
        return period
    report = state.report
    if expr.unit == "month":  # registers publish a month or two later
        late = report.grain is Grain.MONTH and report.end is not None and period.start is not None
        return report if late and report.end is not None and report.end <= (period.start or report.end) else period
    return state.report if state.report.grain is Grain.QUARTER and state.report.end == period.start else period


def _dates_no_figure(tokens: tuple[Token, ...], index: int) -> bool:
    return (
        tokens[index].time is None
        or _is_left_out(tokens, index)
        or _is_year_of_make(tokens, index)
        or (index > 1 and tokens[index - 1].value == "in" and tokens[index - 2].text in _HAPPENINGS)
        or (index + 1 < len(tokens) and tokens[index + 1].value in _FIRST_SALES)  # "since its 2017 launch"
        or _is_day_of_text(tokens, index)
        or _is_when_said(tokens, index)
        or _is_scope(tokens, index)
    )


def _resolved(expr: TimeExpr, context: TimeContext, focus: Period) -> tuple[Period, How]:
    """The days of a time; "this quarter" in a report on the one just over is that one."""
    period, how = resolve(expr, context)
    this = expr.relation == "this" and not context.is_future and focus.month_count in (1, 3, 6)
    same = this and focus.month_count == period.month_count and focus.end == period.start
    return (focus, How.CARRIED) if same else (period, how)


def _is_base(tokens: tuple[Token, ...], index: int) -> bool:
    time = tokens[index].time
    if index > 1 and time is not None and "over" in (tokens[index - 1].value, tokens[index - 2].value):
        same = (t.time for t in tokens[: index - 1] if t.time is not None)
        if any(other.expr.unit == time.expr.unit and other.expr.role == "" for other in same):
            return True  # "23 million in the third quarter, and added five million over the second quarter"
    if is_since_last(tokens, index) or is_passed_by(tokens, index):
        return True
    points_back = tokens[index].cls == "BASE" and not _follows_number(tokens, index)
    behind = is_compared(tokens, index) or is_of_goods_compared(tokens, index)
    return (points_back and not _opens_clause(tokens, index)) or behind


def _paired(tokens: tuple[Token, ...], index: int, period: Period, how: How, focus: Period) -> list[When]:
    """ "14 and 15 million in the second and third quarters": to each figure its quarter."""
    aside = told_in_brackets(tokens, index, period, focus)
    if aside is not None:
        return [When(index, aside[0], how, is_base=False, owner=aside[1])]
    time = tokens[index].time
    pair = _listed_before(tokens, index) if time is not None and time.expr.role == "pair" else ()
    if not pair or period.start is None or period.month_count is None:
        return []
    steps = zip((0, period.month_count - 3), pair, strict=True)
    first = period.start
    return [When(index, months(first.year, first.month + n, 3), how, is_base=False, owner=at) for n, at in steps]


def _next_to(period: Period, stated: list[When], facts: PageFacts) -> Period:
    """ "21 million in Q2 2016 and 24 million in Q3": beside a time told with its year, the nearest of its name."""
    beside = next((w.period for w in reversed(stated) if w.period.month_count == period.month_count), None)
    if beside is None or beside.start is None or period.start is None or facts.published is None:
        return period
    here, far = beside.start, period.start
    years = (period.shift_years(here.year - far.year + n) for n in (-1, 0, 1))
    near = min(years, key=lambda p: abs((p.start or here) - here))
    return near if near.end is not None and near.end <= facts.published else period


def _listed_before(tokens: tuple[Token, ...], index: int) -> tuple[int, int] | tuple[()]:
    """The two figures of a list in front of two quarters, or nothing."""
    found = [i for i in range(max(0, index - 10), index) if tokens[i].number is not None and tokens[i].cls != "MONEY"]
    if len(found) < 2 or found[-1] - found[-2] > 3:
        return ()
    joined = any(t.value == "and" for t in tokens[found[-2] : found[-1]])
    return (found[-2], found[-1]) if joined else ()


def _fiscal(
    tokens: tuple[Token, ...], index: int, state: State, facts: PageFacts, vocabulary: Vocabulary
) -> TimeExpr | None:
    """A fiscal quarter, half or year in calendar months, by its vendor's year, else by its country's.

    None where its months follow it on the page.
    """
    time = tokens[index].time
    if time is None or time.expr.relation not in ("fiscal", "split"):
        return None if time is None else time.expr
    if any(t.time is not None and t.time.expr.unit == "months" for t in tokens[index + 1 : index + 4]):
        return None
    expr = time.expr
    vendor = _vendor_before(tokens, index, state, vocabulary)
    ends = 12 if vendor is None else vendor.fiscal_year_ends
    if ends == 12 and (expr.relation == "split" or _is_of_india(tokens, state, facts)):
        ends = _INDIAN_YEAR_ENDS
    if ends == 12:
        return replace(expr, relation="named")
    size = {"quarter": 3, "half": 6}.get(expr.unit, 12)
    last = (ends + size * (expr.index or 12 // size) - 13) % 12 + 1
    year = expr.year
    if year is not None and last > ends:
        year -= 1
    return TimeExpr("months", last - size + 1, last, year)


def _vendor_before(tokens: tuple[Token, ...], index: int, state: State, vocabulary: Vocabulary) -> Vendor | None:
    named = (t.value.split(",")[0] for t in reversed(tokens[:index]) if t.cls == "VENDOR")
    return vocabulary.vendor(next(named, next(iter(state.vendor), "")))


def _fiscal_name(
    tokens: tuple[Token, ...], index: int, period: Period, state: State, vocabulary: Vocabulary
) -> str | None:
    time, vendor = tokens[index].time, _vendor_before(tokens, index, state, vocabulary)
    last = period.last
    if time is None or time.expr.relation != "fiscal" or vendor is None or last is None:
        return None
    if vendor.fiscal_year_ends == 12:
        return None
    part = {"quarter": f"-Q{time.expr.index}", "half": f"-H{time.expr.index}"}.get(time.expr.unit, "")
    return f"{vendor.names[0]} FY{last.year + (last.month > vendor.fiscal_year_ends)}{part}"


def _is_of_india(tokens: tuple[Token, ...], state: State, facts: PageFacts) -> bool:
    """Whether a sentence is about India: it says so, or it names no place and its passage or page does."""
    named = [t.value for t in tokens if t.cls in ("PLACE", "ADJ")]
    return (named or [state.place or next(iter(facts.places), "")])[0] == "IN"


def _is_day_of_text(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a day only dates the text; "on 28 September alone" does not."""
    time = tokens[index].time
    alone = index + 1 < len(tokens) and tokens[index + 1].value == "alone"
    return tokens[index].cls == "DATE" and time is not None and time.expr.role == "" and not alone


def _is_when_said(tokens: tuple[Token, ...], index: int) -> bool:
    """ "IDC said at the end of April that …": the time of saying, not of what is said."""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    named = index > 1 and tokens[index - 1].value == "in" and tokens[index - 2].text.lower() in _SET
    if named and _record_set(tokens, index) is None:  # "the 100m he first named in 2014"
        return True
    if index <= 1 and _sets_a_target(tokens, index):
        return True
    if index > 1 and tokens[index - 1].value in ("in", "on", "last") and tokens[index - 2].value in _ISSUED:
        return True  # "a report released in June"
    if _is_of_another_event(tokens, index):
        return True
    said = any(t.cls == "SAY" for t in tokens[max(0, index - 5) : index])
    before = tokens[index - 1] if index else None
    dated = before is not None and (before.value in ("in", "on", "of", "at", "late", "early") or before.cls == "SAY")
    return said and dated and following is not None and following.value == "that"


def _record_set(tokens: tuple[Token, ...], index: int) -> int | None:
    """ "The record it set in December": the record that a time is of."""
    if index < 3 or tokens[index - 1].value != "in" or tokens[index - 2].value not in ("set", "reached", "posted"):
        return None
    return next((i for i in range(index - 3, max(-1, index - 6), -1) if tokens[i].cls == "RECORD"), None)


def _of_record(tokens: tuple[Token, ...], index: int, period: Period, how: How) -> list[When]:
    """ "Short of the record it set in December, 341,043": the time of that record and its figure alone."""
    record = _record_set(tokens, index)
    if record is None:
        return []
    behind = index + 2 < len(tokens) and tokens[index + 1].text == "," and tokens[index + 2].cls == "COUNT"
    owners = (record, index + 2) if behind else (record,)
    return [When(index, period, how, is_base=False, owner=owner) for owner in owners]


def _is_of_another_event(tokens: tuple[Token, ...], index: int) -> bool:
    """ "Since listing on the exchange in May": what happened then is not what is counted."""
    if tokens[index - 1].value not in ("in", "on", "last") or index < 3:
        return False
    for here in range(index - 2, max(-1, index - 10), -1):
        if (
            tokens[here].number is not None
            or tokens[here].cls in ("MEASURE", "COUNT")
            or tokens[here].text in (",", ";")
        ):
            return False
        if tokens[here].value in ("since", "after", "before") and tokens[here + 1].value.endswith("ing"):
            return True
    return False


def _sets_a_target(tokens: tuple[Token, ...], index: int) -> bool:
    """ "In August it raised its target for the year": the time it was set, not the one it is for."""
    if tokens[0].value != "in" or tokens[index].time is None:
        return False
    behind = tokens[index + 1 : index + 9]
    verb = next((i for i, t in enumerate(behind[:6]) if t.text.lower() in (*_SET, *_MOVED)), None)
    return verb is not None and any(t.cls in ("TARGET", "GUIDANCE", "FORECAST") for t in behind[verb + 1 :])


def _is_scope(tokens: tuple[Token, ...], index: int) -> bool:
    """ "Its best month of the year", "the lowest since 2010": the times a record is one of, not when it was set."""
    time = tokens[index].time
    if tokens[index - 1].value in _SUPERLATIVES and index > 0:
        return True  # "its best third quarter since 2013"
    if index > 1 and tokens[index - 1].value == "time" and tokens[index - 2].cls == "ORDINAL":
        return True  # "for the second time this year"
    here = index - 1 - (tokens[index - 1].value == "the")
    since = time is not None and time.expr.role == "since" and time.expr.relation == "named"
    begun = tokens[here].value == "in" and any(t.value == "since" for t in tokens[max(0, index - 6) : here])
    if here < 1 or not (since or begun or tokens[here].value == "since" or _is_of_times(tokens, here)):
        return False  # "the highest since sales began in December"
    for token in reversed(tokens[max(0, index - 12 if begun else index - 8) : index]):
        if token.number is not None or token.text in (",", ";"):
            return False
        if token.cls == "RECORD" or token.value in _SUPERLATIVES or token.text.lower() == "first":
            return True  # "its first growth since Q4 2011"
    return False


def _is_of_times(tokens: tuple[Token, ...], index: int) -> bool:
    before = tokens[index - 1].value.rstrip("s")
    return tokens[index].value == "of" and before in ("month", "quarter", "week", "half", "year", "result", "showing")


def _owner(tokens: tuple[Token, ...], index: int) -> int | None:
    """The figure a time belongs to alone.

    The starting point of "from 10 per cent in Q3 2018 to 17 per cent", the figure compared with in "against 61.1m in
    2014", each figure of "227 per cent in 2014 and 160 per cent in 2013".
    """
    if (
        tokens[index].cls == "BASE"
        and index > 1
        and tokens[index - 1].number is not None
        and is_compared_with(tokens, index - 1)
    ):
        return index - 1
    opened = opens_aside(tokens, index)
    if opened:  # "5.5 per cent less than in July, when it had reached 20,462"
        reach = range(opened, min(len(tokens), opened + 10))
        return next((i for i in reach if tokens[i].cls in ("COUNT", "BARE", "PCT")), None)
    owned = _owned_figure(tokens, index)
    owned = growth_outdone(tokens, index) if owned is None else owned
    if owned is not None:
        return owned
    compared = next((i for i in range(index - 1, -1, -1) if tokens[i].cls == "COMPARED" or tokens[i].text == ";"), None)
    if compared is not None and tokens[compared].cls == "COMPARED":
        numbers = [i for i in range(compared + 1, index) if tokens[i].number is not None]
        if len(numbers) == 1:
            return numbers[0]
    follows = index + 1 < len(tokens) and tokens[index + 1].value == "to"
    if _dates_a_base(tokens, index):
        return _figure_before(tokens, index)
    for here in range(index - 1, max(-1, index - 6), -1):
        if tokens[here].value == "from" and follows:
            return here + 1
        if tokens[here].cls in ("UP", "DOWN", "SAY") or tokens[here].text in (",", ";"):
            return None
    return None


def _owned_figure(tokens: tuple[Token, ...], index: int) -> int | None:
    """ "After August's 10.1 million": the figure behind a time in the possessive."""
    measured = measured_of(tokens, index)
    if measured is not None:
        return measured
    behind = index + 1 + 2 * ([t.text for t in tokens[index + 1 : index + 3]] in (["'", "s"], ["’", "s"]))
    told = tokens[index + 1 : index + 6]
    named = next(
        (i for i, t in enumerate(told) if t.value in ("figure", "total", "tally", "count", "level", "number")), None
    )
    of = named is not None and [t.value for t in told[named + 1 : named + 2]] == ["of"]
    if named is not None and of and [t.cls for t in told[named + 2 : named + 3]] == ["COUNT"]:
        return index + named + 3  # "down on Q2's figure of 11.6 million"
    words = tokens[index + 1 : index + 5]
    if tokens[index].text[-2:].strip("'’") == "s" and [t.cls for t in words] == ["MEASURE", "W", "W", "COUNT"]:
        crowned = words[1].value in MARKS and words[2].value == "of"
        if crowned:  # "its previous month's delivery record of 25,681 units"
            return index + 4
    words = words[:3]
    if [t.cls for t in words[::2]] == ["MEASURE", "COUNT"] and words[1].value == "of":
        return index + 3  # "more than tripled its 2013 sales of 18.7 million"
    is_short = "short of" in [token.text.lower() for token in tokens[max(0, index - 2) : index]]
    if is_short and [t.cls for t in words[::2]] == ["TARGET", "COUNT"] and words[1].value == "of":
        return index + 3  # "114,000 short of its annual target of 500,000": the year is the target's
    if [t.cls for t in words[:2]] == ["P", "COUNT"] and words[0].text == "(" and tokens[index].cls == "BASE":
        return index + 2  # "52 % more than in the same period last year (156.2 million units)"
    if behind >= len(tokens) or tokens[behind].cls != "COUNT":
        return None
    return behind if "s" in (tokens[behind - 1].text, tokens[index].text[-2:].strip("'’")) else None


def _dates_a_base(tokens: tuple[Token, ...], index: int) -> bool:
    """ "Higher than the 29 million of Q2 2020": the time of the figure compared with."""
    figure = _figure_before(tokens, index)
    here = -1 if figure is None else figure - 1
    while here > 0 and tokens[here].value in ("the", "a", "its", "some"):
        here -= 1
    if here > 0 and tokens[here].value == "of" and tokens[here - 1].text.lower().rstrip("s") in MARKS:
        return any(t.value in OUTDONE for t in tokens[max(0, here - 5) : here])  # "its record of 51,000 in July"
    return here > 0 and (tokens[here].value in ("than", "from", "over") or tokens[here].cls == "COMPARED")


def may_lead_to_time(token: Token) -> bool:
    """ "10,707 deliveries made in June", "88,600 it sold in May": what may stand between a figure and its time."""
    if token.value in ("of", "in", "for", "the", "during") or token.cls in (*_GOODS, "MEASURE", "PRONOUN"):
        return True
    return token.cls in ("W", "SAY") and (token.text.lower() in ("made", "seen") or token.text.endswith("ed"))


def _figure_before(tokens: tuple[Token, ...], index: int) -> int | None:
    """ "29 million of", "13 per cent in the": the figure that a time follows at once."""
    here = index - 1
    while here > 0 and may_lead_to_time(tokens[here]):
        here -= 1
    near = here < index - 1 or (here == index - 1 and tokens[index].cls == "PERIOD")
    return here if here >= 0 and near and tokens[here].cls in ("COUNT", "PCT", "BARE") else None


def _is_governed(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether the cue that looks ahead stands in front of the time, or right behind the figure before it."""
    ahead = ("TARGET", "GUIDANCE", "FORECAST", "WOULD")
    if tokens[0].value == "for" and index <= 2:  # "For the third quarter Nio has forecast deliveries of …"
        return any(t.cls in ahead for t in tokens[index : index + 8])
    return any(t.cls in ahead for t in tokens[:index]) or any(
        t.cls in ("GUIDANCE", "TARGET") for t in tokens[index : index + 6]
    )


def _opens_clause(tokens: tuple[Token, ...], index: int) -> bool:
    """ "twelve months before it had been third": the time of its clause."""
    time = tokens[index].time
    here = index - (index > 0 and tokens[index - 1].value == "at")  # "At the same time last year, Oppo led with …"
    first = here == 0 or tokens[here - 1].text in (";", ",", ":")
    behind = index + 1 + (here < index and index + 1 < len(tokens) and tokens[index + 1].text == ",")
    following = tokens[behind] if behind < len(tokens) else None
    return (
        first
        and time is not None
        and time.expr.relation == "ago"
        and following is not None
        and following.cls in ("PRONOUN", "VENDOR", "THEVENDOR", "DESCRIBED")
    )


def _follows_number(tokens: tuple[Token, ...], index: int) -> bool:
    """ "14.1 million a year earlier", "74.8 million of a year ago": the number's own time, not a base."""
    here = index - 1
    while (here >= 0 and tokens[here].value in ("in", "the", "of", "units", ",")) or (
        here >= 0 and tokens[here].cls in ("UNIT", "PRODUCT", "OWN")
    ):
        here -= 1
    return (here >= 0 and tokens[here].cls == "COUNT") or (here >= 0 and tokens[here].value in ("sold", "shipped"))
