"""Laws of feats: what is planted false is refuted wherever it can be, nothing true ever is; all tables are tried."""

from __future__ import annotations

from hypothesis import event, given, settings
from hypothesis import strategies as st

from crossfoot.knowledge import load_inclusions
from crossfoot.model import Claim
from crossfoot.reconcile import Grade, PlainEntry, PlainPage, to_json
from crossfoot.track import Checked, Found, Outcome, check_feats, find_feats
from crossfoot.verify import faults_of
from tests.known import reconcile
from tests.property.feat_meaning import facts_of
from tests.property.feat_worlds import (
    NARROW,
    TRIO,
    WIDE,
    Planted,
    Said,
    World,
    can_be,
    claims_of,
    planted_in,
    series_of,
    worlds,
)

PAGE = PlainPage("page")
INCLUSIONS = load_inclusions()
more = settings(max_examples=settings().max_examples * 3)


@st.composite
def plantings(draw: st.DrawFn) -> tuple[World, list[Said], Planted]:
    """A world, true claims about it, and a feat somebody claims."""
    world = draw(worlds(draw(st.sampled_from((NARROW, WIDE)))))
    return world, draw(claims_of(world) | series_of(world)), draw(planted_in(world))


def entry(name: str, statement: Said | Planted) -> PlainEntry:
    return PlainEntry(name, Claim(name, statement.statement, None), "acme", PAGE)


def checked(said: list[Said], planted: Planted) -> Checked:
    (found,) = check_feats([entry("planted", planted)], entries(said), inclusions=INCLUSIONS)
    return found


@more
@given(plantings())
def test_a_feat_is_refuted_where_no_table_allows_it_and_only_there_and_asserted_only_where_all_do(
    planting: tuple[World, list[Said], Planted],
) -> None:
    world, said, planted = planting
    found = checked(said, planted)
    facts = [fact for one in said if one.statement != planted.statement for fact in one.facts]
    fits = world.fitting(facts)
    assert fits.any()  # the true table is one
    holds = world.fitting(planted.facts or ())
    if planted.place is not None:
        holds = world.places(planted.place[0]) == planted.place[1]
    event(found.outcome.value)
    assert found.outcome is not Outcome.PROVEN or not (fits & ~holds).any()
    is_possible = bool((fits & holds).any())
    assert found.outcome is not Outcome.REFUTED or not is_possible
    if planted.facts is not None and not is_possible:  # of a place, vendors that nobody names are a part too
        assert found.outcome is Outcome.REFUTED or can_be((*facts, *planted.facts))
    assert [faults_of(to_json(proof)) for proof in found.proofs if faults_of(to_json(proof))] == []


@st.composite
def told_worlds(draw: st.DrawFn) -> tuple[World, list[Said]]:
    """A world and true claims about it, most of them about single figures."""
    world = draw(worlds(draw(st.sampled_from((NARROW, TRIO)))))
    return world, draw(series_of(world))


@more
@given(told_worlds())
def test_what_is_found_proven_holds_in_every_table_that_fits(made: tuple[World, list[Said]]) -> None:
    world, said = made
    fits = world.fitting(fact for one in said for fact in one.facts)
    feats = found_in(said).feats
    event(f"{sum(feat.grade is Grade.PROVEN for feat in feats)} proven")
    for feat in feats:
        assert feat.grade is not Grade.REFUTED
        if feat.grade is Grade.PROVEN:
            facts = facts_of(feat)
            assert not (fits & ~world.fitting(facts)).any(), feat


@given(told_worlds(), st.integers(0, 12))
def test_feats_found_as_claims_come_are_those_found_at_once(made: tuple[World, list[Said]], first: int) -> None:
    _, said = made
    grown = found_in(said[:first]).with_entries(entries(said))
    assert grown.feats == found_in(said).feats


def entries(said: list[Said]) -> list[PlainEntry]:
    return [entry(f"e{number}", one) for number, one in enumerate(said)]


def found_in(said: list[Said]) -> Found:
    return find_feats(reconcile(entries(said)))
