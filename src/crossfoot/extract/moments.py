"""General time expressions: weekdays, days near the page's own, lengths of time, repetitions, clock times, eras.

Invariant: a moment says what its words say and no more; what day it is needs the day of writing and is worked out by
`day_of`. Periods that figures belong to are found by `periods.find_times`; the two may overlap.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache, partial

from crossfoot.extract.triggers import Wordings
from crossfoot.knowledge import MomentWords, Vocabulary

__all__ = ["Moment", "day_of", "find_moments"]


@dataclass(frozen=True, slots=True)
class Moment:
    """A general time expression as met.

    Args:
        start: First character.
        end: One past the last.
        sort: `weekday`, `day` (so many from the day of writing), `near` (this, last, next unit), `ago`, `length`,
            `repeated`, `clock`, `season`, `decade`, `century`.
        unit: `day`, `week`, `year` and so on; for a season the year named with it, or "".
        count: Of units, of days, of the weekday (Monday is 0), of the first month of a season, of the year that a
            decade starts with, of the century; None where the words give no number.
        move: -1 last, 0 this, 1 next, None where the words do not say.
        part: Morning, evening and so on, or "".
        clock: "15:00", or "".
    """

    start: int
    end: int
    sort: str
    unit: str = ""
    count: int | None = None
    move: int | None = None
    part: str = ""
    clock: str = ""


def find_moments(text: str, vocabulary: Vocabulary) -> tuple[Moment, ...]:
    """Every general time expression of a text, in order, none overlapping.

    The longer one wins, then the earlier wording.

    Example:
        >>> from crossfoot.knowledge import load_vocabulary
        >>> [text[m.start : m.end] for text in ["He left on Friday."] for m in find_moments(text, load_vocabulary())]
        ['Friday']
    """
    grammar = _grammar_of(vocabulary)
    found = [
        (moment.start - moment.end, number, moment)
        for number, record, pattern in grammar.wordings.among(text)
        for moment in map(partial(grammar.read, record.sort), pattern.finditer(text))
    ]
    found.sort(key=lambda item: (item[0], item[1], item[2].start))
    taken: list[Moment] = []
    for _, _, moment in found:
        at = bisect(taken, moment.start, key=lambda other: other.start)
        if (at == 0 or taken[at - 1].end <= moment.start) and (at == len(taken) or moment.end <= taken[at].start):
            taken.insert(at, moment)
    return tuple(taken)


def day_of(moment: Moment, written: date, *, is_ahead: bool = False) -> date | None:
    """The day a weekday or a word such as "yesterday" means, or the first day of a week, month or year nearby.

    Args:
        moment: What the words say.
        written: Day of writing.
        is_ahead: Whether the sentence looks forward; a plain weekday is the last one not after the day of writing,
            or the first one not before it.
    """
    match moment.sort:
        case "day":
            return written + timedelta(days=moment.count or 0)
        case "weekday" if moment.count is not None:
            back = (written.weekday() - moment.count) % 7
            if moment.move == 1:
                return written + timedelta(days=7 - back)
            if moment.move == -1 and back == 0:
                return written - timedelta(days=7)
            return written + timedelta(days=(7 - back) % 7) if is_ahead else written - timedelta(days=back)
    return None


class _Grammar:
    """The wordings of one vocabulary's words of time, and what each word counts."""

    def __init__(self, words: MomentWords, numbers: Iterable[tuple[str, int]]) -> None:
        """Hold the wordings; each is compiled when a text first needs it."""
        self.numbers = dict(numbers)
        self.units = {form: unit for unit, plural in words.units for form in (unit, plural)}
        self.weekdays = {name.lower(): number for name, number in words.weekdays}
        self.days = dict(words.days)
        self.moves = dict(words.moves)
        self.seasons = dict(words.seasons)
        self.adverbs = dict(words.adverbs)
        self.wordings = Wordings((record, record.pattern) for record in words.patterns)

    def read(self, sort: str, found: re.Match[str]) -> Moment:
        """The moment that a match of a wording says."""
        got = {name: value.lower() for name, value in found.groupdict().items() if value}
        start = found.start("bare") if "bare" in got else found.start()
        return Moment(
            start,
            found.end(),
            sort,
            self._unit(sort, got),
            self._count(got),
            self.moves.get(got.get("move", "")),
            got.get("part", ""),
            _clock(got),
        )

    def _unit(self, sort: str, got: dict[str, str]) -> str:
        if "adverb" in got:
            return self.adverbs[got["adverb"]]
        if sort == "season":
            return got.get("year") or got.get("year2", "")
        if sort in ("decade", "century"):
            return sort
        named = got.get("unit") or got.get("bare")
        return self.units[named] if named else "day"

    def _count(self, got: dict[str, str]) -> int | None:
        """What the words count, in the order in which the groups exclude each other."""
        season, decade = got.get("season") or got.get("season2"), got.get("decade") or got.get("decade2")
        if decade is not None:
            return int(decade) if len(decade) > 2 else 1900 + int(decade)
        for group, values in (("weekday", self.weekdays), ("day", self.days)):
            if group in got:
                return values[got[group]]
        if season is not None:
            return self.seasons[season]
        if "word" in got:
            return sum(self.numbers[word] for word in got["word"].split("-"))
        digits = got.get("digits") or got.get("century") or ("1" if "one" in got else "0" if "part" in got else None)
        return None if digits is None else int(digits)


def _clock(got: dict[str, str]) -> str:
    """The time of day on a clock of 24 hours, or ""."""
    if "noon" in got:
        return "12:00" if got["noon"] == "noon" else "24:00"
    if "hour" not in got:
        return ""
    hour = int(got["hour"])
    if "half" in got:
        hour = hour % 12 + (12 if got["half"].startswith("p") else 0)
    return f"{hour:02d}:{got.get('minute', '00')}"


@lru_cache(maxsize=4)
def _grammar_of(vocabulary: Vocabulary) -> _Grammar:
    return _Grammar(vocabulary.moments, vocabulary.numbers.words)
