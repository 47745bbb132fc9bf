"""A sentence while it is written: it hands out words and remembers what they stand for.

Invariant: what is printed as a bound is at least as wide as what is proven or claimed, and whatever a writer takes from
a draft stands in the sentence's record in the order of its text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from math import ceil, floor

from crossfoot.brief.names import Names, model_name, product_name, verb_for
from crossfoot.brief.telling import Figure, FigureKind, Name, NameKind, Said, Sense, Sentence, Time, Weight
from crossfoot.ledger import Entry
from crossfoot.model import Base, Cell, Form, Grain, Interval, Mode, Period, Quantity, Relation, Unit
from crossfoot.model.figures import write_quantity
from crossfoot.model.interval import exactly
from crossfoot.model.period import month, span_of
from crossfoot.model.statement import Growth, Rank
from crossfoot.reconcile import Bound
from crossfoot.track.wording import and_list, day_name, exact_text, interval_text, period_name, quantity_text

__all__ = ["Draft"]

# What is handed out stands between two of these until the sentence is whole; no page has them.
_MARK = re.compile("\ue000([0-9]+)\ue001")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_MONTH_COUNTS = (*_COUNTS[1:], "eleven", "twelve")
_YEAR = 12
_ROUNDED = (Form.PLAIN, Form.ABOUT, Form.NEARLY, Form.JUST_OVER)
_UNITS = {Unit.PERCENT: " percent", Unit.POINTS: " points"}


class Draft:
    """A sentence while it is written.

    Args:
        names: What everything is called.
    """

    def __init__(self, names: Names) -> None:
        self._names = names
        self._said: list[Said] = []
        self._entries: list[str] = []
        self._cells: list[Cell] = []

    def vendor(self, slug: str) -> str:
        """A vendor's name."""
        return self._note(Name(self._names.vendor(slug), NameKind.VENDOR, slug))

    def where(self, place: str | None) -> str:
        """A place as an adverb: "worldwide", "in India"; nothing where there is none."""
        return "" if place is None else self._note(Name(self._names.where(place), NameKind.PLACE, place))

    def place(self, place: str) -> str:
        """A place by its name: "India", "the United States"."""
        return self._note(Name(self._names.place(place), NameKind.PLACE, place))

    def voice(self, origin: str) -> str:
        """The name of who speaks."""
        return self._note(Name(self._names.voice(origin), NameKind.SOURCE, origin))

    def possessive(self, name: str) -> str:
        """A name just handed out, with what is somebody's after it: "Xiaomi's", "Strategy Analytics'"."""
        number = _MARK.match(name)
        ends_in_s = number is not None and self._said[int(number[1])].text.endswith("s")
        return f"{name}'" if ends_in_s else f"{name}'s"

    def source(self, name: str) -> str:
        """Who speaks, by a name as a page has it."""
        return self._note(Name(name, NameKind.SOURCE, name))

    def goods(self, product: str | None) -> str:
        """A product in the plural."""
        return self._note(Name(product_name(product), NameKind.GOODS, product or ""))

    def model(self, model: str) -> str:
        """A line of products, by its name."""
        return self._note(Name(model_name(model), NameKind.GOODS, model))

    def did(self, measure: str | None, *, past: bool) -> str:
        """What a company does with what is counted: "ship", "sold"."""
        return self._note(Name(verb_for(measure, past=past), NameKind.MEASURE, measure or ""))

    def counted(self, words: str, measure: str | None) -> str:
        """What is counted, as a noun: "shipments"."""
        return self._note(Name(words, NameKind.MEASURE, measure or ""))

    def when(self, period: Period) -> str:
        """A period: "the third quarter of 2017"."""
        return self._note(Time(_called(period), period))

    def during(self, period: Period) -> str:
        """A period as an adverb: "in 2017", "from January to October 2017"."""
        name = self.when(period)
        called = _called(period)
        return f"from {name}" if " to " in called and not called.startswith("the ") else f"in {name}"

    def throughout(self, period: Period) -> str:
        """A period by its months, since so many a month is so many in each: "from October to December 2017"."""
        if period.grain is Grain.YEAR or (period.month_count or 0) <= 1 or period.start is None or period.end is None:
            return self.during(period)
        return f"from {self._note(Time(period_name(replace(period, grain=Grain.RANGE)), period))}"

    def each_of(self, periods: Sequence[Period], *, joint: str) -> str:
        """Periods as a list; neighbours are told as one: "November and December 2017"."""
        runs: list[Period] = []
        for period in periods:
            if runs and runs[-1].end == period.start and period.last is not None and runs[-1].start is not None:
                runs[-1] = span_of(runs[-1].start, period.last)
            else:
                runs.append(period)
        return and_list([self._note(Time(_joined(run, joint), run)) for run in runs], joint=joint)

    def day(self, day: date) -> str:
        """A day: "31 October 2017"."""
        return self._note(Time(day_name(day), span_of(day, day)))

    def base(self, base: Base) -> str:
        """What a growth is measured against: "a year before", "the quarter before"."""
        words = {Relation.YOY: "the year before", Relation.QOQ: "the quarter before", Relation.MOM: "the month before"}
        text = words.get(base.relation)
        return self.when(base.period) if text is None else self._note(Time(text, base.period, is_base=True))

    def say(self, sense: Sense, words: str) -> str:
        """A word that turns the meaning of the sentence."""
        return self._note(Weight(words, sense))

    def per(self, unit: str) -> str:
        """The time a rate is counted by: "a month"."""
        return self.say(Sense(unit), f"a {unit}")

    def interval(self, interval: Interval, kind: FigureKind, unit: Unit = Unit.COUNT, cell: Cell | None = None) -> str:
        """Words for what follows by arithmetic; rounded outward."""
        mode = Mode.COUNTERFACTUAL if kind in (FigureKind.NEED, FigureKind.PACE) else Mode.ACTUAL
        text = interval_text(interval) if unit is Unit.COUNT else _percent_text(interval)
        return self._note(Figure(f"{text}{_UNITS.get(unit, '')}", interval, unit, kind, cell, mode))

    def about(self, interval: Interval, kind: FigureKind, unit: Unit) -> str:
        """Words for a single number that is no more than a guess, in whole units: "about 30 percent"."""
        number = interval.low or Fraction(0)
        return self._note(Figure(f"about {round(number)}{_UNITS.get(unit, '')}", interval, unit, kind))

    def need(self, interval: Interval) -> str:
        """Words for what is still needed: nobody needs "less than" a number, so an open end is told as "at most"."""
        return self.interval(Interval(interval.low, interval.high), FigureKind.NEED)

    def bound(self, bound: Bound, kind: FigureKind = FigureKind.LEVEL) -> str:
        """Words for a proven bound, citing what proves its ends."""
        self.cite(*bound.low_entries, *bound.high_entries)
        self._cells += [cell for _, cell in bound.terms if cell not in self._cells]
        return self.interval(bound.interval, kind, cell=bound.terms[0][1] if len(bound.terms) == 1 else None)

    def number(self, number: Fraction, kind: FigureKind, cell: Cell | None = None, *, mode: Mode = Mode.ACTUAL) -> str:
        """Words for a number that somebody named."""
        return self._note(Figure(exact_text(number), exactly(number), Unit.COUNT, kind, cell, mode))

    def count(self, number: int) -> str:
        """So many things: "five", "14"."""
        text = _COUNTS[number] if number < len(_COUNTS) else str(number)
        return self._note(Figure(text, exactly(number), Unit.COUNT, FigureKind.COUNT))

    def first(self) -> str:
        """The word "first", said of a time."""
        return self._note(Figure("first", exactly(1), Unit.RANK, FigureKind.COUNT))

    def goal(self, quantity: Quantity, kind: FigureKind, cell: Cell, *, mode: Mode = Mode.TARGET) -> str:
        """Words for a goal, or for what others expect, as worded."""
        return self._note(Figure(_worded(quantity), quantity.interval, quantity.unit, kind, cell, mode))

    def place_wanted(self, quantity: Quantity, cell: Cell, *, mode: Mode = Mode.TARGET) -> str:
        """A place in a ranking that is aimed at: "first", "fifth or better"."""
        least = quantity.interval.high
        exact = quantity.interval if quantity.interval.is_point or least is None else exactly(least)
        text = _place_text(replace(quantity, interval=exact))
        name = self._note(Figure(text, exact, quantity.unit, FigureKind.RANK, cell, mode))
        return name if quantity.interval.is_point else f"{name} or better"

    def claim(self, entry: Entry) -> str:
        """Words for an entry's figure, citing it; a fall loses its sign, so `moved` says it."""
        self.cite(entry.id)
        claim, statement = entry.claim, entry.claim.statement
        value: Quantity = getattr(statement, "value")  # noqa: B009
        kind = FigureKind(claim.kind)
        text = _place_text(value) if isinstance(statement, Rank) else _worded(value)
        return self._note(Figure(text, value.interval, value.unit, kind, claim.cell, claim.mode))

    def moved(self, entry: Entry) -> str | None:
        """A growth with its direction and base: "up 25 percent on the year before"; None where it has no direction."""
        statement = entry.claim.statement
        if not isinstance(statement, Growth) or not (self._falls(entry) or self._rises(entry)):
            return None
        return f"{self.told(entry)} on {self.base(statement.base)}"

    def told(self, entry: Entry) -> str:
        """An entry's figure, a growth with its direction: "9.2 million", "down 2.4 percent"."""
        way = self.say(Sense.DOWN, "down") if self._falls(entry) else self.say(Sense.UP, "up")
        return f"{way} {self.claim(entry)}" if isinstance(entry.claim.statement, Growth) else self.claim(entry)

    def _falls(self, entry: Entry) -> bool:
        interval: Interval = getattr(entry.claim.statement, "value").interval  # noqa: B009
        return interval.high is not None and interval.high <= 0 and interval.low != 0

    def _rises(self, entry: Entry) -> bool:
        interval: Interval = getattr(entry.claim.statement, "value").interval  # noqa: B009
        return interval.low is not None and interval.low >= 0 and interval.high != 0

    def cite(self, *entries: str) -> None:
        """Rest the sentence on entries."""
        self._entries += [entry for entry in dict.fromkeys(entries) if entry not in self._entries]

    def sentence(self, text: str) -> Sentence:
        """The sentence: every mark turned into its words."""
        order = [int(number) for number in _MARK.findall(text)]
        said = [self._said[number] for number in order]
        words = _MARK.sub(lambda found: self._said[int(found[1])].text, text)
        if said and text.startswith("\ue000"):
            said[0] = replace(said[0], text=_capital(said[0].text))
        return Sentence(_capital(words), tuple(said), tuple(self._entries), tuple(self._cells))

    def _note(self, said: Said) -> str:
        self._said.append(said)
        return f"\ue000{len(self._said) - 1}\ue001"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _percent_text(interval: Interval) -> str:
    """Percent or points in words, ends rounded outward to two decimals."""
    low = None if interval.low is None else exact_text(Fraction(floor(interval.low * 100), 100))
    high = None if interval.high is None else exact_text(Fraction(ceil(interval.high * 100), 100))
    if high is None:
        return f"{'more than' if interval.low_open else 'at least'} {low}"
    if low is None or interval.low == 0 != interval.high:
        return f"{'less than' if interval.high_open else 'at most'} {high}"
    return low if low == high else f"{low} to {high}"


