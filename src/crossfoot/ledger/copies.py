"""Which entries repeat another outlet's text: near-identical words around the same claim are one origin.

Invariant: whether one entry repeats another follows from the two alone, whoever is recorded first: both are in their
outlets' own voices, say the same, were published within days of each other, and share most runs of five words around
the claim. Of two such the one published first is the original.
"""

from __future__ import annotations

from crossfoot.ledger.entry import Entry
from crossfoot.ledger.words import words_of

__all__ = ["DAYS", "MOST_COMPARED", "OUTLET", "is_comparable", "is_near", "repeats"]

OUTLET = "outlet:"
"""How the origin of an outlet's own voice starts."""

DAYS = 14
"""Copies appear within two weeks; a text that is used again next month speaks of another month."""

MOST_COMPARED = 100
"""With how many an entry is compared, the earliest first; a text that a thousand sites carry needs no million pairs."""

_RUN = 5  # words
_AROUND = 300  # characters on each side of the claim
_SHARED = 0.5  # of all runs of either: texts cut and headed anew share more, texts told in other words hardly any


def is_comparable(entry: Entry) -> bool:
    """Whether it can repeat another, or be repeated: an outlet's own words on a page with a day."""
    page = entry.page
    return (
        entry.origin.startswith(OUTLET)
        and page.published_at is not None
        and page.text is not None
        and entry.claim.span is not None
    )


def is_near(one: Entry, other: Entry) -> bool:
    """Whether two comparable entries stand on two pages that came out within days of each other."""
    mine, theirs = one.page.published_at, other.page.published_at
    if mine is None or theirs is None or one.page.id == other.page.id:
        return False
    return abs((mine - theirs).days) <= DAYS


def repeats(one: Entry, other: Entry) -> bool:
    """Whether two comparable entries of one statement are one text."""
    mine, theirs = _runs(one), _runs(other)
    return len(mine & theirs) >= _SHARED * len(mine | theirs) > 0


def _runs(entry: Entry) -> set[tuple[str, ...]]:
    text, span = entry.page.text, entry.claim.span
    if text is None or span is None:
        return set()
    words = words_of(text[max(0, span.start - _AROUND) : span.end + _AROUND])
    # A word that the cut goes through is not the same on both pages.
    words = words[1:-1] if len(words) > _RUN + 2 else words
    return set(zip(*(words[n:] for n in range(_RUN)), strict=False)) or {tuple(words)}
