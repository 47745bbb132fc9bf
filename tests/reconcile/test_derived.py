"""Shares, growth, paces and who is above whom, each with the sum that proves it."""

from __future__ import annotations

from fractions import Fraction

import pytest

from crossfoot.errors import InputError
from crossfoot.model import Interval, Unit, parse_period
from crossfoot.model.interval import between, more_than
from crossfoot.reconcile import EndStatus, Grade, Table, above, growth_of, quotient, run_rate, share_of, to_json
from crossfoot.reconcile.derived_quotient import _divided
from crossfoot.reconcile.problem import Sense
from crossfoot.verify import faults_of
from tests.reconcile.pages import cell, table

ACME = "acme shipments smartphone CN 2017-Q3"
BLIP = "blip shipments smartphone CN 2017-Q3"
MARKET = "ALL shipments smartphone CN 2017-Q3"
ONE = Fraction(1)


def test_a_share_is_taken_of_figures_before_they_were_rounded() -> None:
    found = share_of(table(f"{ACME} level 10.0M", f"{MARKET} level 40.0M"), cell(ACME))
    assert found.interval == between(Fraction(9_950_000 * 100, 40_050_000), Fraction(10_050_000 * 100, 39_950_000))
    assert (found.low_status, found.high_status, found.unit) == (EndStatus.EXACT, EndStatus.EXACT, Unit.PERCENT)
    for proof in (found.low, found.high):
        assert proof is not None
        assert faults_of(to_json(proof)) == []
        assert proof.bound == 0
        assert len(proof.question) == 2


def test_part_and_whole_that_move_together_do_not_spread_the_share() -> None:
    found = share_of(table(f"{ACME} level 10.0M", f"{ACME} share 25%"), cell(ACME))
    assert found.interval == between(Fraction("24.5"), Fraction("25.5"))


def test_a_share_nobody_caps_is_at_most_everything() -> None:
    found = share_of(table(f"{ACME} level 10.0M"), cell(ACME))
    assert found.interval == Interval(Fraction(0), Fraction(100), low_open=True)
    assert found.low is not None
    assert found.low.bound == 9_950_000


def test_an_end_that_is_left_out_leaves_out_the_end_of_the_share() -> None:
    found = share_of(table(f"{ACME} level >10M", f"{MARKET} level 40.0M"), cell(ACME))
    assert (found.interval.low, found.interval.low_open) == (Fraction(1_000, Fraction("40.05")), True)


def test_what_a_proof_says_of_the_quotient_is_told_in_words() -> None:
    found = share_of(table(f"{ACME} level >10M", f"{MARKET} level 40.0M"), cell(ACME))
    assert found.told(Sense.LE) == f"({ACME}) / ({MARKET}) <= 1"
    assert found.told(Sense.GE) == f"({ACME}) / ({MARKET}) > 200/801"
    assert growth_of(table(f"{ACME} level 10.0M"), cell(ACME)).told(Sense.LE) == ""


def test_a_floor_of_one_unit_costs_no_digits_of_a_share() -> None:
    """What a share is taken of is at least one, beside figures of hundreds of millions."""
    found = table(
        f"{ACME} level 20.0..28.4M",
        f"{ACME} share 7.2%",
        f"{MARKET} level 394.55..394.61M",
        "ALL shipments smartphone CN 2017 level 1.47B",
    )
    share = share_of(found, cell(ACME))
    assert share.interval == between(Fraction("7.15"), Fraction(28_400_000 * 100, 394_550_000))
    assert (share.low_status, share.high_status) == (EndStatus.EXACT, EndStatus.EXACT)
    whole = found.question(((ONE, cell(MARKET)),))
    scaled = _divided(found.model.problem, found.in_force(unknown for unknown, _ in whole), whole)
    assert min(abs(value) for row in scaled.rows for _, value in row.terms) > Fraction(1, 10**6)


def test_the_verifier_checks_the_quotient_beside_the_sum() -> None:
    found = share_of(table(f"{ACME} level >10M", f"{MARKET} level 40.0M"), cell(ACME))
    assert found.low is not None
    proof = {**to_json(found.low), "ratio": found.to_json(Sense.GE)}
    assert faults_of(proof) == []
    assert proof["ratio"]["bound"] == "200/801"
    for slot, wrong in (("bound", "1/4"), ("top", {ACME: "2"}), ("bottom", {MARKET: "2"})):
        assert faults_of({**proof, "ratio": {**proof["ratio"], slot: wrong}}) != []


def test_growth_of_a_base_that_can_be_nothing_is_unbounded_above() -> None:
    found = growth_of(table(f"{ACME} level 10.0M", "acme shipments smartphone CN 2016-Q3 level <8M"), cell(ACME))
    assert found.can_vanish
    assert (found.interval.low, found.interval.low_open) == (Fraction(995, 8) - 100, True)
    assert (found.interval.high, found.high_status) == (None, EndStatus.UNBOUNDED)


