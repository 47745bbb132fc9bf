"""A brief as plain text with numbered notes.

Invariant: every sentence carries the numbers of its sources, and every number stands in the list with outlet, day,
address and the id that `explain` takes.
"""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from crossfoot.brief.telling import Brief, Cited, Sentence
from crossfoot.track.wording import day_name

__all__ = ["render_brief", "short_id"]

_DIGITS = 8  # of an id; `explain` takes any beginning that names one entry


def render_brief(brief: Brief, *, width: int = 100) -> str:
    """The brief as text.

    Args:
        brief: The brief.
        width: Characters in a line, at least 40.
    """
    numbers = _numbers(brief)
    lines = [brief.headline.text, "=" * len(brief.headline.text), f"As of {day_name(brief.as_of)}."]
    for paragraph in brief.paragraphs:
        text = " ".join(_noted(sentence, numbers) for sentence in paragraph.sentences)
        lines += ["", paragraph.title, *wrap(text, width, break_long_words=False, break_on_hyphens=False)]
    if brief.sources:
        lines += ["", "Sources"]
        lines += _listed(brief, numbers)
    return "\n".join(lines) + "\n"


def short_id(entry: str) -> str:
    """The beginning of an id that people type."""
    return entry.partition(":")[2][:_DIGITS] or entry[:_DIGITS]


def _numbers(brief: Brief) -> dict[str, int]:
    """One number for each page, in order of first use; entries of one page share it."""
    pages: dict[tuple[str, str], int] = {}
    return {source.entry: pages.setdefault(_page(source), len(pages) + 1) for source in brief.sources}


def _page(source: Cited) -> tuple[str, str]:
    return source.where, str(source.published_at or "")


def _noted(sentence: Sentence, numbers: dict[str, int]) -> str:
    found = sorted({numbers[entry] for entry in sentence.entries if entry in numbers})
    return sentence.text if not found else f"{sentence.text} [{', '.join(map(str, found))}]"


def _listed(brief: Brief, numbers: dict[str, int]) -> Iterator[str]:
    by_number: dict[int, list[Cited]] = {}
    for source in brief.sources:
        by_number.setdefault(numbers[source.entry], []).append(source)
    for number, found in sorted(by_number.items()):
        first = found[0]
        day = "undated" if first.published_at is None else day_name(first.published_at)
        ids = " ".join(short_id(source.entry) for source in found)
        yield f"[{number}] {first.outlet or 'unknown outlet'}, {day}. {first.where}  explain: {ids}"
