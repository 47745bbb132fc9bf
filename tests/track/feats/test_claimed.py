"""What pages say of streaks, records, places and the like, checked."""

from __future__ import annotations

from crossfoot.knowledge import load_inclusions
from crossfoot.reconcile import to_json
from crossfoot.track import Checked, Outcome, check_feats
from crossfoot.verify import faults_of
from tests.reconcile.pages import entries

LEVEL = "xiaomi shipments smartphone {} {} level {}"
QUARTER = "xiaomi shipments smartphone IN 2017-Q3 "


def checked(claim: str, *lines: str) -> Checked:
    page = entries(claim, *lines)
    (found,) = check_feats(page[:1], page, inclusions=load_inclusions())
    assert [faults_of(to_json(proof)) for proof in found.proofs] == [[] for _ in found.proofs]
    return found


def quarters(*figures: str) -> list[str]:
    labels = [f"{year}-Q{n}" for year in (2015, 2016, 2017) for n in (1, 2, 3, 4)]
    return [LEVEL.format("IN", label, figure) for label, figure in zip(labels, figures, strict=False) if figure]


RISING = quarters("1M", "2M", "3M", "4M", "5M", "6M", "7M", "8M", "9M", "10M", "11M")


def test_a_record_ever_is_right_as_far_back_as_figures_go() -> None:
    found = checked(QUARTER + "record record=highest scope=ever", *RISING)
    assert (found.outcome, found.why) == (Outcome.CONSISTENT, "right as far back as the first quarter of 2015")


def test_a_record_within_a_time_that_is_known_is_proven_right() -> None:
    found = checked(QUARTER + 'record record=highest scope="2 years"', *RISING)
    assert found.outcome is Outcome.PROVEN
    assert checked(QUARTER + 'record record=highest scope="since 2015-Q1"', *RISING).outcome is Outcome.PROVEN
    assert checked(QUARTER + 'record record=highest scope="year 2017"', *RISING).outcome is Outcome.PROVEN


def test_one_earlier_quarter_that_was_higher_refutes_a_record() -> None:
    found = checked(QUARTER + "record record=highest scope=ever", *quarters("1M", "2M", "30M", *["4M"] * 7, "11M"))
    assert (found.outcome, found.why) == (Outcome.REFUTED, "the third quarter of 2015 rules it out")
    assert found.entry_ids == ("e12", "e4")


def test_the_quarter_that_was_higher_may_be_out_of_scope() -> None:
    lines = quarters("1M", "2M", "3M", "40M", *["4M"] * 6, "11M")
    assert checked(QUARTER + 'record record="highest third quarter" scope=ever', *lines).outcome is Outcome.CONSISTENT
    assert checked(QUARTER + 'record record=highest scope="any third quarter"', *lines).outcome is Outcome.CONSISTENT
    assert checked(QUARTER + "record record=highest scope=ever", *lines).outcome is Outcome.REFUTED


def test_a_quarter_nobody_knows_leaves_a_record_open() -> None:
    lines = quarters("1M", "2M", "3M", "4M", "", "6M", "7M", "8M", "9M", "10M", "11M")
    found = checked(QUARTER + 'record record=highest scope="3 years"', *lines)
    assert (found.outcome, found.why) == (Outcome.CONSISTENT, "the first quarter of 2016 leaves it open")


def test_records_of_growth_are_held_against_earlier_growth() -> None:
    lines = [LEVEL.format("IN", year, figure) for year, figure in ((2013, "10M"), (2014, "20M"), (2015, "30M"))]
    best = 'xiaomi shipments smartphone IN 2015 record record="fastest growth" scope=ever'
    assert checked(best, *lines).outcome is Outcome.REFUTED
    slowest = 'xiaomi shipments smartphone IN 2015 record record="slowest growth" scope="since 2013"'
    assert checked(slowest, *lines).outcome is Outcome.PROVEN


def test_a_wording_that_is_not_understood_is_undecidable() -> None:
    for words in ("record=fastest scope=ever", 'record=highest scope="among major brands"', "record=first scope=ever"):
        assert checked(QUARTER + f"record {words}", *RISING).outcome is Outcome.UNDECIDABLE


def test_a_streak_is_proven_right_or_refuted_by_the_months() -> None:
    claim = 'xiaomi shipments smartphone WORLD 2017-10 streak 2n predicate="level > 10M per month"'
    month = [LEVEL.format("WORLD", "2017-09", "{}"), LEVEL.format("WORLD", "2017-10", "10.4M")]
    assert checked(claim, month[0].format("10.2M"), month[1]).outcome is Outcome.PROVEN
    assert checked(claim, month[0].format("9.2M"), month[1]).outcome is Outcome.REFUTED
    assert checked(claim, month[1]).outcome is Outcome.CONSISTENT
    assert checked(claim).outcome is Outcome.UNDECIDABLE


def test_a_total_refutes_a_streak_that_no_month_refutes() -> None:
    claim = 'xiaomi shipments smartphone WORLD 2017-12 streak 3n predicate="level > 10M per month"'
    found = checked(claim, LEVEL.format("WORLD", "2017-Q4", "28.1M"))
    assert (found.outcome, found.why) == (
        Outcome.REFUTED,
        "October, November and December 2017 cannot all have been so",
    )


