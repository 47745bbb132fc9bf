"""What a search over the evidence finds.

Invariant: an excerpt of a page's text is cut from it word for word, and its span says where; every entry of a hit is in
the view that was searched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from crossfoot.ledger.entry import Entry, Page
from crossfoot.ledger.words import Phrase, excerpt, plain
from crossfoot.model import Span

__all__ = ["Found", "Hit", "hits_of"]


@dataclass(frozen=True, slots=True)
class Found:
    """Where a store found all that was searched for: on a page, or in an entry's figure as stated."""

    page: Page
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found.

    Args:
        page: Where.
        excerpt: What is said there, for people: part of the page's text, its title, or a figure as stated.
        span: The cut of the page's text, or None where its title or a figure as stated was found.
        entries: What was read there: the entries whose words the excerpt holds, or the one whose figure was found.
    """

    page: Page
    excerpt: str
    span: Span | None
    entries: tuple[Entry, ...]


def hits_of(
    found: Iterable[Found], phrases: tuple[Phrase, ...], on_page: Callable[[Page, Span | None], tuple[Entry, ...]]
) -> Iterator[Hit]:
    """What was found, with excerpts.

    Args:
        found: Where.
        phrases: What was searched for.
        on_page: The entries of the view on a page, or in a cut of it.
    """
    for one in found:
        if one.entry is not None:
            yield Hit(one.page, one.entry.stated or "", None, (one.entry,))
            continue
        cut = None if one.page.text is None else excerpt(one.page.text, phrases)
        shown = (one.page.title or "") if cut is None else plain(cut.text)
        yield Hit(one.page, shown, cut, on_page(one.page, cut))
