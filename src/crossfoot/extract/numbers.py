"""Numbers in a text: numerals with magnitude, unit, sign and the bound words around them.

Invariant: a mention's span covers the numeral, its unit and the bound words next to it, and its quantity is the
interval those words allow; numbers that are money, part of a name or a date are found too and marked as such, so that
nothing else takes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from crossfoot.model import Form, Interval, Quantity, Unit
from crossfoot.model.rounding import Numeral, interval_of, range_of

__all__ = ["Mention", "find_numbers", "requantify"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A number as met.

    Args:
        kind: `COUNT`, `PCT`, `PP`, `RATIO`, `ORDINAL`, `MONEY`, `BARE` (no unit at all) or `FRACTION`.
        start: First character, bound words included.
        end: One past the last character, unit and trailing bound words included.
        numeral: Where the numeral itself starts.
        numerals: One, or two for a range; empty for words.
        form: How the words bound it.
        sign: -1, 1, or 0 where no sign is printed.
        magnitude: Word or letter of magnitude as met, or "".
        quantity: The figure, unsigned.
    """

    kind: str
    start: int
    end: int
    numeral: int
    numerals: tuple[Numeral, ...]
    form: Form
    sign: int
    magnitude: str
    quantity: Quantity | None


MAGNITUDES = {
    "thousand": 10**3, "k": 10**3, "million": 10**6, "millions": 10**6, "mn": 10**6, "mln": 10**6, "mio": 10**6, "m": 10**6,
    "mil": 10**6, "billion": 10**9, "bn": 10**9, "b": 10**9, "bln": 10**9, "trillion": 10**12, "lakh": 10**5, "lakhs": 10**5,
    "lac": 10**5, "lacs": 10**5, "crore": 10**7, "crores": 10**7, "cr": 10**7,
}  # fmt: skip
WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "eleventh": 11, "twelfth": 12, "thirteenth": 13,
}  # fmt: skip
_FRACTIONS = {
    "half": Fraction(50), "a third": Fraction(100, 3), "one third": Fraction(100, 3), "one-third": Fraction(100, 3),
    "two thirds": Fraction(200, 3), "two-thirds": Fraction(200, 3), "a quarter": Fraction(25), "one quarter": Fraction(25),
    "one-quarter": Fraction(25), "three quarters": Fraction(75), "three-quarters": Fraction(75), "a fifth": Fraction(20),
    "one fifth": Fraction(20), "one-fifth": Fraction(20), "two-fifths": Fraction(40), "a tenth": Fraction(10),
}  # fmt: skip

_BOUNDS = {
    Form.MORE: ("more than", "over", "above", "past", "north of", "exceeding", "exceeded", "exceed", "topping", "topped", "tops",
                "surpassed", "surpassing", "upwards of", "in excess of", "better than", "broken the", "broke the", "breaking the",
                "broke", "crossed the", "crossed", "cracks", "cracked", "passed the", "passed", "past the", "cleared the",
                "surpassed the", "exceeded the", "topped the", "greater than", "break the", "beyond"),
    Form.AT_LEAST: ("at least", "no fewer than", "no less than", "not less than", "a minimum of"),
    Form.LESS: ("less than", "fewer than", "under", "below"),
    Form.AT_MOST: ("up to", "as much as", "as many as", "at most", "no more than", "a maximum of"),
    Form.ABOUT: ("about", "around", "roughly", "some", "approximately", "circa", "approx", "approx.", "an estimated", "estimated",
                 "something like", "in the region of", "~", "c."),
    Form.NEARLY: ("nearly", "almost", "close to", "just under", "just below", "approaching", "just shy of", "not quite", "nearing"),
    Form.JUST_OVER: ("just over", "a little over", "slightly more than", "slightly over", "a little more than", "a bit more than",
                     "just above", "just more than", "slightly above"),
}  # fmt: skip
_FORM_OF = {words: form for form, group in _BOUNDS.items() for words in group}
_BEFORE = re.compile(
    r"(?<![\w-])(?P<bound>" + "|".join(re.escape(w) for w in sorted(_FORM_OF, key=len, reverse=True)) + r")"
    r"(?P<gap>[\s-]+(?:a total of |the )?|(?<=~))\Z", re.IGNORECASE)  # fmt: skip
