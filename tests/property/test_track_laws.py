"""Laws of tracking: a verdict is never at odds with what happened, whatever part of it was told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from crossfoot.model import Cell, Interval, Period, notation
from crossfoot.model.interval import at_least, between, more_than
from crossfoot.model.period import months
from crossfoot.model.predicate import Predicate
from crossfoot.model.statement import Level
from crossfoot.reconcile import PlainEntry, PlainPage
from crossfoot.track import (
    Grade,
    Revision,
    State,
    Target,
    Verdict,
    check_streak,
    course_of,
    remaining_of,
    required_run_rate,
    track_target,
)
from crossfoot.track.wording import ceiling_text, floor_text, interval_text
from tests.known import reconcile
from tests.property.strategies import intervals

LENGTH = 4  # months of the goal's period
PERIOD = months(2017, 1, LENGTH)
FIGURE = Cell("shipments", ("acme",), "smartphone", "WORLD", PERIOD)
DECIDED = (State.MET, State.MISSED)


@dataclass(frozen=True)
class Year:
    """What happened, month by month in tenths of a million, and what was told of it."""

    truth: tuple[int, ...]
    entries: tuple[PlainEntry, ...]

    def total(self, period: Period) -> Fraction:
        """What happened in some of the months."""
        first = 0 if period.start is None else period.start.month - 1
        return sum((Fraction(n * 100_000) for n in self.truth[first : first + (period.month_count or 0)]), Fraction(0))


def told(number: int, period: Period, tenths: int, form: str) -> PlainEntry:
    """A true claim about a figure: rounded to a tenth of a million, or a floor or a cap a little way off."""
    amount = {
        "plain": f"{tenths / 10:.1f}M" if tenths else "[0,0]count:exact:0",
        "more": f">{max(tenths - 1, 0) / 10:.1f}M",
        "at_least": f">={tenths / 10:.1f}M",
        "less": f"<{(tenths + 1) / 10:.1f}M",
    }[form]
    claim = notation.read(f"acme shipments smartphone WORLD {period.notation} level {amount} id=c{number}")
    return PlainEntry(f"e{number}", claim, "acme", PlainPage(f"p{number}", date(2017, 12, 31)))


@st.composite
def years(draw: st.DrawFn) -> Year:
    truth = tuple(draw(st.lists(st.integers(0, 120), min_size=LENGTH, max_size=LENGTH)))
    found = []
    for number in range(draw(st.integers(0, 4))):
        first = draw(st.integers(1, LENGTH))
        period = months(2017, first, draw(st.integers(1, LENGTH - first + 1)))
        form = draw(st.sampled_from(("plain", "more", "at_least", "less")))
        tenths = sum(truth[first - 1 : first - 1 + (period.month_count or 0)])
        found.append(told(number, period, tenths, "at_least" if form == "more" and not tenths else form))
    return Year(truth, tuple(found))


def goal(figure: str, *, rate: bool) -> Target:
    per = " per=month" if rate else ""
    claim = notation.read(f"acme shipments smartphone WORLD {PERIOD.notation} level {figure}{per} mode=target")
    statement = claim.statement
    assert statement.cell.per == ("month" if rate else None)
    assert isinstance(statement, Level)
    revision = Revision(statement, "acme", None, None, claim.mode, claim.strength, ("goal",))
    return Target("acme", statement.cell, ("shipments",), (revision,))


figures = st.builds(lambda op, tenths: f"{op}{tenths / 10:.1f}M", st.sampled_from(("", ">", ">=")), st.integers(1, 400))
days = st.dates(date(2016, 12, 1), date(2017, 6, 1))


def rated(year: Year, figure: str, day: date, *, rate: bool = False) -> Verdict:
    return track_target(goal(figure, rate=rate), year.entries, as_of=day)


@given(years(), figures, days)
def test_a_total_proven_met_was_met_and_one_proven_missed_was_missed(year: Year, figure: str, day: date) -> None:
    verdict = rated(year, figure, day)
    assert verdict.aim is not None
    happened = year.total(PERIOD) in verdict.aim
    assert verdict.state is not (State.MISSED if happened else State.MET)


@given(years(), st.integers(1, 120), days)
def test_a_rate_proven_met_was_met_in_every_month_and_one_proven_missed_in_not_all(
    year: Year, tenths: int, day: date
) -> None:
    verdict = rated(year, f">{tenths / 10:.1f}M", day, rate=True)
    reached = [month > tenths for month in year.truth]
    assert verdict.state is not (State.MISSED if all(reached) else State.MET)
    for part, happened in zip(verdict.parts, reached, strict=True):
        assert part.state is not (State.MISSED if happened else State.MET)


@given(years(), figures, days)
def test_what_happened_lies_in_every_bound_and_in_what_was_still_needed(year: Year, figure: str, day: date) -> None:
    verdict = rated(year, figure, day)
    assert verdict.whole is not None
    assert verdict.aim is not None
    assert verdict.course is not None
    assert year.total(PERIOD) in verdict.whole.interval
    done = Fraction(0)
    if verdict.achieved is not None and verdict.course.elapsed is not None:
        done = year.total(verdict.course.elapsed)
        assert done in verdict.achieved.interval
    assert verdict.remaining is not None
    assert max(Fraction(0), (verdict.aim.low or Fraction(0)) - done) in verdict.remaining


@given(years(), figures, days)
def test_the_weakest_month_is_no_stronger_than_the_bound_says(year: Year, figure: str, day: date) -> None:
    verdict = rated(year, figure, day, rate=True)
    if verdict.weakest is not None and verdict.weakest_bound is not None:
        average = year.total(verdict.weakest) / (verdict.weakest.month_count or 1)
        assert average in verdict.weakest_bound.interval


@given(years(), figures, days)
def test_one_more_true_claim_never_takes_back_a_decision(year: Year, figure: str, day: date) -> None:
    fewer = Year(year.truth, year.entries[:-1])
    for rate in (False, True):
        before, after = rated(fewer, figure, day, rate=rate), rated(year, figure, day, rate=rate)
        assert before.state not in DECIDED or after.state is before.state


@given(years(), figures, days, st.randoms(use_true_random=False))
def test_the_order_of_claims_and_their_copies_change_nothing(
    year: Year, figure: str, day: date, random: Random
) -> None:
    shuffled = [*year.entries, *year.entries[:2]]
    random.shuffle(shuffled)
    verdict, other = rated(year, figure, day), rated(Year(year.truth, tuple(shuffled)), figure, day)
    assert (verdict.state, verdict.why, verdict.unknown) == (other.state, other.why, other.unknown)


@given(years(), figures)
def test_only_time_turns_open_into_undecided(year: Year, figure: str) -> None:
    before, after = rated(year, figure, date(2017, 4, 29)), rated(year, figure, date(2017, 4, 30))
    assert before.state is not State.UNDECIDED
    assert after.state is not State.OPEN
    assert before.grade is after.grade


@given(years(), st.integers(1, LENGTH), st.integers(1, LENGTH), st.integers(0, 120), st.booleans())
def test_a_streak_proven_held_and_one_refuted_did_not(
    year: Year, first: int, length: int, tenths: int, below: bool
) -> None:
    length = min(length, LENGTH - first + 1)
    mark = Fraction(tenths * 100_000)
    wanted = Interval(None, mark, high_open=True) if below else more_than(mark)
    predicate = Predicate("level", wanted, months(2017, 1, 1).grain)
    last = months(2017, first + length - 1, 1)
    found = check_streak(predicate, FIGURE, length=length, last=last, table=reconcile(year.entries))
    held = all(Fraction(n * 100_000) in wanted for n in year.truth[first - 1 : first - 1 + length])
    assert found.grade is not (Grade.REFUTED if held else Grade.PROVEN)


@given(st.integers(2000, 2030), st.integers(1, 12), st.integers(1, 24), st.integers(-100, 900))
def test_the_part_done_and_the_part_left_tile_the_period(first_year: int, first: int, count: int, offset: int) -> None:
    period = months(first_year, first, count)
    assert period.start is not None
    day = period.start + timedelta(days=offset)
    course = course_of(period, as_of=day)
    parts = [part for part in (course.elapsed, course.left) if part is not None]
    assert parts[0].start == period.start
    assert parts[-1].end == period.end
    assert sum(part.days or 0 for part in parts) == period.days
    assert course.elapsed is None or (course.elapsed.last or day) <= day
    assert course.units_left == (0 if course.left is None else course.left.month_count)


@given(st.integers(0, 1000), intervals(), st.integers(1, 12))
def test_what_is_needed_is_what_is_aimed_at_less_what_is_done(aim: int, achieved: Interval, units: int) -> None:
    done = achieved.intersect(at_least(0))
    if done.is_empty:
        return
    needed = remaining_of(at_least(aim), done)
    assert needed.low is not None
    assert needed.low >= 0
    for end in (done.low, done.high):
        if end is not None and end in done:
            assert max(Fraction(0), aim - end) in needed
    assert required_run_rate(needed, units).scale(units) == needed


SCALES = {"": 1, "million": 10**6, "billion": 10**9}


def read_back(text: str) -> Fraction:
    digits, _, word = text.partition(" ")
    return Fraction(digits.replace(",", "")) * SCALES[word]


@given(st.fractions(min_value=0, max_value=10**10, max_denominator=999))
def test_a_printed_floor_is_not_above_and_a_printed_ceiling_not_below(number: Fraction) -> None:
    low, high = read_back(floor_text(number)), read_back(ceiling_text(number))
    assert low <= number <= high
    assert high - low <= max(Fraction(1), number / 100)


@given(intervals(st.fractions(min_value=0, max_value=10**10, max_denominator=999)))
def test_an_interval_in_words_is_no_tighter_than_the_interval(interval: Interval) -> None:
    if interval.low is None and interval.high is None:
        return
    words = interval_text(interval)
    assert interval.intersect(at_least(0)).is_inside(interval_in(words))


def interval_in(words: str) -> Interval:
    """The numbers that words allow, read word by word."""
    for lead, is_low, is_open in (
        ("more than ", True, True),
        ("at least ", True, False),
        ("less than ", False, True),
        ("at most ", False, False),
    ):
        if words.startswith(lead):
            number = read_back(words.removeprefix(lead))
            return Interval(number, None, is_open) if is_low else Interval(Fraction(0), number, False, is_open)
    low, _, high = words.partition(" to ")
    if " " in high and " " not in low:
        low = f"{low} {high.partition(' ')[2]}"
    return between(read_back(low), read_back(high or low))


@given(years(), figures, days)
def test_a_sentence_prints_no_number_that_the_verdict_does_not_have(year: Year, figure: str, day: date) -> None:
    verdict = rated(year, figure, day)
    assert verdict.whole is not None
    assert verdict.aim is not None
    known = [verdict.whole.interval, verdict.margin, verdict.remaining, verdict.required]
    known += [None if verdict.achieved is None else verdict.achieved.interval]
    printed = re.findall(r"[0-9][0-9,.]*[0-9](?: [mb]illion)?|[0-9](?: [mb]illion)?", verdict.why)
    ends = {end for found in known if found is not None for end in (found.low, found.high) if end is not None}
    texts = {text for end in ends for text in (floor_text(abs(end)), ceiling_text(abs(end)))}
    texts |= {f"{rounded:,}" for end in ends for rounded in (floor(end), ceil(end))}
    texts |= {floor_text(verdict.aim.low or Fraction(0)), "2017"}
    texts |= {text.partition(" ")[0] for text in texts}
    assert [text for text in printed if text not in texts] == []
