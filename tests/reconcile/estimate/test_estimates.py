"""What an estimate rests on, and where there is none."""

from __future__ import annotations

from fractions import Fraction

from crossfoot.model.interval import at_least
from crossfoot.reconcile.estimate import Basis, Estimate, Estimates
from tests.known import evidence_of, reconcile
from tests.reconcile.pages import cell, entries

ACME = "acme shipments smartphone CN"
MARKET = "ALL shipments smartphone CN"
YEARS = tuple(
    f"idc | {vendor} 20{year}-Q{quarter} level {level}M"
    for vendor, levels in ((ACME, "10.0 12.0 14.0 20.0"), (MARKET, "100.0 100.0 100.0 120.0"))
    for year in (15, 16)
    for quarter, level in enumerate(levels.split(), 1)
)


def estimate(address: str, *lines: str, view: str = "idc") -> Estimate | None:
    found = entries(*lines)
    mine = tuple(entry for entry in found if entry.origin == view)
    return Estimates(reconcile(mine, questions=(cell(address),)), evidence_of(found)).of(cell(address))


def test_of_a_figure_that_nothing_speaks_of_nothing_is_said() -> None:
    assert estimate(f"{ACME} 2017-Q3") is None
    assert estimate("blip shipments smartphone CN 2016-Q3", *YEARS) is None
    assert estimate("acme sales smartphone CN 2016-Q3", *YEARS) is None
    assert estimate("acme shipments tablet CN 2016-Q3", *YEARS) is None


def test_a_bound_alone_is_no_estimate() -> None:
    assert estimate("blip shipments smartphone CN 2016-Q3", f"idc | {MARKET} 2016-Q3 level 100.0M") is None


def test_a_printed_figure_is_its_own_estimate() -> None:
    found = estimate(f"{ACME} 2016-Q3", *YEARS)
    assert found is not None
    assert found.basis is Basis.PRINTED
    assert 13_950_000 <= found.value <= 14_050_000


def test_what_others_print_counts_and_bounds_nothing() -> None:
    found = estimate(f"{ACME} 2016-Q3", f"canalys | {ACME} 2016-Q3 level 10.0M", f"idc | {ACME} 2015-Q3 level 8.0M")
    assert found is not None
    assert (found.basis, found.proven) == (Basis.SOURCE, at_least(0))
    assert 9_500_000 < found.value < 10_500_000
    assert found.band(95).low < 9_900_000
    assert found.band(95).high > 10_100_000


def test_a_source_that_always_counts_more_is_expected_to_go_on() -> None:
    others = (f"canalys | {ACME} 2015-Q1 level 11.0M", f"canalys | {ACME} 2015-Q2 level 13.2M",
              f"canalys | {ACME} 2015-Q3 level 15.4M", f"canalys | {ACME} 2016-Q3 level 15.4M")  # fmt: skip
    known = tuple(line for line in YEARS if f"{ACME} 2016-Q3" not in line)
    found = estimate(f"{ACME} 2016-Q3", *known, *others)
    assert found is not None
    assert 13_700_000 < found.value < 15_100_000


def test_a_season_is_expected_to_come_back() -> None:
    found = estimate(f"{ACME} 2017-Q4", *YEARS)
    before = estimate(f"{ACME} 2017-Q1", *YEARS)
    assert found is not None
    assert before is not None
    assert found.basis is Basis.SEASONS
    assert found.value > before.value * 5 / 4


def test_a_share_of_a_printed_market_is_a_near_basis() -> None:
    found = estimate(
        f"{ACME} 2017-Q1", *YEARS, f"idc | {MARKET} 2017-Q1 level 100.0M", f"idc | {ACME} 2017-Q1 share 15%"
    )
    assert found is not None
    assert found.basis is Basis.RELATED
    assert 14_500_000 < found.value < 15_500_000


def test_more_than_so_many_lifts_the_estimate_beyond_it() -> None:
    found = estimate(f"{ACME} 2017-Q1", *YEARS, f"idc | {ACME} 2017-Q1 level >13M")
    assert found is not None
    assert 13_000_000 < found.value < 14_000_000


