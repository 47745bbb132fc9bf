"""What a model pointed to, read again by our own grammar, or refused with the reason.

Invariant: no figure, no day, no name comes from the model: its quotations choose among what our own grammar and
vocabulary found in the sentence, and everything they do not settle is filled as for any other claim.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from crossfoot.extract.draft import Draft
from crossfoot.extract.figures import at_stock
from crossfoot.extract.growing import SIGN, base_and_period
from crossfoot.extract.reference import refer
from crossfoot.extract.refusal import is_capacity, is_of_money, is_uncounted
from crossfoot.extract.sentence import Sentence, Who
from crossfoot.extract.slots import slots_at
from crossfoot.extract.tokens import SUBJECTS
from crossfoot.llm.answer import Pointed
from crossfoot.model import How, Interval, Unit

__all__ = ["BY_MODEL", "reread"]

BY_MODEL = "language-model"
"""Name that stands in place of a frame's where a model pointed to a claim."""

_FITS = {
    "level": ("COUNT", "BARE"),
    "share": ("PCT", "FRACTION"),
    "growth": ("PCT", "FRACTION"),
    "change": ("PP", "COUNT", "BARE"),
}
_GOODS = ("MEASURE", "PRODUCT", "UNIT", "OWN", "LINE", "MARKET", "SHARE")
_WHOLE = Interval(Fraction(0), Fraction(100))


def reread(sentence: Sentence, pointed: Pointed, left: frozenset[int]) -> Draft | str:
    """The claim our own grammar makes of what a model pointed to, or why it makes none.

    Args:
        sentence: The sentence as the frames saw it.
        pointed: Kind and quotations, by characters of the sentence.
        left: Tokens of the numbers that were asked about.
    """
    found = _number(sentence, pointed)
    if isinstance(found, str):
        return found
    refused = _refused(sentence, found, pointed.kind, left)
    if refused is not None:
        return refused
    who = _who(sentence, pointed)
    if isinstance(who, str):
        return who
    own = sentence.subject(found).vendor
    if own and own != who.vendor:
        return "our own grammar reads another subject"
    goods = _goods(sentence, pointed)
    if isinstance(goods, str):
        return goods
    pinned = _pinned(sentence, pointed)
    if isinstance(pinned, str):
        return pinned
    draft = slots_at(pinned, found, who, frame=BY_MODEL, kind=pointed.kind)
    return _valued(pinned, found, _with_goods(pinned, draft, goods), pointed)


def _inside(sentence: Sentence, quote: tuple[int, int]) -> list[int]:
    """The tokens that stand, at least in part, in a quotation."""
    first = sentence.tokens[0].start
    start, end = quote[0] + first, quote[1] + first
    return [i for i, t in enumerate(sentence.tokens) if t.start < end and start < t.end]


def _number(sentence: Sentence, pointed: Pointed) -> int | str:
    """The one number quoted, numeral and all."""
    quote = pointed.quote("number") or (0, 0)
    tokens, first = sentence.tokens, sentence.tokens[0].start
    found = [i for i in _inside(sentence, quote) if tokens[i].number is not None]
    if len(found) != 1:
        return "its number is no one number of the sentence"
    number = tokens[found[0]].number
    if number is None or not quote[0] + first <= number.numeral < quote[1] + first:
        return "its number leaves out the numeral"
    numerals = sentence.block.text[number.numeral : tokens[found[0]].end].split()[:1]
    if numerals and number.numeral + len(numerals[0].rstrip(".,;:")) > quote[1] + first:
        return "its number breaks off inside the numeral"
    return found[0]


def _refused(sentence: Sentence, index: int, kind: str, left: frozenset[int]) -> str | None:
    cls = sentence.tokens[index].cls
    if index not in left:
        return "its number was not asked about"
    if cls not in _FITS[kind]:
        return "its kind does not fit its number"
    if cls in ("COUNT", "BARE") and (is_uncounted(sentence, index) or is_capacity(sentence, index)):
        return "its number counts no goods"
    if cls not in ("COUNT", "BARE") and is_of_money(sentence, index):
        return "its number is of money"
    return None


