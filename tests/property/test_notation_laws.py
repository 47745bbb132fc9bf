"""What is written is read back: figures, claims as lines, claims as JSON."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossfoot.errors import InputError, NotationError
from crossfoot.model.claim import Claim
from crossfoot.model.interchange import from_json, to_json
from crossfoot.model.notation import read, read_quantity, write, write_content, write_quantity
from crossfoot.model.quantity import Quantity
from crossfoot.model.statement import Statement
from tests.property.strategies import claims, claims_of, quantities, statements_by_kind, unframed_claims


@given(quantities)
def test_a_figure_is_read_back_from_its_notation(quantity: Quantity) -> None:
    assert read_quantity(write_quantity(quantity)) == quantity


@given(claims)
def test_a_claim_is_read_back_from_its_line(claim: Claim) -> None:
    line = write(claim)
    assert read(line) == claim
    assert len(line.splitlines()) == 1


@pytest.mark.parametrize("kind", list(statements_by_kind), ids=lambda kind: kind.__name__.lower())
def test_each_kind_is_read_back_with_every_slot(kind: type[Statement]) -> None:
    @given(claims_of(statements_by_kind[kind], frame=st.none()))
    def law(claim: Claim) -> None:
        assert read(write(claim)) == claim
        assert from_json(to_json(claim)) == claim

    law()


@given(claims)
def test_content_keeps_what_is_said_and_by_whom(claim: Claim) -> None:
    back = read(write_content(claim))
    assert (back.statement, back.mode, back.strength, back.polarity, back.cue, back.sources) == (
        claim.statement, claim.mode, claim.strength, claim.polarity, claim.cue, claim.sources)  # fmt: skip
    assert (back.span, back.how, back.links, back.frame) == (None, (), (), None)
    assert write_content(back) == write_content(claim)


@given(unframed_claims)
def test_a_claim_is_read_back_from_its_json(claim: Claim) -> None:
    assert from_json(json.loads(json.dumps(to_json(claim)))) == claim


@given(st.text(max_size=60) | st.from_regex(r"[a-z-]{1,4}( [a-z0-9=:,\"\\/@.-]{1,9}){5,9}", fullmatch=True))
def test_any_other_line_is_refused_in_one_way(line: str) -> None:
    try:
        claim = read(line)
    except NotationError:
        return
    assert read(write(claim)) == claim


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(unframed_claims, st.data())
def test_a_field_of_another_type_is_refused_in_one_way(claim: Claim, data: st.DataObject) -> None:
    found = to_json(claim)
    name = data.draw(st.sampled_from(sorted(found)))
    try:
        back = from_json({**found, name: data.draw(_json)})
    except InputError:
        return
    assert from_json(to_json(back)) == back if back.span else back.span is None
