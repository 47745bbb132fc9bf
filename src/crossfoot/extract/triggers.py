"""Which of many patterns can match a text at all, told by one pass over it.

Invariant: a pattern that matches somewhere in a text is among those told; most that do not match are left out. From
each pattern the letters are taken without which it cannot match ("quarter", "in a row"), and one automaton looks for
all of them, so a text pays for the wordings it has and not for those we know.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import product
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import ahocorasick_rs

__all__ = ["Triggers"]

# More alternatives than this are not multiplied out.
_MOST = 64
_DIGITS = frozenset("0123456789")
_EMPTY = frozenset([""])


class Triggers:
    """The patterns of a list, by what they need.

    Args:
        patterns: Regular expressions, as text.
    """

    def __init__(self, patterns: Sequence[str]) -> None:
        self._always: list[int] = []
        self._with_digits: list[int] = []
        by_letters: dict[str, list[int]] = {}
        for number, pattern in enumerate(patterns):
            needed = needs(pattern)
            if needed is None:
                self._always.append(number)
            elif needed <= _DIGITS:
                self._with_digits.append(number)
            else:
                for letters in needed:
                    by_letters.setdefault(letters, []).append(number)
        self._patterns = [tuple(numbers) for numbers in by_letters.values()]
        self._automaton = ahocorasick_rs.AhoCorasick(list(by_letters))

    def among(self, lowered: str) -> list[int]:
        """Numbers of the patterns that may match, ascending.

        Args:
            lowered: The text in lower case.
        """
        found = set(self._always)
        if _HAS_DIGIT.search(lowered) is not None:
            found.update(self._with_digits)
        for letters in {hit[0] for hit in self._automaton.find_matches_as_indexes(lowered, overlapping=True)}:
            found.update(self._patterns[letters])
        return sorted(found)


_HAS_DIGIT = re.compile(r"\d")


def needs(pattern: str) -> frozenset[str] | None:
    """Pieces of lower-case text of which every match of a pattern holds at least one; None where there are none.

    Args:
        pattern: A regular expression.
    """
    needed = _needed(parser.parse(pattern))
    if needed is None:
        return None
    return frozenset(piece for piece in needed if not any(other in piece for other in needed if other != piece))


def _needed(nodes: Iterable[Any]) -> frozenset[str] | None:
    """The most telling set among those that the parts of a sequence need."""
    best: frozenset[str] | None = None
    run = _EMPTY
    for node in nodes:
        exact = _exactly(node)
        if exact is not None and len(run) * len(exact) <= _MOST:
            run = frozenset(left + right for left, right in product(run, exact))
            continue
        best = _better(best, run)
        best = _better(best, _inside(node) if exact is None else exact)
        run = _EMPTY if exact is None else exact
    return _better(best, run)


def _better(best: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    """The set whose shortest piece is longer: short pieces are met everywhere."""
    if other is None or "" in other or (min(map(len, other)) < 2 and not other <= _DIGITS):
        return best
    if best is None:
        return other
    return other if (min(map(len, other)), -len(other)) > (min(map(len, best)), -len(best)) else best


def _inside(node: Any) -> frozenset[str] | None:
    """What a part needs whose texts cannot be listed."""
    kind, detail = node
    if kind is op.SUBPATTERN:
        return _needed(detail[3])
    if kind is op.ATOMIC_GROUP:
        return _needed(detail)
    if kind is op.BRANCH:
        branches = [_needed(branch) for branch in detail[1]]
        return None if None in branches else frozenset().union(*(b for b in branches if b is not None))
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT) and detail[0] > 0:
        return _needed(detail[2])
    return None


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
