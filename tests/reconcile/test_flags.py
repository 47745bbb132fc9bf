"""What must be flagged and what must not: the list of the design, built from claims."""

from __future__ import annotations

from fractions import Fraction

import pytest

from crossfoot.model.interval import Interval, between, exactly
from crossfoot.reconcile import Conflict, EquationKind, Layer, SlipKind, Table, entries_of, to_json
from crossfoot.verify import faults_of
from tests.known import reconcile
from tests.reconcile.pages import cell, entries, table

XPENG = (
    "xpeng deliveries nev WORLD 2025-Q1 level 94,008",
    "xpeng deliveries nev WORLD 2025-Q2 level 104,181",
    "xpeng deliveries nev WORLD 2025-H1 level 197,189",
)


def only(found: Table) -> Conflict:
    """The one conflict of a table, hard and proved."""
    (conflict,) = found.conflicts()
    assert conflict.is_hard
    assert conflict.layer is Layer.RELEASE
    assert conflict.certificate.is_contradiction
    assert faults_of(to_json(conflict.certificate)) == []
    return conflict


def slips(conflict: Conflict, entry: str) -> list[str]:
    (repair,) = [repair for repair in conflict.repairs if repair.entry == entry]
    return [slip.sentence for slip in repair.slips]


def test_two_quarters_that_miss_the_half_year_by_a_thousand() -> None:
    conflict = only(table(*XPENG))
    assert set(conflict.members) == {"e1", "e2", "e3"}
    assert conflict.gap == 1000
    assert 666 < conflict.severity < 668
    equation = conflict.equation
    assert (equation.kind, equation.entry) == (EquationKind.SUM, "e3")
    assert (equation.implied, equation.stated) == (exactly(198_189), exactly(197_189))
    assert [(term.entry, term.weight) for term in equation.terms] == [("e1", Fraction(1)), ("e2", Fraction(1))]


def test_each_number_of_a_broken_sum_has_its_repair() -> None:
    conflict = only(table(*XPENG))
    assert {repair.entry: repair.implied for repair in conflict.repairs} == {
        "e1": exactly(93_008),
        "e2": exactly(103_181),
        "e3": exactly(198_189),
    }
    assert slips(conflict, "e2") == ["104,181 differs in one digit from 103,181, which makes the sum right"]


def test_bounds_leave_out_one_member_of_a_conflict_and_say_so() -> None:
    bound = table(*XPENG).bounds(cell("xpeng deliveries nev WORLD 2025-H1"))
    assert len(bound.given_up) == 1
    assert bound.interval in (exactly(198_189), exactly(197_189))


def test_a_completion_rate_that_does_not_fit_the_goal_beside_it() -> None:
    conflict = only(
        table(
            XPENG[2],
            "xpeng deliveries nev WORLD 2025 level 380,000 mode=target",
            "xpeng deliveries nev WORLD 2025-H1 share 56% of=c2",
        )
    )
    assert conflict.equation.kind is EquationKind.RATIO
    assert conflict.equation.entry == "e3"
    assert conflict.equation.implied == exactly(Fraction(197_189 * 100, 380_000))
    assert conflict.gap == Fraction("55.5") - Fraction(197_189 * 100, 380_000)
    assert {term.entry: term.is_below for term in conflict.equation.terms} == {"e1": False, "e2": True}


def test_the_goal_may_be_named_by_a_word() -> None:
    conflict = only(
        table(
            XPENG[2],
            "xpeng deliveries nev WORLD 2025 level 380,000 mode=target",
            'xpeng deliveries nev WORLD 2025-H1 share 56% of="full-year target"',
        )
    )
    assert set(conflict.members) == {"e1", "e2", "e3"}


def test_a_shortfall_that_is_ten_thousand_too_large() -> None:
    conflict = only(
        table(
            "leapmotor deliveries nev WORLD 2025-01/2025-09 level 396,000",
            "leapmotor deliveries nev WORLD 2025 level 500,000 mode=target",
            "leapmotor deliveries nev WORLD 2025-01/2025-09 compare 114,000 relation=shortfall other=c2",
        )
    )
    assert conflict.gap == 9000
    assert slips(conflict, "e1") == ["396,000 differs in one digit from 386,000, which makes the sum right"]


