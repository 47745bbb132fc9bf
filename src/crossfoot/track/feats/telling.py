"""A feat in one sentence, and what would settle it in another.

Invariant: a sentence says how far back it goes; "first", "highest" and "longest" are never said of more than the known
history; what is only possible is said to be.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor
from typing import Protocol

from crossfoot.model import ALL, Cell, Interval, Period, Relation
from crossfoot.model.predicate import Predicate
from crossfoot.reconcile import Grade
from crossfoot.track.feats.feat import Arrival, Best, Feat, Figure, Height, Mark, Move, Passing, Run
from crossfoot.track.wording import and_list, day_name, exact_text, interval_text, period_name, periods_text

__all__ = ["Called", "counted", "deciding_sentence", "feat_sentence"]

_GOODS = {"bev": "battery-electric car", "ev": "electric car", "nev": "new-energy car", "pc": "PC",
          "phev": "plug-in hybrid"}  # fmt: skip
_MEASURES = {"sell_in": "shipments to the trade", "sell_through": "sales to end users", "net_adds": "net additions"}
_PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_MOST_OPEN = 3
_STEP = Fraction(1, 100)


class Called(Protocol):
    """What vendors and places are called."""

    def vendor(self, slug: str) -> str:
        """A vendor's name."""

    def where(self, place: str | None) -> str:
        """A place as an adverb: "worldwide", "in India"."""


def feat_sentence(feat: Feat, names: Called) -> str:
    """A feat in a sentence.

    Args:
        feat: The feat.
        names: What vendors and places are called.
    """
    told = _told(feat, names)
    if feat.grade is Grade.PROVEN:
        return f"{told}."
    if feat.grade is Grade.REFUTED:
        return f"Not so: {told}."
    return f"Possibly, as {_open(feat)} nobody can tell yet: {told}."


def deciding_sentence(feat: Feat) -> str:
    """Which figures would prove what is only possible; empty where none would by themselves."""
    found = feat.deciding[:_MOST_OPEN]
    if feat.grade is not Grade.POSSIBLE or not found or len(feat.deciding) > _MOST_OPEN:
        return ""
    wanted = [f"{interval_text(interval)} for {period_name(cell.period)}" for cell, interval in found]
    return f"{'A figure' if len(found) == 1 else 'Figures'} of {and_list(wanted)} would prove it."


def _told(feat: Feat, names: Called) -> str:
    match feat.detail:
        case Run() as run:
            return _streak(feat, run, names)
        case Best() as best:
            return _record(feat, best, names)
        case Mark() as mark:
            return _milestone(feat, mark, names)
        case Arrival() as arrival:
            return _arrival(feat, arrival, names)
        case Passing() as passing:
            return _passing(feat, passing, names)
        case Move() as move:
            return _move(feat, move, names)


def _streak(feat: Feat, run: Run, names: Called) -> str:
    grain = run.predicate.grain.value
    count = f"{'at least ' if run.is_cut else ''}{_count(len(feat.parts))} {grain}s running"
    first, last = period_name(feat.parts[0].period), period_name(feat.parts[-1].period)
    span = f"from {first} to {last}, the latest known" if run.is_current else f"from {first} to {last}"
    most = f"; the longest such run {_back(feat)}" if run.is_longest and not run.is_cut else ""
    return f"{_did(feat.cell, run.predicate, names)} for {count}, {span}{most}"


def _did(cell: Cell, predicate: Predicate, names: Called) -> str:
    if predicate.kind == "rank":
        vendor = names.vendor(cell.vendor[0])
        return f"{vendor} was ahead of every other vendor named in {counted(cell)} {names.where(cell.place)}"
    subject = _subject(cell, names)
    if predicate.kind == "level":
        return f"{subject} were {interval_text(predicate.wanted)}"
    than = "the year before" if predicate.base is Relation.YOY else f"the {predicate.grain.value} before"
    return f"{subject} {'rose' if predicate.wanted.high is None else 'fell'} on {than}"


def _record(feat: Feat, best: Best, names: Called) -> str:
    period = period_name(feat.cell.period)
    reach = f"of any {feat.cell.period.grain.value} {_back(feat)}"
    if best.beaten_by is not None:
        reach = f"since {period_name(best.beaten_by)}"
    if best.beaten_by is not None and not best.is_beaten:
        unknown = f"whether {period_name(best.beaten_by)} did as well is not known"
        reach = f"since at least {period_name(feat.parts[0].period)}; {unknown}"
    side = "highest" if best.is_high else "lowest"
    match best.figure:
        case Figure.LEVEL:
            return f"{_subject(feat.cell, names)} of {interval_text(best.value)} in {period} were the {side} {reach}"
        case Figure.SHARE:
            whose = (
                f"{names.vendor(feat.cell.vendor[0])}'s share of {counted(feat.cell)} {names.where(feat.cell.place)}"
            )
            return f"{whose} of {_percent(best.value)} in {period} was the {side} {reach}"
        case Figure.GROWTH:
            verb, what = _growth(best)
            return f"{_subject(feat.cell, names)} {verb} on the year before in {period}, {what} {reach}"


