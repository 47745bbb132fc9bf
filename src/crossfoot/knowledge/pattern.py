"""Regular expressions of the data files: parsed once, and refused where a text could make them run for ever.

Invariant: an expression that passes repeats without end only what cannot itself be cut in several ways, so trying it
on a text takes no longer than a fixed power of the text's length.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from re import _constants, _parser  # type: ignore[attr-defined, unused-ignore]  # typed only where others import them
from typing import Any

from crossfoot.errors import KnowledgeError

__all__ = ["check_pattern", "op", "parse_pattern"]

op: Any = _constants
"""The names of the parts that `parse_pattern` gives."""

# A repeat of more than this counts as one without end.
_MANY = 20
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)


@cache
def parse_pattern(pattern: str) -> Any:
    """The parts of an expression, as the standard library's parser gives them.

    Raises:
        re.error: It is no regular expression.
    """
    return _parser.parse(pattern)


def check_pattern(pattern: str, where: str) -> None:
    """Refuse an expression that cannot be read, or that could take for ever.

    Args:
        pattern: The expression.
        where: File and entry, for the message.

    Raises:
        KnowledgeError: It is refused.
    """
    try:
        nodes = parse_pattern(pattern)
    except re.error as fault:
        raise KnowledgeError(where, f"pattern is no regular expression ({fault})") from fault
    if _is_loose(nodes, is_repeated=False):
        raise KnowledgeError(where, "pattern repeats without end what can itself be cut in several ways")


def _is_loose(nodes: Iterable[Any], *, is_repeated: bool) -> bool:
    """Whether a part that is repeated without end holds a choice, or a repeat of more than one length."""
    for kind, detail in nodes:
        if kind in _REPEATS:
            varies, is_endless = detail[0] != detail[1], detail[1] > _MANY
            if (is_repeated and varies) or _is_loose(detail[2], is_repeated=is_repeated or is_endless):
                return True
        elif kind is op.BRANCH:
            if is_repeated or any(_is_loose(branch, is_repeated=False) for branch in detail[1]):
                return True
        elif any(_is_loose(inner, is_repeated=is_repeated) for inner in _inside(kind, detail)):
            return True
    return False


def _inside(kind: Any, detail: Any) -> tuple[Any, ...]:
    """The sequences a part is made of, choices and repeats aside."""
    if kind is op.SUBPATTERN:
        return (detail[3],)
    if kind is op.ATOMIC_GROUP:
        return (detail,)
    if kind in (op.ASSERT, op.ASSERT_NOT):
        return (detail[1],)
    if kind is op.GROUPREF_EXISTS:
        return (detail[1], detail[2] or ())
    return ()
