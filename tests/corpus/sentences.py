"""Sentences and what they say, one phenomenon each: `sentences.txt` holds what no test beside a module proves yet.

    2017-10-31 A sentence or a few, published on that day.
      a claim that is read
    ! a claim that is not read yet

`refused.txt` holds sentences that say nothing, marked the same way where the reader still takes them for a claim.

Invariant: every line of a sentence is what the claims schema asks for; the mark says only how far the reader is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from crossfoot.extract import extract
from crossfoot.knowledge import load_vocabulary
from crossfoot.model.notation import read
from crossfoot.read import read_page
from tests.corpus.annotated import HERE, compared

__all__ = ["REFUSED", "SENTENCES", "Sentence", "alarms_of", "found_in", "refused_of", "sentences_of", "shrunk_refused",
           "shrunk_sentences"]  # fmt: skip

SENTENCES = HERE / "sentences.txt"
REFUSED = HERE / "refused.txt"
_REPORT = "Smartphone shipments\n\nSamsung shipped 83 million smartphones in Q3 2016."
_PUBLISHED = date(2017, 10, 31)
_OPEN = "! "
_READ = "  "


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, the day it was published, and its lines: each with whether it is read."""

    text: str
    published: date
    lines: tuple[tuple[bool, str], ...] = ()

    def claims(self, *, are_read: bool) -> Counter[str]:
        """The claims that are read, or those that are not read yet, reduced to what is compared."""
        return Counter(compared(read(line)) for is_read, line in self.lines if is_read is are_read)


def sentences_of(file: Path) -> Iterator[Sentence]:
    """Every sentence of a file, in order."""
    text, published, lines = "", date.min, list[tuple[bool, str]]()
    for line in file.read_text(encoding="utf-8").splitlines():
        start = re.match(r"(\d{4}-\d\d-\d\d) ", line)
        if start is not None:
            if text:
                yield Sentence(text, published, tuple(lines))
            text, published, lines = line[start.end() :], date.fromisoformat(start[1]), []
        elif line.startswith((_OPEN, _READ)):
            lines.append((line.startswith(_READ), line[2:]))
    if text:
        yield Sentence(text, published, tuple(lines))


def refused_of(file: Path) -> Iterator[tuple[bool, str]]:
    """Every sentence that says nothing, with whether the reader knows."""
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith((_OPEN, _READ)):
            yield line.startswith(_READ), line[2:]


@cache
def alarms_of(text: str) -> tuple[str, ...]:
    """What the reader takes a sentence for that says nothing, on a page that reports shipments."""
    report = found_in(Sentence(_REPORT, _PUBLISHED))
    return tuple((found_in(Sentence(f"{_REPORT}\n\n{text}", _PUBLISHED)) - report).elements())


def shrunk_refused(file: Path) -> str:
    """The file with the mark taken off sentences that are refused by now."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return "".join(
        f"{_READ}{line[2:]}\n" if line.startswith(_OPEN) and not alarms_of(line[2:]) else f"{line}\n" for line in lines
    )


@cache
def found_in(sentence: Sentence) -> Counter[str]:
    """What the reader makes of a sentence that is a page by itself."""
    document, issues = read_page(sentence.text.encode(), name="sentence", published=sentence.published)
    return Counter(compared(claim) for claim in extract(document, load_vocabulary(), issues).claims)


def shrunk_sentences(file: Path) -> str:
    """The file with the mark taken off lines that are read by now."""
    rest = iter(sentences_of(file))
    left: Counter[str] = Counter()
    out = []
    for line in file.read_text(encoding="utf-8").splitlines():
        if re.match(r"\d{4}-\d\d-\d\d ", line):
            sentence = next(rest)
            left = found_in(sentence) - sentence.claims(are_read=True)
        is_read = line.startswith(_OPEN) and left[compared(read(line[2:]))] > 0
        if is_read:
            left[compared(read(line[2:]))] -= 1
        out.append(_READ + line[2:] if is_read else line)
    return "".join(f"{line}\n" for line in out)
