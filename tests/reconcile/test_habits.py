"""What is usual between two releases of a source and between two sources."""

from __future__ import annotations

from fractions import Fraction

from crossfoot.model import Unit
from crossfoot.model.interval import between, exactly
from crossfoot.reconcile import Habit, Table, Where
from crossfoot.reconcile.habits import distance_between, habits_of
from tests.reconcile.pages import table

QUARTERS = [f"20{year}-Q{quarter}" for year in (15, 16, 17) for quarter in (1, 2, 3, 4)]


def level(day: str, voice: str, period: str, figure: str) -> str:
    return f"{day} {voice} | acme shipments smartphone CN {period} level {figure}"


def two_sources(last: str, quarters: int = 12) -> Table:
    """Twelve quarters of two trackers, 2 % apart, and in the last one as far as asked."""
    lines = [level("2018-02-01", "idc", period, "10.00M") for period in QUARTERS[:quarters]]
    lines += [level("2018-02-02", "canalys", period, "10.20M") for period in QUARTERS[: quarters - 1]]
    return table(*lines, level("2018-02-02", "canalys", QUARTERS[quarters - 1], last))


def test_a_gap_as_usual_between_two_sources_is_not_told() -> None:
    assert two_sources("10.20M").differences() == ()


def test_a_gap_beyond_the_usual_is_told_with_what_is_usual() -> None:
    (difference,) = two_sources("13.00M").differences()
    usual = distance_between(between(9_995_000, 10_005_000), between(10_195_000, 10_205_000), Unit.COUNT)
    assert difference.habit is not None
    assert (difference.habit.figures, difference.habit.most, difference.habit.is_own) == (12, usual, True)
    assert difference.distance is not None
    assert difference.distance > Fraction(1, 5)


def test_with_few_figures_in_common_every_gap_is_told() -> None:
    found = two_sources("10.20M", quarters=4).differences()
    assert [difference.habit for difference in found] == [None] * 4


def test_a_pair_with_few_figures_in_common_has_the_habit_of_all_pairs() -> None:
    found = table(
        *(level("2018-02-01", "idc", period, "10.00M") for period in QUARTERS),
        *(level("2018-02-02", "canalys", period, "10.20M") for period in QUARTERS),
        level("2018-02-03", "gartner", QUARTERS[0], "9.00M"),
    )
    habits = habits_of(found.model.assertions)
    usual = distance_between(between(9_995_000, 10_005_000), between(10_195_000, 10_205_000), Unit.COUNT)
    assert usual is not None
    assert habits.of(frozenset(("idc", "ihs")), Unit.COUNT) == Habit(14, usual, usual, is_own=False)
    assert habits.of(frozenset(("idc",)), Unit.COUNT) is None


def test_a_source_that_prints_a_figure_again_unchanged_has_moved_it_by_nothing() -> None:
    lines = [level("2018-02-01", "idc", period, "10.00M") for period in QUARTERS]
    lines += [level("2019-02-01", "idc", period, "10.00M") for period in QUARTERS[1:]]
    restated = table(*lines, level("2019-02-01", "idc", QUARTERS[0], "10.10M"))
    (difference,) = restated.differences()
    assert difference.given_up == "e1"
    assert difference.habit == Habit(12, Fraction(0), Fraction(0), is_own=True)


def test_percentages_are_compared_in_points_and_counts_in_parts_of_the_larger() -> None:
    assert distance_between(exactly(20), exactly(25), Unit.PERCENT) == 5
    assert distance_between(exactly(20), exactly(25), Unit.COUNT) == Fraction(1, 5)
    assert distance_between(exactly(0), exactly(0), Unit.COUNT) is None


def test_most_of_a_difference_in_growth_may_lie_in_the_year_before() -> None:
    difference = table(
        "2017-11-02 canalys | vivo shipments smartphone CN 2017-Q3 growth 26% base=yoy:2016-Q3",
        "2017-11-02 canalys | vivo shipments smartphone CN 2017-Q3 level 20.0M",
        "2017-11-10 idc | vivo shipments smartphone CN 2017-Q3 growth -1.8% base=yoy:2016-Q3",
        "2017-11-10 idc | vivo shipments smartphone CN 2017-Q3 level 18.9M",
    ).differences()[0]
    assert difference.parting is not None
    assert difference.parting.where is Where.BASE
    assert {entry: round(float(side.low or 0) / 1e6, 1) for entry, side in difference.parting.sides} == {
        "e1": 15.8,
        "e3": 19.2,
    }


def test_a_difference_in_share_may_lie_in_the_market() -> None:
    difference = table(
        "2017-11-02 canalys | vivo shipments smartphone CN 2017-Q3 share 17.0%",
        "2017-11-02 canalys | vivo shipments smartphone CN 2017-Q3 level 20.0M",
        "2017-11-10 idc | vivo shipments smartphone CN 2017-Q3 share 15.0%",
        "2017-11-10 idc | vivo shipments smartphone CN 2017-Q3 level 20.1M",
    ).differences()[0]
    assert difference.parting is not None
    assert (difference.parting.where, difference.parting.cell.is_market) == (Where.WHOLE, True)
