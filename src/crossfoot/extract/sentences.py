"""Sentences of a block: one regular expression and a list of abbreviations, offsets kept."""

from __future__ import annotations

import re

__all__ = ["split_sentences"]

_ABBREVIATIONS = frozenset(
    [
        "inc",
        "corp",
        "co",
        "ltd",
        "no",
        "vs",
        "mr",
        "mrs",
        "ms",
        "dr",
        "st",
        "approx",
        "incl",
        "excl",
        "est",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "u.s",
        "u.k",
        "e.g",
        "i.e",
        "rs",
        "bros",
        "fig",
        "ca",
        "al",
    ]
)
_END = re.compile(r"[.!?]+[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9•])")


def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of every sentence, in order, covering the text up to white space between them.

    Example:
        >>> split_sentences("It shipped 9.2 million. Rs. 5 off. Done")
        ((0, 23), (24, 34), (35, 39))
    """
    out: list[tuple[int, int]] = []
    start = 0
    for found in _END.finditer(text):
        word = re.search(r"([\w.]+)\Z", text[start : found.start()])
        if (
            word is not None
            and text[found.start()] == "."
            and (word[1].lower() in _ABBREVIATIONS or (len(word[1]) == 1 and word[1].isupper()))
        ):
            continue
        out.append((start, start + len(text[start : found.end()].rstrip())))
        start = found.end()
    if text[start:].strip():
        out.append((start, start + len(text[start:].rstrip())))
    return tuple(out)
