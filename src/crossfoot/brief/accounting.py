"""Every number, name, time and weighty word of a sentence, matched one by one with what it stands for.

Invariant: what a sentence says is met in the order it is said in, and nothing of those kinds is left over. A name or a
time must be there word for word and be read as what it stands for; a number may be any true rounding of its figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from crossfoot.brief.lexicon import find_weights
from crossfoot.brief.names import verb_for
from crossfoot.brief.telling import Figure, FigureKind, Name, NameKind, Said, Sense, Sentence, Time, Weight
from crossfoot.extract.calendar import TimeContext, resolve
from crossfoot.extract.mention import Mention, mention_of, quantify
from crossfoot.extract.numbers import find_numbers
from crossfoot.extract.periods import find_times
from crossfoot.extract.tokens import tokenize
from crossfoot.knowledge import Vocabulary
from crossfoot.model import Form, Interval, Period, Unit
from crossfoot.model.interval import at_least
from crossfoot.model.rounding import Numeral
from crossfoot.track.wording import day_name, period_name

__all__ = ["Place", "account_for"]

_TOKENS = {"VENDOR": NameKind.VENDOR, "VENDORS": NameKind.VENDOR, "PLACE": NameKind.PLACE, "SOURCE": NameKind.SOURCE,
           "PRODUCT": NameKind.GOODS, "MEASURE": NameKind.MEASURE}  # fmt: skip
_ELSEWHERE = ("ABROAD", "HOME")
# Forms whose ends are printed; the others say how far the figure may lie from the number printed.
_BOUNDS = (Form.MORE, Form.AT_LEAST, Form.LESS, Form.AT_MOST, Form.RANGE)
_BARE_UNITS = (Unit.COUNT, Unit.PERIODS)
_BLOT = "·"  # stands for nothing the reader knows; a tilde would be read as "about"
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")


@dataclass(frozen=True, slots=True)
class Place:
    """A figure and where its words stand in the sentence."""

    figure: Figure
    start: int
    end: int


class _FaultError(Exception):
    """What is wrong with a sentence; told, never raised beyond this module."""


def account_for(sentence: Sentence, vocabulary: Vocabulary, *, published: date) -> tuple[tuple[Place, ...], str | None]:
    """Where the figures of a sentence stand, and what is wrong with it, or None.

    Args:
        sentence: The words, and what they stand for.
        vocabulary: What the reader knows.
        published: The day the brief is as of.
    """
    try:
        return _account(sentence, vocabulary, published), None
    except _FaultError as fault:
        return (), str(fault)


def _account(sentence: Sentence, vocabulary: Vocabulary, published: date) -> tuple[Place, ...]:
    fixed = list(_fixed(sentence))
    for item, _, _ in fixed:
        if isinstance(item, Time):
            _check_time(item, vocabulary, published)
        else:
            _check_name(item, vocabulary)
    _check_no_other_name(sentence.text, fixed, vocabulary)
    text = _without(sentence.text, ((start, end) for _, start, end in fixed))
    _refuse_other_times(text, vocabulary)
    mentions = _numbers(text, vocabulary)
    _check_weights(_without(text, ((m.start, m.end) for m in mentions)), sentence.said)
    return tuple(_places(text, mentions, sentence.said))


def _fixed(sentence: Sentence) -> Iterator[tuple[Name | Time, int, int]]:
    """Names and times, found word for word, each behind the one before."""
    at = 0
    for item in sentence.said:
        if isinstance(item, Name | Time) and item.text:
            found = re.compile(rf"(?<!\w){re.escape(item.text)}(?!\w)").search(sentence.text, at)
            if found is None:
                raise _FaultError(f"'{item.text}' is missing")
            at = found.end()
            yield item, found.start(), at


def _check_time(item: Time, vocabulary: Vocabulary, published: date) -> None:
    """Whether the reader takes the words for the days they stand for; what it cannot read is the period's own name."""
    mentions = find_times(item.text, vocabulary)
    if item.is_base:
        return  # it depends on the time spoken of before, which the claim that is read back has
    if len(mentions) == 1:
        found, _ = resolve(mentions[0].expr, TimeContext(published))
        if (found.start, found.end) == (item.period.start, item.period.end):
            return
    if item.text.lower() not in _names_of(item.period):
        raise _FaultError(f"'{item.text}' is not {period_name(item.period)}")


def _names_of(period: Period) -> tuple[str, ...]:
    names = [period_name(period)]
    names += [day_name(period.start)] if period.start is not None and period.days == 1 else []
    if period.month_count == 2:  # noqa: PLR2004
        names.append(period_name(period).replace(" and ", " or "))
    return tuple(name.lower() for name in names)


def _check_name(item: Name, vocabulary: Vocabulary) -> None:
    """Whether the reader takes the words for what they stand for, where it knows them at all."""
    for token in tokenize(item.text, vocabulary):
        if _TOKENS.get(token.cls) is item.kind and not _is_same(item, token.value):
            raise _FaultError(f"'{item.text}' is {token.value}, not {item.id}")


def _is_same(item: Name, value: str) -> bool:
    match item.kind:
        case NameKind.MEASURE:
            return verb_for(value, past=True) == verb_for(item.id, past=True)
        case NameKind.SOURCE:
            return True  # one outlet has many names; the words themselves are held to
        case NameKind.PLACE if value in _ELSEWHERE or item.id.startswith("WORLD-"):
            return True
    return value == item.id


