"""The day a page was published: every place that says so, and which of them is believed.

Invariant: all candidates are kept, in the order in which they are believed; the clock in a site's header, which shows
the day of crawling, is believed only where nothing else says anything. No day is made up: a date without a year is
none, unless the address gives the year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from crossfoot.model import Issue
from crossfoot.read.daytext import date_words, iso_day
from crossfoot.read.facts import Facts

__all__ = ["DateCandidate", "DateKind", "choose_date", "days_of_address", "days_of_facts", "in_order"]


class DateKind(StrEnum):
    """Where a date was found; in the order in which it is believed."""

    CALLER = "caller"
    JSON_LD = "json-ld"
    META = "meta"
    MARKED_TIME = "marked-time"
    ADDRESS = "address"
    BYLINE = "byline"
    CRAWLER = "crawler"
    UPDATED = "updated"
    DATELINE = "dateline"
    TIME = "time"
    MODIFIED = "modified"
    FOOT = "foot"
    CLOCK = "clock"
    NAME = "name"


_ORDER = tuple(DateKind)
_GOOD = frozenset(_ORDER[: _ORDER.index(DateKind.UPDATED)])
_DAYS_APART = 2
# A time in UTC: the day may be another one where the page was written.
_UTC = re.compile(r"[0-9]{2}:[0-9]{2}(?::[0-9.]+)? ?(?:Z|GMT|UTC|\+00:?00)$")
_ADDRESS_DAY = re.compile(
    r"(?<![0-9])(?:((?:19|20)[0-9]{2})([-/_])([01]?[0-9])\2([0-3]?[0-9])|((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9]))(?![0-9])"
)


@dataclass(frozen=True, slots=True)
class DateCandidate:
    """A day that may be the day of publication.

    Args:
        day: The day.
        where: The words or the field it was read from.
        kind: What kind of place that is.
    """

    day: date
    where: str
    kind: DateKind


def in_order(candidates: Sequence[DateCandidate]) -> tuple[DateCandidate, ...]:
    """Each candidate once, the one believed most first; equals stay in page order."""
    return tuple(sorted(dict.fromkeys(candidates), key=lambda candidate: _ORDER.index(candidate.kind)))


def choose_date(
    candidates: Sequence[DateCandidate], *, name: str, yearless: str | None = None
) -> tuple[date | None, tuple[Issue, ...]]:
    """The day believed, and what is odd about it.

    Args:
        candidates: As `in_order` gives them.
        name: Of the page, for messages.
        yearless: A date near the top that lacks its year, for the message where there is no other.

    Issues:
        `no-publication-date`, `header-clock-date`, `date-from-name`, `dates-disagree`.
    """
    if not candidates:
        hint = f"; '{yearless}' has no year" if yearless else ""
        return None, (Issue("no-publication-date", f"Nothing on '{name}' says when it was published{hint}"),)
    best = _local(candidates)
    if best.kind is DateKind.CLOCK:
        message = f"Only the clock in the header, '{best.where}', dates '{name}': it may show the day of crawling"
        return best.day, (Issue("header-clock-date", message, best.where),)
    if best.kind is DateKind.NAME:
        message = f"Nothing on '{name}' says when it was published; its name puts it at {best.day} or later"
        return best.day, (Issue("date-from-name", message, best.where),)
    for other in candidates:
        apart = abs((other.day - best.day).days)
        if other.kind in _GOOD and best.kind in _GOOD and apart > _DAYS_APART:
            message = (
                f"'{name}' is dated {best.day} by {best.kind} and {other.day} by {other.kind}, {apart} days apart; "
                f"{best.day} is believed"
            )
            return best.day, (Issue("dates-disagree", message, other.where),)
    return best.day, ()


def _local(candidates: Sequence[DateCandidate]) -> DateCandidate:
    """The best candidate; but where it is a time in UTC, a byline one day away tells the day where it was written."""
    best = candidates[0]
    byline = next((other for other in candidates if other.kind is DateKind.BYLINE), None)
    if byline is None or best.kind is DateKind.CALLER or not _UTC.search(best.where):
        return best
    return byline if abs((byline.day - best.day).days) == 1 else best


def days_of_facts(facts: Facts, *, month_first: bool) -> Iterator[DateCandidate]:
    """The dates a page's metadata gives.

    Args:
        facts: What the page says about itself.
        month_first: Whether `3/4/2017` is the fourth of March.
    """
    words = date_words()
    fields: list[tuple[DateKind, str, str | None]] = [
        *((DateKind.JSON_LD, "datePublished", written) for written in facts.published),
        *((DateKind.META, name, facts.meta(name)) for name in words.published),
        *((DateKind.MARKED_TIME, "time", time.written) for time in facts.times if time.is_publication),
        *((DateKind.TIME, "time", time.written) for time in facts.times if not time.is_publication),
        *((DateKind.MODIFIED, "dateModified", written) for written in facts.modified),
        *((DateKind.MODIFIED, name, facts.meta(name)) for name in words.modified),
    ]
    for kind, name, written in fields:
        day = None if written is None else iso_day(written, month_first=month_first)
        if day is not None:
            yield DateCandidate(day, f"{name} {written}", kind)


def days_of_address(url: str) -> Iterator[DateCandidate]:
    """The dates in an address: `/2017/10/31/`, `2017-10-31`, `20171031`."""
    for found in _ADDRESS_DAY.finditer(url):
        year, month, day = (found[1], found[3], found[4]) if found[1] else (found[5], found[6], found[7])
        written = iso_day(f"{year}-{month}-{day}")
        if written is not None:
            yield DateCandidate(written, found[0], DateKind.ADDRESS)
