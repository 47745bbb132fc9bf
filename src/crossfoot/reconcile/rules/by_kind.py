"""From kinds of claims to sentences about unknowns: one entry for each kind.

Invariant: every kind of statement has an entry; a kind that carries no arithmetic has `silent`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from crossfoot.reconcile.assertion import Assertion
from crossfoot.reconcile.book import Book
from crossfoot.reconcile.reading import Reading
from crossfoot.reconcile.rules.changes import change, growth
from crossfoot.reconcile.rules.compare import compare
from crossfoot.reconcile.rules.levels import goal, level
from crossfoot.reconcile.rules.ranking import order, rank
from crossfoot.reconcile.rules.rest import rest
from crossfoot.reconcile.rules.runs import milestone, streak
from crossfoot.reconcile.rules.shares import share

__all__ = ["RULES", "readings_of", "silent"]

Rule = Callable[[Assertion, Book], tuple[Reading, ...]]


def silent(_assertion: Assertion, _book: Book) -> tuple[Reading, ...]:
    """Nothing: the kind says nothing that can be added up."""
    return ()


RULES: Mapping[str, Rule] = {
    "level": level,
    "growth": growth,
    "change": change,
    "share": share,
    "rank": rank,
    "order": order,
    "compare": compare,
    "milestone": milestone,
    "streak": streak,
    "record": silent,
    "status": silent,
    "presence": silent,
    "deal": silent,
    "nondisclosure": silent,
}


def readings_of(assertion: Assertion, book: Book) -> tuple[Reading, ...]:
    """What an assertion says in numbers; nothing where its figure allows no number at all ("20 to 10 million")."""
    if assertion.is_goal and assertion.claim.kind == "level":
        found = goal(assertion, book)
    else:
        found = (*RULES[assertion.claim.kind](assertion, book), *rest(assertion, book))
    return tuple(reading for reading in found if not reading.interval.is_empty)
