"""Plain text to runs: one block per line, its kind by its layout.

Invariant: every line that shows something is one block, in order; a flattened table keeps its lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from crossfoot.model import BlockKind
from crossfoot.read.clean import CleanText
from crossfoot.read.layout import Container, Layout, Run
from crossfoot.read.prose import is_prose

__all__ = ["lay_out_text"]

_LINE = re.compile(r"[^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
# "- 30,000 in May", "• Samsung", "* Apple"; a minus sign that touches a digit is part of a figure. A number in front
# ("1. Vivo") may be a rank and stays in the text.
_BULLET = re.compile(r"[ \t]*(?:[•‣▪●◦·*✓✔►▶➤■□»]|(?:--?|[–—o])(?=[ \t]))[ \t]*(?=\S)")
_NUMBERED = re.compile(r"[ \t]*(?:[0-9]{1,2}[.)]|\((?:[0-9]{1,2}|[a-z])\))[ \t]+(?=\S)")
_QUOTED = re.compile(r"[ \t]*>[ \t]*(?=\S)")
# Reads "The chief executive on stage in Madrid. Photo: Ann Writer/Press Pool".
_CAPTION = re.compile(r"[^\r\n]{20,400}[\s(](?:photo|image|picture)(?: credit| by)?: [^.\r\n]{2,60}$", re.IGNORECASE)
# Two tabs, or two runs of several blanks, between cells make a line of a flattened table.
_GAPS = re.compile(r"\S(?:\t| {2,}|[ \t]*\|[ \t]*)(?=\S)")
# "Samsung 83.3 22.7%" and "9.2" are rows and cells of a table; "Sales in 2016 and 2017" is none of them.
_FIGURE = r"[(+−-]{0,2}[$€£¥₹]?(?!(?:19|20)[0-9]{2}(?![0-9,.%]))[0-9][0-9.,]{0,20}(?: ?(?:%|pp|bps))?\)?"
_ROW = re.compile(rf"(?:.{{0,80}}[\s,;|])?{_FIGURE}[\s,;|]+{_FIGURE}")
_CELL = re.compile(rf"\s*{_FIGURE}\s*")
_SENTENCE_ENDS = (".", "!", "…", ":", ";", ",")
# "It fell. What now?" is prose though it ends like a question of a headline.
_SENTENCE_INSIDE = re.compile(r"[a-z]{2}[.!?] [A-Z]")
# " date 2017-11-13 Xiaomi said today that it shipped …": a crawler's note glued to the first line. What follows it is
# the language, or the title and the outlet, and part of the note; or else the text begins there.
_CRAWLED = re.compile(r"\s*date [0-9]{4}-[0-9]{2}-[0-9]{2}(?=[ \t]|$)", re.MULTILINE)
_NOTE = re.compile(r"[ \t]*(?:\w+|[^\r\n]{3,160} [-–|] [^.!?\r\n]{2,60})?[ \t\r]*$", re.MULTILINE)
_LONGEST_HEADING = 120
# Plain text shows no levels; a line may be any of them.
_LEVEL = 3
_LONGEST_CAPTION = 500
_MOST_WORDS = 20


def lay_out_text(page: str) -> Layout:
    """The lines of a plain text as runs."""
    clean = CleanText(page, has_entities=False)
    runs: list[Run] = []
    for first, last in _lines(page):
        kind, start = _kind(page, first, last)
        clean.feed(start, last)
        if clean.size:
            text, pieces = clean.take()
            runs.append(Run(kind, text, pieces, _LEVEL if kind is BlockKind.HEADING else 0))
    return Layout(_settled(runs), (Container(-1, "page"),))


def _lines(page: str) -> Iterator[tuple[int, int]]:
    """Where the lines start and end; a crawler's note in front of the first one is a line of its own."""
    note = _CRAWLED.match(page)
    start = note.end() if note is not None and _NOTE.match(page, note.end()) is None else 0
    if start:
        yield 0, start
    for found in _LINE.finditer(page, start):
        yield found.start(), found.end()


def _settled(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Headings stand alone: below the first paragraph of prose, short lines in a row are lines of a list or table."""
    first = next((at for at, run in enumerate(runs) if is_prose(run)), len(runs))
    short = [run.kind is BlockKind.HEADING or _CELL.fullmatch(run.text) is not None for run in runs] + [False]
    return tuple(
        run._replace(kind=BlockKind.PARAGRAPH, level=0)
        if at > first and run.kind is BlockKind.HEADING and (short[at - 1] or short[at + 1])
        else run
        for at, run in enumerate(runs)
    )


def _kind(page: str, start: int, end: int) -> tuple[BlockKind, int]:
    """What a line is, and where its text starts."""
    bullet = _BULLET.match(page, start, end)
    if bullet is not None:
        return BlockKind.ITEM, bullet.end()
    if _NUMBERED.match(page, start, end) is not None:
        return BlockKind.ITEM, start
    quoted = _QUOTED.match(page, start, end)
    if quoted is not None:
        return BlockKind.QUOTE, quoted.end()
    if _CAPTION.match(page[start : min(end, start + _LONGEST_CAPTION)]) is not None:
        return BlockKind.CAPTION, start
    return (BlockKind.HEADING if _is_heading(page[start : min(end, start + 400)]) else BlockKind.PARAGRAPH), start


def _is_heading(line: str) -> bool:
    text = line.strip()
    ends = text.rstrip("\"”’')").endswith(_SENTENCE_ENDS)
    if not text or len(text) > _LONGEST_HEADING or ends or _SENTENCE_INSIDE.search(text):
        return False
    if len(text.split()) > _MOST_WORDS or len(_GAPS.findall(text)) > 1 or _ROW.fullmatch(text) is not None:
        return False
    return any(sign.isalpha() for sign in text)