def _growth(best: Best) -> tuple[str, str]:
    """How much a figure grew or fell, and what is remarkable about it."""
    found = best.value
    if found.high is not None and found.high <= 0:
        return f"fell by {_percent(-found)}", "the mildest fall" if best.is_high else "the steepest fall"
    what = "the fastest growth" if best.is_high else "the slowest growth"
    if found.low is not None and found.low >= 0:
        return f"grew by {_percent(found)}", what
    return f"changed by {_percent(found)}", what


def _milestone(feat: Feat, mark: Mark, names: Called) -> str:
    number, subject = exact_text(mark.mark), _subject(feat.cell, names)
    if mark.is_total:
        return f"{subject} since launch reached {number} between {_day(mark.earliest)} and {_day(mark.latest)}"
    when = f"in {period_name(mark.latest)}"
    if mark.earliest != mark.latest:
        when = f"between {period_name(mark.earliest)} and {period_name(mark.latest)}"
    return f"{subject} reached {number} in a {feat.cell.period.grain.value} {when}, for the first time {_back(feat)}"


def _arrival(feat: Feat, arrival: Arrival, names: Called) -> str:
    vendor, period = names.vendor(feat.cell.vendor[0]), period_name(feat.cell.period)
    what = f"{counted(feat.cell)} {names.where(feat.cell.place)}"
    if arrival.height is Height.TOP_FIVE:
        return f"{vendor} was among the first five in {what} in {period}, for the first time {_back(feat)}"
    ahead = f"ahead of {_list(arrival.rivals, names)}"
    return f"{vendor} led the vendors named in {what} in {period}, {ahead}, for the first time {_back(feat)}"


def _passing(feat: Feat, passing: Passing, names: Called) -> str:
    vendor, rival = names.vendor(feat.cell.vendor[0]), names.vendor(passing.rival)
    first = f", for the first time {_back(feat)}" if passing.is_first else ""
    when = f"in {period_name(feat.cell.period)}"
    if passing.before.end != feat.cell.period.start:
        when = f"between {period_name(passing.before)} and {period_name(feat.cell.period)}"
    return f"{vendor} passed {rival} in {counted(feat.cell)} {names.where(feat.cell.place)} {when}{first}"


def _move(feat: Feat, move: Move, names: Called) -> str:
    vendor, (before, after) = names.vendor(feat.cell.vendor[0]), move.places
    way = "rose" if after < before else "fell"
    who = [f"past {_list(move.passed, names)}"] if move.passed else []
    who += [f"behind {_list(move.passed_by, names)}"] if move.passed_by else []
    what = f"{counted(feat.cell)} {names.where(feat.cell.place)}"
    span = f"from {period_name(move.before)} to {period_name(feat.cell.period)}"
    named = f"of the {_count(len(move.among))} vendors named for both"
    return f"{vendor} {way} from {_place(before)} to {_place(after)} {named} in {what} {span}, {' and '.join(who)}"


def _back(feat: Feat) -> str:
    """How far back the figures go."""
    return f"in figures that go back to {period_name(feat.since)}"


def _subject(cell: Cell, names: Called) -> str:
    """Whose figures: "Xiaomi's smartphone shipments in India", "Smartphone shipments worldwide"."""
    what = f"{counted(cell)} {names.where(cell.place)}".strip()
    if cell.vendor == (ALL,):
        return what[:1].upper() + what[1:]
    return f"{names.vendor(cell.vendor[0])}'s {what}"


def counted(cell: Cell) -> str:
    """What is counted: "smartphone shipments"."""
    goods = _GOODS.get(cell.product or "", (cell.product or "").replace("_", " "))
    measure = _MEASURES.get(cell.measure or "", cell.measure or "figures")
    narrower = " ".join(filter(None, (cell.model, cell.segment)))
    return " ".join(filter(None, (narrower, goods, measure)))


def _open(feat: Feat) -> str:
    open_ = feat.undecided
    if len(open_) > _MOST_OPEN:
        return f"for {len(open_)} of its periods"
    return f"for {periods_text(open_)}"


def _percent(interval: Interval) -> str:
    """A percentage, its ends rounded outward: "7.15 to 7.19 percent"."""
    if interval.low is None or interval.high is None:
        return "an unknown percentage"
    low, high = floor(interval.low / _STEP) * _STEP, ceil(interval.high / _STEP) * _STEP
    texts = [f"{float(end):.10g}" for end in (low, high)]
    return f"{' to '.join(dict.fromkeys(texts))} percent"


def _day(period: Period) -> str:
    """The day a running total stands at."""
    return "an unknown day" if period.last is None else day_name(period.last)


def _list(vendors: Sequence[str], names: Called) -> str:
    return and_list([names.vendor(vendor) for vendor in vendors])


def _count(number: int) -> str:
    return _NUMBERS[number - 1] if number <= len(_NUMBERS) else str(number)


def _place(number: int) -> str:
    return _PLACES[number - 1] if number <= len(_PLACES) else f"place {number}"
