"""Furniture by wording and place: "Read more", bylines, author boxes, prices, the rest of the page after "Comments".

Invariant: the wordings are data; here is only where on the page they count, and what some of them take with them.
"""

from __future__ import annotations

import re

from crossfoot.read.containers import Reasons
from crossfoot.read.layout import Layout, Run
from crossfoot.read.prose import is_prose
from crossfoot.read.wordings import LineWording, Wordings

__all__ = ["by_line"]

_LONGEST_BYLINE = 160
_PARTS = re.compile(r"\s*[|•·●]\s*|\s+//\s+|\s+[-–—]+\s+|\s+[»/]\s+")
_BUTTONS = "interface"
# A figure with a decimal point or a percent sign, which no counter of shares and comments has.
_FIGURE = re.compile(r"[+−-]?[0-9]{1,12}(?:\.[0-9]{1,4} ?%?| ?%)")
_COLUMNS = 8
_FEWEST_FIGURES = 2
# Headings of these levels are not read as bylines: "Results – 26 October 2017".
_HIGH_LEVELS = frozenset({1, 2})


def by_line(layout: Layout, title: int | None, reasons: Reasons, wordings: Wordings) -> Reasons:
    """Mark lines by their wording, and what follows the headings of furniture."""
    found = list(reasons)
    free = [
        at
        for at, item in enumerate(layout.items)
        if found[at] is None and at != title and isinstance(item, Run) and not layout.is_figure(item)
    ]
    prose = [at for at in free if is_prose(layout.items[at])]
    first, last = (prose[0], prose[-1]) if prose else (len(found), -1)
    # The first prose may be a subtitle with the byline below it.
    body = prose[1] if len(prose) > 1 else first
    takers: list[tuple[int, LineWording]] = []
    for at in free:
        places = _places(at, first, last) | ({"byline"} if at < body or at > last else set())
        wording = _wording(layout.items[at], places, wordings)
        if wording is not None and not _is_column(layout, at, wording):
            found[at] = wording.name
            if wording.takes and at > first:
                takers.append((at, wording))
    for at, wording in takers:
        _take(layout, at, wording, found)
    return tuple(found)


def _is_column(layout: Layout, at: int, wording: LineWording) -> bool:
    """Whether a word that sounds like a button heads a column: "Share" above figures that each have a line."""
    if wording.name != _BUTTONS:
        return False
    below = [item.text for item in layout.items[at + 1 : at + 1 + _COLUMNS] if isinstance(item, Run)]
    return sum(_FIGURE.fullmatch(text) is not None for text in below) >= _FEWEST_FIGURES


def _places(at: int, first: int, last: int) -> frozenset[str]:
    """Which of the places that wordings name a line stands in."""
    places = {"any"}
    if at < first:
        places |= {"top", "edge"}
    if at > last:
        places |= {"end", "edge"}
    if at > first:
        places.add("after")
    return frozenset(places)


def _wording(item: object, places: frozenset[str], wordings: Wordings) -> LineWording | None:
    if not isinstance(item, Run):
        return None
    for wording in wordings.lines:
        if wording.place in places and wording.fits(item.text):
            return wording
    return _byline(item, wordings) if "byline" in places and item.level not in _HIGH_LEVELS else None


def _byline(item: Run, wordings: Wordings) -> LineWording | None:
    """`28 October 2022 | By the newsdesk | 3 min read`: every part is one of a byline's, and one is a date."""
    if len(item.text) > _LONGEST_BYLINE:
        return None
    whole = wordings.of_segment(item.text)
    if whole is not None and whole.is_needed:
        return whole
    parts = [wordings.of_segment(part) for part in _PARTS.split(item.text) if part]
    if None in parts:
        return None
    return next((part for part in parts if part is not None and part.is_needed), None)


def _take(layout: Layout, at: int, wording: LineWording, found: list[str | None]) -> None:
    """Mark what follows a heading of furniture: lines up to the next prose, or all the rest.

    The rest is taken only if less prose follows than stands before: the word may also head a column of the page.
    """
    if wording.takes == "rest":
        before = sum(len(item.text) for item in layout.items[:at] if isinstance(item, Run) and is_prose(item))
        behind = sum(len(item.text) for item in layout.items[at:] if isinstance(item, Run) and is_prose(item))
        if behind > before:
            return
    for other in range(at + 1, len(found)):
        if wording.takes == "lines" and is_prose(layout.items[other]):
            break
        found[other] = found[other] or wording.name
