"""What a table answers, and from which entries."""

from __future__ import annotations

from fractions import Fraction

from crossfoot.model.interval import at_least, between, exactly
from crossfoot.reconcile import Layer, entries_of, origin_of
from crossfoot.reconcile.layers import groups_of, layer_of
from tests.known import reconcile
from tests.reconcile.pages import cell, entries, table

ACME = "acme shipments smartphone CN 2017-Q3"


def test_only_what_is_said_to_have_happened_counts() -> None:
    for mode in ("target", "guidance", "forecast", "plan", "counterfactual"):
        assert table(f"{ACME} level 10.0M mode={mode}").model.problem.rows == ()


def test_a_running_period_gives_a_floor() -> None:
    found = table(
        "2017-08-20 acme | acme shipments smartphone CN 2017-Q3 level 10.0M",
        "2017-08-20 acme | acme shipments smartphone CN 2017-Q3 share 20%",
    )
    assert found.bounds(cell(ACME)).interval == at_least(9_950_000)
    assert found.bounds(cell("ALL shipments smartphone CN 2017-Q3")).interval == at_least(9_950_000)


def test_the_last_day_of_a_period_is_still_running() -> None:
    found = table(f"2017-09-30 acme | {ACME} level 10.0M")
    assert found.bounds(cell(ACME)).interval.high is None
    found = table(f"2017-10-01 acme | {ACME} level 10.0M")
    assert found.bounds(cell(ACME)).interval == between(9_950_000, 10_050_000)


def test_copies_on_other_pages_are_one_claim_with_all_its_entries() -> None:
    found = table(
        f"2017-11-01 idc | {ACME} level 10.0M",
        f"2017-11-03 idc | {ACME} level 10.0M",
        f"2017-11-03 idc | {ACME} level 12.0M",
    )
    (difference,) = found.differences() + found.conflicts()
    assert set(difference.copies) == {("e1", "e2"), ("e3",)}
    assert difference.layer is Layer.RELEASE


def test_the_same_figure_of_two_sources_is_two_claims() -> None:
    found = table(f"idc | {ACME} level 10.0M", f"canalys | {ACME} level 10.0M")
    assert len(found.model.assertions) == 2


def test_a_source_on_two_pages_is_one_source_and_two_releases() -> None:
    one, other = table(f"2017-11-01 idc | {ACME} level 10.0M", f"2017-12-01 idc | {ACME} level 10.1M").model.assertions
    assert layer_of((one, other)) is Layer.SOURCE
    assert layer_of((one,)) is Layer.RELEASE


def test_a_page_that_cites_two_sources_is_two_releases() -> None:
    assertions = table(
        f"idc | {ACME} level 10.0M", f"canalys | {ACME} level 12.0M", f"{ACME} level 11.0M"
    ).model.assertions
    groups = [
        {assertions[claim].origin for claim in group.claims}
        for group in groups_of(assertions, frozenset(range(3)))
        if group.layer is Layer.RELEASE
    ]
    assert sorted(groups, key=sorted) == [{"canalys", "outlet:page"}, {"idc", "outlet:page"}]


def test_a_weighted_question_may_name_a_cell_twice() -> None:
    found = table(f"{ACME} level 10.0M")
    half = (Fraction(1, 2), cell(ACME))
    assert found.bound_of((half, half)).interval == between(9_950_000, 10_050_000)
    assert found.bound_of((half, (Fraction(-1, 2), cell(ACME)))).interval == exactly(0)


def test_a_rest_line_is_asked_for_by_its_cell() -> None:
    found = table("OTHERS shipments smartphone CN 2017-Q3 level 10.0M")
    assert found.bounds(cell("OTHERS shipments smartphone CN 2017-Q3")).interval == between(9_950_000, 10_050_000)


def test_the_origin_is_the_far_end_of_the_chain() -> None:
    lines = (
        f'{ACME} level 10.0M said="media:Nikkei" said="supply_chain:suppliers"',
        f'{ACME} level 10.0M said="executive:Lei Jun@xiaomi/social_post"',
        f"{ACME} level 10.0M",
    )
    claims = [found.claim for found in entries(*lines)]
    assert [origin_of(claim, "Mobile World") for claim in claims] == ["suppliers", "xiaomi", "outlet:mobile-world"]
    assert [found.id for found in entries_of(claims, "p")] == ["p#c1", "p#c2", "p#c3"]


def test_nothing_is_known_of_an_empty_view() -> None:
    found = reconcile(())
    assert (found.conflicts(), found.differences(), found.remarks, found.given_up) == ((), (), (), ())
    assert found.bounds(cell(ACME)).interval == at_least(0)


def test_a_bound_names_only_the_entries_left_out_that_concern_it() -> None:
    found = table(
        "acme shipments smartphone CN 2017-Q3 level 10.0M",
        "acme shipments smartphone CN 2017-Q3 level 20.0M",
        "ALL shipments smartphone CN 2017-Q3 level 90.0M",
    )
    assert len(found.bounds(cell(ACME)).given_up) == 1
    assert found.bounds(cell("blip shipments smartphone CN 2017-Q4")).given_up == ()
    assert len(found.given_up) == 1
