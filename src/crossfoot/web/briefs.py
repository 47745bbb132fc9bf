"""A brief on a page: its sentences, each with the numbers of its notes, and each note with the words it rests on.

Invariant: every sentence of the brief is shown with all of its notes; a note leads to its claims, lit on their page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from crossfoot.brief import Brief
from crossfoot.brief.notes import Note, notes_of, numbers_of
from crossfoot.brief.telling import Sentence
from crossfoot.ledger import Entry
from crossfoot.web.asked import Asked
from crossfoot.web.quoted import Quoted, quoted

__all__ = ["Cite", "ShownBrief", "Told", "shown_brief"]


@dataclass(frozen=True, slots=True)
class Cite:
    """The mark of a note behind a sentence.

    Args:
        number: Of the note.
        href: The first claim that the sentence takes from the note's page, lit there.
        words: Its words.
    """

    number: int
    href: str
    words: str


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with its notes."""

    text: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class ShownBrief:
    """A brief as it is shown.

    Args:
        headline: Its headline.
        paragraphs: Title and sentences of each paragraph.
        notes: Title and claims of each note; the first is note 1.
    """

    headline: Told
    paragraphs: tuple[tuple[str, tuple[Told, ...]], ...]
    notes: tuple[tuple[str, tuple[Quoted, ...]], ...]


def shown_brief(asked: Asked, brief: Brief, entries: Mapping[str, Entry]) -> ShownBrief:
    """A brief as it is shown.

    Args:
        asked: What the page was asked for.
        brief: The brief.
        entries: The entries it cites, by id.
    """
    notes = notes_of(brief)
    quotes = {source.entry: quoted(asked, entries[source.entry]) for note in notes for source in note.sources}
    return ShownBrief(
        _told(brief.headline, notes, quotes),
        tuple((p.title, tuple(_told(s, notes, quotes) for s in p.sentences)) for p in brief.paragraphs),
        tuple((note.title, tuple(quotes[source.entry] for source in note.sources)) for note in notes),
    )


def _told(sentence: Sentence, notes: tuple[Note, ...], quotes: Mapping[str, Quoted]) -> Told:
    wanted = set(sentence.entries)
    cites = []
    for number in numbers_of(sentence, notes):
        first = next(quotes[source.entry] for source in notes[number - 1].sources if source.entry in wanted)
        cites.append(Cite(number, first.href, first.words))
    return Told(sentence.text, tuple(cites))
