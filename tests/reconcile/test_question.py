"""Which one more figure would narrow a figure most, and by how much whatever it is."""

from __future__ import annotations

from fractions import Fraction

from crossfoot.model import Interval
from crossfoot.model.interval import between
from crossfoot.reconcile import Narrowing, next_questions, to_json
from crossfoot.verify import faults_of
from tests.reconcile.pages import cell, table

YEAR = "acme shipments smartphone CN 2017-{}"
M = 10**6


def asked(address: str, *lines: str) -> tuple[Narrowing, ...]:
    return next_questions(table(*lines), cell(address))


def test_the_other_half_of_a_known_whole_tells_all_but_the_rounding_of_the_whole() -> None:
    found = asked(YEAR.format("Q1"), f"{YEAR.format('H1')} level 20.0M", f"{YEAR.format('Q2')} level 5..15M")
    first = found[0]
    assert (first.form, first.cell, first.possible) == ("level", cell(YEAR.format("Q2")), between(5 * M, 15 * M))
    assert first.most == Fraction(100_000)
    assert first.middle == between(9_950_000, 10_050_000)
    assert [faults_of(to_json(proof)) for proof in first.proofs] == [[]]


def test_the_worst_is_told_and_not_only_the_middle() -> None:
    """A whole in its middle leaves its part the width of the other part, one at its edge leaves it less."""
    quarters = f"{YEAR.format('Q1')} level 5..15M", f"{YEAR.format('Q2')} level 5..7M"
    assert [one.cell for one in asked(YEAR.format("Q1"), *quarters)] == []  # nobody speaks of the half
    found = asked(YEAR.format("Q1"), *quarters, f"{YEAR.format('H1')} level 10..22M")
    (half,) = [one for one in found if one.cell == cell(YEAR.format("H1"))]
    assert half.most == 2 * M
    assert half.middle == between(9 * M, 11 * M)


def test_shares_and_growth_are_asked_for_too() -> None:
    found = asked(
        YEAR.format("Q3"),
        f"{YEAR.format('Q3')} level 5..15M",
        "ALL shipments smartphone CN 2017-Q3 level 40.0M",
        "acme shipments smartphone CN 2016-Q3 level 8.0M",
    )
    assert [one.form for one in found] == ["share", "growth"]
    share, growth = found
    assert share.most is not None
    assert growth.most is not None
    # The market is known to 100,000, of which a share of up to 37.5 % is 37,500; the year before likewise.
    assert 30_000 < share.most < 37_500
    assert 130_000 < growth.most < 190_000
    assert [faults_of(to_json(proof)) for proof in (*share.proofs, *growth.proofs)] == [[]] * 4


def test_a_figure_that_nothing_caps_is_capped_by_its_whole() -> None:
    found = asked(YEAR.format("08"), f"{YEAR.format('09')} level >10M", f"{YEAR.format('Q3')} level >23M")
    assert [(one.cell, one.most) for one in found] == [(cell(YEAR.format("Q3")), None)]
    assert found[0].middle == Interval(Fraction(0), Fraction(36 * M), high_open=True)


def test_nothing_is_asked_where_nothing_helps() -> None:
    assert asked(YEAR.format("Q3"), f"{YEAR.format('Q3')} level 10.0M") == ()
    assert asked(YEAR.format("Q3"), f"{YEAR.format('Q3')} level 10,123,456") == ()
