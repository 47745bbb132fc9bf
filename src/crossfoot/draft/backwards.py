"""Times of a draft that end before they begin: "from April 2014 to March 2014".

Invariant: only a span whose two ends are named in full, month or quarter with its year, is judged; two times that are
merely compared are no span.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["backward_times"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_QUARTERS = {"first": 1, "second": 4, "third": 7, "fourth": 10, "1": 1, "2": 4, "3": 7, "4": 10}
_TIME = (
    r"(?:(?P<month{0}>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?(?: \d\d?,)?|Q(?P<number{0}>[1-4])|"
    r"(?:the )?(?P<quarter{0}>first|second|third|fourth) quarter(?: of)?),? (?P<year{0}>(?:19|20)\d\d)"
)
_SPAN = re.compile(
    r"\b(?i:from|starting|beginning|runs?|running)(?: from| in)? (?P<told>(?:the (?:start|beginning) of )?"
    + _TIME.format("_from")
    + r",? (?:to|through|until|till)(?: the end of)? "
    + _TIME.format("_to")
    + r")\b"
)


def backward_times(text: str) -> Iterator[tuple[int, int, str]]:
    """Start and end of each time that ends before it begins, and what is wrong with it in words.

    Args:
        text: A block of the draft.
    """
    for found in _SPAN.finditer(text):
        if _moment(found, "_to") < _moment(found, "_from"):
            yield found.start("told"), found.end("told"), "it ends before it begins, so it is no time at all"


def _moment(found: re.Match[str], end: str) -> tuple[int, int]:
    """Year and month in which one end of a span lies."""
    month = found["month" + end]
    if month is not None:
        return int(found["year" + end]), _MONTHS.index(month[:3].lower()) + 1
    return int(found["year" + end]), _QUARTERS[found["number" + end] or found["quarter" + end]]
