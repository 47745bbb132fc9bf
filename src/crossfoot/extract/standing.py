"""Ranks and orders: who stands where, and who stands above whom.

Invariant: a list of rivals gives one order each and is never turned into ranks; a rank is claimed only where a word of
rank stands next to its vendor.
"""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from itertools import product

from crossfoot.extract.draft import Draft
from crossfoot.extract.frames import Match
from crossfoot.extract.numerals import grammar_of
from crossfoot.extract.reference import refer
from crossfoot.extract.runs import run_of
from crossfoot.extract.scope import before_name, in_brackets, is_object
from crossfoot.extract.sentence import Sentence, Who
from crossfoot.extract.slots import slots_at
from crossfoot.extract.tokens import SUBJECTS, Token
from crossfoot.extract.valued import is_told_in_money
from crossfoot.model import Form, How, Interval, Period, Quantity, Unit
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
_BEATEN = frozenset(("replaced", "replaces", "replacing", "succeeded", "succeeds", "passed", "passes", "beat", "beats"))
_ARTICLES = frozenset(("the", "its", "their", "his", "as", "in", "at", "of", "a", "still", "market"))
_ONCE = ("former", "formerly", "previous", "one-time", "onetime", "once", "erstwhile", "ex")
_FAILS = ("failed", "fails", "failing", "unable")
_LOST = frozenset(
    (
        "lost",
        "lose",
        "loses",
        "losing",
        "ceded",
        "cedes",
        "ceding",
        "yielded",
        "surrendered",
        "conceded",
        "relinquished",
        "off",
        "longer",
        "nor",
    )
)
_TITLES = frozenset(("crown", "title", "status", "position", "place", "spot", "lead"))
_STRIVES = frozenset(
    (
        "vie",
        "vies",
        "vying",
        "battle",
        "battling",
        "fight",
        "fighting",
        "race",
        "racing",
        "compete",
        "competing",
        "contend",
    )
)
_TIMES = frozenset(("day", "week", "month", "quarter", "year", "hour"))
_CONTESTS = frozenset(("race", "court", "lawsuit", "survey", "test", "tests", "case"))
_COUNTED = ("MEASURE", "SHARE", "MARKET", "COUNT", "PCT", "PP", "PRODUCT")
_OF_A_RIVAL = ("COUNT", "PCT", "MEASURE", "SHARE", "PRODUCT", "ADJ", "PERIOD")
_SIZES = {"three": 3, "four": 4, "five": 5, "ten": 10, "3": 3, "4": 4, "5": 5, "10": 10}


def build_rank(sentence: Sentence, match: Match) -> tuple[Draft, ...] | str:
    """The ranks a frame states."""
    tokens = sentence.tokens
    quantity = _place(sentence, match)
    if quantity is None:
        return "a position in no ranking"
    refused = "a place by money" if is_told_in_money(sentence) else _ranks_nobody(tokens, match)
    if refused is not None:
        return refused
    who = _ranked(sentence, match)
    if not who.vendor or who.vendor == ("ALL",) or (match.frame.slot("only") == "counted" and not _is_counted(tokens)):
        return "no vendor in sight"
    vendors = _tied(sentence, match, who) if match.frame.slot("tie") else _shared(sentence, match, who)
    start, end = tokens[match.anchor].start, tokens[match.anchor_last].end
    out = []
    for slug in vendors:
        draft = slots_at(sentence, match.anchor, replace(who, vendor=(slug,)), frame=match.frame.name, kind="rank")
        if sentence.facts.is_of_operators and draft.period.last is not None:
            draft = replace(draft, measure="subscribers", period=as_of_day(draft.period.last))
        draft = replace(draft, period=_own_time(sentence, match) or draft.period)
        draft = replace(draft, value=quantity, start=start, end=_anchor_end(tokens, match, end), model=None)
        if match.frame.slot("tie"):
            draft = replace(draft, extra=(("tie", next(other for other in vendors if other != slug)),))
        if match.frame.name == "top-single-brand":
            draft = replace(draft, segment="brands")
        out.append(draft)
    return tuple(out)