def test_production_printed_as_deliveries() -> None:
    conflict = only(
        table(
            "tesla deliveries ev WORLD 2023-Q4 level 494,989",
            "tesla deliveries ev WORLD 2023-Q3 level 435,059",
            "tesla deliveries ev WORLD 2023-Q4 growth 11% base=qoq:2023-Q3",
            "tesla production ev WORLD 2023-Q4 level 494,989",
        )
    )
    assert set(conflict.members) == {"e1", "e2", "e3"}
    (repair,) = [repair for repair in conflict.repairs if repair.entry == "e1"]
    assert 484_507 in repair.implied
    assert [slip.kind for slip in repair.slips] == [SlipKind.NEIGHBOUR]


def test_the_deliveries_that_fit_raise_nothing() -> None:
    found = table(
        "tesla deliveries ev WORLD 2023-Q4 level 484,507",
        "tesla deliveries ev WORLD 2023-Q3 level 435,059",
        "tesla deliveries ev WORLD 2023-Q4 growth 11% base=qoq:2023-Q3",
        "tesla production ev WORLD 2023-Q4 level 494,989",
    )
    assert (found.conflicts(), found.remarks) == ((), ())


def test_a_growth_that_does_not_follow_from_its_levels() -> None:
    conflict = only(
        table(
            "li-auto deliveries nev WORLD 2024-03 level 28,277",
            "li-auto deliveries nev WORLD 2024-02 level 25,681",
            "li-auto deliveries nev WORLD 2024-03 growth 9.8% base=mom:2024-02",
        )
    )
    assert conflict.equation.kind is EquationKind.RATIO
    assert conflict.equation.unit == "pct"
    assert conflict.gap == Fraction(28_277 * 100, 25_681) - 100 - Fraction("9.85")


def test_a_share_that_its_market_cannot_give() -> None:
    conflict = only(
        table(
            "samsung shipments smartphone IN 2017-Q3 level 9.4M",
            "ALL shipments smartphone IN 2017-Q3 level >40M",
            "samsung shipments smartphone IN 2017-Q3 share 30%",
        )
    )
    assert conflict.equation.implied == Interval(Fraction(0), Fraction("23.625"), True, True)


def test_points_that_can_only_be_percent() -> None:
    conflict = only(
        table(
            "huawei shipments smartphone WORLD 2018-Q1 share 11.8%",
            "huawei shipments smartphone WORLD 2018-Q1 change 13.8pp base=yoy:2017-Q1",
        )
    )
    assert conflict.gap == Fraction("1.9")


def test_a_vendor_below_the_leader_cannot_ship_more() -> None:
    conflict = only(
        table(
            "lenovo shipments smartphone WORLD 2015-Q4 level 202M",
            "samsung shipments smartphone WORLD 2015-Q4 level 85.6M",
            "samsung shipments smartphone WORLD 2015-Q4 rank 1#",
            "lenovo shipments smartphone WORLD 2015-Q4 rank 3#",
        )
    )
    assert conflict.equation.kind is EquationKind.ORDER
    assert conflict.gap == 115_850_000
    assert slips(conflict, "e1") == ["202 has its decimal point moved against 20.2, which makes the order right"]


def test_two_digits_swapped() -> None:
    conflict = only(
        table(
            "zeekr deliveries nev WORLD 2023-Q1 level 15,234",
            "zeekr deliveries nev WORLD 2023-Q2 level 27,399",
            "zeekr deliveries nev WORLD 2023-Q3 level 36,395",
            "zeekr deliveries nev WORLD 2023-Q4 level 39,657",
            "zeekr deliveries nev WORLD 2023 level 118,658",
        )
    )
    assert conflict.gap == 27
    assert slips(conflict, "e5") == ["118,658 has two digits swapped against 118,685, which makes the sum right"]


def test_vendors_together_larger_than_their_market() -> None:
    conflict = only(
        table(
            "ALL shipments smartphone CN 2017-Q3 level 22M",
            "oppo shipments smartphone CN 2017-Q3 level 21M",
            "vivo shipments smartphone CN 2017-Q3 level 20M",
        )
    )
    assert conflict.gap == 40_000_000 - 22_500_000


def test_a_growth_on_another_base() -> None:
    conflict = only(
        table(
            "zeekr deliveries nev WORLD 2023-10 level 13,077",
            "zeekr deliveries nev WORLD 2023-09 level 12,020",
            "zeekr deliveries nev WORLD 2022-10 level 10,138",
            "zeekr deliveries nev WORLD 2023-10 growth 29% base=mom:2023-09",
        )
    )
    assert slips(conflict, "e4") == ["29 is the growth on 2022-10, not on 2023-09"]


