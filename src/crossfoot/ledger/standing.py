"""What the judgements in force do to a view.

Invariant: a judgement changes what a view shows and no entry. One that speaks of a second entry has an effect only
where that entry is in the view as well, so that a view as of a day never leans on what was published later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from crossfoot.ledger.entry import Entry
from crossfoot.ledger.judgement import Judged, JudgementKind, hidden, in_force

__all__ = ["Standing", "standing_of"]


@dataclass(frozen=True, slots=True)
class Standing:
    """What becomes of which entries.

    Args:
        without: Ids left out: misread, misprinted, retracted, or repaired by another entry of the view.
        origins: Id and origin of entries judged to have another's origin.
        definitions: Id of entries judged to be of another definition, and the reason, which names the definition.
    """

    without: frozenset[str]
    origins: tuple[tuple[str, str], ...] = ()
    definitions: tuple[tuple[str, str], ...] = ()


def standing_of(
    judged: Iterable[Judged], as_of: date | None, find: Callable[[frozenset[str], tuple[str, ...]], tuple[Entry, ...]]
) -> Standing:
    """What stands in a view.

    Args:
        judged: All judgements the view knows, in the order of recording.
        as_of: The day of the view.
        find: Finds entries of the view: the first argument is left out, the second names what is looked for.
    """
    known = tuple(judged)
    without = hidden(known, as_of)
    standing = [one.judgement for one in in_force(known, as_of)]
    others = {one.other for one in standing if one.other is not None}
    found = {entry.id: entry for entry in find(without, tuple(sorted(others)))} if others else {}
    repaired: dict[str, str] = {}
    taken: dict[str, str] = {}
    for one in standing:
        pairs = {JudgementKind.REPAIRED: repaired, JudgementKind.SAME_ORIGIN: taken}.get(one.kind)
        # Two entries that are each other's repair would leave nothing: what was judged first stands.
        if pairs is not None and one.other in found and _end(pairs, one.other) != one.names:
            pairs[one.names] = one.other
    return Standing(
        without=without | frozenset(repaired),
        origins=tuple((name, found[_end(taken, name)].origin) for name in taken),
        definitions=tuple((o.names, o.reason) for o in standing if o.kind is JudgementKind.DIFFERENT_DEFINITION),
    )


def _end(pairs: dict[str, str], name: str) -> str:
    """Where a chain of pairs ends; it has no rings, since none is let in."""
    while name in pairs:
        name = pairs[name]
    return name
