"""Changes of a draft that go the other way than its own two figures: "rose from 10 million to 8 million".

Invariant: only two plain numbers of one unit that one phrase sets side by side are compared; ranks, years, money, small
bare numbers and numbers with a sign are left alone, and so is a phrase with a third figure in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

__all__ = ["wrong_ways"]

_SIZES = {"thousand": 3, "k": 3, "million": 6, "mn": 6, "mln": 6, "m": 6, "billion": 9, "bn": 9}
_UNIT = r"thousand|million|billion|mln|mn|bn|m|k|%|pct|percent|per cent|percentage points"
_NUMBER = (
    r"(?<![\w$€£¥.,+-])(?P<{0}>\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?)(?! ?(?:/|:))"
    r"(?:[\s-]?(?P<unit_{0}>" + _UNIT + r"))?(?![\w%]|[.,]\d| (?:euros?|dollars?|yuan|rupees?|won|yen|pounds?)\b)"
)
# What may stand between two figures of one phrase: no other figure but a year, and no full stop.
_BETWEEN = r"(?:(?:19|20)\d\d\b|[^\d.;:()]){0,70}?"
# No word that may as well be a noun: "a pay rise from".
_UP = (
    r"rose|risen|rising|grew|grown|growing|increased|increasing|climbed|climbing|jumped|surged|raised|raising|lifted|"
    r"lifting|expanded|expanding"
)
_DOWN = (
    r"fell|fallen|falling|dropped|dropping|declined|declining|decreased|slid|slipped|shrank|shrunk|plunged|cut|cutting|"
    r"lowered|lowering|reduced|reducing|slashed|slashing|trimmed|trimming"
)
_WAY = rf"(?P<way>(?P<up>{_UP})|{_DOWN})"
_BARE = r"(?P<way>(?P<up>up)|down)"
_OBJECT = r"(?:\s(?!(?:from|to|and|but|while|is|was|are|were)\b)(?:(?:19|20)\d\d|[^\d.,;:()\s]+)){0,6}?"
_OLD, _NEW = _NUMBER.format("old"), _NUMBER.format("new")
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{_WAY}\b{_OBJECT}\sfrom\s{_OLD}{_BETWEEN}\sto\s{_NEW}",  # rose from A to B
        rf"\b{_WAY}\b{_OBJECT}\sto\s{_NEW}{_BETWEEN}\sfrom\s{_OLD}",  # rose to B from A
        rf"{_NEW}{_BETWEEN},\s(?:which (?:is|was) )?{_BARE}\sfrom\s{_OLD}",  # B, up from A
    )
)
_RANKED = re.compile(
    r"\b(?:rank\w*|place[ds]?|position\w*|spot|number|no\.|#|seed\w*|price\w*|cost\w*)\b", re.IGNORECASE
)
# A bare number that small is a day, a model or a price as often as a figure; what lies further apart than that is of
# two different things, or a slip that other checks name.
_LEAST = 1000
_FAR = 10
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_MAY = re.compile(r"\b(?:rather than|instead of|not)\b", re.IGNORECASE)


def wrong_ways(text: str) -> Iterator[tuple[int, int, str]]:
    """Start and end of each word that says a figure rose where it fell, or the reverse, and what is wrong in words.

    Args:
        text: A block of the draft.
    """
    seen: set[tuple[int, int]] = set()
    for form in _FORMS:
        for found in form.finditer(text):
            old, new = _pair(found)
            where = found.span("way")
            if old is None or new is None or old == new or where in seen:
                continue
            seen.add(where)
            if (new > old) is not (found["up"] is not None):
                size = "more" if new > old else "less"
                yield *where, f"{_told(found, 'new')} is {size} than {_told(found, 'old')}"


def _pair(found: re.Match[str]) -> tuple[Fraction | None, Fraction | None]:
    """The two numbers in one unit; None where they cannot be compared."""
    nothing = None, None
    units = [(found["unit_old"] or "").lower(), (found["unit_new"] or "").lower()]
    if _RANKED.search(found[0]) or _MAY.search(found[0]):
        return nothing
    if any(_YEAR.match(found[name]) and not unit for name, unit in zip(("old", "new"), units, strict=True)):
        return nothing
    # "From 10 to 8 million": the unit behind is that of both.
    if not units[0] and units[1] and found.start("old") < found.start("new"):
        units[0] = units[1]
    old, new = _value(found["old"], units[0]), _value(found["new"], units[1])
    is_told = all(unit or value >= _LEAST for unit, value in zip(units, (old, new), strict=True))
    is_near = max(old, new) <= _FAR * min(old, new)
    return (old, new) if is_told and is_near and _kind(units[0]) == _kind(units[1]) else nothing


def _kind(unit: str) -> str:
    return "count" if not unit or unit in _SIZES else "percent"


def _value(number: str, unit: str) -> Fraction:
    return Fraction(number.replace(",", "")) * int(10 ** _SIZES.get(unit, 0))


def _told(found: re.Match[str], name: str) -> str:
    """A number with its unit, as written."""
    end = found.end(name) if found[f"unit_{name}"] is None else found.end(f"unit_{name}")
    return found.string[found.start(name) : end]
