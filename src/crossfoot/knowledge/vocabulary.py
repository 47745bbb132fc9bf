"""What the reader knows: vendors, places, sources, words of products and measures, cues, frames.

Invariant: everything here comes from the data files, is frozen, and is handed on as an argument; nothing is global.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache

from crossfoot.model import Form, Interval, Role

__all__ = [
    "Frame",
    "MomentPattern",
    "MomentWords",
    "NumberWords",
    "PeriodPattern",
    "Phrase",
    "Place",
    "Revision",
    "Segment",
    "SourceName",
    "Term",
    "Vendor",
    "Vocabulary",
]


@dataclass(frozen=True, slots=True)
class Vendor:
    """A company or brand.

    Args:
        id: Slug used in claims.
        names: As the press writes it, the usual one first.
        home: Two-letter country.
        product: What it is tracked for where a page does not say.
        described_as: Words that stand for it ("Cupertino", "iPhone maker").
        parent: The company that counts it in, or None.
        parent_until: Last day the parent counted it in, or None where it still does.
        people: Names of its executives.
        fiscal_year_ends: Month in which its financial year ends.
    """

    id: str
    names: tuple[str, ...]
    home: str
    product: str
    described_as: tuple[str, ...] = ()
    parent: str | None = None
    parent_until: date | None = None
    people: tuple[str, ...] = ()
    fiscal_year_ends: int = 12


@dataclass(frozen=True, slots=True)
class Place:
    """A country or region with the adjectives that name an origin or a market."""

    code: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceName:
    """Who is quoted by name.

    Args:
        who: The name kept.
        role: What it is.
        home: The one country it counts, or None.
        is_of_market: Whether that holds for the market only, not for what one maker sells in all.
    """

    who: str
    role: Role
    home: str | None = None
    is_of_market: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a market.

    Args:
        id: As a claim names it.
        words: What the press calls it, in lower case.
        products: The goods it is a part of; empty for any.
        is_tier: Whether a price marks it off ("premium").
    """

    id: str
    words: tuple[str, ...]
    products: tuple[str, ...] = ()
    is_tier: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """One spelling of one entry, as the automaton looks for it.

    Args:
        text: The spelling.
        kind: Token class it becomes: `VENDOR`, `PLACE`, `SOURCE`, `UP` and so on.
        value: The entry's id or name.
        is_cased: Whether the spelling must be met with its capitals.
        segment: The part of its product it names ("notebooks" of the PCs), or None for all of it.
        product: What a line of products is ("PS5": consoles), or None where its maker makes nothing else.
    """

    text: str
    kind: str
    value: str
    is_cased: bool = False
    segment: str | None = None
    product: str | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """A wording that says one kind of thing.

    Args:
        name: Unique; goes into the claim's derivation.
        kind: Kind of statement it builds.
        pattern: Over token classes and quoted words; `@` marks the anchor.
        slots: Fixed slots it sets, such as `sign` or `state`.
        examples: Sentences it must match.
        counter: Sentences it must not match.
    """

    name: str
    kind: str
    pattern: str
    slots: tuple[tuple[str, str], ...] = ()
    examples: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()

    def slot(self, name: str) -> str | None:
        """A fixed slot, or None."""
        return next((value for key, value in self.slots if key == name), None)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase found by pattern.

    Args:
        cls: Token class it becomes.
        pattern: Regular expression.
        value: Value of the token, or "" for the words themselves.
        examples: Texts it must match.
        counter: Texts it must not match.
    """

    cls: str
    pattern: str
    value: str = ""
    examples: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PeriodPattern:
    """A wording of time.

    Args:
        name: Unique.
        pattern: Regular expression with named groups.
        unit: What it names; `named` where a group says so.
        relation: How it relates to the publication date or the focus.
        role: "", `since`, `until`, `remainder`, `to_date`, `short`.
        index: Fixed ordinal, or None.
        examples: Texts it must match.
    """

    name: str
    pattern: str
    unit: str
    relation: str = "named"
    role: str = ""
    index: int | None = None
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Words of number, each with what it stands for.

    Args:
        magnitudes: What multiplies, letters left out.
        letters: Letters that multiply.
        words: Number words from one to ninety.
        ordinals: Ordinal words.
        fractions: Fractions of a whole, percent.
        bounds: Bound words in front of a number.
        bounds_after: Bound words behind it.
        phrasal: Bound words with the verbs that own them: "handed over", "add up to".
        vague: Sizes in words, percent.
        money_before: Currency signs in front of a number.
        money_after: Currency words behind it.
    """

    magnitudes: tuple[tuple[str, int], ...]
    letters: tuple[tuple[str, int], ...]
    words: tuple[tuple[str, int], ...]
    ordinals: tuple[tuple[str, int], ...]
    fractions: tuple[tuple[str, Fraction], ...]
    bounds: tuple[tuple[str, Form], ...]
    bounds_after: tuple[tuple[str, Form], ...]
    phrasal: tuple[tuple[str, str], ...]
    vague: tuple[tuple[str, Interval], ...]
    money_before: tuple[str, ...]
    money_after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MomentPattern:
    """A general wording of time.

    Args:
        sort: What it tells: `weekday`, `length`, `clock` and so on.
        pattern: Regular expression with named groups.
        examples: Texts it must match, what is found in brackets.
        counter: Texts it must not match.
    """

    sort: str
    pattern: str
    examples: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MomentWords:
    """General words of time, each with what it stands for, and the wordings they stand in.

    Args:
        units: Singular and plural of each unit.
        weekdays: Each name, Monday is 0.
        days: Words for a day, with its distance from the day of writing.
        seasons: With their first month.
        moves: Words that point to the unit before (-1), running (0) or after (1).
        adverbs: Words that repeat, with their unit.
        patterns: Wordings in order of precedence.
    """

    units: tuple[tuple[str, str], ...]
    weekdays: tuple[tuple[str, int], ...]
    days: tuple[tuple[str, int], ...]
    seasons: tuple[tuple[str, int], ...]
    moves: tuple[tuple[str, int], ...]
    adverbs: tuple[tuple[str, str], ...]
    patterns: tuple[MomentPattern, ...]


