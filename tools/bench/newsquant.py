"""`newsquant`: quantities in news sentences with their change, whatever they count.

The set's own shape: a number or "low-high" (a move from one figure to another is one range), and a change, one of
= ~ < > up down. Found and gold are paired one to one within a sentence, values equal to five digits. What the reader
finds is turned into that shape here: years, dates, clock times, scores and numbers in names are none, number words
count, and a movement's verb or a bound word is the change.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

from crossfoot.extract.mention import Mention
from crossfoot.extract.moments import find_moments
from crossfoot.extract.numbers import find_numbers
from crossfoot.extract.numerals import grammar_of
from crossfoot.extract.periods import find_times
from crossfoot.knowledge import load_vocabulary
from crossfoot.model import Form
from tools.bench.counting import Tally, matched, pairs

__all__ = ["FOLDER", "Quantity", "find_quantities", "misses", "score"]

FOLDER = "newsquant"


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number, or two for a range, and its change.

    Args:
        values: One, or the two ends of a range.
        change: One of = ~ < > up down.
        start: Where it starts, bound words included.
        end: One past its last character.
        at: Where its first digit or word stands.
        scale: The magnitude printed with it, or 1.
        kind: The reader's kind of number.
    """

    values: tuple[Fraction, ...]
    change: str
    start: int = 0
    end: int = 0
    at: int = 0
    scale: Fraction = Fraction(1)
    kind: str = "BARE"


