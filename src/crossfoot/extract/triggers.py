"""Which of many patterns can match a text at all, told by one pass over it.

Invariant: a pattern that matches somewhere in a text is among those told; most that do not match are left out. From
each pattern the letters are taken without which it cannot match ("quarter", "in a row"), and one automaton looks for
all of them, so a text pays for the wordings it has and not for those we know.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any, Generic, TypeVar

import ahocorasick_rs

from crossfoot.knowledge import op, parse_pattern

__all__ = ["Needs", "Triggers", "Wordings", "needs"]

# More alternatives than this are not multiplied out, and no more sets of one pattern are looked for.
_MOST = 64
_MOST_SETS = 4
_DIGITS = frozenset("0123456789")
_EMPTY = frozenset([""])


Needs = tuple[frozenset[str], ...]
"""Sets of pieces of lower-case text; every match of a pattern holds at least one piece of every set."""

T = TypeVar("T")


class Triggers:
    """The patterns of a list, by what they need.

    Args:
        needed: What each pattern needs.
    """

    def __init__(self, needed: Iterable[Needs]) -> None:
        pieces = {_DIGIT: 0}
        self._always: list[int] = []
        by_piece: dict[int, list[tuple[int, tuple[int, ...]]]] = {}
        for number, some_needed in enumerate(needed):
            sets = [
                {pieces.setdefault(_DIGIT if piece in _DIGITS else piece, len(pieces)) for piece in some}
                for some in some_needed
            ]
            others = tuple(sum(1 << piece for piece in some) for some in sets[1:])
            if not sets:
                self._always.append(number)
            for piece in sets[0] if sets else ():
                by_piece.setdefault(piece, []).append((number, others))
        self._calls = [tuple(by_piece.get(piece, ())) for piece in range(len(pieces))]
        self._bits = [1 << piece for piece in range(len(pieces))]
        self._automaton = ahocorasick_rs.AhoCorasick(list(pieces))

    def among(self, lowered: str) -> list[int]:
        """Numbers of the patterns that may match, ascending.

        Args:
            lowered: The text in lower case.
        """
        pieces = {hit[0] for hit in self._automaton.find_matches_as_indexes(lowered, overlapping=True)}
        if _HAS_DIGIT.search(lowered) is not None:
            pieces.add(0)
        held = 0
        for piece in pieces:
            held |= self._bits[piece]
        found = set(self._always)
        for piece in pieces:
            for number, others in self._calls[piece]:
                if number not in found and all(held & other for other in others):
                    found.add(number)
        return sorted(found)


class Wordings(Generic[T]):
    """Regular expressions with what each stands for; one is compiled when a text first holds what it needs.

    Args:
        wordings: Records in order of precedence, each with its pattern.
    """

    def __init__(self, wordings: Iterable[tuple[T, str]]) -> None:
        self._wordings = list(wordings)
        self._compiled: list[re.Pattern[str] | None] = [None] * len(self._wordings)
        self._triggers = Triggers(needs(pattern) for _, pattern in self._wordings)

    def among(self, text: str) -> Iterator[tuple[int, T, re.Pattern[str]]]:
        """Those that may match a text, in order, with their numbers."""
        for number in self._triggers.among(text.lower()):
            record, pattern = self._wordings[number]
            compiled = self._compiled[number] or re.compile(pattern)
            self._compiled[number] = compiled
            yield number, record, compiled


# Stands for any digit; no text holds it.
_DIGIT = "\0"
_HAS_DIGIT = re.compile(r"[0-9]")


def needs(pattern: str) -> Needs:
    """What every match of a regular expression holds.

    Args:
        pattern: The expression.
    """
    found = sorted(set(_needed(parse_pattern(pattern))), key=lambda pieces: (-min(map(len, pieces)), len(pieces)))
    return tuple(
        frozenset(piece for piece in pieces if not any(other in piece for other in pieces if other != piece))
        for pieces in found[:_MOST_SETS]
    )


def _needed(nodes: Iterable[Any]) -> list[frozenset[str]]:
    """A set for every part of a sequence that must hold letters or digits."""
    out: list[frozenset[str]] = []
    run = _EMPTY
    for node in nodes:
        exact = _exactly(node)
        if exact is not None and len(run) * len(exact) <= _MOST:
            run = frozenset(left + right for left, right in product(run, exact))
            continue
        out += _telling(run) + (_inside(node) if exact is None else _telling(exact))
        run = _EMPTY if exact is None else exact
    return out + _telling(run)


def _telling(pieces: frozenset[str]) -> list[frozenset[str]]:
    """The set, unless a piece of it is met in every text."""
    dull = "" in pieces or (min(map(len, pieces)) < 2 and not pieces <= _DIGITS)
    return [] if dull else [pieces]


def _inside(node: Any) -> list[frozenset[str]]:
    """What a part needs whose texts cannot be listed."""
    kind, detail = node
    if kind is op.SUBPATTERN:
        return _needed(detail[3])
    if kind is op.ATOMIC_GROUP:
        return _needed(detail)
    if kind is op.BRANCH:
        branches = [_needed(branch) for branch in detail[1]]
        if not all(branches):
            return []
        best = (max(sets, key=lambda pieces: (min(map(len, pieces)), -len(pieces))) for sets in branches)
        return [frozenset().union(*best)]
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT) and detail[0] > 0:
        return _needed(detail[2])
    return []


def _exactly(node: Any) -> frozenset[str] | None:
    """Every text a part can match, in lower case; None where there are too many or they are not letters and digits."""
    kind, detail = node
    if kind is op.LITERAL:
        return frozenset([chr(detail).lower()])
    if kind in (op.AT, op.ASSERT, op.ASSERT_NOT):
        return _EMPTY
    if kind is op.IN:
        return _of_set(detail)
    if kind is op.SUBPATTERN:
        return _of_sequence(detail[3])
    if kind is op.BRANCH:
        branches = [_of_sequence(branch) for branch in detail[1]]
        listed = frozenset().union(*(b for b in branches if b is not None))
        return None if None in branches or len(listed) > _MOST else listed
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT) and detail[1] == 1:
        body = _of_sequence(detail[2])
        return body if body is None or detail[0] == 1 else body | _EMPTY
    return None


def _of_sequence(nodes: Iterable[Any]) -> frozenset[str] | None:
    run = _EMPTY
    for node in nodes:
        exact = _exactly(node)
        if exact is None or len(run) * len(exact) > _MOST:
            return None
        run = frozenset(left + right for left, right in product(run, exact))
    return run


def _of_set(members: Iterable[Any]) -> frozenset[str] | None:
    out: set[str] = set()
    for kind, detail in members:
        if kind is op.LITERAL:
            out.add(chr(detail).lower())
        elif kind is op.RANGE and detail[1] - detail[0] < 10:
            out.update(chr(code).lower() for code in range(detail[0], detail[1] + 1))
        elif kind is op.CATEGORY and detail is op.CATEGORY_DIGIT:
            out |= _DIGITS
        else:
            return None
    return frozenset(out)