@dataclass(frozen=True, slots=True)
class Revision:
    """Words beside a figure that tell it from another one for the same thing.

    Args:
        side: `before` the figure, or `behind` it.
        marks: `older` for the figure given first, `newer` for the one that takes its place.
        pattern: Regular expression: what stands right before the figure, or right behind it.
        examples: Texts it must match.
        counter: Texts it must not match.
    """

    side: str
    marks: str
    pattern: str
    examples: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()


# Compared and hashed by identity: it is loaded once, and what is compiled from it is kept beside it.
@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """All of it.

    Args:
        version: Hash of the data files; goes into every ledger entry.
        vendors: Vendors in file order.
        places: Countries and regions.
        sources: Named sources.
        terms: Every spelling of everything.
        frames: Wordings in order of precedence.
        phrases: What is found by pattern.
        numbers: Words of number.
        periods: Wordings of time in order of precedence.
        segments: Parts of a market.
        moments: General words of time.
        revisions: Words that tell a figure from the one it replaces.
    """

    version: str
    vendors: tuple[Vendor, ...]
    places: tuple[Place, ...]
    sources: tuple[SourceName, ...]
    terms: tuple[Term, ...]
    frames: tuple[Frame, ...]
    phrases: tuple[Phrase, ...]
    numbers: NumberWords
    periods: tuple[PeriodPattern, ...]
    moments: MomentWords
    segments: tuple[Segment, ...] = ()
    revisions: tuple[Revision, ...] = ()

    def vendor(self, slug: str) -> Vendor | None:
        """The vendor of a slug, or None."""
        return _vendors_by_id(self).get(slug)

    def source(self, who: str) -> SourceName | None:
        """The named source, or None."""
        return _sources_by_name(self).get(who)

    def place_of_adjective(self, adjective: str) -> str | None:
        """The code an adjective such as `Chinese` stands for, or None."""
        return _places_by_adjective(self).get(adjective.casefold())


@lru_cache(maxsize=4)
def _vendors_by_id(vocabulary: Vocabulary) -> dict[str, Vendor]:
    return {vendor.id: vendor for vendor in vocabulary.vendors}


@lru_cache(maxsize=4)
def _sources_by_name(vocabulary: Vocabulary) -> dict[str, SourceName]:
    return {source.who: source for source in reversed(vocabulary.sources)}  # the first of a name stays


@lru_cache(maxsize=4)
def _places_by_adjective(vocabulary: Vocabulary) -> dict[str, str]:
    return {word.casefold(): place.code for place in reversed(vocabulary.places) for word in place.adjectives}