def _ranks_nobody(tokens: tuple[Token, ...], match: Match) -> str | None:
    """Why words of rank give nobody a place; None where nothing says so."""
    if match.frame.name == "rank-place" and _is_of_a_market(tokens, match.anchor_last):
        return "a position in no ranking"
    if match.frame.name == "biggest" and _makes_something_else(tokens, match.anchor_last):
        return "a position in no ranking"
    if match.frame.name == "completed-top" and tokens[match.anchor - 1].cls == "UNCOUNTED":
        return "a position in no ranking"  # "the two companies rounding out the top five"
    if _is_paired(tokens, match):
        return "places of several, told together"
    if _is_a_first(tokens, match):
        return "a position in no ranking"
    if _is_time(tokens, match.anchor) or _is_lost(tokens, match.anchor, is_start=match.frame.slot("rank") == "start"):
        return "a place no longer held"
    told_together = _is_of_several(tokens, match) or _leads_with_others(tokens, match)
    return "places of several, told together" if told_together else None


def _is_paired(tokens: tuple[Token, ...], match: Match) -> bool:
    """ "Acer, with 14 %, and Asus, on 10 %, claimed second and third place respectively": names in no one list."""
    if not any(t.cls == "RESPECTIVELY" for t in tokens) or any(t.cls == "VENDORS" for t in tokens):
        return False
    around = tokens[max(0, match.anchor - 2) : match.anchor_last + 4]
    return sum(t.cls == "ORDINAL" for t in around) > 1


def _is_a_first(tokens: tuple[Token, ...], match: Match) -> bool:
    """ "In a first for phone makers": what never happened before, no place."""
    around = (*tokens[max(0, match.anchor - 1) : match.anchor], *tokens[match.anchor_last + 1 : match.anchor_last + 2])
    return [t.value for t in around] == ["a", "for"]


def _leads_with_others(tokens: tuple[Token, ...], match: Match) -> bool:
    """ "Samsung (up 12 %) and Apple (down 4 %) led the market"."""
    leads = match.index("v") if match.frame.name == "led" else None
    if leads is None or leads < 2:
        return False
    return tokens[leads - 1].value in ("and", "&", ",") and tokens[leads - 2].text == ")"


def _is_of_a_market(tokens: tuple[Token, ...], index: int) -> bool:
    """ "The second biggest BEV market for the group": a place among places, no vendor's."""
    behind = tokens[index + 1 : index + 4]
    return any(t.cls == "MARKET" or t.text.lower() in ("market", "markets", "country") for t in behind[:3])


def _is_of_several(tokens: tuple[Token, ...], match: Match) -> bool:
    """ "Are No. 1 and 2 respectively": numbers of a list that no frame takes apart."""
    behind = tokens[match.anchor_last + 1 : match.anchor_last + 3]
    return (
        match.frame.slot("rank") == "number"
        and len(behind) == 2
        and behind[0].value == "and"
        and behind[1].number is not None
    )


def _makes_something_else(tokens: tuple[Token, ...], index: int) -> bool:
    """ "The largest maker of memory chips"."""
    if tokens[index].value not in ("maker", "producer", "manufacturer", "supplier", "seller"):
        return False
    goods = [t.cls for t in tokens[index + 2 : index + 5]]
    return (
        index + 2 < len(tokens)
        and tokens[index + 1].value == "of"
        and not any(cls in ("PRODUCT", "UNIT", "OWN") for cls in goods)
    )


def _is_time(tokens: tuple[Token, ...], index: int) -> bool:
    """ "32 percent more than in the first": a quarter compared with, no place."""
    return any(t.value == "than" for t in tokens[max(0, index - 3) : index])


def _is_lost(tokens: tuple[Token, ...], index: int, *, is_start: bool) -> bool:
    """ "Lost first place", "off the top spot", "no longer number one", "vying for second": a place nobody holds."""
    here = index - 1
    while here >= 0 and tokens[here].value in _ARTICLES:
        here -= 1
    if here < 0:
        return False
    if any(t.text.lower() in _FAILS for t in tokens[max(0, here - 4) : here]):
        return True  # "failed to secure its second place"
    before = [t.text.lower() for t in tokens[max(0, here - 2) : here + 1]]
    if before[-1] in _TITLES:  # "lost its crown as the biggest vendor"
        return any(t.text.lower() in _LOST for t in tokens[max(0, here - 4) : here])
    if before[-1] == "for":
        return any(word in _STRIVES for word in before)
    if before[-1] == "from":
        return not is_start
    if before[-1] in _ONCE:  # "former No. 1 HP"
        return True
    if before[-2:] == ["had", "been"] and not any(t.time is not None for t in tokens[:here]):  # and is no more
        return True
    if any(t.text.lower() in ("failed", "fails", "failing") for t in tokens[max(0, here - 3) : here + 1]):
        return True
    return before[-1] in _LOST or before[-1] in ("gave up", "giving up", "gives up") or tokens[here].cls == "NOT"