_AFTER = re.compile(r"(?P<plus>\+)|[\s-]+(?P<words>or more|or so|or less|or higher|or above)\b", re.IGNORECASE)

# "handed over 36,275", "add up to 626,263": the word belongs to the verb.
_PHRASAL = re.compile(
    r"\b(?:hand|handed|hands|handing|turn|turned|took|take|carried|add|adds|added|adding|figure|figures|went|came|move|moved|brings|brought|bringing|amounts?|comes?|sums?)\s\Z",
    re.I,
)
_CURRENCY = r"(?<![A-Za-z])(?:US\$|NT\$|HK\$|A\$|C\$|S\$|[$€£¥₹]|Rs\.?|INR|CNY|RMB|KSh\.?|USD|EUR|GBP|KRW|yuan|NGN|R\$)"
_NUMERAL = r"(?:\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_WORD = "|".join(sorted(WORDS, key=len, reverse=True))
_LONG_MAGNITUDE = r"thousand|millions?|billion|trillion|mn|mln|mio|bn|bln|lakhs?|lacs?|crores?"
_MAGNITUDE = rf"(?:[\s-]?(?:{_LONG_MAGNITUDE})\b|(?:mil|[kKmMbB])(?![\w])|\s(?:cr|m|M)(?=\s+(?:units|phones|smartphones|handsets|devices)\b))"
_PERCENT = r"\s?%|[\s-]per[\s-]?cent\b|[\s-]pct\b|[\s-]pc\b"
_POINTS = r"[\s-](?:percentage|percent|per cent|market share)[\s-]points?\b|[\s-]p\.?p\.?(?:ts?)?\b|[\s-]ppts?\b|[\s-]points?\b(?!\s+of\s+sale)"
_UNIT = rf"(?P<pct>{_PERCENT})|(?P<pp>{_POINTS})|(?P<fold>[\s-]?fold\b|x\b|[\s-]times\b)|(?P<nth>(?:st|nd|rd|th)\b)"
_ATOM = re.compile(
    rf"(?P<cur>{_CURRENCY}\s?)?(?<![\w.,])(?P<sign>[-+−–](?=\d))?(?P<num>{_NUMERAL})(?![\d])(?P<mag>{_MAGNITUDE})?(?:{_UNIT})?"
    rf"(?P<nthmag>(?:\s|-)?(?:millionth|billionth)\b)?"
    rf"|\b(?P<word>{_WORD}|half a|a)(?:(?P<wmag>[\s-](?:{_LONG_MAGNITUDE})\b)(?P<wpct>{_PERCENT})?|(?P<wpp>{_POINTS})|(?P<wpct2>{_PERCENT})|(?P<wfold>[\s-]?fold\b))",
    re.IGNORECASE)  # fmt: skip
_MONEY_AFTER = re.compile(
    r"\s?(?:US )?(?:dollars?|yuan|rupees?|euros?|won|yen|pounds?|baht|RMB|USD|EUR|CNY|INR|rand|shillings|CNH)\b", re.I
)
_JOIN = re.compile(r"\s?(?:-|–|—|to|and|or)\s?\Z", re.IGNORECASE)
_SPLIT_TO = re.compile(r"\s+to\s+(?:around |about |roughly )?\Z|\s?[-–—]\s?\Z", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:between|anywhere from)\s+(?:around |about )?\Z", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+(?:around |about |nearly |just )?\Z", re.IGNORECASE)
_FRACTION = re.compile(
    r"\b(?P<bound>more than |nearly |almost |fewer than |less than |about |over |just over |close to |up to |as much as |around |roughly |just under )?"
    r"(?:(?P<by>by )?(?P<frac>" + "|".join(sorted(_FRACTIONS, key=len, reverse=True)) + r")(?P<of>s?\s+of\b)?)", re.IGNORECASE)  # fmt: skip
