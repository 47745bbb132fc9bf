"""Sentences on records, streaks and goals, true and false by the figures that a ledger's entries state.

Invariant: whether a saying is true is decided here, from the levels as printed and by comparing them two by two,
without a line of the checker; what the levels do not decide is not said at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from crossfoot.ledger import Entry
from crossfoot.model import ALL, OTHERS, Cell, Grain, Interval, Mode, Polarity, Strength, Unit
from crossfoot.model.period import UNKNOWN
from crossfoot.model.statement import Level

__all__ = ["Saying", "sayings"]

_ORDINALS = ("first", "second", "third", "fourth")
_DOING = {
    "shipments": ("shipped", "shipments", "shipping"),
    "sales": ("sold", "sales", "selling"),
    "deliveries": ("delivered", "deliveries", "delivering"),
}
_NOUNS = {"smartphone": "smartphones", "nev": "vehicles", "vehicle": "vehicles", "bev": "vehicles", "car": "cars"}
_LEAST = 5
_RUN = 3


@dataclass(frozen=True)
class Saying:
    """A sentence with one saying in it.

    Args:
        kind: `record`, `streak` or `goal`.
        text: The sentence.
        is_true: Whether it is so.
    """

    kind: str
    text: str
    is_true: bool


def sayings(entries: Iterable[Entry]) -> tuple[Saying, ...]:
    """All that can be said, and denied, of the figures of some entries."""
    every = [entry for entry in entries if isinstance(entry.claim.statement, Level) and _is_plain(entry)]
    series: dict[tuple[str, Cell], dict[int, Interval]] = {}
    names = {entry.origin: entry.claim.sources[-1].who for entry in every if entry.claim.sources}
    for entry in every:
        if entry.claim.mode is Mode.ACTUAL and entry.claim.cell.period.grain is Grain.QUARTER:
            levels = series.setdefault((entry.origin, entry.claim.cell.at(UNKNOWN)), {})
            told, quarter = _told(entry), _quarter(entry)
            levels[quarter] = levels.get(quarter, told).hull(told)  # given twice, it may be either
    found = [*_goals(every)]
    for (origin, cell), levels in sorted(series.items(), key=repr):
        if origin in names and len(levels) >= _LEAST:
            found += [*_records(names[origin], cell, levels), *_streaks(names[origin], cell, levels)]
    return tuple(found)


def _is_plain(entry: Entry) -> bool:
    claim, cell = entry.claim, entry.claim.cell
    is_whole = cell.place == "WORLD" and cell.model is None and cell.segment is None and not cell.incl and not cell.excl
    is_said = claim.polarity is Polarity.AFFIRMED and claim.strength is Strength.PLAIN
    is_one = (
        len(cell.vendor) == 1
        and cell.vendor[0].isalpha()
        and cell.vendor not in ((ALL,), (OTHERS,))
        and cell.per is None
    )
    is_vendor = cell.vendor not in ((ALL,), (OTHERS,))
    return is_whole and is_said and is_one and is_vendor and cell.measure in _DOING and cell.product in _NOUNS


def _records(source: str, cell: Cell, levels: dict[int, Interval]) -> Iterator[Saying]:
    for quarter, level in levels.items():
        earlier = [other for at, other in levels.items() if at < quarter]
        gap = [at for at in range(min(levels), quarter) if at not in levels]
        if not earlier or (text := _figure(level)) is None:
            continue
        is_beaten = any(_over(other, level) for other in earlier)
        if is_beaten or (not gap and all(_over(level, other) for other in earlier)):
            verb, noun, goods = _DOING[cell.measure or ""][0], _DOING[cell.measure or ""][1], _NOUNS[cell.product or ""]
            who, when = _company(cell), _name(quarter)
            yield Saying("record", f"According to {source}, {who} {verb} {text} {goods} worldwide in {when}, "
                         "its best quarter ever.", not is_beaten)  # fmt: skip
            yield Saying("record", f"{who}'s worldwide {goods.removesuffix('s')} {noun} of {text} in {when} were its "
                         f"highest quarterly {noun} ever, according to {source}.", not is_beaten)  # fmt: skip


def _streaks(source: str, cell: Cell, levels: dict[int, Interval]) -> Iterator[Saying]:
    for quarter in levels:
        run = [levels.get(quarter - back) for back in range(_RUN)]
        known = [one for one in run if one is not None]
        if len(known) < _RUN or (text := _figure(known[0])) is None:
            continue
        low = known[0].low or 0
        mark = Fraction(int(low * 9 / 10 / 1_000_000) * 1_000_000)
        if not mark or any(one.low is None or one.high is None or one.low <= mark <= one.high for one in known):
            continue
        verb, goods = _DOING[cell.measure or ""][0], _NOUNS[cell.product or ""]
        is_true = all((one.low or 0) > mark for one in known)
        yield Saying("streak", f"According to {source}, {_company(cell)} {verb} {text} {goods} worldwide in "
                     f"{_name(quarter)}, the third consecutive quarter above {mark // 1_000_000} million.",
                     is_true)  # fmt: skip


def _goals(entries: Iterable[Entry]) -> Iterator[Saying]:
    """What came of goals of whole years by the company's own figures."""
    every = [entry for entry in entries if entry.claim.cell.period.grain is Grain.YEAR]
    done: dict[Cell, list[Interval]] = {}
    for entry in every:
        if entry.claim.mode is Mode.ACTUAL and entry.origin == entry.claim.cell.vendor[0]:
            done.setdefault(entry.claim.cell, []).append(_told(entry))
    for entry in every:
        cell, aim, reached = entry.claim.cell, _told(entry), done.get(entry.claim.cell, [])
        text = _figure(aim)
        if entry.claim.mode is not Mode.TARGET or not reached or text is None or cell.period.start is None:
            continue
        is_met, is_missed = (all(is_over(one, aim) for one in reached) for is_over in (_over, _under))
        words = f"its goal of {_DOING[cell.measure or ''][2]} {text} {_NOUNS[cell.product or '']} in"
        for outcome, is_so, is_not in (("met", is_met, is_missed), ("missed", is_missed, is_met)):
            if is_so or is_not:
                yield Saying("goal", f"{_company(cell)} {outcome} "
                             f"{words} {cell.period.start.year}.", is_so)  # fmt: skip


def _company(cell: Cell) -> str:
    name = cell.vendor[0]
    return name.upper() if len(name) <= len("zte") else name.title()


def _told(entry: Entry) -> Interval:
    statement = entry.claim.statement
    assert isinstance(statement, Level)
    assert statement.value.unit is Unit.COUNT
    return statement.value.interval


def _over(one: Interval, other: Interval) -> bool:
    return one.low is not None and other.high is not None and one.low > other.high


def _under(one: Interval, other: Interval) -> bool:
    return _over(other, one)


def _figure(level: Interval) -> str | None:
    """The figure as a page would print it; None where it was a bound and no figure."""
    if level.low is None or level.high is None:
        return None
    middle = (level.low + level.high) / 2
    if middle.denominator == 1 and level.high - level.low <= 1:
        return f"{int(middle):,}"
    if (middle / 100_000).denominator == 1:
        return f"{float(middle / 1_000_000):.1f} million"
    return None


def _quarter(entry: Entry) -> int:
    start = entry.claim.cell.period.start
    assert start is not None
    return start.year * 4 + (start.month - 1) // 3


def _name(quarter: int) -> str:
    return f"the {_ORDINALS[quarter % 4]} quarter of {quarter // 4}"
