"""Plain text to runs: one block per line, its kind by its layout.

Invariant: every line that shows something is one block, in order; a flattened table keeps its lines.
"""

from __future__ import annotations

import re

from crossfoot.model import BlockKind
from crossfoot.read.clean import CleanText
from crossfoot.read.layout import Container, Layout, Run

__all__ = ["lay_out_text"]

_LINE = re.compile(r"[^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
# "- 30,000 in May", "• Samsung", "* Apple"; a minus sign that touches a digit is part of a figure. A number in front
# ("1. Vivo") may be a rank and stays in the text.
_BULLET = re.compile(r"[ \t]*(?:[•‣▪●◦·*]|[-–—](?=[ \t]))[ \t]*(?=\S)")
_NUMBERED = re.compile(r"[ \t]*[0-9]{1,2}[.)][ \t]+(?=\S)")
_QUOTED = re.compile(r"[ \t]*>[ \t]*(?=\S)")
# Two tabs, or two runs of several blanks, between cells make a line of a flattened table.
_GAPS = re.compile(r"\S(?:\t| {2,}|[ \t]*\|[ \t]*)(?=\S)")
_SENTENCE_END = frozenset(".!?…:;,\"”’'")
_LONGEST_HEADING = 120
_MOST_WORDS = 20


def lay_out_text(page: str) -> Layout:
    """The lines of a plain text as runs."""
    clean = CleanText(page, has_entities=False)
    runs: list[Run] = []
    for found in _LINE.finditer(page):
        kind, start = _kind(page, found.start(), found.end())
        clean.feed(start, found.end())
        if clean.size:
            text, pieces = clean.take()
            runs.append(Run(kind, text, pieces, 2 if kind is BlockKind.HEADING else 0))
    return Layout(tuple(runs), (Container(-1, "page"),))


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
    return (BlockKind.HEADING if _is_heading(page[start : min(end, start + 400)]) else BlockKind.PARAGRAPH), start


def _is_heading(line: str) -> bool:
    text = line.strip()
    if not text or len(text) > _LONGEST_HEADING or text[-1] in _SENTENCE_END:
        return False
    if len(text.split()) > _MOST_WORDS or len(_GAPS.findall(text)) > 1:
        return False
    return any(sign.isalpha() for sign in text)
