"""Briefs spoilt in one number or one hedge, and briefs whose numbers are only rounded more coarsely.

What a careful enemy would do: another digit, another magnitude, a bound word dropped or turned, up for down, another
vendor, place or time, a goal told as a fact. Whether a spoilt number still allows all that is known is judged here by
rules of its own (`words`), not by the gate's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor
from random import Random

from crossfoot.brief import Brief, Figure, Sentence
from crossfoot.brief.telling import FigureKind, Name, NameKind, Time
from crossfoot.model import Interval
from tests.brief.words import LEADS, ORDINALS, allowed_by

__all__ = ["Mutant", "mutants_of"]


@dataclass(frozen=True, slots=True)
class Mutant:
    """A brief with one sentence changed.

    Args:
        brief: The brief.
        text: The sentence as changed.
        was: The sentence as written.
        how: What was done to it.
        is_inside: Whether it still says no more than is known, with its hedges.
    """

    brief: Brief
    text: str
    was: str
    how: str
    is_inside: bool


def mutants_of(brief: Brief, chance: Random, count: int) -> Iterator[Mutant]:
    """So many changed briefs, of all the ways in turn.

    Args:
        brief: The brief as written.
        chance: Where the changes come from.
        count: How many.
    """
    made = 0
    for _ in range(50 * count):
        if made == count:
            return
        name, way = chance.choice(_ROUNDINGS if chance.random() < _ROUNDED else _WAYS)
        sentence = chance.choice(brief.sentences)
        found = way(sentence, chance)
        if found is None or found[0] == sentence.text:
            continue
        text, is_inside = found
        made += 1
        yield Mutant(_with(brief, sentence, text), text, sentence.text, name, is_inside)


_Way = Callable[[Sentence, Random], tuple[str, bool] | None]


def _with(brief: Brief, sentence: Sentence, text: str) -> Brief:
    spoilt = replace(sentence, text=text)
    if sentence is brief.headline:
        return replace(brief, headline=spoilt)
    paragraphs = tuple(
        replace(paragraph, sentences=tuple(spoilt if one is sentence else one for one in paragraph.sentences))
        for paragraph in brief.paragraphs
    )
    return replace(brief, paragraphs=paragraphs)


def _placed(sentence: Sentence) -> list[tuple[Figure, int]]:
    """Its figures and where each stands."""
    out, at = [], 0
    for item in sentence.said:
        found = re.compile(rf"(?<!\w){re.escape(item.text)}(?!\w)").search(sentence.text, at)
        if found is not None:
            at = found.end()
            if isinstance(item, Figure):
                out.append((item, found.start()))
    return out


def _on_figure(change: Callable[[str, Figure, Random], str | None]) -> _Way:
    """A way to change the words of one figure; whether they still allow all that is known is worked out."""

    def way(sentence: Sentence, chance: Random) -> tuple[str, bool] | None:
        placed = _placed(sentence)
        if not placed:
            return None
        figure, at = chance.choice(placed)
        words = change(figure.text, figure, chance)
        if words is None or words == figure.text:
            return None
        text = f"{sentence.text[:at]}{words}{sentence.text[at + len(figure.text) :]}"
        return text, _is_inside(words, figure)

    return way


def _is_inside(words: str, figure: Figure) -> bool:
    """Whether words keep the unit, allow all that a figure may be, and print its ends or roundings of them."""
    known = _upright(figure.interval)
    units = [unit in words for unit in (" percent", " points")]
    if units != [unit in figure.text for unit in (" percent", " points")]:
        return False
    try:
        readings = allowed_by(words)
    except (ValueError, KeyError):
        return False
    return any(known.is_inside(found) for found in readings) and _rounds(words, known)


def _upright(interval: Interval) -> Interval:
    turned = -interval if interval.high is not None and interval.high <= 0 and interval.low != 0 else interval
    return turned.intersect(Interval(Fraction(0), None))


def _rounds(words: str, known: Interval) -> bool:
    """Whether every number printed under a bound is a bound rounded to some number of its digits."""
    is_bound = words.startswith(LEADS) or " to " in words
    if words in ORDINALS or not is_bound:
        return True  # a plain number that allows all that is known is near it
    ends = [end for end in (known.low, known.high) if end is not None]
    if words.startswith(("about ", "nearly ", "just over ")):
        return True
    scale = {"million": 10**6, "billion": 10**9}
    numbers = re.findall(r"([\d,.]*\d)(?: (million|billion))?", words)
    last = numbers[-1][1]
    for digits, word in numbers:
        number = Fraction(digits.replace(",", "")) * scale.get(word or last, 1)
        if not any(_is_rounding(number, end) for end in ends):
            return False
    return True


def _is_rounding(number: Fraction, end: Fraction) -> bool:
    if number == 0 != end:
        return False
    units = (Fraction(10) ** power for power in range(-3, 13))
    return any(number in (floor(end / unit) * unit, ceil(end / unit) * unit) for unit in units)


def _digit(words: str, _: Figure, chance: Random) -> str | None:
    places = [place for place, letter in enumerate(words) if letter.isdigit()]
    if not places:
        return None
    place = chance.choice(places)
    other = chance.choice([d for d in "0123456789" if d != words[place]])
    is_first = place == 0 or not (words[place - 1].isdigit() or words[place - 1] in ",.")
    return None if is_first and other == "0" else f"{words[:place]}{other}{words[place + 1 :]}"


def _dropped(words: str, _: Figure, chance: Random) -> str | None:
    places = [p for p, letter in enumerate(words) if letter.isdigit() and words[p + 1 : p + 2].isdigit()]
    if not places:
        return None
    place = chance.choice(places)
    return f"{words[:place]}{words[place + 1 :]}"


def _swapped(words: str, _: Figure, chance: Random) -> str | None:
    places = [p for p in range(len(words) - 1) if words[p : p + 2].isdigit() and words[p] != words[p + 1] != "0"]
    if not places:
        return None
    place = chance.choice(places)
    return f"{words[:place]}{words[place + 1]}{words[place]}{words[place + 2 :]}"


def _point(words: str, _: Figure, chance: Random) -> str | None:
    return words.replace(".", "", 1) if "." in words and chance.random() < 0.9 else None


def _magnitude(words: str, _: Figure, chance: Random) -> str | None:
    others = {"million": ("billion", ""), "billion": ("million", "")}
    for word, instead in others.items():
        if f" {word}" in words:
            other = chance.choice(instead)
            return words.replace(f" {word}", f" {other}" if other else "")
    return None


def _hedge(words: str, _: Figure, chance: Random) -> str | None:
    if words in ORDINALS or words.isalpha() or " to " in words:
        return None
    lead = next((lead for lead in LEADS if words.startswith(lead)), "")
    other = chance.choice([one for one in (*LEADS, "") if one != lead])
    return f"{other}{words.removeprefix(lead)}"


def _unit(words: str, figure: Figure, _: Random) -> str | None:
    if figure.kind is FigureKind.CHANCE:
        return None
    for one, other in ((" percent", " points"), (" points", " percent")):
        if one in words:
            return words.replace(one, other)
    return None


def _range(words: str, _: Figure, chance: Random) -> str | None:
    low, joint, high = words.partition(" to ")
    if not joint:
        return None
    unit = high.partition(" ")[2]
    return chance.choice([high, f"{low} {unit}".strip(), f"{high.partition(' ')[0]} to {low} {unit}".strip()])


def _ordinal(words: str, _: Figure, chance: Random) -> str | None:
    return chance.choice([one for one in ORDINALS if one != words]) if words in ORDINALS else None


def _coarser(words: str, figure: Figure, chance: Random) -> str | None:
    """The same bound word before an end rounded outward to fewer digits: still true."""
    known = _upright(figure.interval)
    lead = next((lead for lead in LEADS if words.startswith(lead)), "")
    match lead:
        case "more than " | "at least ":
            end, towards = known.low, _down
        case "less than " | "at most ":
            end, towards = known.high, _up
        case _:
            return None
    if end is None or end == 0:
        return None
    scale, word = next(((s, w) for s, w in ((10**9, " billion"), (10**6, " million"), (1, "")) if end >= s), (1, ""))
    digits = chance.choice([0, 1]) if word or figure.text.endswith(("percent", "points")) else chance.choice([-1, -2])
    unit = Fraction(10) ** -digits
    number = towards(end / scale / unit) * unit
    if number == 0:
        return None
    shown = f"{int(number):,}" if number.denominator == 1 else f"{float(number)}"
    suffix = next((one for one in (" percent", " points") if words.endswith(one)), "")
    return f"{lead}{shown}{word}{suffix}"


def _down(number: Fraction) -> int:
    return floor(number)


def _up(number: Fraction) -> int:
    return ceil(number)


def _fewer(words: str, _: Figure, chance: Random) -> str | None:
    """A plain number rounded to fewer digits: true only where its rounding leaves room for the figure."""
    found = re.fullmatch(r"(about |)([\d,]+)(?:\.(\d+))?(.*)", words)
    if found is None or " to " in words:
        return None
    lead, whole, decimals, rest = found.groups()
    number = Fraction(f"{whole.replace(',', '')}.{decimals or 0}")
    unit = Fraction(10) ** (1 - len(decimals) if decimals else chance.choice([1, 2]))
    near = round(number / unit) * unit
    if near == 0 or (not decimals and len(whole) < 4):
        return None
    places = max(0, len(decimals or "") - 1)
    return f"{lead}{float(near):,.{places}f}{rest}"


def _on_name(kind: NameKind, others: tuple[str, ...]) -> _Way:
    """A way to put one name for another."""

    def way(sentence: Sentence, chance: Random) -> tuple[str, bool] | None:
        names = [item.text for item in sentence.said if isinstance(item, Name) and item.kind is kind]
        if not names:
            return None
        name = chance.choice(names)
        other = chance.choice([one for one in others if one.lower() != name.lower()])
        return sentence.text.replace(name, other, 1), False

    return way


def _on_time(sentence: Sentence, chance: Random) -> tuple[str, bool] | None:
    """Another year, another quarter, another month."""
    times = [item.text for item in sentence.said if isinstance(item, Time)]
    if not times:
        return None
    time = chance.choice(times)
    ways = []
    year = re.search(r"(?:19|20)\d\d", time)
    if year is not None:
        ways.append(time.replace(year[0], str(int(year[0]) + chance.choice([-1, 1])), 1))
    for words in (("first", "second", "third", "fourth"), ("October", "November", "December", "January", "March")):
        ways += [time.replace(w, chance.choice([one for one in words if one != w]), 1) for w in words if w in time]
    if "the year before" in time:
        ways.append("the quarter before")
    return (sentence.text.replace(time, chance.choice(ways), 1), False) if ways else None


_TURNS = (
    (" up ", " down "),
    (" down ", " up "),
    (" is met", " is missed"),
    (" is missed", " is met"),
    ("still open", "met"),
    ("undecided", "missed"),
    ("wants to ship", "shipped"),
    ("wanted to ship", "shipped"),
    ("wants to sell", "sold"),
    ("wants to deliver", "delivered"),
    ("wanted to deliver", "delivered"),
    ("'s goal of ", "'s sales of "),
    (" reportedly", ""),
    ("no figure", "a figure"),
    ("does not settle", "does settle"),
    ("is not proven", "is proven"),
    (" expected ", " counted "),
    ("By our forecast the", "The"),
    ("the chance that", "the proof that"),
    ("ahead of", "behind"),
    ("behind", "ahead of"),
    (" a month", " a year"),
    ("That leaves", "That made"),
    ("which leaves", "which made"),
    (" led ", " lost "),
    ("would have brought", "has brought"),
    ("so it is behind", "so it is on track"),
    ("so it is on track", "so it is behind"),
    ("shipped", "has not shipped"),
    ("It has given no", "It has given its"),
    ("cannot all be right", "may all be right"),
    (" to spare", " short"),
    ("weakest", "strongest"),
)


def _turn(sentence: Sentence, chance: Random) -> tuple[str, bool] | None:
    """A word that turns the meaning, dropped or put for its opposite."""
    found = [(one, other) for one, other in _TURNS if one in sentence.text]
    if not found:
        return None
    one, other = chance.choice(found)
    return sentence.text.replace(one, other, 1), False


# Roundings are rare where figures are exact, so they are tried more often.
_ROUNDED = 0.5
_ROUNDINGS: tuple[tuple[str, _Way], ...] = (
    ("a coarser rounding", _on_figure(_coarser)),
    ("fewer digits", _on_figure(_fewer)),
)
_WAYS: tuple[tuple[str, _Way], ...] = (
    ("a digit", _on_figure(_digit)),
    ("a digit dropped", _on_figure(_dropped)),
    ("digits swapped", _on_figure(_swapped)),
    ("the point dropped", _on_figure(_point)),
    ("the magnitude", _on_figure(_magnitude)),
    ("the bound word", _on_figure(_hedge)),
    ("the unit", _on_figure(_unit)),
    ("one end of a range", _on_figure(_range)),
    ("the place in a ranking", _on_figure(_ordinal)),
    ("another vendor", _on_name(NameKind.VENDOR, ("Samsung", "Apple", "Xiaomi", "Nio", "Tesla"))),
    ("another place", _on_name(NameKind.PLACE, ("in Brazil", "in India", "worldwide", "in China"))),
    ("another source", _on_name(NameKind.SOURCE, ("IDC", "Canalys", "Gartner", "TrendForce"))),
    ("other goods", _on_name(NameKind.GOODS, ("tablets", "PCs", "smartwatches"))),
    ("another time", _on_time),
    *[("a word turned", _turn)] * 2,
)