_CHANGES = {
    Form.MORE: ">", Form.AT_LEAST: ">", Form.JUST_OVER: ">", Form.LESS: "<", Form.AT_MOST: "<",
    Form.ABOUT: "~", Form.NEARLY: "~",
}  # fmt: skip
_UP = (
    r"(?<!gave )(?<!give )up(?! to)|r(?:o|i)se[sn]?|rising|gain(?:s|ed|ing)?|jump(?:s|ed|ing)?|climb(?:s|ed|ing)?"
    r"|advanc(?:es|ed|ing)|add(?:s|ed|ing)|increas(?:es|ed|ing|e)|gr(?:e|o)w(?:s|n|ing)?|surg(?:es|ed|ing|e)"
    r"|soar(?:s|ed|ing)?|rall(?:ies|ied|ying)|higher|upwards?|leap(?:s|t|ed)|spik(?:es|ed)|rebound(?:s|ed)|bounc(?:es|ed)"
    r"|boost(?:s|ed|ing)?|improv(?:es|ed|ing|e)|expand(?:s|ed|ing)?|swell(?:s|ed)?|rais(?:es|ed|ing|e)|lift(?:s|ed|ing)?"
    r"|popp(?:s|ed)|accelerat(?:es|ed)|hik(?:es|ed)"
)
_DOWN = (
    r"down|f(?:e|a)ll(?:s|en|ing)?|drop(?:s|ped|ping)?|los(?:t|es|ing|e)|declin(?:es|ed|ing|e)|slid(?:es|ing|e)?"
    r"|decreas(?:es|ed|ing|e)|plung(?:es|ed|ing|e)|plummet(?:s|ed|ing)?|tumbl(?:es|ed|ing|e)|shed(?:s|ding)?|lower(?:s|ed)?"
    r"|slip(?:s|ped|ping)?|s(?:a|i)nk(?:s|ing)?|slump(?:s|ed|ing)?|eas(?:es|ed|ing)|dip(?:s|ped|ping)?|retreat(?:s|ed)"
    r"|shr(?:a|i|u)nk(?:s|ing)?|contract(?:s|ed|ing)|cut(?:s|ting)?|reduc(?:es|ed|ing|e)|skid(?:s|ded)|crash(?:es|ed)"
    r"|collaps(?:es|ed)|slash(?:es|ed|ing)?|weaken(?:s|ed)|tank(?:s|ed)"
)
# "Rose 60%", "was up by nearly 57%", "is expected to grow sales by around 1 percent".
_MOVES = re.compile(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))"
    r"(?: (?:more|another|further|again|sharply|slightly|as much as)| (?:[\w'’]+ ){1,4}(?=by))?"
    r"(?: by| an?| just| only)*\s*\Z",
    re.IGNORECASE,
)
_AVERAGE = re.compile(r"\b(?:averag(?:ed|ing)|barely)\s\Z")
_REACH = 40
_CARRIED = 1000
_VAGUE = {
    "tens of thousands": (4, 5), "hundreds of thousands": (5, 6), "tens of millions": (7, 8),
    "hundreds of millions": (8, 9), "hundreds": (2, 3), "thousands": (3, 4), "millions": (6, 7), "billions": (9, 10),
}  # fmt: skip
_VAGUE_COUNT = re.compile(rf"\b({'|'.join(_VAGUE)})(?= of\b)", re.IGNORECASE)
_SLASH = re.compile(r"(?<![\d/.])(\d{1,2})\s?[/⁄]\s?(\d{1,3})(?![\d/])(?= of| [a-z])")
_FRACTION = re.compile(r"\b(half|(?:an?|one|two|three)[ -](?:third|quarter|fifth|tenth)s?)\b", re.IGNORECASE)
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
# A number behind a capitalised word belongs to a name ("Galaxy Note 20"), unless that word only starts a sentence or
# a unit follows.
_OPENERS = (
    "With|In|At|On|By|Of|And|The|From|For|To|About|Over|Under|Nearly|Almost|Some|Around|Only|Just|Than|But|An|As|If|It|A"
    "|When|While|After|Before|Since|Another|All|Our|Her|His|Their|We|There|Or|So|Between|This|That|These|Monday|Tuesday"
    "|Wednesday|Thursday|Friday|Saturday|Sunday|Sept?|Oct|Nov|Dec|Jan|Feb|Mar|Apr|Aug"
)
_NAME = re.compile(
    rf"(?:\b(?!(?:{_OPENERS})\b)(?:[A-Z][\w&/.-]*|i[A-Z]\w+)[ -]"
    r"|\b(?:lap|game|week|day|page|chapter|category|top|round|group|unit|version|model) )\Z"
)
_UNIT = re.compile(
    r"[a-zA-Z°µμ]|[ -](?:inch|feet|foot|f?t|c?m|mm|k?m|miles?|yards?|m?[kgl]|lbs?|pounds?|ounces?|litres?|liters?|hp"
    r"|nits|horsepower|[kmg]?watts?|mega\w+|giga\w+|kilo\w+|milli\w+|degrees?|points?|years?|months?|weeks?|days?|hours?"
    r"|minutes?|seconds?|people|units|cents?|barrels?|tonnes?|tons?|mph|rpm|volts?|times|acres?|per)\b"
)
_SCORE = re.compile(
    r"(?<![\d.,–-])\d{1,3}[-–]\d{1,3}(?!\d|[.,]\d|[%–-])(?!-?\s?[a-z%°€])"
    r"|(?<![\d.,–-])\d{1,2}[-–]\d{1,2}(?= (?:on|in|at|with|to|draw|win|victory|defeat|loss|home|away|record|vote)\b)"
    r"|\b\d{1,2}:\d\d(?:[:.]\d+)*|\d{4}-\d\d-\d\dT[\d:.]+Z?"
)
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
_NOUN = re.compile(r"\s+(?!(?:and|to|or|in|the|for|on|at|when|but|was|is|with|by|as)\b)[a-z]+")
# "Last-32", "COVID-19"; but "sub-500", "now-18".
_JOINED = re.compile(r"[A-Za-z]-\Z(?<!sub-)(?<!now-)(?<!minus-)(?<!to-)")
_NO_ONE = re.compile(
    r"\b(?:the|this|that|each|every|which|no|any|another|last|next|first|only|good|big)\s\Z", re.IGNORECASE
)
_NOT_ONE_OF_WHAT = re.compile(
    r" (?:in|on|at|to (?!two|three|four|five)|for|and|or|is|was|will|would|could|can"
    r"|that|who|which|with|from|by|as|they|he|she|it|we|you|the|day)\b"
    r"|(?! [A-Za-z])"
)
_FROM = re.compile(r"\b(?:from|between)\s+(?:about |around |roughly |just )?\Z", re.IGNORECASE)
_GAP = re.compile(r"[^;,]{0,45}? (?:to|and) (?:about |around |as much as )?\Z", re.IGNORECASE)
_DASH = re.compile(r"\s?(?:-?to-?|[-–])\s?")
_UNIT_TO = re.compile(r"(\s?[\w/°%]{1,8}) to ")
_POWER = re.compile(r"(\d+(?:\.\d+)?)\s?[×x]\s?10([−-]?\d{1,2})\b")
_OUT_OF = re.compile(r"\b(\w+) out of (?:every )?(\w+)\b", re.IGNORECASE)


