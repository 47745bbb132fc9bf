"""What is known of a page before it is read, and a page inside a file that holds several.

Invariant: what a caller says is kept apart from what the file says, and the caller is believed first.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from crossfoot.model import Issue

__all__ = ["Known", "Part"]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a page beside its bytes; None where nothing is.

    Args:
        url: Address of publication; it may hold the date.
        published: Day of publication; believed before the page.
        outlet: Publisher.
        title: Headline.
        retrieved: Day it was fetched; a page cannot have been published after it.
        charset: Encoding the server named.
    """

    url: str | None = None
    published: date | None = None
    outlet: str | None = None
    title: str | None = None
    retrieved: date | None = None
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A page inside a file.

    Args:
        name: The file's name, or with `#3` behind it the third page of a file of several.
        data: The page's bytes as published; of a feed the bytes of the entry.
        known: What the file says of it.
        issues: What was odd about its place in the file.
        is_only: Whether the file is of a kind that holds one page.
    """

    name: str
    data: bytes
    known: Known = Known()
    issues: tuple[Issue, ...] = ()
    is_only: bool = False
