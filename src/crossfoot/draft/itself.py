"""A draft against itself: what its own figures contradict, and what they leave for each of them.

Invariant: a figure is held against all others of its voice and the draft's own, never against its own copies.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from crossfoot.draft.known import answer_of, is_rated, known_of, told
from crossfoot.draft.mark import Answer, Held
from crossfoot.model import Inclusions, Issue
from crossfoot.reconcile import Conflict, PlainEntry, reconcile
from crossfoot.reconcile.assertion import key_of

__all__ = ["Alone", "hold_alone"]

_OUTLET = "outlet:"


@dataclass(frozen=True, slots=True)
class Alone:
    """What a draft says against itself.

    Args:
        conflicts: Contradictions within one voice, the worst first, soft ones behind.
        differences: Where its sources part.
        issues: Figures that fit only if rounded more coarsely.
        held: Entry id: what the other figures say of it.
    """

    conflicts: tuple[Conflict, ...]
    differences: tuple[Conflict, ...]
    issues: tuple[Issue, ...]
    held: dict[str, Held]


def hold_alone(page: tuple[PlainEntry, ...], inclusions: Inclusions) -> Alone:
    """Hold a draft against itself.

    Args:
        page: Its claims.
        inclusions: Which brands and places are counted in which others.
    """
    table = reconcile(page, inclusions=inclusions)
    conflicts, mine = table.conflicts(), {entry.id for entry in page}
    issues = tuple(issue for issue in table.remarks if issue.code == "coarse-reading" and issue.where in mine)
    wrong = frozenset(id_ for conflict in conflicts if conflict.is_hard for id_ in conflict.members)
    held = {entry.id: _held(entry, page, wrong, inclusions) for entry in page if is_rated(entry.claim)}
    return Alone(conflicts, table.differences(), issues, held)


def _held(entry: PlainEntry, page: Iterable[PlainEntry], wrong: frozenset[str], inclusions: Inclusions) -> Held:
    """What the other figures of its voice say of a figure; nothing where they contradict each other."""
    stated, key = told(entry.claim), key_of(entry, hedged=True)
    others = [
        other
        for other in page
        if key_of(other, hedged=True) != key and (other.origin == entry.origin or other.origin.startswith(_OUTLET))
    ]
    known = known_of(reconcile(others, inclusions=inclusions), entry.claim) if others and stated is not None else None
    if known is None or stated is None:
        return Held("", Answer.SILENT)
    return Held("", answer_of(entry.claim, known, stated) if wrong.isdisjoint(known.entries) else Answer.DOUBTED, known)