def test_the_overshoot_of_a_voice_is_learnt() -> None:
    levels = (("Q1", "8.0"), ("Q2", "9.6"), ("Q3", "11.2"), ("Q4", "16.0"))
    modest = [f"idc | {ACME} 2015-{quarter} level >{level}M" for quarter, level in levels]
    plain = estimate(f"{ACME} 2017-Q1", *YEARS, f"idc | {ACME} 2017-Q1 level >13M")
    found = estimate(f"{ACME} 2017-Q1", *YEARS, *modest, f"idc | {ACME} 2017-Q1 level >13M")
    assert plain is not None
    assert found is not None
    assert found.value > plain.value + 300_000


def test_a_misprint_loses_its_weight() -> None:
    slip = f"canalys | {ACME} 2016-Q3 level 140.0M"
    agreed = (f"gartner | {ACME} 2016-Q3 level 14.2M", f"counterpoint | {ACME} 2016-Q3 level 13.9M")
    known = tuple(line for line in YEARS if f"{ACME} 2016-Q3" not in line)
    found = estimate(f"{ACME} 2016-Q3", *known, *agreed, slip)
    assert found is not None
    assert 13_000_000 < found.value < 15_000_000


def test_a_limit_is_not_the_answer() -> None:
    found = estimate(f"{ACME} 2016-Q3", f"idc | {MARKET} 2016-Q3 level 9.0M", f"canalys | {ACME} 2016-Q3 level 10.0M")
    assert found is not None
    assert found.proven.high == 9_050_000
    assert 8_000_000 < found.value < 9_040_000


def test_an_estimate_names_what_it_rests_on() -> None:
    found = estimate(f"{ACME} 2016-Q3", f"canalys | {ACME} 2016-Q3 level 10.0M", f"idc | {ACME} 2015-Q3 level 8.0M")
    assert found is not None
    assert found.weights[0].entries == ("e1",)
    assert found.weights[0].weight > 0.5


def test_a_view_of_several_voices_has_what_they_have_in_common() -> None:
    lines = (f"canalys | {ACME} 2016-Q3 level 10.0M", f"gartner | {ACME} 2016-Q3 level 12.0M")
    found = Estimates(reconcile((), questions=(cell(f"{ACME} 2016-Q3"),)), evidence_of(entries(*lines))).of(
        cell(f"{ACME} 2016-Q3")
    )
    assert found is not None
    assert 10_500_000 < found.value < 11_500_000


def test_the_bands_of_a_printed_figure_lie_inside_what_it_proves() -> None:
    found = estimate(f"{ACME} 2016-Q3", *YEARS)
    assert found is not None
    assert found.remark is None
    assert all(band.low in found.proven and band.high in found.proven for band in found.bands)


def test_a_proof_far_from_all_that_is_printed_is_told_to_be_in_doubt() -> None:
    # 56 million in the year less 10, 12 and 20 leave 14 million; the year misprinted as 46 leaves 4.
    others = (f"canalys | {ACME} 2016-Q3 level 14.1M", f"gartner | {ACME} 2016-Q3 level 13.9M")
    known = tuple(line for line in YEARS if f"{ACME} 2016-Q3" not in line)
    right = estimate(f"{ACME} 2016-Q3", *known, *others, f"idc | {ACME} 2016 level 56.0M")
    wrong = estimate(f"{ACME} 2016-Q3", *known, *others, f"idc | {ACME} 2016 level 46.0M")
    assert right is not None
    assert right.remark is None
    assert right.trust > Fraction(3, 4)
    assert wrong is not None
    assert wrong.remark is not None
    assert (wrong.remark.code, wrong.trust < Fraction(1, 10)) == ("proof-in-doubt", True)
    assert "high end" in wrong.remark.message
    assert "e18" in wrong.remark.where.split()  # the year
    assert 3_700_000 < wrong.value < 4_300_000
    assert wrong.value in wrong.proven
    assert wrong.band(80).high > 13_000_000