def build_order(sentence: Sentence, match: Match) -> tuple[Draft, ...] | str:
    """One order for every rival of the list."""
    tokens = sentence.tokens
    named = match.index("o")
    rivals = tokens[match.anchor if named is None else named]
    who = _behind_participle(sentence, match) or _subject_before(sentence, match.first)
    together = any(t.cls == "TOGETHER" for t in tokens)
    if not who.vendor or who.vendor[0] in ("ALL", "OTHERS") or (len(who.vendor) > 1 and together):
        return "no vendor in sight"
    reason = "an order by money" if is_told_in_money(sentence) else _no_order(sentence, match, named)
    if reason is not None:
        return reason
    side = match.frame.slot("side") or "above"
    out = []
    for one, rival in product(who.vendor, rivals.parts or (rivals,)):
        if rival.value in who.vendor:
            continue
        holder = replace(who, vendor=(one,))
        draft = slots_at(sentence, match.anchor, holder, frame=match.frame.name, kind="order")
        above, below = (one, rival.value) if side == "above" else (rival.value, one)
        first = (
            tokens[match.first].start
            if rival is (rivals.parts or (rivals,))[0] and match.index("o") is not None
            else rival.start
        )
        extra = (("above", above), ("below", below), ("event", match.frame.slot("event") or "standing"))
        if draft.measure in ("subscribers", "users") and draft.period.is_flow and draft.period.last is not None:
            draft = replace(draft, period=as_of_day(draft.period.last))
        out.append(replace(draft, start=first, end=rival.end, extra=extra, value=None, model=None))
    return tuple(out) or "no rival named"


def _behind_participle(sentence: Sentence, match: Match) -> Who | None:
    """ "Trailing Meta and Sony, Pico claimed the third spot": the name behind the comma."""
    tokens = sentence.tokens
    if match.first > 1 or tokens[match.first].cls not in ("BEHIND", "AHEAD"):
        return None
    comma = next((i for i in range(match.first, len(tokens) - 1) if tokens[i].text == ","), None)
    if comma is None or tokens[comma + 1].cls not in ("VENDOR", "VENDORS"):
        return None
    vendor, how = refer(tokens, comma + 1, sentence.state, sentence.facts, sentence.vocabulary)
    return Who(vendor, how, comma + 1)


def _is_counted(tokens: tuple[Token, ...]) -> bool:
    """Whether a sentence speaks of what is counted, or gives a standing with place and time."""
    classes = {t.cls for t in tokens}
    return bool(classes & set(_COUNTED)) or {"PLACE", "PERIOD"} <= classes


def _no_order(sentence: Sentence, match: Match, named: int | None) -> str | None:
    """Why words of order state none: ahead in time, of a thing of the rival's, or in something that is not counted."""
    tokens = sentence.tokens
    rival = match.anchor if named is None else named
    before = tokens[match.first - 1] if match.first else None
    if before is not None and before.text.lower().rstrip("s") in _TIMES:
        return "ahead in time"
    behind = [t.value for t in tokens[rival + 1 : rival + 3]]
    if behind in (["'", "s"], ["’", "s"]):
        following = tokens[rival + 3] if rival + 3 < len(tokens) else None
        if following is None or (following.number is None and following.cls not in _OF_A_RIVAL):
            return "a rival's thing, not the rival"
    is_counted = _is_counted(tokens) or (sentence.is_heading and any(t.cls in ("PLACE", "PERIOD") for t in tokens))
    in_a_race = any(t.value in _CONTESTS for t in tokens[rival + 1 : rival + 6])
    if not is_counted and (match.frame.slot("only") == "counted" or in_a_race):
        return "an order in nothing that is counted"
    return None


def _place(sentence: Sentence, match: Match) -> Quantity | None:
    """The place a frame states: fixed, by an ordinal, by a word, by a number, or by the size of a list."""
    tokens, token = sentence.tokens, sentence.tokens[match.anchor]
    rank = match.frame.slot("rank") or ""
    if rank.isdigit():
        return _exactly(int(rank), rank)
    match rank:
        case "ordinal" | "start":
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
        case "within":
            size = _size_of_list(sentence, match)
            return None if size is None else Quantity(_within(size), Unit.RANK, Form.EXACT, None)
    return _of_a_list(sentence, match, is_outside=rank == "outside")


