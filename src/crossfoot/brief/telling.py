"""What a brief is made of: sentences, and for each what its words stand for.

Invariant: every number, name, time and weighty word ("up", "goal", "missed") of a sentence is recorded beside it with
what it stands for in the data, in the order of the text, so that a reader who sees only the words can be held to it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from crossfoot.ledger import Entry
from crossfoot.ledger.quotation import Quotation, document_of, quote
from crossfoot.model import Cell, Interval, Mode, Period, Unit

__all__ = ["Brief", "Cited", "Figure", "FigureKind", "Name", "NameKind", "Paragraph", "Said", "Sense", "Sentence",
           "Time", "Weight", "cited"]  # fmt: skip


class FigureKind(StrEnum):
    """What a number is of."""

    LEVEL = "level"
    SHARE = "share"
    GROWTH = "growth"
    RANK = "rank"
    NEED = "need"
    PACE = "pace"
    GAP = "gap"
    SUM = "sum"
    CHANCE = "chance"
    COUNT = "count"


class NameKind(StrEnum):
    """What a name is of."""

    VENDOR = "vendor"
    PLACE = "place"
    SOURCE = "source"
    GOODS = "goods"
    MEASURE = "measure"


class Sense(StrEnum):
    """What a weighty word says; `lexicon` has the words."""

    UP = "up"
    DOWN = "down"
    OVER = "over"
    UNDER = "under"
    GOAL = "goal"
    OUTLOOK = "outlook"
    WOULD = "would"
    HEDGE = "hedge"
    MET = "met"
    MISSED = "missed"
    OPEN = "open"
    NOT = "not"
    AHEAD = "ahead"
    BEHIND = "behind"
    LEAD = "lead"
    MOST = "most"
    LEAST = "least"
    DAILY = "day"
    WEEKLY = "week"
    MONTHLY = "month"
    QUARTERLY = "quarter"
    YEARLY = "year"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number.

    Args:
        text: The words.
        interval: What is proven, claimed or worked out, in units, percent, points or ranks; a fall is negative.
        unit: What is counted.
        kind: What it is of.
        cell: Where it belongs, or None where it belongs nowhere in particular.
        mode: In which sense it is said.
    """

    text: str
    interval: Interval
    unit: Unit = Unit.COUNT
    kind: FigureKind = FigureKind.LEVEL
    cell: Cell | None = None
    mode: Mode = Mode.ACTUAL


@dataclass(frozen=True, slots=True)
class Name:
    """Who, where or what: the words, and the slug or code they stand for."""

    text: str
    kind: NameKind
    id: str


@dataclass(frozen=True, slots=True)
class Time:
    """When: the words and the days they stand for; `base` where they say what another time is compared with."""

    text: str
    period: Period
    is_base: bool = False


@dataclass(frozen=True, slots=True)
class Weight:
    """A word that turns the meaning of its sentence."""

    text: str
    sense: Sense


Said = Figure | Name | Time | Weight


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence.

    Args:
        text: The words, ending in a full stop (a headline has none).
        said: What they stand for, in the order of the text.
        entries: Ids of the entries it rests on, in order of first use.
        cells: Addresses of the figures that are bounds, for a reader to ask for.
    """

    text: str
    said: tuple[Said, ...] = ()
    entries: tuple[str, ...] = ()
    cells: tuple[Cell, ...] = ()

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Its numbers."""
        return tuple(item for item in self.said if isinstance(item, Figure))


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
        quotation: The sentence it was read in, cut at its words; None where the page is not kept.
        stated: The figure as stated where the page is not kept, or None.
    """

    entry: str
    outlet: str | None
    published_at: date | None
    where: str
    quotation: Quotation | None = None
    stated: str | None = None


@dataclass(frozen=True, slots=True)
class Brief:
    """How something stands as of a day.

    Args:
        kind: `vendor`, `market`, `target` or `news`.
        about: What it is about, as it is asked for: `xiaomi`, `IN smartphone 2017-Q4`.
        as_of: The day.
        headline: The news in one line.
        paragraphs: The rest.
        sources: Where the entries stand that it cites, in order of first use.
    """

    kind: str
    about: str
    as_of: date
    headline: Sentence
    paragraphs: tuple[Paragraph, ...]
    sources: tuple[Cited, ...] = ()

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All of them, the headline first."""
        return (self.headline, *(sentence for paragraph in self.paragraphs for sentence in paragraph.sentences))


def cited(entries: Iterable[Entry]) -> tuple[Cited, ...]:
    """Where entries stand."""
    return tuple(_cited(entry) for entry in entries)


def _cited(entry: Entry) -> Cited:
    page, span = entry.page, entry.claim.span
    is_kept = page.text is not None and span is not None
    return Cited(
        entry=entry.id,
        outlet=page.outlet,
        published_at=page.published_at,
        where=page.url or page.name,
        quotation=quote(document_of(page), span) if is_kept and span is not None else None,
        stated=entry.stated,
    )
