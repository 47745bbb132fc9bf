"""The chance that a goal is reached."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossfoot.track import State
from crossfoot.track.chance import Chance, chance_of
from tests.track.ledgers import ledger, verdict_of, view_of

CARS = "leapmotor deliveries nev WORLD"
SAYS = "said=vendor:Leapmotor@leapmotor"


def goal(number: int, *, day: str = "2025-01-10", year: str = "2025") -> str:
    return f"{day} Daily | {CARS} {year} level {number} mode=target {SAYS}"


def told(period: str, number: int, day: str) -> str:
    return f"{day} Weekly | {CARS} {period} level {number} {SAYS}"


BEFORE = told("2024", 293_724, "2025-01-05")
HALF_BEFORE = told("2024-H1", 86_696, "2024-07-02")
HALF = told("2025-H1", 221_664, "2025-07-02")


def asked(*lines: str, as_of: str = "2025-08-31", period: str = "2025") -> Chance | None:
    view = view_of(*lines, as_of=as_of)
    return chance_of(verdict_of(view, period, as_of=as_of, vendor="leapmotor"), view.entries())


def chance(*lines: str, as_of: str = "2025-08-31") -> Chance:
    found = asked(*lines, as_of=as_of)
    assert found is not None
    return found


def test_an_open_goal_has_a_chance_and_the_likely_figure_with_its_bands() -> None:
    found = chance(goal(500_000), BEFORE, HALF)
    assert found.likely is not None
    assert 0 < found.probability < 1
    narrow, wide = found.bands
    assert (narrow.level, wide.level) == (50, 80)
    assert wide.low < narrow.low < found.likely < narrow.high < wide.high


def test_a_proven_goal_has_chance_1_by_its_proof_and_no_forecast() -> None:
    found = chance(goal(200_000), HALF)
    assert found == Chance(Fraction(1), None, (), (), ())
    assert found.is_proven


def test_a_goal_proven_missed_has_chance_0() -> None:
    found = chance(goal(700_000), told("2025", 596_555, "2026-01-02"), as_of="2026-01-31")
    assert found == Chance(Fraction(0), None, (), (), ())


def test_a_chance_that_is_not_proven_is_never_0_or_1() -> None:
    sure = chance(goal(200_000), told("2025-01/2025-11", 199_999, "2025-12-02"), as_of="2025-12-15")
    hopeless = chance(goal(9_000_000), told("2025-01/2025-11", 100_000, "2025-12-02"), as_of="2025-12-15")
    assert (sure.probability, hopeless.probability) == (Fraction(999, 1000), Fraction(1, 1000))


def test_forecast_and_bands_lie_inside_what_is_proven() -> None:
    found = chance(goal(500_000), told("2025-01/2025-10", 499_000, "2025-11-03"), BEFORE, as_of="2025-11-30")
    assert all(band.low >= 499_000 for band in found.bands)


def test_the_more_is_done_in_less_time_the_better_the_chance() -> None:
    slow, fast = (chance(goal(500_000), told("2025-H1", n, "2025-07-02")) for n in (140_000, 250_000))
    assert slow.probability < Fraction(1, 4) < Fraction(3, 4) < fast.probability


def test_a_goal_that_is_far_above_last_year_has_a_poor_chance() -> None:
    modest, bold = (chance(goal(number), BEFORE, as_of="2025-03-31") for number in (330_000, 800_000))
    assert bold.probability < Fraction(2, 5) < modest.probability


def test_a_goal_set_late_tells_the_more_of_its_figure() -> None:
    slow = told("2025-H1", 150_000, "2025-07-02")
    early = chance(goal(500_000), slow)
    late = chance(goal(400_000), goal(500_000, day="2025-08-20"), slow)
    assert early.probability < late.probability
    assert any("was raised: before it stood 400,000" in ground.text for ground in late.grounds)


def test_a_goal_that_is_only_reworded_is_not_told_as_revised() -> None:
    reworded = f"2025-03-11 Daily | {CARS} 2025 level 500000..600000 mode=target {SAYS}"
    found = chance(goal(500_000), reworded, as_of="2025-03-31")
    assert found.grounds == ()


def test_a_goal_of_which_nothing_is_known_is_an_even_chance() -> None:
    found = chance(goal(500_000), as_of="2025-03-31")
    assert found.probability == Fraction(1, 2)
    assert found.grounds == ()
    assert found.unknown == (
        "No figure of 2025 is known.",
        "No figure of 2024 is known to compare with.",
    )


def test_what_a_chance_rests_on_is_told_with_its_entries() -> None:
    found = chance(goal(500_000), BEFORE, HALF_BEFORE, HALF)
    assert [ground.text for ground in found.grounds] == [
        (
            "221,664 in the first half of 2025: 44 % of the goal in 50 % of its days; "
            "the rest has to bring 1.24 times as much a day."
        ),
        "The goal is 1.7 times the 293,724 of 2024.",
        "The first half of 2025 brought 2.56 times as much as the first half of 2024, which was 30 % of its year.",
    ]
    assert all(ground.entries for ground in found.grounds)
    assert found.unknown == ("No figure tells of the time after 30 June 2025.",)


def test_a_rate_a_growth_and_a_share_have_no_chance() -> None:
    rate = f"2025-01-10 Daily | {CARS} 2025 level 40000 per=month mode=target {SAYS}"
    growth = f"2025-01-10 Daily | {CARS} 2025 growth 60% base=yoy:2024 mode=target {SAYS}"
    share = f"2025-01-10 Daily | {CARS} 2025 share 5% mode=target {SAYS}"
    assert [asked(line, BEFORE) for line in (rate, growth, share)] == [None, None, None]


def test_figures_of_later_years_say_nothing_of_a_goal_that_is_over() -> None:
    later = told("2026-Q1", 150_000, "2026-04-02")
    assert 0 < chance(goal(500_000), HALF, later, as_of="2026-05-01").probability < 1


def test_a_cap_has_no_chance() -> None:
    capped = f"2025-01-10 Daily | {CARS} 2025 level <500000 mode=target {SAYS}"
    assert asked(capped, HALF) is None


def test_a_goal_whose_time_is_over_undecided_still_has_a_chance() -> None:
    lines = (goal(500_000), told("2025-01/2025-11", 480_000, "2025-12-02"))
    view = view_of(*lines, as_of="2026-02-01")
    verdict = verdict_of(view, "2025", as_of="2026-02-01", vendor="leapmotor")
    found = chance_of(verdict, view.entries())
    assert verdict.state is State.UNDECIDED
    assert found is not None
    assert found.probability > Fraction(4, 5)


@pytest.mark.parametrize("line", [
    f"2025-07-02 Weekly | {CARS} 2025-H1 level 40000 mode=forecast {SAYS}",
    f"2025-07-02 Weekly | {CARS} 2025-H1 level 40000 polarity=denied {SAYS}",
    f"2025-07-02 Weekly | leapmotor production nev WORLD 2025-H1 level 40000 {SAYS}",
    f"2025-07-02 Weekly | leapmotor deliveries nev CN 2025-H1 level 40000 {SAYS}",
    f"2025-06-12 Weekly | {CARS} 2025-H1 level 40000 {SAYS}",
    f"2025-07-02 Weekly | {CARS} 2021 level 40000 {SAYS}",
])  # fmt: skip
def test_forecasts_denials_other_series_and_running_or_old_times_tell_nothing(line: str) -> None:
    assert chance(goal(500_000), BEFORE, line).probability == chance(goal(500_000), BEFORE).probability


def test_what_appears_later_changes_nothing() -> None:
    later = (
        told("2025-07", 50_129, "2025-08-01"),
        told("2025", 596_555, "2026-01-02"),
        goal(600_000, day="2025-12-01"),
    )
    with_later, without = (
        ledger(goal(500_000), BEFORE, HALF, *lines).view(as_of=date(2025, 7, 31)) for lines in (later, ())
    )
    one, other = (
        chance_of(verdict_of(view, "2025", as_of="2025-07-31", vendor="leapmotor"), view.entries())
        for view in (with_later, without)
    )
    assert one == other


def test_ten_pages_with_one_number_weigh_as_one() -> None:
    copies = (HALF.replace("Weekly", f"Outlet{number}") for number in range(10))
    assert chance(goal(500_000), BEFORE, *copies).probability == chance(goal(500_000), BEFORE, HALF).probability


@given(number=st.integers(250_000, 900_000), more=st.integers(1, 500_000), sold=st.integers(10_000, 240_000))
def test_a_higher_goal_never_has_a_better_chance(number: int, more: int, sold: int) -> None:
    lines = (BEFORE, told("2025-H1", sold, "2025-07-02"))
    assert chance(goal(number + more), *lines).probability <= chance(goal(number), *lines).probability


@given(sold=st.integers(10_000, 400_000), more=st.integers(1, 200_000), with_year=st.booleans())
def test_a_larger_figure_of_its_time_never_lowers_the_chance(sold: int, more: int, *, with_year: bool) -> None:
    known = (goal(500_000), *((BEFORE, HALF_BEFORE) if with_year else ()))
    less, greater = (chance(*known, told("2025-H1", n, "2025-07-02")) for n in (sold, sold + more))
    assert less.probability <= greater.probability


@given(factor=st.sampled_from((7, 1000, 10**6)))
def test_counting_in_other_units_changes_nothing(factor: int) -> None:
    plain = chance(goal(500_000), BEFORE, HALF)
    scaled = chance(goal(500_000 * factor), told("2024", 293_724 * factor, "2025-01-05"),
                    told("2025-H1", 221_664 * factor, "2025-07-02"))  # fmt: skip
    assert scaled.probability == plain.probability


def test_the_same_question_has_the_same_answer() -> None:
    assert chance(goal(500_000), BEFORE, HALF) == chance(HALF, goal(500_000), BEFORE)
