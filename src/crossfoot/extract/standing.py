"""Ranks and orders: who stands where, and who stands above whom.

Invariant: a list of rivals gives one order each and is never turned into ranks; a rank is claimed only where a word of
rank stands next to its vendor.
"""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from crossfoot.extract.draft import Draft
from crossfoot.extract.frames import Match
from crossfoot.extract.numerals import grammar_of
from crossfoot.extract.reference import refer
from crossfoot.extract.scope import in_brackets, run_of
from crossfoot.extract.sentence import Sentence, Who
from crossfoot.extract.slots import slots_at
from crossfoot.extract.tokens import SUBJECTS, Token
from crossfoot.model import Form, How, Interval, Quantity, Unit
from crossfoot.model.period import as_of_day

__all__ = ["build_order", "build_rank"]

_LOWEST = 50
"""No list of the trade ranks lower; a higher number counts something else."""
_WORDS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5}
_AFTER_RANK = frozenset(
    [
        "place",
        "position",
        "spot",
        "rank",
        "slot",
        "largest",
        "biggest",
        "with",
        "on",
        "at",
        "in",
        "and",
        "for",
        "behind",
        "by",
        "after",
        "worldwide",
        "globally",
        "last",
        "as",
        "while",
        "but",
        "to",
        "from",
        "overall",
        "again",
        "there",
        "on-year",
    ]
)
_SIZES = {"three": 3, "four": 4, "five": 5, "ten": 10, "3": 3, "4": 4, "5": 5, "10": 10}


def build_rank(sentence: Sentence, match: Match) -> tuple[Draft, ...] | str:
    """The ranks a frame states."""
    tokens = sentence.tokens
    quantity = _place(sentence, match)
    if quantity is None:
        return "a position in no ranking"
    who = _ranked(sentence, match)
    if not who.vendor or who.vendor == ("ALL",):
        return "no vendor in sight"
    vendors = _shared(sentence, match, who)
    start, end = tokens[match.anchor].start, tokens[match.anchor_last].end
    out = []
    for slug in vendors:
        draft = slots_at(sentence, match.anchor, replace(who, vendor=(slug,)), frame=match.frame.name, kind="rank")
        if sentence.facts.product == "mobile_subscribers" and draft.period.last is not None:
            draft = replace(draft, measure="subscribers", period=as_of_day(draft.period.last))
        draft = replace(draft, value=quantity, start=start, end=_anchor_end(tokens, match, end), model=None)
        if match.frame.name == "top-single-brand":
            draft = replace(draft, segment="brands")
        out.append(draft)
    return tuple(out)


def build_order(sentence: Sentence, match: Match) -> tuple[Draft, ...] | str:
    """One order for every rival of the list."""
    tokens = sentence.tokens
    named = match.index("o")
    rivals = tokens[match.anchor if named is None else named]
    who = _subject_before(sentence, match.first)
    if len(who.vendor) != 1 or who.vendor[0] in ("ALL", "OTHERS"):
        return "no vendor in sight"
    side = match.frame.slot("side") or "above"
    out = []
    for rival in rivals.parts or (rivals,):
        if rival.value == who.vendor[0]:
            continue
        draft = slots_at(sentence, match.anchor, who, frame=match.frame.name, kind="order")
        above, below = (who.vendor[0], rival.value) if side == "above" else (rival.value, who.vendor[0])
        first = (
            tokens[match.first].start
            if rival is (rivals.parts or (rivals,))[0] and match.index("o") is not None
            else rival.start
        )
        extra = (("above", above), ("below", below), ("event", match.frame.slot("event") or "standing"))
        out.append(replace(draft, start=first, end=rival.end, extra=extra, value=None, model=None))
    return tuple(out) or "no rival named"


def _place(sentence: Sentence, match: Match) -> Quantity | None:
    """The place a frame states: fixed, by an ordinal, by a word, by a number, or by the size of a list."""
    tokens, token = sentence.tokens, sentence.tokens[match.anchor]
    rank = match.frame.slot("rank") or ""
    if rank.isdigit():
        return _exactly(int(rank), rank)
    match rank:
        case "ordinal":
            counts = _counts_a_noun(tokens, match.anchor) or (token.number is not None and token.number.magnitude)
            return None if counts else _small(token.value)
        case "word":
            return next((_exactly(n, str(n)) for w, n in _WORDS.items() if token.text.lower().startswith(w)), None)
        case "number":
            last = tokens[match.anchor_last]
            words = grammar_of(sentence.vocabulary).words
            digits = last.number.numerals[0].digits if last.number and last.number.numerals else last.text
            return _small(str(words.get(digits.lower(), digits)))
        case "next":
            return _exactly(2, None)
    return _of_a_list(sentence, match, is_outside=rank == "outside")


def _small(digits: str) -> Quantity | None:
    return _exactly(int(digits), digits) if digits.isdigit() and 0 < int(digits) <= _LOWEST else None


