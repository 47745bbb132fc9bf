"""All feats of a view."""

from __future__ import annotations

from crossfoot.reconcile import to_json
from crossfoot.track import Grade, Kind, Scope, find_feats, named_levels
from crossfoot.verify import faults_of
from tests.known import reconcile
from tests.reconcile.pages import entries

MONTHS = tuple(f"xiaomi shipments smartphone WORLD 2017-{n:02d} level {n + 5}.2M" for n in range(3, 11))
YEARS = tuple(f"samsung shipments smartphone WORLD 201{n} level {30 + 2 * n}M" for n in range(1, 6))
GOAL = "xiaomi shipments smartphone WORLD 2017-10/2017-12 level >12M per=month mode=target"


def test_a_level_that_a_goal_names_has_its_streak_and_so_has_the_highest_round_one() -> None:
    page = entries(*MONTHS, GOAL)
    found = find_feats(reconcile(page), levels=named_levels(page))
    streaks = [feat for feat in found.feats if feat.kind is Kind.STREAK]
    assert [len(feat.parts) for feat in streaks] == [7, 4, 6]  # each month above the last; above 12; at least 10


def test_two_months_above_a_level_that_a_goal_names_are_a_streak() -> None:
    months = ("2017-09", "2017-10")
    page = entries(*(f"xiaomi shipments smartphone WORLD {month} level >12M" for month in months), GOAL)
    (feat,) = find_feats(reconcile(page), levels=named_levels(page)).feats
    assert (feat.grade, [part.period.label for part in feat.parts]) == (Grade.PROVEN, list(months))


def test_every_proof_is_accepted_by_the_verifier() -> None:
    found = find_feats(reconcile(entries(*MONTHS, *YEARS)))
    proofs = [proof for feat in found.feats for proof in feat.proofs]
    assert len(proofs) > len(found.feats)
    assert [faults_of(to_json(proof)) for proof in proofs] == [[] for _ in proofs]


def test_only_lines_whose_figures_moved_are_looked_at_again() -> None:
    first, second = entries(*MONTHS, *YEARS)[:12], entries(*MONTHS, *YEARS)[12:]
    before = find_feats(reconcile(first))
    after = before.with_entries(second)
    assert (before.again, after.again) == (2, 1)
    assert after.feats == find_feats(reconcile((*first, *second))).feats
    assert after.with_entries(second).again == 0


def test_only_what_is_asked_for_is_found() -> None:
    table = reconcile(entries(*MONTHS, *YEARS))
    for scope in (Scope(vendor="samsung"), Scope(place="WORLD", vendor="samsung"), Scope(product="smartphone")):
        feats = find_feats(table, scope=scope).feats
        assert feats == tuple(feat for feat in find_feats(table).feats if scope.is_about(*feat.cell.vendor))
    assert find_feats(table, scope=Scope(place="IN")).feats == ()
