"""A derivation in words: where a claim stands, how its number was read, and what filled each of its slots.

Invariant: the same words stand in the terminal and in the reader's view; words in quotation marks are the page's own.
"""

from __future__ import annotations

from crossfoot.extract.derivation import Derivation, Figure, Filled
from crossfoot.extract.derive import derive
from crossfoot.extract.retrace import Trace
from crossfoot.knowledge import Vocabulary, load_vocabulary
from crossfoot.model import Claim, Form
from crossfoot.model.rounding import Numeral
from crossfoot.present.words import exact

__all__ = ["derived_again", "filled_line", "frame_line", "number_line", "words_line"]

_LONG = 160  # of a sentence quoted beside a slot
_WORDED = (Form.WORD, Form.VAGUE, Form.SIGN)
_FORMS = {
    Form.MORE: "more than that, the figure itself left out",
    Form.AT_LEAST: "that or more",
    Form.LESS: "less than that, the figure itself left out",
    Form.AT_MOST: "that or less",
    Form.RANGE: "from one to the other, both ends as printed",
}
_CHANGES = {
    "": "",
    "turned": "; a fall, so below zero",
    "carried": "; its magnitude, unit or kind is settled by the words around it",
}


def derived_again(trace: Trace, claim: Claim, vocabulary: Vocabulary) -> Derivation | None:
    """How a claim that was kept came about, where its page reads today as it did then.

    Args:
        trace: The page, read again.
        claim: The claim.
        vocabulary: What it was read with.
    """
    from crossfoot.llm import BY_MODEL  # noqa: PLC0415  loads what speaks with a model, and few entries need it

    same = (claim.span, claim.statement, claim.mode, claim.sources)
    read_again = any((c.span, c.statement, c.mode, c.sources) == same for c in trace.reading.claims)
    return derive(trace, claim, vocabulary) if read_again or claim.frame == BY_MODEL else None


def number_line(figure: Figure) -> str:
    """How the words of a number become an interval."""
    mention = figure.mention
    told = f'"{figure.words.text}": '
    if not mention.numerals or mention.form in _WORDED:
        told += "the interval of this wording, from the table of number words"
    elif mention.quantity is None:
        told += "money, so no count of anything"
    else:
        told += " to ".join(_product(numeral) for numeral in mention.numerals)
        told += f", {_bound(mention.numerals[0], mention.form)}"
    by = f' ("{figure.by.text}")' if figure.by is not None else ""
    return told + _CHANGES[figure.change] + by


def _product(numeral: Numeral) -> str:
    if numeral.magnitude == 1:
        return exact(numeral.value)
    return f"{numeral.digits} x {exact(numeral.magnitude)} = {exact(numeral.value)}"


def _bound(numeral: Numeral, form: Form) -> str:
    """The rule that makes the interval (claims schema, section 6)."""
    if form in _FORMS:
        return _FORMS[form]
    half, slack = exact(numeral.half_width), exact(numeral.slack)
    match form:
        case Form.ABOUT:
            return f"give or take {slack}"
        case Form.NEARLY:
            return f"below it, by no more than {slack}"
        case Form.JUST_OVER:
            return f"above it, by no more than {slack}"
    if form is Form.EXACT or numeral.half_width == 0:
        return "exact: whole units, not rounded"
    return f"rounded to its last digit, so give or take {half}"


def words_line(derivation: Derivation) -> str:
    """The words of the sentence that have a class, in order."""
    told = [
        f"{piece.text} [{piece.cls}{' ' + piece.value if piece.value else ''}]"
        for piece in derivation.tokens
        if piece.cls not in ("W", "P")
    ]
    return " · ".join(told)


def frame_line(claim: Claim, derivation: Derivation | None) -> str:
    """The frame with its pattern, and the words it took."""
    frame = next((frame for frame in load_vocabulary().frames if frame.name == claim.frame), None)
    told = claim.frame or ""
    if frame is not None:
        told += f": {frame.pattern}"
    if derivation is not None and derivation.matched is not None:
        told += f', in "{derivation.matched.text}"'
    return told


def filled_line(filled: Filled) -> str:
    """What a slot holds, from which words, by which rule."""
    told = filled.value or "open"
    if filled.words is not None:
        told += f' from "{filled.words.text}"'
        if filled.sentence is not None:
            told += f' in "{_short(filled.sentence.text)}"' if filled.sentence.text != filled.words.text else ""
    return f"{told}: {filled.rule}"


def _short(text: str) -> str:
    return text if len(text) <= _LONG else f"{text[:_LONG].rsplit(' ', 1)[0]} …"