def score(folder: Path) -> dict[str, float]:
    """F1 of values, and of values with their change."""
    value = change = Tally()
    for gold, found, _ in _sentences(folder):
        value += matched(gold, found, same_value)
        change += matched(gold, found, lambda a, b: same_value(a, b) and a.change == b.change)
    return {"value_f1": value.f1, "change_f1": change.f1}


def misses(folder: Path) -> Iterator[str]:
    """What is missed, found in vain, or has another change, with its sentence."""
    for gold, found, text in _sentences(folder):
        same = pairs(gold, found, same_value)
        left = [_told(g) for i, g in enumerate(gold) if i not in {a for a, _ in same}]
        right = [_told(f) for i, f in enumerate(found) if i not in {b for _, b in same}]
        other = [f"{_told(gold[a])} as {found[b].change}" for a, b in same if gold[a].change != found[b].change]
        if left or right or other:
            yield f"{text}\n            missed {left} in vain {right} change {other}"


def _told(quantity: Quantity) -> str:
    return quantity.change + "-".join(f"{float(value):.12g}" for value in quantity.values)


def same_value(gold: Quantity, found: Quantity) -> bool:
    """Equal to five digits."""
    if len(gold.values) != len(found.values):
        return False
    return all(abs(a - b) <= abs(b) / 10**5 for a, b in zip(gold.values, found.values, strict=True))


def _sentences(folder: Path) -> Iterator[tuple[list[Quantity], list[Quantity], str]]:
    for row in json.loads((folder / "NewsQuant.json").read_text(encoding="utf-8")):
        gold = [Quantity(_gold(found["value"]), found["change"]) for found in row["quantities"]]
        yield gold, list(find_quantities(row["text"])), row["text"]


def _gold(value: str) -> tuple[Fraction, ...]:
    cut = re.fullmatch(r"([\d.]+)-([\d.]+)", value)
    return (Fraction(value),) if cut is None else (Fraction(cut[1]), Fraction(cut[2]))


def find_quantities(text: str) -> Iterator[Quantity]:
    """The quantities of a sentence as the set counts them."""
    vocabulary = load_vocabulary()
    text = re.sub(r"\bPS(?=\d)", " £", text)  # the set lost its pound signs
    taken = [*_times(text), *(hit.span() for hit in _SCORE.finditer(text))]
    found = [*_in_words(text), *_fractions(text)]
    found += [_quantity(text, mention) for mention in find_numbers(text, vocabulary) if _counts(text, mention)]
    found.sort(key=lambda quantity: (quantity.start, -quantity.end))
    kept: list[Quantity] = []
    for quantity in found:
        busy = [*taken, *((other.start, other.end) for other in kept)]
        if all(quantity.end <= start or quantity.start >= end for start, end in busy):
            kept.append(quantity)
    yield from _joined(text, kept)


def _times(text: str) -> Iterator[tuple[int, int]]:
    """Spans in which numbers say when, not how many."""
    vocabulary = load_vocabulary()
    for time in find_times(text, vocabulary):
        if time.expr.relation not in ("ago", "past", "previous") and time.expr.unit != "past_months":
            days = re.compile(r"[-–]\d{1,2}\b").match(text, time.end)  # "Sept. 20-24"
            yield time.start, days.end() if days else time.end
    for moment in find_moments(text, vocabulary):
        if moment.sort in ("clock", "decade", "century", "season"):
            yield moment.start, moment.end


def _counts(text: str, mention: Mention) -> bool:
    """Whether a number of the reader is a quantity: no ordinal, no year, not in a name."""
    if mention.kind == "ORDINAL" or not (mention.numerals or mention.kind == "FRACTION"):
        return False
    if mention.kind != "BARE" or _UNIT.match(text, mention.end):
        return mention.kind != "FRACTION"
    digits = mention.numerals[0].digits
    if _YEAR.fullmatch(digits) and _NOUN.match(text, mention.end) is None:
        return False
    if _JOINED.search(text, 0, mention.start):
        return False
    return _NAME.search(text, 0, mention.start) is None


def _quantity(text: str, mention: Mention) -> Quantity:
    values = tuple(numeral.value for numeral in mention.numerals)
    minus = mention.sign < 0 or re.search(r"\bminus[- ]\Z", text[: mention.numeral]) is not None
    values = tuple(-value for value in values) if minus else values
    form, start = (mention.form, mention.start) if mention.quantity is not None else _bound(text, mention.start)
    change = _change(text, start, form)
    at = mention.start if mention.kind == "MONEY" else mention.numeral
    return Quantity(values, change, start, mention.end, at, mention.numerals[0].magnitude, mention.kind)


