"""What a brief is made of: sentences, each with the figures it prints and the entries it rests on.

Invariant: every number of a sentence is one of its figures, and a figure's words never say more than its interval: what
is printed as a bound is at least as wide as what is proven or claimed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from crossfoot.ledger import Entry
from crossfoot.model import Cell, Interval, Quantity
from crossfoot.model.interval import exactly
from crossfoot.reconcile import Bound
from crossfoot.track.wording import exact_text, interval_text, quantity_text

__all__ = ["Brief", "Cited", "Draft", "Figure", "Paragraph", "Sentence", "cited"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as printed in a sentence.

    Args:
        text: The words.
        interval: What is proven, claimed or worked out, in units, percent or ranks.
    """

    text: str
    interval: Interval


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence.

    Args:
        text: The words, ending in a full stop (a headline has none).
        figures: Its numbers, in order.
        entries: Ids of the entries it rests on, in order of first use.
        cells: Addresses of the figures that are bounds, for a reader to ask for.
    """

    text: str
    figures: tuple[Figure, ...] = ()
    entries: tuple[str, ...] = ()
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences on one subject."""

    title: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """Where an entry stands.

    Args:
        entry: Its id.
        outlet: Who published it, or None.
        published_at: When, or None.
        where: Address, or file name where there is none.
    """

    entry: str
    outlet: str | None
    published_at: date | None
    where: str


@dataclass(frozen=True, slots=True)
class Brief:
    """How a vendor stands as of a day.

    Args:
        vendor: Slug.
        as_of: The day.
        headline: The news in one line.
        paragraphs: The rest.
        sources: Where the entries stand that it cites, in order of first use.
    """

    vendor: str
    as_of: date
    headline: Sentence
    paragraphs: tuple[Paragraph, ...]
    sources: tuple[Cited, ...]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All of them, the headline first."""
        return (self.headline, *(sentence for paragraph in self.paragraphs for sentence in paragraph.sentences))


class Draft:
    """A sentence while it is written: it hands out words for numbers and remembers what they stand for."""

    def __init__(self) -> None:
        self._figures: list[Figure] = []
        self._entries: list[str] = []
        self._cells: list[Cell] = []

    def interval(self, interval: Interval) -> str:
        """Words for what follows by arithmetic; rounded outward."""
        return self._note(interval_text(interval), interval)

    def need(self, interval: Interval) -> str:
        """Words for what is still needed: nobody needs "less than" a number, so an open end is told as "at most"."""
        return self.interval(Interval(interval.low, interval.high))

    def bound(self, bound: Bound) -> str:
        """Words for a proven bound, citing what proves its ends."""
        self.cite(*bound.low_entries, *bound.high_entries)
        self._cells += [cell for _, cell in bound.terms if cell not in self._cells]
        return self.interval(bound.interval)

    def number(self, number: Fraction) -> str:
        """Words for a number that somebody named."""
        return self._note(exact_text(number), exactly(number))

    def words(self, quantity: Quantity) -> str:
        """Words for a figure as a page has it; a fall loses its sign."""
        interval = quantity.interval
        is_fall = interval.high is not None and interval.high <= 0
        return self._note(quantity_text(quantity), -interval if is_fall else interval)

    def claim(self, entry: Entry) -> str:
        """Words for an entry's figure, citing it."""
        self.cite(entry.id)
        return self.words(getattr(entry.claim.statement, "value"))  # noqa: B009

    def cite(self, *entries: str) -> None:
        """Rest the sentence on entries."""
        self._entries += [entry for entry in dict.fromkeys(entries) if entry not in self._entries]

    def sentence(self, text: str) -> Sentence:
        """The sentence."""
        return Sentence(text[:1].upper() + text[1:], tuple(self._figures), tuple(self._entries), tuple(self._cells))

    def _note(self, text: str, interval: Interval) -> str:
        self._figures.append(Figure(text, interval))
        return text


def cited(entries: Iterable[Entry]) -> tuple[Cited, ...]:
    """Where entries stand."""
    return tuple(Cited(e.id, e.page.outlet, e.page.published_at, e.page.url or e.page.name) for e in entries)
