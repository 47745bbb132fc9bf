"""`te3-platinum`: time expressions of news pages, scored as TempEval-3 did.

Relaxed: the words overlap; strict: they are the same; value: they overlap and the TimeML value is the same. The
reader's periods and moments are turned into TimeML here; words such as "now", which mean no days, are found here only.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from crossfoot.extract.calendar import TimeContext, resolve
from crossfoot.extract.moments import Moment, day_of, find_moments
from crossfoot.extract.periods import MONTHS, TimeExpr, TimeMention, find_times
from crossfoot.knowledge import load_vocabulary
from crossfoot.model import Grain, Period
from tools.bench.counting import Tally, pairs

__all__ = ["FOLDER", "Timex", "find_timexes", "misses", "score"]

FOLDER = "te3-platinum"

_TAG = re.compile(r"<TIMEX3([^>]*)>(.*?)</TIMEX3>|<[^>]+>", re.DOTALL)
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_REFERENCE = re.compile(
    r"\b(?:(?P<PRESENT_REF>now|currently|at present|at the moment|nowadays|right now)"
    r"|(?P<PAST_REF>recently|lately|in the past|recent (?:days|weeks|months|years|decades))"
    r"|(?P<FUTURE_REF>the (?:near |not too distant )?future))\b",
    re.IGNORECASE,
)
# "2009-2010", "1957-58" are two expressions, and so are "12 and 18 months".
_YEARS = re.compile(r"(?<![\d-])(?P<first>(?:1[89]|20)\d\d)[-–](?P<last>\d\d(?:\d\d)?)(?![\d-])")
# Older than any figure of the trade press: read here only.
_OLD_YEAR = re.compile(r"(?<![\w.,$€£-])1[5-8]\d\d(?![\w%-]|[.,]\d| [a-z]+s\b)")
_EDGE = re.compile(
    r"\bthe (?:end|beginning|start|middle) of (?:the )?(?P<unit>year|month|week|decade|century)\b", re.IGNORECASE
)
# What stands in front of a date and belongs to it.
_FRONT = re.compile(r"\b(?:[Tt]he (?:very )?(?:end|beginning|start|middle) of (?:the )?|[Tt]he )\Z")
_SPAN = re.compile(r"\s?(?:\b(?:to|through|and|till|until)\b|[-–—/])\s?")
_MONTH_NAME = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b", re.IGNORECASE)
_LOWER = re.compile(r"\b(\d{1,4})(?: and | to | or |[-–])\Z")
# Words in front that a time expression of ours covers and TimeML's leaves out.
_LEAD = re.compile(
    r"(?:in|on|over|during|for|by|until|till|through|throughout|to|since|of|within|about|around|calendar year|at)\s+",
    re.IGNORECASE,
)
_TAIL = re.compile(r"(?:['’]s|,)$")
_AHEAD = re.compile(
    r"\b(?:will|would|due|expect\w*|plans?|planned|schedul\w+|set to|until|till|starting|by|to be|ahead of|through"
    r"|upcoming|next)\b",
    re.IGNORECASE,
)
_LETTERS = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "night": "D", "weekend": "WE", "week": "W",
    "fortnight": "W", "month": "M", "quarter": "Q", "season": "M", "year": "Y", "decade": "Y", "century": "Y",
}  # fmt: skip
_TIMES = {"fortnight": 2, "decade": 10, "century": 100}
_PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "midday": "MI", "lunchtime": "MI"}
_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
_REACH = 60


@dataclass(frozen=True, slots=True)
class Timex:
    """A TimeML expression: its words and what it is."""

    start: int
    end: int
    kind: str
    value: str


def score(folder: Path) -> dict[str, float]:
    """Relaxed, strict and value F1 over all pages."""
    relaxed = strict = value = Tally()
    for gold, found, text in _pages(folder):
        del text
        matched = pairs(gold, found, lambda a, b: a.start < b.end and b.start < a.end)
        size = (len(found), len(gold))
        relaxed += Tally(len(matched), *size)
        same = [(gold[a], found[b]) for a, b in matched]
        strict += Tally(sum((a.start, a.end) == (b.start, b.end) for a, b in same), *size)
        value += Tally(sum(a.value == b.value for a, b in same), *size)
    return {"relaxed_f1": relaxed.f1, "strict_f1": strict.f1, "value_f1": value.f1}


def misses(folder: Path) -> Iterator[str]:
    """What is missed, found in vain, cut otherwise or valued otherwise."""
    for gold, found, text in _pages(folder):
        matched = pairs(gold, found, lambda a, b: a.start < b.end and b.start < a.end)
        for left, right in matched:
            a, b = gold[left], found[right]
            if a.value != b.value or (a.start, a.end) != (b.start, b.end):
                yield f"{_told(a, text)} read as {_told(b, text)}"
        for left in set(range(len(gold))) - {pair[0] for pair in matched}:
            yield f"missed {_told(gold[left], text)}"
        for right in set(range(len(found))) - {pair[1] for pair in matched}:
            yield f"in vain {_told(found[right], text)}"


def _told(timex: Timex, text: str) -> str:
    around = text[max(0, timex.start - 30) : timex.start], text[timex.end : timex.end + 20]
    return " ".join(f"{around[0]}[{text[timex.start : timex.end]}]{around[1]} {timex.kind} {timex.value}".split())


def _pages(folder: Path) -> Iterator[tuple[list[Timex], list[Timex], str]]:
    for path in sorted(folder.glob("*.tml")):
        whole = path.read_text(encoding="utf-8")
        written = dict(_ATTRIBUTE.findall(whole[whole.index("<DCT>") : whole.index("</DCT>")]))["value"]
        gold, text = _gold(whole[whole.index("<TEXT>") + 6 : whole.index("</TEXT>")])
        yield gold, list(find_timexes(text, date.fromisoformat(written[:10]))), text


def _gold(body: str) -> tuple[list[Timex], str]:
    """The annotated expressions and the text without tags."""
    text, at, gold = "", 0, []
    for found in _TAG.finditer(body):
        text += html.unescape(body[at : found.start()])
        at = found.end()
        if found[2] is not None:
            inside = html.unescape(_TAG.sub("", found[2]))
            named = dict(_ATTRIBUTE.findall(found[1]))
            gold.append(Timex(len(text), len(text) + len(inside), named["type"], named["value"]))
            text += inside
    return gold, text + html.unescape(body[at:])


def find_timexes(text: str, written: date) -> Iterator[Timex]:
    """The TimeML expressions of a text written on a day."""
    vocabulary = load_vocabulary()
    flat = text.replace("\n", " ")
    found = [timex for time in find_times(flat, vocabulary) for timex in _of_period(time, flat, written)]
    found += [_of_moment(moment, flat, written) for moment in find_moments(flat, vocabulary)]
    found += [Timex(*hit.span(), "DATE", hit[0]) for hit in _OLD_YEAR.finditer(flat)]
    found += [Timex(hit.start(), hit.end(), "DATE", hit.lastgroup or "") for hit in _REFERENCE.finditer(flat)]
    found += [Timex(*hit.span(), "DATE", _nearby(hit["unit"].lower(), 0, written)) for hit in _EDGE.finditer(flat)]
    found += _pairs_of_years(flat)
    found += [low for timex in found if timex.kind == "DURATION" for low in _lower_end(timex, flat)]
    taken: list[Timex] = []
    for timex in sorted(found, key=lambda t: (t.start - t.end, t.start)):
        if all(timex.end <= other.start or timex.start >= other.end for other in taken):
            taken.append(timex)
    yield from _joined(sorted(taken, key=lambda t: t.start), flat)


def _pairs_of_years(text: str) -> Iterator[Timex]:
    for hit in _YEARS.finditer(text):
        last = hit["first"][: -len(hit["last"])] + hit["last"]
        if int(hit["first"]) < int(last):
            yield Timex(*hit.span("first"), "DATE", hit["first"])
            yield Timex(*hit.span("last"), "DATE", last)


def _lower_end(timex: Timex, text: str) -> Iterator[Timex]:
    """The 12 of "between 12 and 18 months"."""
    lower = _LOWER.search(text, 0, timex.start)
    if lower is not None:
        yield Timex(*lower.span(1), timex.kind, re.sub(r"\d+", lower[1], timex.value))


def _joined(found: list[Timex], text: str) -> Iterator[Timex]:
    """Joins "Friday, March 22": one expression of two that say one day."""
    out: list[Timex] = []
    for timex in found:
        last = out[-1] if out else None
        if last is not None and re.fullmatch(r",? ", text[last.end : timex.start]) and _is_one(last, timex):
            value = timex.value if _is_day(timex) else re.sub(r"^\d{4}", timex.value, last.value)
            out[-1] = replace(timex, start=last.start, value=value)
        else:
            out.append(timex)
    yield from out


def _is_one(left: Timex, right: Timex) -> bool:
    """Whether two neighbours say one date: a weekday and its day, a day or month and its old year."""
    if _OLD_YEAR.fullmatch(right.value):
        return re.match(r"\d{4}-\d\d", left.value) is not None and left.kind == "DATE"
    return _is_day(left) and _is_day(right)


def _is_day(timex: Timex) -> bool:
    return timex.kind == "DATE" and len(timex.value) == len("2013-03-22")


def _trimmed(start: int, end: int, text: str) -> tuple[int, int]:
    while (lead := _LEAD.match(text, start, end)) is not None:
        start = lead.end()
    tail = _TAIL.search(text[start:end])
    return start, end - (len(tail[0]) if tail else 0)


def _is_ahead(start: int, text: str) -> bool:
    before = text[max(0, start - _REACH) : start]
    return _AHEAD.search(before[max(before.rfind(sign) for sign in ".;?!") + 1 :]) is not None


def _of_period(time: TimeMention, text: str, written: date) -> Iterator[Timex]:
    start, end = _trimmed(time.start, time.end, text)
    expr = time.expr
    if expr.relation in ("focus", "same", "previous", "ago", "past") or expr.unit == "unknown":
        return
    if expr.role in ("to_date", "remainder", "since", "until"):
        expr = replace(expr, role="")
    context = TimeContext(written, is_future=_is_ahead(start, text))
    names = list(_MONTH_NAME.finditer(text, start, end))
    cut = _SPAN.search(text, names[0].end(), end) if expr.unit in ("months", "days") and len(names) > 1 else None
    if cut is None:
        value = _value(expr, resolve(expr, context)[0])
        front = _FRONT.search(text, 0, start) if expr.unit != "day" else None
        start = front.start() if front is not None and (text[start].islower() or " of " in front[0]) else start
        yield from () if value is None else (Timex(start, end, "DATE", value),)
        return
    days = expr.days or (None, None)  # "August to October" and "14 to 24 August" are two expressions in TimeML
    for first, last, month, day in ((start, cut.start(), expr.index, days[0]), (cut.end(), end, expr.last, days[1])):
        single = TimeExpr("month" if day is None else "day", month, day, expr.year)
        value = _value(single, resolve(single, context)[0])
        yield from () if value is None else (Timex(first, last, "DATE", value),)


def _value(expr: TimeExpr, period: Period) -> str | None:
    if period.start is None or period.last is None:
        return None
    first = period.start
    match expr.unit:
        case "day":
            return first.isoformat()
        case "week":
            return f"{first.isocalendar().year}-W{first.isocalendar().week:02d}"
        case "month":
            return f"{first.year}-{first.month:02d}"
        case "quarter":
            return f"{first.year}-Q{(first.month + 2) // 3}"
        case "half":
            return f"{first.year}-H{(first.month + 5) // 6}"
        case "year":
            return str(first.year)
    return f"P{period.month_count}M" if period.grain is Grain.RANGE and period.month_count else f"{first.year}"


def _of_moment(moment: Moment, text: str, written: date) -> Timex:
    start, end = _trimmed(moment.start, moment.end, text)
    ahead = _is_ahead(start, text)
    day = day_of(moment, written, is_ahead=ahead)
    part = f"T{_PARTS[moment.part]}" if moment.part else ""
    match moment.sort:
        case "clock":
            day = day_of(replace(moment, sort="weekday"), written, is_ahead=ahead) or written
            return Timex(start, end, "TIME", f"{day.isoformat()}T{moment.clock}")
        case "length":
            return Timex(start, end, "DURATION", _length(moment))
        case "repeated":
            return Timex(start, end, "SET", f"XXXX-XX-XX{part}" if part else _length(replace(moment, count=1)))
        case "near" if moment.unit in ("decade", "century") and moment.move:
            return Timex(start, end, "DURATION", _length(replace(moment, count=1)))
    if day is not None:
        return Timex(start, end, "TIME" if part else "DATE", day.isoformat() + part)
    return Timex(start, end, "DATE", _date(moment, written))


def _date(moment: Moment, written: date) -> str:
    """The TimeML value of a moment that is a date coarser than a day."""
    count = moment.count or 1
    match moment.sort:
        case "near":
            return _nearby(moment.unit, moment.move or 0, written)
        case "season":
            year = int(moment.unit) if moment.unit else written.year + (moment.move or 0)
            return f"{year}-{_SEASONS[count]}"
        case "decade":
            return str(count // 10)
        case "century":
            return str(count - 1)
    return _nearby(moment.unit, -count, written) if moment.count else "PAST_REF"


def _length(moment: Moment) -> str:
    """A TimeML duration; "P3W", "PT2H", and X where the number is not told."""
    if moment.unit == "decade" and moment.count is None:
        return "PXDE"
    count = "X" if moment.count is None else str(moment.count * _TIMES.get(moment.unit, 1))
    clock = "T" if moment.unit in ("second", "minute", "hour") else ""
    return f"P{clock}{count}{_LETTERS[moment.unit]}"


def _nearby(unit: str, move: int, written: date) -> str:
    """A calendar unit so many steps from the one that is running."""
    match unit:
        case "year":
            return str(written.year + move)
        case "month" | "quarter":
            months = written.year * 12 + written.month - 1 + move * (3 if unit == "quarter" else 1)
            month = months % 12 + 1
            return f"{months // 12}-Q{(month + 2) // 3}" if unit == "quarter" else f"{months // 12}-{month:02d}"
        case "week" | "weekend" | "fortnight":
            week = (written + timedelta(weeks=move)).isocalendar()
            return f"{week.year}-W{week.week:02d}" + ("-WE" if unit == "weekend" else "")
        case "day" | "night":
            return (written + timedelta(days=move)).isoformat()
        case "decade":
            return str(written.year // 10 + move)
        case "century":
            return str(written.year // 100 + move)
    return "PRESENT_REF"