def _change(text: str, start: int, form: Form) -> str:
    moves = _MOVES.search(text, max(0, start - _REACH), start)
    is_vague = form is Form.ABOUT and moves is not None and moves[0].strip().lower() in ("up", "down")
    if moves is not None and form is not Form.MORE and not is_vague:
        return "up" if moves["up"] else "down"
    if re.match(r"just (?:under|below|shy)", text[start:]) or text[:start].endswith(("sub-", "under the age of ")):
        return "<"
    if _AVERAGE.search(text, 0, start):
        return "~"
    return _CHANGES.get(form, "=")


def _in_words(text: str) -> Iterator[Quantity]:
    """Number words that stand alone, and "millions of"."""
    grammar = grammar_of(load_vocabulary())
    for found in grammar.spelled.find(text):
        alone = _NO_ONE.search(text, 0, found.start) or _NOT_ONE_OF_WHAT.match(text, found.end)
        one = found.value == 1 and alone
        if found.is_compound or one or text[found.end : found.end + 1] == "-":
            continue
        if text[: found.start].endswith("-"):
            continue
        form, start = _bound(text, found.start)
        yield Quantity((Fraction(found.value),), _change(text, start, form), start, found.end, found.start)
    for hit in _VAGUE_COUNT.finditer(text):
        low, high = _VAGUE[hit[1].lower()]
        yield Quantity((Fraction(10**low), Fraction(10**high)), "=", *hit.span())


def _bound(text: str, start: int) -> tuple[Form, int]:
    grammar = grammar_of(load_vocabulary())
    before = grammar.before.search(text, max(0, start - _REACH), start)
    return (Form.PLAIN, start) if before is None else (grammar.forms[before["bound"].lower()], before.start("bound"))


def _fractions(text: str) -> Iterator[Quantity]:
    """Parts of one: "a third of", "1/2 pound", "one out of three"; and powers of ten."""
    for hit in _POWER.finditer(text):
        form, start = _bound(text, hit.start())
        value = Fraction(hit[1]) * Fraction(10) ** int(hit[2].replace("−", "-"))
        yield Quantity((value,), _change(text, start, form), start, hit.end(), hit.start())
    for hit in _SLASH.finditer(text):
        yield Quantity((Fraction(int(hit[1]), int(hit[2])),), "=", *hit.span())
    for hit in _FRACTION.finditer(text):
        form, start = _bound(text, hit.start())
        words = re.split("[ -]", hit[1].lower())
        few = {"two": 2, "three": 3}.get(words[0], 1)
        if re.match(r" (?:of|the)\b", text[hit.end() :]) and not re.match(
            r" of (?:the )?(?:year|20)", text[hit.end() :]
        ):
            yield Quantity(
                (Fraction(few, _PARTS[words[-1].rstrip("s")]),), _change(text, start, form), start, hit.end()
            )
    words_of = grammar_of(load_vocabulary()).words
    for hit in _OUT_OF.finditer(text):
        few, many = (int(word) if word.isdigit() else words_of.get(word.lower(), 0) for word in (hit[1], hit[2]))
        if few and many:
            yield Quantity((Fraction(few, many),), "=", *hit.span(), hit.start())


def _joined(text: str, found: list[Quantity]) -> Iterator[Quantity]:
    """A move from one figure to another, or a range whose ends both have units, is one range here."""
    out: list[Quantity] = []
    for right in found:
        left = out[-1] if out else None
        if left is not None and len(left.values) == len(right.values) == 1 and _is_range(text, left, right):
            low = left.values[0]
            if left.scale == 1 and right.scale > 1 and low < _CARRIED:
                low *= right.scale
            out[-1] = replace(left, values=(low, *right.values), end=right.end)
        else:
            out.append(right)
    yield from out


def _is_range(text: str, left: Quantity, right: Quantity) -> bool:
    gap = text[left.end : right.at]
    if _FROM.search(text, 0, left.start) and _GAP.fullmatch(gap):
        return True
    if _DASH.fullmatch(gap):
        return left.kind in (right.kind, "BARE") and right.values[0] > left.values[0]
    unit = _UNIT_TO.fullmatch(gap)  # "1.3 A to 2 A"
    return unit is not None and text.startswith(unit[1], right.end)
