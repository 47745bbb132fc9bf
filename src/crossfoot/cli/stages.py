"""A derivation on the terminal, one label and one fact a line.

Invariant: the words are those of the reader's view; only the lines are broken here.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.cli.show import wrapped
from crossfoot.extract.derivation import Derivation
from crossfoot.model import Claim
from crossfoot.present.derivations import filled_line, frame_line, number_line, words_line

__all__ = ["stage_lines", "unread_lines"]

_MARK = " " * 11


def stage_lines(derivation: Derivation, claim: Claim) -> Iterator[str]:
    """A claim's derivation for the terminal: one label and one fact a line."""
    yield from _figure_lines(derivation)
    if claim.frame:
        yield _line("frame", frame_line(claim, derivation))
    how = dict(claim.how)
    for filled in derivation.slots:
        manner = how.get(filled.slot)
        yield _line(filled.slot, filled_line(filled) + (f" ({manner.value})" if manner else ""))


def unread_lines(derivation: Derivation) -> Iterator[str]:
    """For a number that is no claim: how it was read, and which frames matched around it."""
    yield from _figure_lines(derivation)
    for filled in derivation.slots:
        yield _line(filled.slot, filled_line(filled))
    for attempt in derivation.attempts:
        why = attempt.reason or "would make a claim, but another frame had taken the words"
        yield _line("tried", f"frame {attempt.frame} ({attempt.kind}): {why}")
    if not derivation.attempts and derivation.tokens:
        yield _line("tried", "no frame matches around it")


def _line(label: str, text: str) -> str:
    told = wrapped(text, _MARK)
    return f"{label:<10} " + told[len(_MARK) :]


def _figure_lines(derivation: Derivation) -> Iterator[str]:
    """Where a number stands, how it was read, and its words."""
    yield f"stands in  {derivation.place}"
    if derivation.figure is not None:
        yield _line("number", number_line(derivation.figure))
    words = words_line(derivation)
    if words:
        yield _line("words", words)