def _check_no_other_name(text: str, fixed: list[tuple[Name | Time, int, int]], vocabulary: Vocabulary) -> None:
    for token in tokenize(text, vocabulary):
        inside = any(start <= token.start and token.end <= end for _, start, end in fixed)
        parts = token.parts or (token,)
        covered = all(any(start < part.end and part.start < end for _, start, end in fixed) for part in parts)
        if token.cls in _TOKENS and not inside and not covered:
            raise _FaultError(f"nothing is said to be of '{token.text}'")


def _refuse_other_times(text: str, vocabulary: Vocabulary) -> None:
    for time in find_times(text, vocabulary):
        words = text[time.start : time.end]
        if _DIGIT.search(words) or time.expr.index is not None:
            raise _FaultError(f"nothing is said of '{words}'")


def _numbers(text: str, vocabulary: Vocabulary) -> tuple[Mention, ...]:
    """Numbers as our reader finds them, and number words that it leaves to its grammar: "two", "third", "number 12"."""
    found = [_placed(m) if text[: m.start].endswith("number ") else m for m in find_numbers(text, vocabulary)]
    words = {word: (str(number), "BARE") for word, number in vocabulary.numbers.words}
    words |= {word: (str(number), "ORDINAL") for word, number in vocabulary.numbers.ordinals}
    for met in _WORD.finditer(text):
        digits, kind = words.get(met[0].lower(), ("", ""))
        if digits and not any(m.start < met.end() and met.start() < m.end for m in found):
            span = (met.start(), met.end(), met.start())
            found.append(mention_of(kind, span, Numeral(digits), written=digits, magnitude=""))
    return tuple(sorted(found, key=lambda m: m.start))


def _placed(mention: Mention) -> Mention:
    """A bare number that is a place in a ranking."""
    return replace(mention, kind="ORDINAL", quantity=quantify("ORDINAL", mention.numerals, Form.PLAIN))


def _check_weights(text: str, said: Sequence[Said]) -> None:
    promised = [item for item in said if isinstance(item, Weight)]
    found = [(text[start:end], sense) for start, end, sense in find_weights(text)]
    for number, (words, sense) in enumerate(found):
        if number >= len(promised) or promised[number].sense is not sense:
            raise _FaultError(f"'{words}' says what is not known")
    if len(found) < len(promised):
        missing = promised[len(found)]
        raise _FaultError(f"'{missing.text}' is missing")


def _places(text: str, mentions: Sequence[Mention], said: Sequence[Said]) -> Iterator[Place]:
    figures = [item for item in said if isinstance(item, Figure)]
    left = _without(text, ((m.start, m.end) for m in mentions))
    stray = _DIGIT.search(left)
    if stray is not None:
        raise _FaultError(f"'{left[stray.start() :].split()[0]}' is no number our reader knows")
    for number, mention in enumerate(mentions):
        words = text[mention.start : mention.end]
        if number >= len(figures):
            raise _FaultError(f"no figure is known that '{words}' could be")
        _check_number(words, mention, figures[number])
        yield Place(figures[number], mention.start, mention.end)
    if len(mentions) < len(figures):
        raise _FaultError(f"the figure '{figures[len(mentions)].text}' is missing")
    _check_directions(said)


def _check_directions(said: Sequence[Said]) -> None:
    """A growth stands behind the word for its direction."""
    before: Weight | None = None
    for item in said:
        if isinstance(item, Weight):
            before = item
        elif isinstance(item, Figure) and item.kind is FigureKind.GROWTH and item.mode.value == "actual":
            falls = item.interval.high is not None and item.interval.high <= 0
            if before is None or before.sense is not (Sense.DOWN if falls else Sense.UP):
                raise _FaultError(f"'{item.text}' does not say which way it goes")


def _check_number(words: str, mention: Mention, figure: Figure) -> None:
    quantity = mention.quantity
    if quantity is None:
        raise _FaultError(f"'{words}' is no figure of goods")
    known = abs_of(figure.interval).intersect(at_least(0))  # a number without a sign says that it is no less
    if quantity.unit is not figure.unit and not (quantity.unit in _BARE_UNITS and figure.unit in _BARE_UNITS):
        raise _FaultError(f"'{words}' counts something else than '{figure.text}'")
    if not known.is_inside(quantity.interval):
        raise _FaultError(f"'{words}' says more than is known: {known}")
    if not _is_near(mention, quantity.interval, known):
        raise _FaultError(f"'{words}' is no rounding of what is known: {known}")


def abs_of(interval: Interval) -> Interval:
    """An interval without its sign; numbers are printed without one."""
    return -interval if interval.high is not None and interval.high <= 0 and interval.low != 0 else interval


def _is_near(mention: Mention, read: Interval, known: Interval) -> bool:
    """Whether each end printed is the end it stands for, rounded to the last digit printed that is not 0."""
    first, last = mention.numerals[0], mention.numerals[-1]
    for shown, end, numeral in ((read.low, known.low, first), (read.high, known.high, last)):
        if shown is None or end is None or (shown == 0 and shown != numeral.value):
            continue
        if mention.form in _BOUNDS and abs(shown - end) >= numeral.last_nonzero:
            return False
        if mention.form not in _BOUNDS and abs(shown - end) > 2 * max(numeral.half_width, numeral.slack):
            return False
    return True


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with cuts blotted out, letter for letter, so that nothing is read there and nothing moves."""
    letters = list(text)
    for start, end in spans:
        letters[start:end] = _BLOT * (end - start)
    return "".join(letters)
