"""A brief as plain text and as Markdown, with numbered notes.

Invariant: the sentences stand there as they were written, each with the numbers of its notes behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from textwrap import wrap

from crossfoot.brief.notes import Note, notes_of, numbers_of
from crossfoot.brief.telling import Brief, Sentence
from crossfoot.track.wording import day_name

__all__ = ["render_brief", "render_markdown"]

# What Markdown would take for a mark of its own.
_MARKS = re.compile(r"([\\`*_\[\]<>#|~])")
_RUN = 4  # from so many notes in a row on their ends are enough


def render_brief(brief: Brief, *, width: int = 100) -> str:
    """The brief as text.

    Args:
        brief: The brief.
        width: Characters in a line, at least 40.
    """
    notes = notes_of(brief)
    lines = [*_wrapped(brief.headline.text, width)]
    lines += ["=" * max(map(len, lines)), f"As of {day_name(brief.as_of)}."]
    for paragraph in brief.paragraphs:
        text = " ".join(_noted(sentence, notes) for sentence in paragraph.sentences)
        lines += ["", paragraph.title, *_wrapped(text, width)]
    if notes:
        lines += ["", "Sources"]
        lines += [f"[{note.number}] {note.title}. {note.where}  explain: {note.ids}" for note in notes]
    return "\n".join(lines) + "\n"


def render_markdown(brief: Brief) -> str:
    """The brief as Markdown, with footnotes that quote."""
    notes = notes_of(brief)
    lines = [f"# {_plain(brief.headline.text)}", "", f"*As of {day_name(brief.as_of)}.*"]
    for paragraph in brief.paragraphs:
        text = " ".join(_footnoted(sentence, notes) for sentence in paragraph.sentences)
        lines += ["", f"## {_plain(paragraph.title)}", "", text]
    lines += [""] if notes else []
    lines += [f"[^{note.number}]: {_plain(note.title)}. <{note.where}>{''.join(_quoted(note))}" for note in notes]
    return "\n".join(lines) + "\n"


def _wrapped(text: str, width: int) -> list[str]:
    return wrap(text, width, break_long_words=False, break_on_hyphens=False)


def _noted(sentence: Sentence, notes: tuple[Note, ...]) -> str:
    found = numbers_of(sentence, notes)
    return sentence.text if not found else f"{sentence.text} [{', '.join(_runs(found))}]"


def _runs(numbers: tuple[int, ...]) -> Iterator[str]:
    """Numbers in rising order, four and more in a row told by their ends: a record may rest on thirty pages."""
    for _, group in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        run = [number for _, number in group]
        if len(run) >= _RUN:
            yield f"{run[0]} to {run[-1]}"
        else:
            yield from map(str, run)


def _footnoted(sentence: Sentence, notes: tuple[Note, ...]) -> str:
    return _plain(sentence.text) + "".join(f"[^{number}]" for number in numbers_of(sentence, notes))


def _quoted(note: Note) -> Iterator[str]:
    """What its page says, once each."""
    said = dict.fromkeys(s.quotation.marked() if s.quotation else f"[{s.stated}]" for s in note.sources)
    yield from (f" “{_plain(text)}”" for text in said if text != "[None]")


def _plain(text: str) -> str:
    return _MARKS.sub(r"\\\1", text)
