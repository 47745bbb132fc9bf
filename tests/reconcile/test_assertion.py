"""What a source asserts, and what it does not."""

from __future__ import annotations

from dataclasses import replace

from crossfoot.model.inclusion import NOTHING_KNOWN
from crossfoot.model.notation import read
from crossfoot.reconcile import entries_of
from crossfoot.reconcile.assertion import is_goal
from crossfoot.reconcile.book import book_of
from tests.known import reconcile

LEVEL = "samsung shipments smartphone IN 2017-Q3 level 9.4M said=tracker:Canalys"
OTHER = "samsung shipments smartphone IN 2017-Q3 level 7.1M said=tracker:Canalys"
GOAL = "samsung shipments smartphone IN 2017 level 40M mode=target"


def test_an_entry_of_another_definition_says_nothing_of_its_address() -> None:
    claims = tuple(replace(read(line), id=f"c{n}") for n, line in enumerate((LEVEL, OTHER)))
    first, second = entries_of(claims, "page")
    assert reconcile((first, second)).conflicts() != ()
    apart = replace(second, definition="Counts what was sold to buyers.")
    assert reconcile((first, apart)).conflicts() == ()
    book = book_of((first, apart), hedged=False, inclusions=NOTHING_KNOWN)
    assert [assertion.claim.id for assertion in book.asserted] == ["c0"]


def test_a_goal_of_another_definition_is_no_goal_of_its_address() -> None:
    (goal,) = entries_of((read(GOAL),), "page")
    assert is_goal(goal)
    assert not is_goal(replace(goal, definition="Counts tablets too."))