def _of_a_list(sentence: Sentence, match: Match, *, is_outside: bool) -> Quantity | None:
    """ "Out of the top five": below five; "completed the top five": the last places of it."""
    words = " ".join(t.text.lower() for t in sentence.tokens[match.anchor : match.last + 1])
    size = next((n for word, n in _SIZES.items() if re.search(rf"\b{word}\b", words)), None)
    if size is None:
        return None
    if is_outside:
        return Quantity(Interval(Fraction(size), None, low_open=True), Unit.RANK, Form.MORE, str(size))
    low = size - max(1, len(_ranked(sentence, match).vendor)) + 1
    if low == size:
        return _exactly(size, str(size))
    return Quantity(Interval(Fraction(low), Fraction(size)), Unit.RANK, Form.RANGE, f"{low}..{size}")


def _counts_a_noun(tokens: tuple[Token, ...], index: int) -> bool:
    """ "in the fourth row", "the second model": an ordinal in front of a plain noun ranks the noun."""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return following is not None and following.cls == "W" and following.value not in _AFTER_RANK


def _exactly(number: int, written: str | None) -> Quantity:
    return Quantity(Interval(Fraction(number), Fraction(number)), Unit.RANK, Form.EXACT, written)


def _ranked(sentence: Sentence, match: Match) -> Who:
    """Whose rank: the frame's vendor, the name right behind the words of rank, the nearest name in front."""
    tokens = sentence.tokens
    named = match.index("v")
    if named is not None:
        vendor, how = refer(tokens, named, sentence.state, sentence.facts, sentence.vocabulary)
        return Who(vendor, how, named)
    following = tokens[match.anchor_last + 1] if match.anchor_last + 1 < len(tokens) else None
    if (
        match.frame.name in ("market-leader", "runner-up", "rank-placed")
        and following is not None
        and following.cls in ("VENDOR", "VENDORS")
    ):
        return Who(tuple(following.value.split(",")), How.STATED, match.anchor_last + 1)
    holder = _holder_behind(sentence, match.anchor_last)
    return _subject_before(sentence, match.anchor) if holder is None else holder


def _holder_behind(sentence: Sentence, index: int) -> Who | None:
    """ "Third place was taken by NIO", "the top spot went to Samsung"."""
    tokens = sentence.tokens
    for here in range(index + 1, min(len(tokens), index + 7)):
        if (
            tokens[here].cls == "VENDOR"
            and tokens[here - 1].value in ("by", "to")
            and tokens[here - 2].value
            in ("taken", "held", "claimed", "occupied", "went", "goes", "belongs", "belonged", "secured", "captured")
        ):
            return Who((tokens[here].value,), How.STATED, here)
    return None


def _subject_before(sentence: Sentence, index: int) -> Who:
    """The nearest name in front of a word of rank, rivals included ("ahead of Apple in fifth"), else the focus."""
    tokens = sentence.tokens
    for here in range(index - 1, -1, -1):
        token = tokens[here]
        if token.cls in SUBJECTS and token.cls not in ("MARKET", "OTHERS"):
            if _is_rival_of_another(tokens, here, index) or in_brackets(tokens, here) not in (
                None,
                in_brackets(tokens, index),
            ):
                continue
            vendor, how = refer(tokens, here, sentence.state, sentence.facts, sentence.vocabulary)
            if vendor:
                return Who(vendor, how, here)
    for here in range(index + 1, len(tokens)):
        if tokens[here].cls in ("VENDOR", "VENDORS", "DESCRIBED") and not sentence.state.vendor:
            vendor, how = refer(tokens, here, sentence.state, sentence.facts, sentence.vocabulary)
            return Who(vendor, how, here)
    return Who(sentence.state.vendor, How.CARRIED)


def _is_rival_of_another(tokens: tuple[Token, ...], here: int, index: int) -> bool:
    """A name behind "behind" is the rival, unless the words of rank follow it at once."""
    before = tokens[here - 1] if here else None
    if before is None or (before.cls not in ("BEHIND", "AHEAD", "OVERTOOK", "COMPARED") and before.value != "than"):
        return False
    return index - here > 2


def _shared(sentence: Sentence, match: Match, who: Who) -> tuple[str, ...]:
    """ "Huawei and Xiaomi took fourth and fifth" pairs by position; one word of rank for several is all of theirs."""
    if len(who.vendor) == 1:
        return who.vendor
    run = run_of(sentence.tokens, match.anchor, ("ORDINAL",))
    if len(run) == len(who.vendor):
        return (who.vendor[run.index(match.anchor)],)
    return (
        who.vendor if match.frame.slot("rank") == "last" else who.vendor[:1] if match.frame.slot("rank") == "1" else ()
    )


def _anchor_end(tokens: tuple[Token, ...], match: Match, end: int) -> int:
    following = tokens[match.anchor_last + 1] if match.anchor_last + 1 < len(tokens) else None
    if match.frame.name == "rank-place" and following is not None:
        return following.end
    return end