def test_a_copy_of_a_claim_proves_nothing() -> None:
    claim = 'xiaomi shipments smartphone WORLD 2017-10 streak 2n predicate="level > 10M per month"'
    assert checked(claim, claim).outcome is Outcome.UNDECIDABLE


def test_a_place_is_checked_against_the_vendors_named() -> None:
    sizes = [f"{vendor} shipments smartphone IN 2017-Q3 level {figure}M"
             for vendor, figure in (("xiaomi", 9.2), ("samsung", 9.4), ("vivo", 3.1))]  # fmt: skip
    total = "ALL shipments smartphone IN 2017-Q3 level 24M"
    second, first = QUARTER + "rank 2#", QUARTER + "rank 1#"
    assert checked(second, *sizes, total).outcome is Outcome.PROVEN
    assert checked(second, *sizes).why == "right among the vendors that are named"
    assert checked(first, *sizes).why == "above it are samsung"
    assert checked(first, *sizes).outcome is Outcome.REFUTED
    assert checked(first).outcome is Outcome.UNDECIDABLE


def test_an_order_and_a_milestone_are_checked() -> None:
    sizes = [
        f"{vendor} shipments smartphone IN 2017-Q3 level {figure}M" for vendor, figure in (("xiaomi", 9), ("vivo", 3))
    ]
    order = "{0} shipments smartphone IN 2017-Q3 order above={0} below={1}"
    assert checked(order.format("xiaomi", "vivo"), *sizes).outcome is Outcome.PROVEN
    assert checked(order.format("vivo", "xiaomi"), *sizes).outcome is Outcome.REFUTED
    total = "byd shipments nev WORLD +../2021-05-31 level 0.9M"
    assert (
        checked("byd shipments nev WORLD 2021-05 milestone [1000000,1000000]count:exact:1M", total).outcome
        is Outcome.REFUTED
    )


def test_what_is_planned_or_denied_is_not_checked() -> None:
    page = entries(QUARTER + "rank 1# mode=target", QUARTER + "rank 1# polarity=denied")
    assert check_feats(page, page, inclusions=load_inclusions()) == ()


def test_first_places_in_a_row_are_checked_among_all_vendors() -> None:
    claim = 'xiaomi shipments smartphone IN 2017-Q3 streak 2n predicate="rank = 1 per quarter"'
    sizes = [
        f"{vendor} shipments smartphone IN 2017-Q{quarter} level {figure}M"
        for vendor, figure in (("xiaomi", 9), ("vivo", 3), ("ALL", 17))
        for quarter in (2, 3)
    ]
    assert checked(claim, *sizes).outcome is Outcome.PROVEN
    assert checked(claim, *sizes[:4]).outcome is Outcome.CONSISTENT
    assert checked(claim, *sizes, "oppo shipments smartphone IN 2017-Q2 level 12M").outcome is Outcome.REFUTED
    for predicate in ("rank = 2 per quarter", "rank = 1 among newcomers per quarter"):
        assert checked(claim.replace("rank = 1 per quarter", predicate), *sizes).outcome is Outcome.UNDECIDABLE
    assert checked(claim.replace("xiaomi", "ALL", 1), *sizes).outcome is Outcome.UNDECIDABLE


def test_a_record_of_a_share_is_held_against_earlier_shares() -> None:
    shares = [
        f"xiaomi shipments smartphone IN {year} share {part}%" for year, part in ((2014, 3), (2015, 9), (2016, 7))
    ]
    best = 'xiaomi shipments smartphone IN 2016 record record="highest share" scope="3 years"'
    assert checked(best, *shares).outcome is Outcome.REFUTED
    assert checked(best.replace("2016 record", "2015 record"), *shares).outcome is Outcome.CONSISTENT
    assert checked(best.replace("xiaomi", "ALL", 1), *shares).outcome is Outcome.UNDECIDABLE


def test_a_record_is_one_of_the_claim_it_is_linked_to() -> None:
    growth = ["xiaomi shipments smartphone IN 2015 growth 90% base=yoy:2014", LEVEL.format("IN", 2014, "5M")]
    growth += ["xiaomi shipments smartphone IN 2016 growth 20% base=yoy:2015"]
    page = entries("xiaomi shipments smartphone IN 2016 record record=highest scope=ever of=c4", *growth)
    (found,) = check_feats(page, page, inclusions=load_inclusions())
    assert (found.outcome, found.why) == (Outcome.REFUTED, "2015 rules it out")
    shares = [f"xiaomi shipments smartphone IN {year} share {part}%" for year, part in ((2015, 9), (2016, 7))]
    page = entries("xiaomi shipments smartphone IN 2016 record record=highest scope=ever of=c3", *shares)
    (found,) = check_feats(page, page, inclusions=load_inclusions())
    assert found.outcome is Outcome.REFUTED


def test_a_place_of_a_group_is_undecidable() -> None:
    assert checked("oppo,vivo shipments smartphone IN 2017-Q3 rank 1#", *RISING).outcome is Outcome.UNDECIDABLE