def _small(digits: str) -> Quantity | None:
    return _exactly(int(digits), digits) if digits.isdigit() and 0 < int(digits) <= _LOWEST else None


def _of_a_list(sentence: Sentence, match: Match, *, is_outside: bool) -> Quantity | None:
    """ "Out of the top five": below five; "completed the top five": the last places of it."""
    size = _size_of_list(sentence, match)
    if size is None:
        return None
    if is_outside:
        return Quantity(Interval(Fraction(size), None, low_open=True), Unit.RANK, Form.MORE, str(size))
    low = size - max(1, len(_ranked(sentence, match).vendor)) + 1
    if low == size:
        return _exactly(size, str(size))
    return Quantity(Interval(Fraction(low), Fraction(size)), Unit.RANK, Form.RANGE, f"{low}..{size}")


def _size_of_list(sentence: Sentence, match: Match) -> int | None:
    words = " ".join(t.text.lower() for t in sentence.tokens[match.anchor : match.last + 1])
    return next((n for word, n in _SIZES.items() if re.search(rf"\b{word}\b", words)), None)


def _within(size: int) -> Interval:
    return Interval(Fraction(1), Fraction(size))


def _counts_a_noun(tokens: tuple[Token, ...], index: int) -> bool:
    """ "in the fourth row", "the second model": an ordinal in front of a plain noun ranks the noun."""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is not None and following.value == "to":  # "first to show", "second to none"
        behind = tokens[index + 2] if index + 2 < len(tokens) else None
        return behind is None or behind.cls not in ("VENDOR", "VENDORS", "ORDINAL")
    return following is not None and following.cls == "W" and following.value not in _AFTER_RANK


def _exactly(number: int, written: str | None) -> Quantity:
    return Quantity(Interval(Fraction(number), Fraction(number)), Unit.RANK, Form.EXACT, written)


def _ranked(sentence: Sentence, match: Match) -> Who:
    """Whose rank: the frame's vendor, the name right behind the words of rank, the nearest name in front."""
    tokens = sentence.tokens
    named = match.index("v")
    if named is not None and tokens[named - 1].text.lower() in ("brands", "brand", "including"):
        return sentence.subject(match.anchor)
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
    rival = _apposed(tokens, match.anchor)
    if rival is not None:
        return Who((), How.STATED) if is_object(tokens, rival) else Who((tokens[rival].value,), How.STATED, rival)
    holder = _holder_behind(sentence, match.anchor_last)
    return _subject_before(sentence, match.anchor) if holder is None else holder


def _apposed(tokens: tuple[Token, ...], index: int) -> int | None:
    """ "Oppo leapfrogged Samsung, the long-term market leader": the name that the words of rank explain."""
    here = index - 1
    while here > 1 and tokens[here].cls in ("W", "ADJ") and tokens[here].value != "the" and index - here < 4:
        here -= 1
    apposed = here > 1 and tokens[here].value == "the" and tokens[here - 1].text == ","
    return here - 2 if apposed and tokens[here - 2].cls == "VENDOR" else None


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
    place = before_name(tokens, here)
    if place < 0:
        return False
    before = tokens[place]
    if before.cls == "OVERTOOK" or before.value in _BEATEN:
        return True
    if before.value == "from" and here > 1 and tokens[here - 2].value == "over":
        return True
    if before.cls not in ("BEHIND", "AHEAD", "COMPARED") and before.value != "than":
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


def _own_time(sentence: Sentence, match: Match) -> Period | None:
    """ "Nokia, third a year ago": the time right behind a place is its own."""
    return next((w.period for w in sentence.times if w.index == match.anchor_last + 1), None)


def _tied(sentence: Sentence, match: Match, who: Who) -> tuple[str, ...]:
    """The two that share a place: "Oppo and Vivo tied for second", "Oppo tied with Vivo for second"."""
    rival = match.index("o")
    if rival is None:
        return who.vendor if len(who.vendor) == 2 else ()
    both = (*_subject_before(sentence, match.first).vendor, sentence.tokens[rival].value)
    return both if len(set(both)) == 2 else ()


def _anchor_end(tokens: tuple[Token, ...], match: Match, end: int) -> int:
    following = tokens[match.anchor_last + 1] if match.anchor_last + 1 < len(tokens) else None
    if match.frame.name == "rank-place" and following is not None:
        return following.end
    return end
