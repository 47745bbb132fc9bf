"""A remark about the data, with a code and a place.

Invariant: an issue is returned, stored and shown, never logged or dropped; its code is a word that keeps its meaning.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Issue"]


@dataclass(frozen=True, slots=True)
class Issue:
    """Something odd about a page or the data.

    Args:
        code: A word such as `ambiguous-period`; documented in docs/issues.md.
        message: One sentence: what was read, what was expected.
        where: File, line, entry or span, for a reader to find it.
    """

    code: str
    message: str
    where: str = ""