_ONE_IN = re.compile(
    r"\bone (?:in|out of) (?:every )?(?P<n>two|three|four|five|six|seven|eight|nine|ten)\b", re.IGNORECASE
)
_VAGUE = re.compile(
    r"\b(?P<v>low[- ]single|mid[- ]single|high[- ]single|single|double|triple)[- ]digits?\b|\bmid[- ]teens\b",
    re.IGNORECASE,
)
_VAGUE_ENDS = {
    "low single": Interval(Fraction(1), Fraction(3)), "mid single": Interval(Fraction(4), Fraction(6)),
    "high single": Interval(Fraction(7), Fraction(9)), "single": Interval(Fraction(0), Fraction(10), True, True),
    "double": Interval(Fraction(10), Fraction(100), False, True), "triple": Interval(Fraction(100), Fraction(1000), False, True),
    "mid-teens": Interval(Fraction(14), Fraction(16)),
}  # fmt: skip


def find_numbers(text: str) -> tuple[Mention, ...]:
    """Every number of a text, in order, none overlapping.

    Args:
        text: Clean text of a block.

    Returns:
        Ranges are one mention; a percentage, a count and a sum of money are told apart by what stands next to them.
    """
    atoms = _merge_ranges(text, list(_atoms(text)))
    found = sorted([*atoms, *_fractions(text), *_vague(text)], key=lambda m: (m.start, -m.end))
    out: list[Mention] = []
    for mention in found:
        if not out or mention.numeral >= out[-1].end:
            out.append(mention if not out or mention.start >= out[-1].end else replace(mention, start=out[-1].end))
    return tuple(out)


def requantify(mention: Mention, *, kind: str, magnitude: Fraction, has_magnitude: bool = True) -> Mention:
    """The same numeral under a magnitude or unit that stands elsewhere: a table header, the next item of a list."""
    numerals = tuple(
        replace(n, magnitude=magnitude, has_magnitude=has_magnitude, is_count=kind == "COUNT") for n in mention.numerals
    )
    quantity = _quantity(kind, numerals, mention.form)
    if quantity is not None and mention.quantity is not None:
        quantity = replace(quantity, written=mention.quantity.written)
    return replace(mention, kind=kind, numerals=numerals, quantity=quantity)


def _atoms(text: str) -> Iterator[Mention]:
    for found in _ATOM.finditer(text):
        if found["word"] is not None:
            mention = _word_atom(found)
        else:
            mention = _digit_atom(text, found)
        if mention is not None:
            yield _with_bounds(text, mention)


def _digit_atom(text: str, found: re.Match[str]) -> Mention | None:
    digits = found["num"].replace(",", "")
    if len(digits) > 15:  # no quantity of the trade has sixteen digits; exactness of the interchange ends there
        return None
    magnitude = (found["mag"] or "").strip(" -\u00a0").lower()
    kind = "COUNT" if magnitude or "," in found["num"] else "BARE"
    end = found.end()
    if found["pct"]:
        kind = "PCT"
    elif found["pp"]:
        kind = "PP"
    elif found["fold"]:
        kind = "RATIO"
    elif found["nth"] or found["nthmag"]:
        kind = "ORDINAL"
        if found["nthmag"]:
            magnitude = "million" if "million" in found["nthmag"].lower() else "billion"
    after = _MONEY_AFTER.match(text, end)
    if found["cur"] or after:
        kind, end = "MONEY", after.end() if after else end
    sign = {"-": -1, "−": -1, "–": -1, "+": 1}.get(found["sign"] or "", 0)
    value = Fraction(MAGNITUDES.get(magnitude, 1))
    numeral = Numeral(digits, value, bool(magnitude) or kind in ("PCT", "PP"), kind in ("COUNT", "BARE"))
    start = found.start("sign") if found["sign"] else found.start("num")
    if found["cur"]:
        start = found.start("cur")
    written = found["num"]
    return _mention(kind, start, end, found.start("num"), numeral, sign, magnitude, written)


