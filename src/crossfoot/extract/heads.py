"""The columns of a table whose borders are lost, by the words of its header line.

Invariant: a column has at least a time or a word of what is counted; the cuts stand in order and do not overlap.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["columns_of", "header_start"]

# What the first column is headed by.
_NAMES = re.compile(
    r"\b(?:vendors?|compan(?:y|ies)|brands?|oems?|manufacturers?|makers?|suppliers?|rank|platforms?|consoles?)\b",
    re.IGNORECASE,
)
_YEAR = r"(?:20\d\d|['’]?\d\d)"
_TIME = (
    rf"(?:[1-4]Q ?{_YEAR}|[12]H ?{_YEAR}|Q[1-4][ ’'-]*{_YEAR}|H[12][ ’'-]*{_YEAR}|(?:CY|FY)? ?20\d\d"
    r"|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? ?20\d\d|Q[1-4]\b)"
)
_PARTS = re.compile(
    rf"(?P<times>{_TIME} ?(?:/|-|–|vs\.?|over|to) ?{_TIME})|(?P<time>{_TIME})"
    r"|(?P<share>\b(?:market[ -])?shares?\b|\bM/?S\b)"
    r"|(?P<growth>\b(?:growth|change|yoy|y-o-y|y/y|qoq|q/q|yr/yr|chg|diff(?:erence)?|"
    r"(?:year|quarter|month)[- ](?:over|on)[- ](?:year|quarter|month)(?: (?:growth|change))?|mom|annual"
    r"|sequential)\b\.?|\+/-)"
    r"|(?P<level>\b(?:units?|shipments?|volumes?|sales|shipped|sold|deliveries|registrations|production)\b)"
    r"|(?P<unit>\((?:[^()]{1,30})\)|\bin (?:millions|thousands)\b(?: of units)?|%)"
    r"|(?P<against>\b(?:from|vs\.?|versus|over|compared|against|of|in)\b)",
    re.IGNORECASE,
)
_STEPS = ("y", "q", "m", "annual", "sequential")
_SINGULAR = ("unit", "shipment", "volume", "sales")


@dataclass(slots=True)
class _Column:
    start: int
    end: int
    kind: str = ""
    last: str = ""


def header_start(text: str) -> int:
    """Where the names of the columns start behind "Vendor", "Company"; 0 where no such word stands there."""
    found = [m.end() for m in _NAMES.finditer(text)]
    return found[-1] if found else 0


def columns_of(text: str, count: int) -> tuple[tuple[int, int], ...]:
    """The cuts of the last columns of a header, or nothing where it cannot be cut into so many.

    Args:
        text: The header line.
        count: How many columns of figures the rows have.
    """
    for joins in (False, True):
        cuts = _cut(text, joins=joins)
        first = header_start(text)
        inside = [cut for cut in cuts if cut[0] >= first]
        if len(inside) == count:
            return tuple(inside)
        if first == 0 and len(cuts) > count:
            return tuple(cuts[-count:])
    return ()


def _cut(text: str, *, joins: bool) -> list[tuple[int, int]]:
    """Cut where a new time or another thing counted begins; with `joins` "shipment growth" is one column."""
    out: list[_Column] = []
    against = False
    for found in _PARTS.finditer(text):
        what, word = found.lastgroup or "", found[0].lower()
        now = out[-1] if out else None
        if what == "against":
            against = now is not None and now.kind == "growth"
            continue
        if what == "unit":
            if now is not None:
                now.end = found.end()
            continue
        if _opens(what, now, against=against, joins=joins) or (now is not None and _of_other_step(word, now.last)):
            out.append(_Column(found.start(), found.end()))
            now = out[-1]
        against = False
        if now is None:
            continue
        now.end = found.end()
        if what in ("share", "growth", "level"):
            now.kind = what if not now.kind or joins else now.kind
            now.last = word
    return [(c.start, c.end) for c in out]


def _of_other_step(word: str, last: str) -> bool:
    """ "Year-on-Year Growth Month-on-Month Growth": a growth of another step is another column."""
    steps = [next((step for step in _STEPS if one.startswith(step)), None) for one in (word, last)]
    return None not in steps and steps[0] != steps[1]


def _opens(what: str, now: _Column | None, *, against: bool, joins: bool) -> bool:
    """Whether a part opens a column."""
    if now is None:
        return True
    if what in ("time", "times"):
        return not against and bool(now.kind)
    if not now.kind or what == now.kind:
        return False
    return not (joins and what == "growth" and now.kind == "level" and now.last in _SINGULAR)