def test_nine_months_and_a_quarter_against_a_year() -> None:
    conflict = only(
        table(
            "acme shipments smartphone WORLD 2017 level 92.4M",
            "acme shipments smartphone WORLD 2017-Q4 level 28.1M",
            "acme shipments smartphone WORLD 2017-01/2017-09 level 70.2M",
        )
    )
    assert conflict.gap == Fraction("5.75") * 10**6


NEAR_MISSES = {
    "naive division gives 1.4, the intervals meet": (
        "ALL shipments smartphone WORLD 2018-Q3 level 353.6M",
        "ALL shipments smartphone WORLD 2017-Q3 level 358.5M",
        "ALL shipments smartphone WORLD 2018-Q3 growth -1.3% base=yoy:2017-Q3",
    ),
    "a bare 18 million is a rounding": (
        "lenovo shipments smartphone WORLD 2014-Q4 level 18M",
        "lenovo shipments smartphone WORLD 2013-Q4 level 16.9M",
        "lenovo shipments smartphone WORLD 2014-Q4 growth 8.3% base=yoy:2013-Q4",
    ),
    "shares that sum to 100.1": (
        "acme shipments smartphone CN 2017-Q3 share 40.1%",
        "blip shipments smartphone CN 2017-Q3 share 35%",
        "corp shipments smartphone CN 2017-Q3 share 15%",
        "OTHERS shipments smartphone CN 2017-Q3 share 10%",
    ),
    "a column that sums to 36.3 against 36.2": (
        "acme shipments smartphone CN 2017-Q3 level 20.1M",
        "blip shipments smartphone CN 2017-Q3 level 10.1M",
        "corp shipments smartphone CN 2017-Q3 level 4.1M",
        "OTHERS shipments smartphone CN 2017-Q3 level 2.0M",
        "ALL shipments smartphone CN 2017-Q3 level 36.2M",
    ),
    "two trackers": (
        "idc | vivo shipments smartphone CN 2017-Q3 growth -1.8% base=yoy:2016-Q3",
        "canalys | vivo shipments smartphone CN 2017-Q3 growth 26% base=yoy:2016-Q3",
        "idc | ALL shipments smartphone CN 2017-Q3 level 114.8M",
        "canalys | ALL shipments smartphone CN 2017-Q3 level 119M",
    ),
    "a fiscal and a calendar quarter": (
        'apple sales smartphone WORLD 2016-Q4 level 78.29M fiscal="FY2017-Q1"',
        "apple sales smartphone WORLD 2017-Q1 level 50.76M",
    ),
    "a brand and its company": (
        "huawei shipments smartphone CN 2018-Q1 level 21M",
        "huawei shipments smartphone CN 2018-Q1 level 12M excl=honor",
        "honor shipments smartphone CN 2018-Q1 level 9M",
        "ALL shipments smartphone CN 2018-Q1 level 28M",
    ),
    "preliminary and final": (
        "2014-04-30 idc | ALL shipments smartphone WORLD 2014-Q1 level 281.5M",
        "2014-08-14 idc | ALL shipments smartphone WORLD 2014-Q1 level 284.8M",
    ),
    "a target that was missed": (
        "acme shipments smartphone WORLD 2017 level 80.0M",
        "acme shipments smartphone WORLD 2017 level 90M mode=target",
    ),
    "a forecast that was wrong": (
        "idc | acme shipments smartphone WORLD 2017 level 80.0M",
        "idc | acme shipments smartphone WORLD 2017 level 90M mode=forecast",
    ),
    "a figure of a period still running": (
        "2017-10-20 acme | acme shipments smartphone WORLD 2017-10 level 5.0M",
        "2017-10-20 acme | acme shipments smartphone WORLD 2017-10 level >8M",
    ),
    "sell-in and sell-through": (
        "acme shipments smartphone WORLD 2017 level 90.0M",
        "acme sell_through smartphone WORLD 2017 level 85.0M",
    ),
    "one model and all models": (
        "acme shipments smartphone WORLD 2017 level 90.0M",
        "acme shipments smartphone WORLD 2017 level 12.0M model=note-4",
    ),
    "a denied figure": (
        "acme shipments smartphone WORLD 2017 level 90.0M",
        "acme shipments smartphone WORLD 2017 level 70.0M polarity=denied",
    ),
    "a figure the page itself corrects": (
        "acme shipments smartphone WORLD 2017 level 90.0M links=corrects:c2",
        "acme shipments smartphone WORLD 2017 level 70.0M",
    ),
    "a rumour": (
        "acme shipments smartphone WORLD 2017 level 90.0M",
        "acme shipments smartphone WORLD 2017 level 70.0M strength=hedged",
    ),
}


