"""The derivation of a claim, and of a number that is none, told from a page read again.

Invariant: nothing is derived unless it is asked for, so a page that is only read costs nothing more.
"""

from __future__ import annotations

from crossfoot.extract.choice import attempts
from crossfoot.extract.derivation import Attempt, Derivation, Figure, Piece, Words
from crossfoot.extract.derive_cell import derive_cell
from crossfoot.extract.filling import fill_slots, nearest_of
from crossfoot.extract.frames import find_frames
from crossfoot.extract.retrace import Trace, change_of, words_of
from crossfoot.extract.sentence import Sentence
from crossfoot.extract.tokens import Token
from crossfoot.extract.unread import Unread
from crossfoot.knowledge import Vocabulary
from crossfoot.model import Claim, Quantity, Table

__all__ = ["derive", "derive_unread"]

_PLAIN = ("W", "P")
_FALLS = ("DOWN", "LESS")


def derive(trace: Trace, claim: Claim, vocabulary: Vocabulary) -> Derivation | None:
    """How a claim came about, stage by stage; None where it stands in no sentence and no table of the page."""
    number = None if claim.span is None else trace.at(claim.span.start)
    if claim.span is None or number is None:
        return None
    seen = trace.seen[number]
    if isinstance(seen.item, Table):
        return derive_cell(trace, number, seen.item, claim.span.start, claim, vocabulary)
    sentence = seen.item
    index = _token_at(sentence, claim.span.start)
    return Derivation(
        place=seen.place,
        sentence=_whole(sentence),
        tokens=_pieces(sentence.tokens),
        figure=_figure(sentence, index, getattr(claim.statement, "value", None)),
        matched=_matched(sentence, index, claim.frame),
        slots=fill_slots(trace, number, sentence, index, claim),
    )


def derive_unread(trace: Trace, unread: Unread, vocabulary: Vocabulary) -> Derivation | None:
    """Why a number is no claim; None where its page was not read sentence by sentence."""
    number = trace.at(unread.start)
    if number is None:
        return None
    seen = trace.seen[number]
    if isinstance(seen.item, Table):
        return derive_cell(trace, number, seen.item, unread.start, None, vocabulary)
    sentence = seen.item
    index = _token_at(sentence, unread.start)
    tried = tuple(Attempt(m.frame.name, m.frame.kind, why) for m, why in attempts(sentence, index))
    return Derivation(
        place=seen.place,
        sentence=_whole(sentence),
        tokens=_pieces(sentence.tokens),
        figure=_figure(sentence, index, None),
        matched=None,
        attempts=tried,
    )


def _whole(sentence: Sentence) -> Words:
    return words_of(sentence.block, sentence.tokens[0].start, sentence.tokens[-1].end)


def _token_at(sentence: Sentence, position: int) -> int:
    """The token at, or first behind, a character of the page."""
    for index, token in enumerate(sentence.tokens):
        if sentence.block.raw_span(token.start, token.end)[1] > position:
            return index
    return len(sentence.tokens) - 1


def _pieces(tokens: tuple[Token, ...]) -> tuple[Piece, ...]:
    out = []
    for token in tokens:
        told = token.value if token.number is None and token.cls not in _PLAIN else ""
        text = " ".join(token.text.split())
        out.append(Piece(token.cls, text, "" if told.casefold() == text.casefold() else told))
    return tuple(out)


def _matched(sentence: Sentence, index: int, frame: str | None) -> Words | None:
    """The words the frame took around a claim's own."""
    for match in find_frames(sentence.tokens, sentence.vocabulary):
        if match.frame.name == frame and match.anchor <= index <= match.anchor_last:
            first, last = sentence.tokens[match.first], sentence.tokens[match.last]
            return words_of(sentence.block, first.start, last.end)
    return None


def _figure(sentence: Sentence, index: int, quantity: Quantity | None) -> Figure | None:
    token = sentence.tokens[index]
    if token.number is None:
        return None
    words = words_of(sentence.block, token.start, token.end)
    change = change_of(token.number, quantity)
    falls = (i for i, t in enumerate(sentence.tokens) if t.cls in _FALLS)
    near = nearest_of(index, falls) if change == "turned" else None
    by = None if near is None else sentence.tokens[near]
    return Figure(words, token.number, change,
                  None if by is None else words_of(sentence.block, by.start, by.end))  # fmt: skip
