"""Typed tokens: the text as the frames see it.

Invariant: tokens cover every word of the text once, in order, signs of shares in brackets left out; a token's class
says what it can be in a sentence, its value what it stands for; names that hold digits, dates and money are tokens of
their own, so no number in them is read.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from crossfoot.extract.mention import Mention
from crossfoot.extract.numbers import find_numbers
from crossfoot.extract.periods import TimeMention, find_times
from crossfoot.extract.scan import Hit, scan
from crossfoot.extract.spans import Disjoint
from crossfoot.extract.triggers import Wordings
from crossfoot.knowledge import Term, Vocabulary

__all__ = ["SUBJECTS", "Token", "tokenize"]

# Classes that can be the subject of a figure.
SUBJECTS = ("VENDOR", "VENDORS", "MARKET", "OTHERS", "COHORT", "THEVENDOR", "DESCRIBED", "PRONOUN", "OWN", "LINE")


# A named tuple, since a page makes hundreds and a frozen dataclass takes four times as long to make.
class Token(NamedTuple):
    """A piece of text with a class.

    Args:
        cls: `VENDOR`, `COUNT`, `PERIOD`, `UP`, `W` for a plain word, `P` for punctuation and so on.
        text: As met.
        start: First character in the block.
        end: One past the last.
        value: Slug, code, id or lower-case word.
        terms: Vocabulary entries with this spelling, where it is one.
        number: The number, for number classes.
        time: The time expression, for `PERIOD`, `BASE` and `DATE`.
        parts: The vendors of a list.
    """

    cls: str
    text: str
    start: int
    end: int
    value: str = ""
    terms: tuple[Term, ...] = ()
    number: Mention | None = None
    time: TimeMention | None = None
    parts: tuple[Token, ...] = ()


_KINDS = frozenset(("category", "segment", "sector", "space", "arena"))
# Where one spelling belongs to several classes, the first of these decides.
_PRECEDENCE = (
    "LINE",
    "OWN",
    "VENDOR",
    "PERSON",
    "SOURCE",
    "PLACE",
    "ADJ",
    "RESPECTIVELY",
    "MEASURE",
    "PRODUCT",
    "UNIT",
    "SHARE",
    "UP",
    "DOWN",
    "FORECAST",
    "TARGET",
    "SAY",
    "UNCOUNTED",
)
_WORD = re.compile(r"\w+(?:['’.&-]\w+)*\.?(?<!\.)|[^\w\s]")
# "Windows 10", "Redmi Note 7": a capitalised word and a small number behind it make a name.
_NAME_AND_NUMBER = re.compile(
    r"(?<![\d.,])\b(?P<name>[A-Z][\w-]*|i[A-Z]\w+) (?P<number>\d{1,3})\b"
    r"(?![\d,.]*\d|%| ?(?:million|billion|per|lakh|crore|m\b|bn|units|percent))"
)
_TIME_NAMES = re.compile(r"Q[1-4]|[1-4]Q\d*|H[12]|[12]H\d*|FY\d+")


def tokenize(text: str, vocabulary: Vocabulary) -> tuple[Token, ...]:
    """The typed tokens of a block's clean text.

    Longer spans win; of equal ones, times before numbers before descriptions before vocabulary.
    """
    times = find_times(text, vocabulary)
    spans = [*_time_tokens(text, times), *_number_tokens(text, vocabulary), *_phrases(text, vocabulary)]
    hits = [_term_token(text, hit) for hit in scan(text, vocabulary)]
    known = [t for t in hits if t.cls in ("SOURCE", "VENDOR", "PERSON", "OWN")]
    strangers = [t for t in spans if t.cls == "SOURCE" and any(t.start < k.end and k.start < t.end for k in known)]
    taken = _pick([t for t in spans if t not in strangers] if strangers else spans, hits)
    return _owners(_join_lists(_categories(_fill(text, taken, vocabulary), text)), vocabulary)


def _time_tokens(text: str, times: tuple[TimeMention, ...]) -> list[Token]:
    out = []
    for time in times:
        relation = time.expr.relation
        cls = "BASE" if relation in ("ago", "same", "previous") else "DATE" if time.expr.unit == "day" else "PERIOD"
        out.append(Token(cls, text[time.start : time.end], time.start, time.end, time.expr.unit, time=time))
    return out


def _number_tokens(text: str, vocabulary: Vocabulary) -> list[Token]:
    return [
        Token(
            m.kind,
            text[m.start : m.end],
            m.start,
            m.end,
            m.numerals[0].digits if m.kind == "ORDINAL" else str(m.sign),
            number=m,
        )
        for m in find_numbers(text, vocabulary)
    ]


@lru_cache(maxsize=4)
def _wordings(vocabulary: Vocabulary) -> Wordings[tuple[str, str]]:
    """Every phrase by pattern, and descriptions of several words that stand for one vendor: "the Apple of China"."""
    phrases = [((phrase.cls, phrase.value), phrase.pattern) for phrase in vocabulary.phrases]
    nicknames = [
        (("DESCRIBED", f"={vendor.id}"), rf"\b(?:[Tt]he )?{re.escape(words)}\b")
        for vendor in vocabulary.vendors
        for words in vendor.described_as
        if " " in words
    ]
    return Wordings([*phrases, *nicknames])


def _phrases(text: str, vocabulary: Vocabulary) -> list[Token]:
    out: list[Token] = []
    for _, (cls, value), pattern in _wordings(vocabulary).among(text):
        for found in pattern.finditer(text):
            token = Token(cls, found[0], found.start(), found.end(), value or found[0].lower())
            if cls == "THEFIRM":
                described = _described(text, found, vocabulary)
                out += [] if described is None else [described]
            elif cls == "RESEARCHER":
                out.append(Token("SOURCE", found["who"], found.start("who"), found.end("who"), found["who"]))
            elif cls != "NAME" or not _TIME_NAMES.fullmatch(found[0]):
                out.append(token)
    for found in _NAME_AND_NUMBER.finditer(text):
        if found["name"] not in _NOT_NAMES and found.start() > 0:
            out.append(Token("NAME", found[0], found.start(), found.end()))
    return out


_NOT_NAMES = frozenset(
    [
        "In",
        "On",
        "At",
        "By",
        "The",
        "A",
        "An",
        "And",
        "Or",
        "But",
        "With",
        "Of",
        "For",
        "From",
        "To",
        "About",
        "Over",
        "Under",
        "Nearly",
        "Almost",
        "Some",
        "Around",
        "Only",
        "Just",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Jan",
        "Feb",
        "Mar",
        "Apr",
        "Jun",
        "Jul",
        "Aug",
        "Sep",
        "Sept",
        "Oct",
        "Nov",
        "Dec",
        "Top",
        "No",
        "Number",
        "Additional",
        "Another",
        "All",
        "Last",
        "First",
        "Next",
        "Past",
    ]
)


# "The EV company", "the wireless carrier": any of the trade, so the one spoken of.
_WHATEVER = frozenset((
    "", "same", "ev", "nev", "electric car", "electric vehicle", "auto", "telecom", "telecoms", "wireless", "mobile",
    "electric-car", "electric-vehicle", "telco",
))  # fmt: skip


# "The EV company", "the wireless carrier": any of the trade, so the one spoken of.
_OF_THE_TRADE = frozenset((
    "", "same", "smartphone", "phone", "handset", "mobile", "tech", "technology", "ev", "nev", "electric car", "auto",
    "electric vehicle", "electric-car", "electric-vehicle", "telecom", "telecoms", "wireless",
))  # fmt: skip


def _described(text: str, found: re.Match[str], vocabulary: Vocabulary) -> Token | None:
    """ "The vendor", "the Cupertino company": who it may be, or None where the words describe nobody we know."""
    end = found.start("own") if found["own"] else found.end()
    words = text[found.start() : end]
    by = (found["by"] or "").strip().removesuffix("-based").removesuffix(" based").strip()
    if by.lower() in _OF_THE_TRADE:
        return Token("THEVENDOR", words, found.start(), end)
    country = vocabulary.place_of_adjective(by) or next((p.code for p in vocabulary.places if by in p.names), None)
    if country is not None:
        return Token("DESCRIBED", words, found.start(), end, f"home={country}")
    whole = f"{by} {found['firm']}".casefold()
    makers = [v.id for v in vocabulary.vendors if whole in (d.casefold() for d in v.described_as)]
    if len(makers) == 1:  # "the iPhone maker": nobody else's name, whoever the page has named
        return Token("DESCRIBED", words, found.start(), end, f"={makers[0]}")
    named = [v.id for v in vocabulary.vendors if any(_same_words(d, by, found["firm"]) for d in v.described_as)]
    return Token("DESCRIBED", words, found.start(), end, "any=" + ",".join(named)) if named else None


def _same_words(described: str, by: str, firm: str) -> bool:
    return described.casefold() in (by.casefold(), f"{by} {firm}".casefold())


def _term_token(text: str, hit: Hit) -> Token:
    term = min(hit.terms, key=lambda t: _PRECEDENCE.index(t.kind) if t.kind in _PRECEDENCE else len(_PRECEDENCE))
    return Token(term.kind, text[hit.start : hit.end], hit.start, hit.end, term.value, terms=hit.terms)


def _pick(spans: list[Token], hits: list[Token]) -> list[Token]:
    """Leave no two that overlap: numbers yield to names and times, phrases to longer ones, vocabulary fills in."""
    rank = {
        "STREAK": -1,
        "RECORD": -1,
        "TICKER": -2,
        "DATE": 0,
        "PERIOD": 0,
        "BASE": 0,
        "THESOURCE": 1,
        "DESCRIBED": 1,
        "THEVENDOR": 1,
    }
    numbers = ("COUNT", "PCT", "PP", "RATIO", "ORDINAL", "MONEY", "BARE", "FRACTION")
    named = [t for t in hits if t.cls in ("LINE", "OWN", "VENDOR", "PERSON", "SOURCE")]
    rest = [t for t in hits if t.cls not in ("LINE", "OWN", "VENDOR", "PERSON", "SOURCE")]
    people = [t for t in named if t.cls == "PERSON"]  # "Lei Jun" is no June
    people += [t for t in named if t.cls == "LINE" and t.text[:1] == "Q"]  # "the Q4 e-tron" is no quarter
    order = (
        people
        + sorted((t for t in spans if rank.get(t.cls, 2) < 2), key=lambda t: (rank[t.cls], t.start - t.end))
        + [t for t in named if any(c.isdigit() for c in t.text)]
        + [t for t in rest if t.cls == "PLACE" and any(c.isdigit() for c in t.text)]  # "EU5" is no name of a thing
        + [t for t in spans if t.cls == "NAME"]
        + [t for t in spans if t.cls in numbers]
        + sorted(
            [*named, *(t for t in spans if t.cls not in rank and t.cls not in numbers), *rest],
            key=lambda t: t.start - t.end,
        )
    )
    taken: Disjoint[Token] = Disjoint()
    for token in order:
        clash = taken.clashes(token.start, token.end)
        if not clash:
            taken.add(token)
        elif token.cls == "MEASURE" or token.cls in numbers:
            shrunk = _shrink(token, clash)
            if shrunk is not None:
                taken.add(shrunk)
    return taken.spans


def _shrink(token: Token, clash: list[Token]) -> Token | None:
    """A number whose bound words were taken by a longer name keeps its numeral."""
    number = token.number
    if number is None or any(t.end > number.numeral for t in clash):
        return None
    start = max(t.end for t in clash)
    text = token.text[start - token.start :]
    return token._replace(start=start, text=text, number=replace(number, start=start))


@lru_cache(maxsize=4)
def _ordinals(vocabulary: Vocabulary) -> dict[str, str]:
    return {word: str(number) for word, number in vocabulary.numbers.ordinals}


def _fill(text: str, taken: list[Token], vocabulary: Vocabulary) -> list[Token]:
    out: list[Token] = []
    position = 0
    ordinals = _ordinals(vocabulary)
    for token in [*taken, None]:
        stop = len(text) if token is None else token.start
        for found in _WORD.finditer(text, position, stop):
            met = found[0]
            word = met.lower()
            cls = "ORDINAL" if word in ordinals else "W" if word[0].isalnum() else "P"
            out.append(Token(cls, met, found.start(), found.end(), ordinals.get(word, word)))
        if token is not None:
            if token.cls != "TICKER":
                out.append(token)
            position = token.end
    return out


def _join_lists(tokens: list[Token]) -> tuple[Token, ...]:
    """Join "Huawei, Oppo and Vivo" to one token with parts; a list needs an "and" or "or" before its last name."""
    out: list[Token] = []
    index = 0
    while index < len(tokens):
        run = _list_at(tokens, index)
        if run > index:
            parts = tuple(t for t in tokens[index : run + 1] if t.cls == "VENDOR")
            first, last = parts[0], parts[-1]
            text = " ".join(t.text for t in tokens[index : run + 1])
            out.append(Token("VENDORS", text, first.start, last.end, ",".join(p.value for p in parts), parts=parts))
            index = run + 1
        else:
            out.append(tokens[index])
            index += 1
    return tuple(out)


def _categories(tokens: list[Token], text: str) -> list[Token]:
    """ "The desktop category", "the tablet segment": the market of its goods."""
    out: list[Token] = []
    for token in tokens:
        goods = out[-1] if out else None
        if token.value in _KINDS and goods is not None and goods.cls == "PRODUCT":
            words = text[goods.start : token.end]
            out[-1] = goods._replace(cls="MARKET", text=words, end=token.end, value=words.lower())
        else:
            out.append(token)
    return out


def _owners(tokens: tuple[Token, ...], vocabulary: Vocabulary) -> tuple[Token, ...]:
    """ "The owner of Tecno, Infinix and itel" is the parent that they share."""
    out = list(tokens)
    for index, token in enumerate(tokens):
        if (
            index >= 2
            and token.cls in ("VENDOR", "VENDORS")
            and tokens[index - 1].value == "of"
            and tokens[index - 2].value in ("owner", "parent")
        ):
            parents = {v.parent for slug in token.value.split(",") if (v := vocabulary.vendor(slug)) is not None}
            parent = parents.pop() if len(parents) == 1 else None
            if parent is not None:
                out[index] = token._replace(cls="DESCRIBED", value=f"={parent}", parts=())
    return tuple(out)


def _list_at(tokens: list[Token], index: int) -> int:
    """Index of the last token of a vendor list that starts here, or the index itself where none does."""
    if tokens[index].cls != "VENDOR":
        return index
    last, joined, here = index, False, index
    while here + 2 < len(tokens) + 1:
        step = here + 1
        saw_and = False
        while (
            step < len(tokens) and tokens[step].value in (",", "and", "&", "as", "well", "or", "/") and step - here <= 3
        ):
            saw_and = saw_and or tokens[step].value in ("and", "&", "or", "/")
            step += 1
        if step == here + 1 or step >= len(tokens) or tokens[step].cls != "VENDOR":
            break
        here = step
        if saw_and:
            joined, last = True, step
            break
        last = step
    return last if joined else index