@pytest.mark.parametrize("lines", NEAR_MISSES.values(), ids=NEAR_MISSES.keys())
def test_near_misses_raise_nothing(lines: tuple[str, ...]) -> None:
    found = table(*lines)
    assert found.conflicts() == ()
    assert found.remarks == ()


def test_a_gap_between_two_trackers_is_a_divergence() -> None:
    (difference,) = table(*NEAR_MISSES["two trackers"][:2]).differences()
    assert (difference.layer, difference.is_hard) == (Layer.ACROSS, False)
    assert difference.gap == Fraction("27.25")


def test_a_gap_between_two_releases_is_a_restatement_and_the_newer_figure_stands() -> None:
    found = table(*NEAR_MISSES["preliminary and final"])
    (difference,) = found.differences()
    assert (difference.layer, difference.gap) == (Layer.SOURCE, Fraction(3_200_000))
    bound = found.bounds(cell("ALL shipments smartphone WORLD 2014-Q1"))
    assert (bound.interval, bound.given_up) == (between(284_750_000, 284_850_000), ("e1",))


def test_almost_half_is_a_loose_phrase() -> None:
    found = table(
        "xiaomi shipments smartphone IN 2017-Q3 level 9.2M",
        "samsung shipments smartphone IN 2017-Q3 level 9.4M",
        "ALL shipments smartphone IN 2017-Q3 level >~40M",
        "xiaomi,samsung shipments smartphone IN 2017-Q3 compare <~50% relation=sum sum_of=share",
    )
    (conflict,) = found.conflicts()
    assert 1 < conflict.severity < 2
    assert not conflict.is_hard
    assert [remark.code for remark in found.remarks] == ["soft-conflict"]


def test_a_coarser_reading_is_used_before_a_figure_is_called_wrong() -> None:
    found = table(
        "lenovo shipments smartphone WORLD 2014-Q4 level 20M",
        "lenovo shipments smartphone WORLD 2013-Q4 level 16.9M",
        "lenovo shipments smartphone WORLD 2014-Q4 growth 8.3% base=yoy:2013-Q4",
    )
    assert found.conflicts() == ()
    assert [(remark.code, remark.where) for remark in found.remarks] == [("coarse-reading", "e1")]
    assert found.given_up == ()
    bound = found.bounds(cell("lenovo shipments smartphone WORLD 2014-Q4"))
    assert bound.interval == between(
        Fraction("16.85") * Fraction("1.0825") * 10**6, Fraction("16.95") * Fraction("1.0835") * 10**6
    )


def test_a_coarser_reading_that_does_not_help_leaves_a_conflict() -> None:
    conflict = only(
        table(
            "lenovo shipments smartphone WORLD 2014-Q4 level 40M",
            "lenovo shipments smartphone WORLD 2013-Q4 level 16.9M",
            "lenovo shipments smartphone WORLD 2014-Q4 growth 8.3% base=yoy:2013-Q4",
        )
    )
    assert "e1" in conflict.members


def test_the_pages_own_voice_may_contradict_the_source_it_cites() -> None:
    conflict = only(table(*(f"xpeng | {line}" for line in XPENG[:2]), XPENG[2]))
    assert conflict.gap == 1000


def test_a_figure_that_is_only_a_direction_makes_a_soft_conflict() -> None:
    (conflict,) = table(
        "acme shipments smartphone WORLD 2017-Q2 level 10.0M",
        "acme shipments smartphone WORLD 2017-Q1 level 12.0M",
        'acme shipments smartphone WORLD 2017-Q2 growth "(0,)pct:sign" base=qoq:2017-Q1',
    ).conflicts()
    assert conflict.needs_soft
    assert not conflict.is_hard


def test_rumours_count_when_asked() -> None:
    lines = NEAR_MISSES["a rumour"]
    (conflict,) = reconcile(entries(*lines), hedged=True).conflicts()
    assert conflict.needs_soft


def test_a_page_alone_is_reconciled_from_its_claims() -> None:
    claims = [found.claim for found in entries(*XPENG)]
    conflict = only(reconcile(entries_of(claims, "page")))
    assert set(conflict.members) == {"page#c1", "page#c2", "page#c3"}


