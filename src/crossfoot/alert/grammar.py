"""One line of a rules file, read as a rule.

Invariant: a line is read whole or refused; the refusal names the word it stumbled at and what was expected there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from crossfoot.alert.rule import ChanceRule, LevelRule, NewsRule, Rule, TargetRule
from crossfoot.errors import InputError, NotationError, RuleError
from crossfoot.knowledge import Vocabulary
from crossfoot.knowledge.naming import near, read_measure, read_place, read_product, vendor_named
from crossfoot.ledger import slug
from crossfoot.model import MEASURES, Cell, Grain, Interval, Period, parse_period
from crossfoot.model.figures import read_quantity
from crossfoot.model.interval import at_least, at_most, below, more_than
from crossfoot.reconcile.cells import canonical
from crossfoot.track import aim_of, number_of
from crossfoot.track.news import Kind

__all__ = ["EVENTS", "Knows", "nobody", "read_rule"]

Knows = Callable[[str], bool]

_ENDS: Mapping[str, Callable[[Fraction], Interval]] = {
    "above": more_than,
    "below": below,
    "at least": at_least,
    "at most": at_most,
}
_GRAINS = {grain.value: grain for grain in (Grain.MONTH, Grain.QUARTER, Grain.HALF, Grain.YEAR)}
_MAGNITUDES = {"thousand": "k", "million": "M", "billion": "B"}
_DECIDED = ("proven_met", "proven_missed")
# What a rule on a goal may ask for: kinds of news, and verdicts.
_GOALS: Mapping[str, tuple[tuple[Kind, ...], tuple[str, ...]]] = {
    "set": ((Kind.TARGET,), ()),
    "raised": ((Kind.RAISED,), ()),
    "cut": ((Kind.CUT,), ()),
    "decided": ((Kind.VERDICT,), _DECIDED),
    "met": ((Kind.VERDICT,), _DECIDED[:1]),
    "missed": ((Kind.VERDICT,), _DECIDED[1:]),
    "changes": ((Kind.TARGET, Kind.RAISED, Kind.CUT, Kind.VERDICT, Kind.MONTH), ()),
}
EVENTS: Mapping[str, Kind] = {
    "bound": Kind.BOUND,
    "claims": Kind.CLAIMS,
    "conflict": Kind.CONFLICT,
    "divergence": Kind.DIVERGENCE,
    "footprint": Kind.FOOTPRINT,
    "first": Kind.FIRST,
    "milestone": Kind.MILESTONE,
    "overtake": Kind.OVERTAKE,
    "rank": Kind.RANK,
    "record": Kind.RECORD,
    "restatement": Kind.RESTATEMENT,
    "streak": Kind.STREAK,
    "target": Kind.TARGET,
    "verdict": Kind.VERDICT,
}
_CHANGING = ("footprint", "rank")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line cut into words, with what is known of names."""

    text: str
    words: tuple[str, ...]
    vocabulary: Vocabulary
    knows: Knows

    def stop(self, word: str, expected: str) -> RuleError:
        """The line cannot be read, because of a word, or because there is none more."""
        return RuleError(self.text, word, expected)

    def vendor(self, words: Sequence[str], expected: str = "a vendor") -> str:
        """A vendor of some words."""
        text = " ".join(words)
        if not text:
            raise self.stop("", expected)
        found = vendor_named(text, self.vocabulary) or slug(text)
        if self.vocabulary.vendor(found) is None and not self.knows(found):
            known = {vendor.id for vendor in self.vocabulary.vendors}
            raise self.stop(text, f"a vendor that the vocabulary or the ledger knows{near(found, known)}")
        return found

    def period(self, word: str) -> Period:
        """A period of a word."""
        try:
            return parse_period(word)
        except NotationError:
            raise self.stop(word, "a time such as 2017, 2017-Q4 or 2017-10") from None

    def known(self, reader: Callable[[str], str], words: Sequence[str], expected: str) -> str:
        """A measure, product or place of some words."""
        text = " ".join(words)
        try:
            return reader(text)
        except InputError:
            raise self.stop(text, expected) from None


def nobody(_: str) -> bool:
    """What knows no vendor besides those of the vocabulary."""
    return False


def read_rule(text: str, vocabulary: Vocabulary, *, knows: Knows = nobody) -> Rule:
    """A rule of one line.

    Args:
        text: The line, such as `xiaomi shipments smartphone world above 10M in any month`.
        vocabulary: Names of vendors, places and products.
        knows: Whether a ledger has anything on a vendor that the vocabulary does not know.

    Raises:
        RuleError: It is none.

    Example:
        >>> from crossfoot.knowledge import load_vocabulary
        >>> read_rule("any conflict", load_vocabulary()).text
        'any conflict'
    """
    words = tuple(text.split())
    line = _Line(" ".join(words), words, vocabulary, knows)
    match [word.lower() for word in words]:
        case ["target", *_, last]:
            return _target(line, last)
        case ["chance", "of", *_]:
            return _chance(line)
        case ["any", event]:
            return NewsRule(line.text, (_event(line, event),))
        case [event, "on", *_]:
            return NewsRule(line.text, (_event(line, event),), line.vendor(words[2:]))
        case [event, "of", *_, "changes"] if event in _CHANGING:
            return _changing(line, event)
    return _level(line)


def _event(line: _Line, word: str) -> Kind:
    if word not in EVENTS:
        raise line.stop(word, f"one of {', '.join(EVENTS)}")
    return EVENTS[word]


