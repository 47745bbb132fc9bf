"""Laws of tables: what is given out comes back, in every form, and the same claims make the same bytes."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossfoot.exchange import FORMS
from crossfoot.exchange.cells import disarm, read_cell, rearm, write_cell
from crossfoot.exchange.sdmx import time_period
from crossfoot.exchange.sheet import exact
from crossfoot.exchange.times import read_period
from crossfoot.knowledge import load_vocabulary
from crossfoot.model import Claim, Grain, Period
from tests.exchange.forms import ledger_of, page, taken_in, written
from tests.property.strategies import claims, named_periods, numbers, texts, thirds, whole_months

_lists = st.lists(claims, min_size=1, max_size=3, unique_by=lambda claim: claim.id).map(tuple)


@settings(max_examples=12)
@pytest.mark.parametrize("form", FORMS)
@given(found=_lists)
def test_claims_given_out_come_back_as_they_were_said(form: str, found: tuple[Claim, ...]) -> None:
    view = ledger_of(found, page())
    back, refused = taken_in(written(view, form))
    assert refused == ()
    told = {(said(claim), stated(claim)) for claim in found}
    assert Counter((said(entry.claim), entry.stated) for entry in back) == Counter(told)
    assert {entry.origin for entry in back} == {entry.origin for entry in view.entries()}
    assert {entry.statement_id for entry in back} == {entry.statement_id for entry in view.entries()}


def said(claim: Claim) -> tuple[object, ...]:
    """All that a table holds of a claim."""
    return (claim.statement, claim.mode, claim.strength, claim.polarity, claim.sources, claim.note)


def stated(claim: Claim) -> str | None:
    return claim.span.text or None if claim.span is not None else None


@pytest.mark.parametrize("form", FORMS)
def test_the_same_claims_make_the_same_bytes(form: str) -> None:
    @settings(max_examples=3)
    @given(_lists)
    def holds(found: tuple[Claim, ...]) -> None:
        assert written(ledger_of(found, page()), form) == written(ledger_of(found, page()), form)

    holds()


@given(st.none() | texts)
def test_a_cell_comes_back_and_starts_no_formula(text: str | None) -> None:
    cell = write_cell(text)
    assert read_cell(cell) == text
    assert rearm(disarm(cell)) == cell
    assert not disarm(cell).startswith(("=", "+", "@", "\t", "\r"))


@given(texts)
def test_what_is_disarmed_is_rearmed(text: str) -> None:
    assert rearm(disarm(text)) == text


@given(numbers | thirds)
def test_a_number_is_written_exactly(number: Fraction) -> None:
    assert Fraction(exact(number)) == number


@given(named_periods | whole_months)
def test_a_period_in_sdmx_is_read_as_the_same_days(period: Period) -> None:
    found = read_period(time_period(period) or "", (), load_vocabulary())
    assert (found.start, found.end) == (period.start, period.end)
    assert found.grain is period.grain or Grain.RANGE in (found.grain, period.grain)