def _called(period: Period) -> str:
    """A period's name; one that reaches over the turn of a year is named by its last month."""
    start, last, count = period.start, period.last, period.month_count or 0
    is_over_a_turn = start is not None and last is not None and start.year != last.year and period.has_whole_months
    if last is None or not is_over_a_turn or not 1 < count <= len(_MONTH_COUNTS):
        return period_name(period)
    many = "year" if count == _YEAR else f"{_MONTH_COUNTS[count - 1]} months"
    return f"the {many} to {period_name(month(last.year, last.month))}"


def _joined(period: Period, joint: str) -> str:
    """A period's name; two months are joined by another word than "and" where one is asked for."""
    return period_name(period).replace(" and ", f" {joint} ") if period.month_count == 2 else _called(period)  # noqa: PLR2004


def _worded(quantity: Quantity) -> str:
    """A figure as worded, without its sign, or by its ends where its words alone would not allow all that it may be."""
    upright = _upright(quantity)
    is_of_its_own = write_quantity(upright).startswith(("[", "("))
    if is_of_its_own and upright.form in _ROUNDED:
        return f"{interval_text(upright.interval)}{_UNITS.get(upright.unit, '')}"
    return quantity_text(upright)


def _upright(quantity: Quantity) -> Quantity:
    """A fall as a size: down by "more than 21 percent", whatever the page writes in front of -21."""
    high = quantity.interval.high
    if high is None or high > 0 or quantity.interval.low == 0:
        return quantity
    turned = {Form.LESS: Form.MORE, Form.AT_MOST: Form.AT_LEAST}
    has_no_end = quantity.interval.low is None
    form = turned.get(quantity.form, quantity.form) if has_no_end else quantity.form
    return replace(quantity, interval=-quantity.interval, form=form)


def _place_text(value: Quantity) -> str:
    """A place in a ranking: "first", "number 12"."""
    number = value.interval.low
    if number is not None and number.denominator == 1 and 1 <= number <= len(_ORDINALS):
        return _ORDINALS[int(number) - 1]
    return f"number {number}"