def _target(line: _Line, last: str) -> TargetRule:
    """`target xiaomi 2017 decided`."""
    if last not in _GOALS:
        raise line.stop(line.words[-1], f"one of {', '.join(_GOALS)}")
    kinds, states = _GOALS[last]
    middle = line.words[1:-1]
    period = None
    if len(middle) > 1 and middle[-1][:1].isdigit():
        period = line.period(middle[-1])
        middle = middle[:-1]
    return TargetRule(line.text, line.vendor(middle), period, kinds, states)


def _chance(line: _Line) -> ChanceRule:
    """`chance of xiaomi 2017 below 30%`."""
    words = line.words[2:]
    if len(words) < 4:  # noqa: PLR2004  vendor, time, comparison, percentage
        raise line.stop("", "a vendor, a time, above or below, and a percentage: chance of xiaomi 2017 below 30%")
    *vendor, when, way, mark = words
    if way.lower() not in ("above", "below"):
        raise line.stop(way, "above or below")
    percent = mark.removesuffix("%")
    if not percent.replace(".", "", 1).isdigit() or not 0 <= Fraction(percent) <= 100:  # noqa: PLR2004
        raise line.stop(mark, "a percentage between 0 and 100, such as 30%")
    return ChanceRule(
        line.text, line.vendor(vendor), line.period(when), Fraction(percent) / 100, way.lower() == "below"
    )


def _changing(line: _Line, event: str) -> NewsRule:
    """`rank of xiaomi in IN changes`, `footprint of xiaomi changes`."""
    words = line.words[2:-1]
    split = next((i for i, word in enumerate(words) if word.lower() == "in"), len(words))
    place = None
    if split < len(words):
        place = line.known(lambda text: read_place(text, line.vocabulary), words[split + 1 :], "a place")
    return NewsRule(line.text, (EVENTS[event],), line.vendor(words[:split]), place)


def _level(line: _Line) -> LevelRule:
    """`xiaomi shipments smartphone world above 10M in any month by idc`."""
    lower = [word.lower() for word in line.words]
    at = next((i for i, word in enumerate(lower) if word in MEASURES), None)
    if at is None:
        first = line.words[0] if line.words else ""
        raise line.stop(first, "target, chance of, rank of, footprint of, any, conflict on, or a vendor and a measure")
    comparison = next((i for i in range(at + 1, len(lower)) if _comparison(lower, i)), None)
    if comparison is None:
        raise line.stop(_behind_place(line, at + 2), f"a comparison ({', '.join(_ENDS)}) behind the place")
    name = _comparison(lower, comparison)
    place = line.known(lambda text: read_place(text, line.vocabulary), line.words[at + 2 : comparison], "a place")
    product = line.known(lambda text: read_product(text, line.vocabulary), line.words[at + 1 : at + 2], "a product")
    number, rest = _number(line, comparison + len(name.split()))
    when, source = _when(line, rest)
    vendor = line.vendor(line.words[:at], "a vendor in front of the measure")
    series = canonical(Cell(read_measure(lower[at]), (vendor,), product, place))
    return LevelRule(line.text, series, _ENDS[name](number), when, source)


def _behind_place(line: _Line, index: int) -> str:
    """The first word that belongs to no place; nothing where there is none."""
    for end in range(len(line.words), index, -1):
        try:
            read_place(" ".join(line.words[index:end]), line.vocabulary)
        except InputError:
            continue
        return line.words[end] if end < len(line.words) else ""
    return line.words[index] if index < len(line.words) else ""


def _comparison(words: Sequence[str], index: int) -> str:
    """The comparison that starts at a word, or nothing."""
    two = " ".join(words[index : index + 2])
    return two if two in _ENDS else words[index] if words[index] in _ENDS else ""


def _number(line: _Line, index: int) -> tuple[Fraction, int]:
    """A number as a page or a user writes it: 10M, 9.5 million, 250,000; and where the rest of the line starts."""
    word = line.words[index] if index < len(line.words) else ""
    follows = line.words[index + 1].lower() if index + 1 < len(line.words) else ""
    text = word + _MAGNITUDES.get(follows, "")
    try:
        quantity = read_quantity(text)
    except InputError:
        raise line.stop(word, "a number such as 10M, 9.5 million or 250,000") from None
    aim = aim_of(quantity)
    if aim is None or not word[:1].isdigit():
        raise line.stop(word, "a number such as 10M, 9.5 million or 250,000")
    return number_of(aim), index + 1 + (follows in _MAGNITUDES)


def _when(line: _Line, index: int) -> tuple[Period | Grain, str | None]:
    """`in any month`, `in 2017-Q4`, and behind it `by idc`."""
    rest = line.words[index:]
    if not rest or rest[0].lower() != "in" or len(rest) == 1:
        raise line.stop(rest[0] if rest else "", "in any month, in any quarter, or in a time such as 2017-Q4")
    source = None
    if len(rest) > 3 and rest[-2].lower() == "by":  # noqa: PLR2004  in, a time, by, a source
        source = slug(rest[-1])
        rest = rest[:-2]
    match [word.lower() for word in rest[1:]]:
        case ["any", grain]:
            if grain not in _GRAINS:
                raise line.stop(grain, f"one of {', '.join(_GRAINS)}")
            return _GRAINS[grain], source
        case [_]:
            return line.period(rest[1]), source
    raise line.stop(" ".join(rest[1:]), "any month, or a time such as 2017-Q4, and nothing behind it but: by SOURCE")