def test_two_conflicts_on_one_page_are_both_told() -> None:
    found = table(
        *XPENG,
        "li-auto deliveries nev WORLD 2024-03 level 28,277",
        "li-auto deliveries nev WORLD 2024-02 level 25,681",
        "li-auto deliveries nev WORLD 2024-03 growth 9.8% base=mom:2024-02",
    )
    assert [set(conflict.members) for conflict in found.conflicts()] == [{"e1", "e2", "e3"}, {"e4", "e5", "e6"}]


def test_two_growths_of_the_same_figure_need_no_level_to_disagree() -> None:
    conflict = only(
        table(
            "huawei shipments smartphone WORLD 2015 growth 44.1% base=yoy:2014",
            "huawei shipments smartphone WORLD 2015 growth 54.1% base=yoy:2014",
            "ALL shipments smartphone WORLD 2015 level 1.43B",
        )
    )
    assert (conflict.equation.kind, conflict.gap) == (EquationKind.SAME, Fraction("9.9"))


def test_a_list_that_adds_up_to_too_little_may_lack_a_line_that_was_not_read() -> None:
    found = table(
        "acme shipments smartphone CN 2017-Q3 level 20.1M",
        "blip shipments smartphone CN 2017-Q3 level 10.1M",
        "corp shipments smartphone CN 2017-Q3 level 4.1M",
        "OTHERS shipments smartphone CN 2017-Q3 level 2.0M",
        "ALL shipments smartphone CN 2017-Q3 level 46.2M",
    )
    assert (found.conflicts(), found.remarks) == ((), ())


def test_a_list_that_adds_up_to_too_much_is_wrong() -> None:
    conflict = only(
        table(
            "acme shipments smartphone CN 2017-Q3 level 20.1M",
            "blip shipments smartphone CN 2017-Q3 level 10.1M",
            "corp shipments smartphone CN 2017-Q3 level 4.1M",
            "OTHERS shipments smartphone CN 2017-Q3 level 2.0M",
            "ALL shipments smartphone CN 2017-Q3 level 35.2M",
        )
    )
    assert conflict.gap == Fraction(850_000)


def test_two_vendors_on_one_line_of_a_list_count_as_a_line() -> None:
    found = table(
        "acme shipments smartphone CN 2017-Q3 level 20.1M",
        "blip,corp shipments smartphone CN 2017-Q3 level 14.2M",
        "duke shipments smartphone CN 2017-Q3 level 3.0M",
        "OTHERS shipments smartphone CN 2017-Q3 level 2.0M",
        "ALL shipments smartphone CN 2017-Q3 level 39.3M",
    )
    assert (found.conflicts(), found.remarks) == ((), ())


def test_figures_counted_to_the_last_unit_that_miss_each_other_are_wrong_however_small_the_gap() -> None:
    conflict = only(
        table(
            "tesla deliveries bev WORLD 2020-H1 level 57,037",
            "tesla deliveries bev WORLD 2020-H2 level 442,511",
            "tesla deliveries bev WORLD 2020 level 499,546",
        )
    )
    assert conflict.is_miscounted
    assert conflict.gap == 2


def test_a_goal_and_its_growth_are_held_against_the_figure_before() -> None:
    conflict = only(
        table(
            "xiaomi shipments smartphone WORLD 2016 level 58M",
            "xiaomi shipments smartphone WORLD 2017 level 90M mode=target",
            "xiaomi shipments smartphone WORLD 2017 growth 50% base=yoy:2016 mode=target",
        )
    )
    assert conflict.equation.implied == Interval(
        Fraction(9000) / Fraction("58.5") - 100, Fraction(9000) / Fraction("57.5") - 100
    )


def test_two_counts_two_units_of_their_last_digit_apart_are_soft_and_two_rates_are_hard() -> None:
    market = "ALL shipments smartphone WORLD 2015 level 1.43B"
    (counts,) = table(
        *(f"idc | xiaomi shipments smartphone WORLD 2017-Q4 level {n}M" for n in (28.1, 27.9))
    ).conflicts()
    assert counts.severity == 2
    assert not counts.is_hard
    growths = (f"huawei shipments smartphone WORLD 2015 growth {n}% base=yoy:2014" for n in (44.1, 44.3))
    assert only(table(*growths, market)).severity == 2