def _word_atom(found: re.Match[str]) -> Mention | None:
    word = found["word"].lower()
    if word == "a" and not found["wmag"]:
        return None
    magnitude = (found["wmag"] or "").strip(" -").lower()
    if word == "a" and magnitude not in ("million", "billion"):
        return None
    kind = "COUNT" if magnitude else "PP" if found["wpp"] else "PCT" if found["wpct2"] else "RATIO"
    value = Fraction(MAGNITUDES.get(magnitude, 1))
    if word == "half a":
        numeral = Numeral("5", value / 10, has_magnitude=True, is_count=True)
    else:
        numeral = Numeral(str(WORDS.get(word, 1)), value, has_magnitude=True, is_count=kind == "COUNT")
    written = str(WORDS.get(word, 1)) if word != "half a" else None
    return _mention(kind, found.start(), found.end(), found.start(), numeral, 0, magnitude, written)


def _mention(
    kind: str, start: int, end: int, at: int, numeral: Numeral, sign: int, magnitude: str, written: str | None
) -> Mention:
    mention = Mention(kind, start, end, at, (numeral,), Form.PLAIN, sign, magnitude, None)
    quantity = _quantity(kind, (numeral,), Form.PLAIN)
    return replace(mention, quantity=None if quantity is None else replace(quantity, written=written))


def _quantity(kind: str, numerals: tuple[Numeral, ...], form: Form) -> Quantity | None:
    units = {"COUNT": Unit.COUNT, "BARE": Unit.COUNT, "PCT": Unit.PERCENT, "PP": Unit.POINTS, "RATIO": Unit.RATIO}
    if kind == "ORDINAL":
        return Quantity(
            interval_of(replace(numerals[0], has_magnitude=False), Form.EXACT),
            Unit.RANK,
            Form.EXACT,
            numerals[0].digits,
        )
    if kind not in units:
        return None
    written = "..".join(n.digits for n in numerals)
    if len(numerals) == 2:
        return Quantity(range_of(*numerals), units[kind], Form.RANGE, written)
    numeral = numerals[0]
    if kind == "RATIO":
        half = Fraction(1, 2) if numeral.digits.isdigit() else numeral.half_width
        return Quantity(Interval(numeral.value - half, numeral.value + half), Unit.RATIO, form, written)
    if form is Form.PLAIN and kind in ("COUNT", "BARE") and numeral.half_width == 0:
        form = Form.EXACT
    return Quantity(interval_of(numeral, form), units[kind], form, written)


def _with_bounds(text: str, mention: Mention) -> Mention:
    """Take in the bound words before and after; money and ordinals take none."""
    if mention.kind in ("MONEY", "ORDINAL") or mention.quantity is None:
        return mention
    after = _AFTER.match(text, mention.end)
    before = _BEFORE.search(text, max(0, mention.start - 40), mention.start)
    form, start, end = Form.PLAIN, mention.start, mention.end
    if (
        before is not None
        and _PHRASAL.search(text, 0, before.start("bound"))
        and before["bound"].lower() in ("over", "up to")
    ):
        before = None
    if before is not None:
        form, start = _FORM_OF[before["bound"].lower()], before.start("bound")
    elif after is not None:
        words = (after["words"] or "").lower()
        form = Form.MORE if after["plus"] else {"or so": Form.ABOUT, "or less": Form.AT_MOST}.get(words, Form.AT_LEAST)
        end = after.end()
    if form is Form.PLAIN:
        return mention
    quantity = _quantity(mention.kind, mention.numerals, form)
    written = mention.quantity.written
    return replace(mention, start=start, end=end, form=form, quantity=quantity and replace(quantity, written=written))


def _merge_ranges(text: str, atoms: list[Mention]) -> list[Mention]:
    out: list[Mention] = []
    for right in atoms:
        left = out[-1] if out else None
        if left is not None and _is_range(text, left, right):
            out[-1] = _range(text, left, right)
        else:
            out.append(right)
    return out