def test_growth_is_asked_of_any_time() -> None:
    found = table(f"{ACME} level 10.0M", "acme shipments smartphone CN 2017-Q2 level 8.0M")
    grown = growth_of(found, cell(ACME), base=parse_period("2017-Q2"))
    assert grown.interval == between(Fraction(99_500, 805) - 100, Fraction(100_500, 795) - 100)
    assert not grown.can_vanish


def test_growth_that_was_printed_comes_back_as_printed() -> None:
    base = "base=yoy:2016-Q3"
    found = growth_of(table(f"{ACME} level 10.0M", f"{ACME} growth 12.0% {base}"), cell(ACME))
    assert found.interval == between(Fraction("11.95"), Fraction("12.05"))


def test_what_may_be_negative_divides_nothing() -> None:
    won = "acme net_adds mobile_subscribers CN 2017-Q3"
    found = growth_of(table(f"{won} level 3.0M"), cell(won))
    assert (found.interval, found.low, found.high) == (Interval(None, None), None, None)


def test_a_figure_is_neither_a_share_of_itself_nor_above_itself() -> None:
    found = table(f"{ACME} level 10.0M")
    for ask in (lambda: share_of(found, cell(MARKET)), lambda: above(found, cell(ACME), cell(ACME))):
        with pytest.raises(InputError):
            ask()
    with pytest.raises(InputError, match="needs no figures"):
        quotient(found, ((ONE, cell(ACME)),), ((ONE, cell(ACME)), (-ONE, cell(ACME))))


def test_a_quotient_of_sums() -> None:
    found = table(f"{ACME} level 10..12M", f"{BLIP} level 20..22M")
    both = ((ONE, cell(ACME)), (ONE, cell(BLIP)))
    assert quotient(found, ((ONE, cell(ACME)),), both).interval == between(Fraction(10, 32), Fraction(12, 32))


def test_the_proof_of_the_division_itself_stands_in_where_that_of_the_sum_is_not_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = table(f"{ACME} level 10.0M", f"{MARKET} level 40.0M")
    wanted = share_of(found, cell(ACME))
    monkeypatch.setattr(Table, "bound_of", lambda _, __: wanted.divisor)
    monkeypatch.setattr(Table, "end", lambda _, __, ___: (EndStatus.OUTER, None))
    again = share_of(found, cell(ACME))
    assert again.interval == wanted.interval
    assert [faults_of(to_json(proof)) for proof in (again.low, again.high) if proof is not None] == [[], []]


def test_claims_set_aside_are_told() -> None:
    found = share_of(table(f"{ACME} level 10.0M", f"{ACME} level 20.0M", f"{MARKET} level 40.0M"), cell(ACME))
    assert len(found.given_up) == 1


def test_above_is_proven_refuted_or_possible() -> None:
    found = table(f"{ACME} level 10.0M", f"{BLIP} level 9.9..11M", "corp shipments smartphone CN 2017-Q3 level 12.0M")
    corp = cell("corp shipments smartphone CN 2017-Q3")
    assert above(found, corp, cell(ACME)).grade is Grade.PROVEN
    assert above(found, cell(ACME), corp).grade is Grade.REFUTED
    assert above(found, cell(ACME), cell(BLIP)).grade is Grade.POSSIBLE
    for pair, end in (((corp, cell(ACME)), 1_900_000), ((cell(ACME), corp), -1_900_000)):
        proof = above(found, *pair).proof
        assert proof is not None
        assert proof.bound == end
        assert faults_of(to_json(proof)) == []


def test_a_list_that_ranks_one_higher_does_not_rule_out_a_tie() -> None:
    found = above(table(f"{ACME} order above=acme below=blip"), cell(ACME), cell(BLIP))
    assert (found.grade, found.is_never_below, found.proof) == (Grade.POSSIBLE, True, None)
    assert above(table(f"{ACME} order above=acme below=blip"), cell(BLIP), cell(ACME)).grade is Grade.REFUTED


def test_a_pace_spreads_a_figure_over_its_days_and_months() -> None:
    pace = run_rate(table(f"{ACME} level >9M"), cell(ACME))
    assert pace.day.interval == more_than(Fraction(9_000_000, 92))
    assert pace.month is not None
    assert pace.month.interval == more_than(3_000_000)
    weeks = run_rate(table(f"{ACME} level >9M"), cell("acme shipments smartphone CN 2017-07-03/2017-07-16"))
    assert weeks.month is None
    assert weeks.day.interval.low == 0


def test_what_stands_at_a_day_has_no_pace() -> None:
    with pytest.raises(InputError, match="pace"):
        run_rate(table(f"{ACME} level 10.0M"), cell("acme subscribers mobile_subscribers CN @2017-09-30"))


def test_an_empty_view_derives_nothing() -> None:
    found = growth_of(table(), cell(ACME))
    assert found.interval == Interval(Fraction(-100), None)
    assert run_rate(table(), cell(ACME)).day.interval == Interval(Fraction(0), None)
    assert above(table(), cell(ACME), cell(BLIP)).difference.interval == Interval(None, None)
