"""The notes of a brief: which sentence rests on which pages, numbered in order of first use.

Invariant: every sentence carries the numbers of its pages, and every number leads to all that is quoted from its page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from crossfoot.brief.telling import Brief, Cited, Sentence
from crossfoot.track.wording import day_name

__all__ = ["Note", "notes_of", "numbers_of", "short_id"]

_DIGITS = 8  # of an id; `explain` takes any beginning that names one entry


@dataclass(frozen=True, slots=True)
class Note:
    """A page that a brief rests on.

    Args:
        number: As the sentences have it.
        sources: What the brief takes from the page, in order of first use.
    """

    number: int
    sources: tuple[Cited, ...]

    @property
    def where(self) -> str:
        """Address of the page, or its file name."""
        return self.sources[0].where

    @property
    def title(self) -> str:
        """Outlet and day."""
        first = self.sources[0]
        day = "undated" if first.published_at is None else day_name(first.published_at)
        return f"{first.outlet or 'unknown outlet'}, {day}"

    @property
    def ids(self) -> str:
        """What `explain` takes."""
        return " ".join(short_id(source.entry) for source in self.sources)


def notes_of(brief: Brief) -> tuple[Note, ...]:
    """One note for each page, in order of first use; entries of one page share it."""
    pages: dict[tuple[str, date | None], list[Cited]] = {}
    for source in brief.sources:
        pages.setdefault((source.where, source.published_at), []).append(source)
    return tuple(Note(number, tuple(found)) for number, found in enumerate(pages.values(), 1))


def numbers_of(sentence: Sentence, notes: tuple[Note, ...]) -> tuple[int, ...]:
    """The numbers of the notes a sentence rests on, sorted."""
    number: Mapping[str, int] = {source.entry: note.number for note in notes for source in note.sources}
    return tuple(sorted({number[entry] for entry in sentence.entries if entry in number}))


def short_id(entry: str) -> str:
    """The beginning of an id that people type."""
    return entry.partition(":")[2][:_DIGITS] or entry[:_DIGITS]