def _who(sentence: Sentence, pointed: Pointed) -> Who | str:
    quote = pointed.quote("subject")
    if quote is None:
        focus = sentence.state.subject or sentence.state.vendor
        if len(focus) != 1 or any(t.cls in SUBJECTS for t in sentence.tokens):
            return "nothing says whose its number is"
        return Who(focus, How.CARRIED)
    found = [i for i in _inside(sentence, quote) if sentence.tokens[i].cls in SUBJECTS]
    if len(found) != 1:
        return "its subject is nobody the vocabulary knows, or several"
    vendor, how = refer(sentence.tokens, found[0], sentence.state, sentence.facts, sentence.vocabulary)
    if len(vendor) != 1:
        return "its subject is nobody the vocabulary knows, or several"
    return Who(vendor, how, found[0])


def _goods(sentence: Sentence, pointed: Pointed) -> tuple[int, ...] | str:
    """The tokens quoted that say what is counted; without one a number counts nothing we know."""
    found: list[int] = []
    for field in ("measure", "product"):
        quote = pointed.quote(field)
        if quote is None:
            continue
        named = [i for i in _inside(sentence, quote) if sentence.tokens[i].cls in _GOODS]
        if not named:
            return f"its {field} is no word of goods that the vocabulary knows"
        found += named
    return tuple(found) or "nothing says what its number counts"


def _with_goods(sentence: Sentence, draft: Draft, goods: tuple[int, ...]) -> Draft:
    measure = next((sentence.as_counted(sentence.tokens[i].value) for i in goods
                    if sentence.tokens[i].cls == "MEASURE"), None)  # fmt: skip
    product = next((name for i in goods if (name := sentence.product_at(i)) is not None), None)
    draft = draft if measure is None else replace(draft, measure=measure)
    if product is None:
        return draft
    how = tuple((slot, known) for slot, known in draft.how if slot != "product")
    return replace(draft, product=sentence.as_tracked(product, draft.vendor), how=how)


def _pinned(sentence: Sentence, pointed: Pointed) -> Sentence | str:
    """The sentence with only the time and the place that were quoted, where any were."""
    quote = pointed.quote("period")
    if quote is not None:
        inside = set(_inside(sentence, quote))
        times = tuple(replace(w, owner=None, is_base=False) for w in sentence.times if w.index in inside)
        if len(times) != 1:
            return "its period is no one time of the sentence"
        bases = tuple(w for w in sentence.times if w.is_base and w.index not in inside)
        sentence = replace(sentence, times=(*times, *bases))
    quote = pointed.quote("place")
    if quote is not None:
        inside = set(_inside(sentence, quote))
        places = tuple(w for w in sentence.places if w.index in inside)
        if len(places) != 1:
            return "its place is no one place of the sentence"
        sentence = replace(sentence, places=places)
    return sentence


def _valued(sentence: Sentence, index: int, draft: Draft, pointed: Pointed) -> Draft | str:
    number = sentence.tokens[index].number
    quantity = None if number is None else number.quantity
    if number is None or quantity is None:
        return "its number has no value"
    match pointed.kind:
        case "level":
            return at_stock(replace(draft, value=quantity))
        case "share":
            interval = quantity.interval.intersect(_WHOLE)
            if interval.is_empty or number.sign:
                return "its number is no share of a whole"
            return at_stock(replace(draft, value=replace(quantity, interval=interval)))
    sign = number.sign or _direction(sentence, pointed)
    if not sign:
        return "nothing says which way its number moves"
    interval = quantity.interval if sign > 0 else -quantity.interval
    if pointed.kind == "growth" and sign < 0 and interval.low is None:
        interval = Interval(Fraction(-100), interval.high, False, interval.high_open)
    unit = quantity.unit if pointed.kind == "growth" or quantity.unit is Unit.COUNT else Unit.POINTS
    base, period = base_and_period(sentence, index, draft.period)
    return at_stock(replace(draft, value=replace(quantity, interval=interval, unit=unit), base=base, period=period))


def _direction(sentence: Sentence, pointed: Pointed) -> int:
    quote = pointed.quote("direction")
    if quote is None:
        return 0
    signs = {SIGN[sentence.tokens[i].cls] for i in _inside(sentence, quote) if sentence.tokens[i].cls in SIGN}
    return signs.pop() if len(signs) == 1 else 0