def _is_range(text: str, left: Mention, right: Mention) -> bool:
    gap = text[left.end : right.start]
    if left.numerals == () or right.numerals == () or len(left.numerals) == 2:
        return False
    if left.kind == "BARE" and re.fullmatch(r"(?:19|20)\d\d", left.numerals[0].digits):
        return False
    if right.kind not in ("COUNT", "PCT", "PP", "MONEY") or left.kind not in (right.kind, "BARE", "MONEY"):
        return False
    if right.form is not Form.PLAIN or left.form not in (Form.PLAIN, Form.EXACT, Form.ABOUT):
        return False
    between = _BETWEEN.search(text, max(0, left.start - 20), left.start)
    if between is not None:
        return re.fullmatch(r"\s+(?:and|to)\s+", gap) is not None
    if _FROM.search(text, max(0, left.start - 20), left.start) is not None:
        return False
    return re.fullmatch(r"\s+to\s+|\s?[-–—]\s?", gap) is not None and not right.sign


def _range(text: str, left: Mention, right: Mention) -> Mention:
    if right.kind == "MONEY" or left.kind == "MONEY":
        return replace(left, kind="MONEY", end=right.end, quantity=None)
    shared = right.numerals[0]
    low = left.numerals[0]
    if not left.magnitude and left.kind == "BARE":
        low = replace(low, magnitude=shared.magnitude, has_magnitude=shared.has_magnitude, is_count=shared.is_count)
    between = _BETWEEN.search(text, max(0, left.start - 20), left.start)
    start = between.start() if between else left.start
    quantity = _quantity(right.kind, (low, shared), Form.RANGE)
    if quantity is None or quantity.interval.is_empty:
        return right
    written = f"{left.quantity.written if left.quantity else low.digits}..{right.quantity.written if right.quantity else shared.digits}"
    quantity = replace(quantity, written=written)
    return Mention(
        right.kind, start, right.end, left.numeral, (low, shared), Form.RANGE, left.sign, right.magnitude, quantity
    )


def _fractions(text: str) -> Iterator[Mention]:
    for found in _FRACTION.finditer(text):
        if not (found["of"] or found["by"] or found["bound"]) or re.match(
            r"\s*(?:a )?(?:million|billion|year|as many)", text[found.end("frac") :]
        ):
            continue
        if not found["of"] and "quarter" in found["frac"].lower() and not found["by"]:
            continue
        if found["of"] and re.match(
            r"\s+(?:the |this |last |20\d\d|fiscal|next )?(?:year|quarter|20\d\d|month|century)",
            text[found.end("of") :],
        ):
            continue
        middle = _FRACTIONS[found["frac"].lower()]
        yield _percent_words(found.start(), found.end("frac"), middle, (found["bound"] or "").strip().lower())
    for found in _ONE_IN.finditer(text):
        yield _percent_words(found.start(), found.end(), Fraction(100, WORDS[found["n"].lower()]), "")


def _percent_words(start: int, end: int, middle: Fraction, bound: str) -> Mention:
    form = _FORM_OF.get(bound, Form.WORD)
    ends = {
        Form.MORE: Interval(middle, Fraction(100), True, False), Form.LESS: Interval(Fraction(0), middle, False, True),
        Form.AT_MOST: Interval(Fraction(0), middle), Form.AT_LEAST: Interval(middle, Fraction(100)),
        Form.NEARLY: Interval(middle - Fraction(5, 2), middle, False, True),
        Form.JUST_OVER: Interval(middle, middle + Fraction(5, 2), True, False),
    }  # fmt: skip
    exact = Fraction(round(middle * 10**6), 10**6)
    interval = ends.get(form, Interval(exact - 1, exact + 1))
    quantity = Quantity(interval, Unit.PERCENT, form, None)
    return Mention("FRACTION", start, end, start, (), form, 0, "", quantity)


def _vague(text: str) -> Iterator[Mention]:
    for found in _VAGUE.finditer(text):
        name = "mid-teens" if found["v"] is None else found["v"].lower().replace("-", " ")
        quantity = Quantity(_VAGUE_ENDS[name], Unit.PERCENT, Form.VAGUE, None)
        yield Mention("PCT", found.start(), found.end(), found.start(), (), Form.VAGUE, 0, "", quantity)
