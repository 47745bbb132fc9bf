"""Which claims bear on a goal."""

from __future__ import annotations

from crossfoot.model import parse_period
from crossfoot.track.evidence import direct, evidence_for, touches
from tests.track.ledgers import target_of, view_of

GOAL = "2017-01-05 Daily | xiaomi shipments smartphone WORLD 2017 level 90M mode=target said=vendor:Xiaomi@xiaomi"


def kept(*lines: str) -> list[str]:
    view = view_of(GOAL, *(f"2018-01-20 Daily | {line} said=tracker:IDC" for line in lines))
    entries = evidence_for(target_of(view, "2017"), view.entries()).entries
    told = [entry.claim for entry in entries if entry.claim.mode.value == "actual"]
    return [f"{claim.cell.vendor[0]} {claim.cell.place} {claim.cell.period.label} {claim.kind}" for claim in told]


def test_figures_of_the_goals_days_are_kept_and_others_not() -> None:
    lines = [f"xiaomi shipments smartphone WORLD {when} level 20M" for when in ("2016-Q4", "2017-Q1", "2018-Q1")]
    assert kept(*lines) == ["xiaomi WORLD 2017-Q1 level"]


def test_growth_into_and_out_of_those_days_brings_the_levels_it_is_measured_against() -> None:
    found = kept(
        "xiaomi shipments smartphone WORLD 2017-Q1 growth 10% base=yoy:2016-Q1",
        "xiaomi shipments smartphone WORLD 2016-Q1 level 14M",
        "xiaomi shipments smartphone WORLD 2018-Q1 growth 90% base=yoy:2017-Q1",
        "xiaomi shipments smartphone WORLD 2018-Q1 level 28M",
        "xiaomi shipments smartphone WORLD 2015-Q1 level 10M",
    )
    assert "xiaomi WORLD 2016-Q1 level" in found
    assert "xiaomi WORLD 2018-Q1 level" in found
    assert "xiaomi WORLD 2015-Q1 level" not in found


def test_other_products_and_other_vendors_are_left_out_but_the_market_is_not() -> None:
    assert kept(
        "xiaomi shipments tablet WORLD 2017 level 1.0M",
        "samsung shipments smartphone WORLD 2017 level 300M",
        "ALL shipments smartphone WORLD 2017 level 1.4B",
        "ALL shipments smartphone CN 2017 level 450M",
    ) == ["ALL WORLD 2017 level"]


def test_direct_figures_are_the_vendors_sizes_and_growth_in_the_goals_place() -> None:
    view = view_of(
        GOAL,
        "2018-01-20 Daily | xiaomi shipments smartphone WORLD 2017 share 6.3%",
        "2018-01-20 Daily | xiaomi shipments smartphone WORLD 2017-Q4 level 28.1M",
        "2018-01-20 Daily | xiaomi shipments smartphone IN 2017-Q4 level 8.2M",
        "2018-01-20 Daily | ALL shipments smartphone WORLD 2017 level 1.4B",
    )
    found = direct(view.entries(), target_of(view, "2017"))
    assert [entry.claim.cell.period.label for entry in found if entry.claim.mode.value == "actual"] == ["2017-Q4"]


def test_periods_touch_where_they_share_a_day() -> None:
    year = parse_period("2017")
    assert [touches(parse_period(label), year) for label in ("2017-Q4", "2016-12/2017-01", "2018", "2016", "?")] == [
        True,
        True,
        False,
        False,
        False,
    ]
    assert touches(parse_period("../2017-06-30"), year)
    assert not touches(parse_period("+2018-01/2018-06"), year)
