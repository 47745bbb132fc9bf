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
from crossfoot.read.daytext import date_words, days_in, iso_day, yearless_days_in
from crossfoot.read.facts import Facts
from crossfoot.read.furniture import Judgement
from crossfoot.read.layout import Layout, Run
from crossfoot.read.wordings import Wordings

__all__ = ["DateCandidate", "DateKind", "choose_date", "find_dates"]


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


_ORDER = tuple(DateKind)
_GOOD = frozenset(_ORDER[: _ORDER.index(DateKind.CRAWLER) + 1])
_DAYS_APART = 2
_LONGEST_BYLINE = 220
_CLOCK_PLACES = frozenset({"menu", "header", "ticker", "aside", "form", "weather", "footer"})
_ZONE_CLOCK = re.compile(r"\(?(?:GMT|UTC) ?[+-] ?[0-9]{1,2}\)?")
_ADDRESS_DAY = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})([-/_]?)([01]?[0-9])\2([0-3]?[0-9])(?![0-9])")
_ADDRESS_MONTH = re.compile(r"/((?:19|20)[0-9]{2})(?:[-/]([01]?[0-9])(?![0-9]))?")
# "TAIPEI, Sept. 5 –", "Cupertino, Jan. 31 -", "NEW DELHI, May 3, 2019 (Reuters) -"
_DATELINE = re.compile(
    r"[A-Z][\w .,’'/()-]{2,60}?[,:(] ?(?P<date>[^–—]{4,24}?)\)?(?: \([\w /]{2,24}\))? ?(?:[–—:]|-{1,2} )"
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


@dataclass(frozen=True, slots=True)
class Page:
    """What dates are looked for in.

    Args:
        layout: The text as runs.
        judgement: Which of them are furniture.
        facts: What the page says about itself.
        url: Its address, or None.
    """

    layout: Layout
    judgement: Judgement
    facts: Facts
    url: str | None


def find_dates(page: Page, wordings: Wordings, *, published: date | None = None) -> tuple[DateCandidate, ...]:
    """All candidates, the one believed most first."""
    found = [] if published is None else [DateCandidate(published, "given by the caller", DateKind.CALLER)]
    month_first = (page.facts.language or "").lower().replace("_", "-") == "en-us"
    found.extend(_from_facts(page.facts, month_first=month_first))
    found.extend(_from_address(page.url))
    found.extend(_from_text(page, wordings, month_first=month_first))
    unique = dict.fromkeys(found)
    return tuple(sorted(unique, key=lambda candidate: _ORDER.index(candidate.kind)))


def choose_date(candidates: Sequence[DateCandidate], page: Page, *, name: str) -> tuple[date | None, tuple[Issue, ...]]:
    """The day believed, and what is odd about it.

    Issues:
        `no-publication-date`, `header-clock-date`, `dates-disagree`.
    """
    if not candidates:
        partial = _yearless(page)
        hint = f"; '{partial}' has no year" if partial else ""
        return None, (Issue("no-publication-date", f"Nothing on '{name}' says when it was published{hint}"),)
    best = candidates[0]
    if best.kind is DateKind.CLOCK:
        message = f"Only the clock in the header, '{best.where}', dates '{name}': it may show the day of crawling"
        return best.day, (Issue("header-clock-date", message, best.where),)
    for other in candidates[1:]:
        apart = abs((other.day - best.day).days)
        if other.kind in _GOOD and best.kind in _GOOD and apart > _DAYS_APART:
            message = (
                f"'{name}' is dated {best.day} by {best.kind} and {other.day} by {other.kind}, {apart} days apart; "
                f"{best.day} is believed"
            )
            return best.day, (Issue("dates-disagree", message, other.where),)
    return best.day, ()


def _from_facts(facts: Facts, *, month_first: bool) -> Iterator[DateCandidate]:
    words = date_words()
    groups = [
        (DateKind.JSON_LD, [("datePublished", written) for written in facts.published]),
        (DateKind.META, [(name, facts.meta(name)) for name in words.published]),
        (DateKind.MARKED_TIME, [("time", time.written) for time in facts.times if time.is_publication]),
        (DateKind.TIME, [("time", time.written) for time in facts.times if not time.is_publication]),
        (DateKind.MODIFIED, [("dateModified", written) for written in facts.modified]),
        (DateKind.MODIFIED, [(name, facts.meta(name)) for name in words.modified]),
    ]
    for kind, fields in groups:
        for name, written in fields:
            day = None if written is None else iso_day(written, month_first=month_first)
            if day is not None:
                yield DateCandidate(day, f"{name} {written}", kind)


def _from_address(url: str | None) -> Iterator[DateCandidate]:
    for found in _ADDRESS_DAY.finditer(url or ""):
        # Undivided figures must be eight: 2017111 could be two days.
        if not found[2] and len(found[0]) != 8:
            continue
        day = iso_day(f"{found[1]}-{found[3]}-{found[4]}")
        if day is not None:
            yield DateCandidate(day, found[0], DateKind.ADDRESS)


def _from_text(page: Page, wordings: Wordings, *, month_first: bool) -> Iterator[DateCandidate]:
    weather = [wording for wording in wordings.lines if wording.name == "weather"]
    items, reasons = page.layout.items, page.judgement.reasons
    title = page.judgement.title if page.judgement.title is not None else page.judgement.first_prose
    for at, item in enumerate(items):
        if not isinstance(item, Run) or at == page.judgement.title:
            continue
        if reasons[at] is None and len(item.text) > _LONGEST_BYLINE // 3 and at >= page.judgement.first_prose:
            yield from _from_dateline(item.text, page.url)
            continue
        if len(item.text) > _LONGEST_BYLINE or (reasons[at] is None and at > page.judgement.first_prose):
            continue
        near = [other.text for other in items[max(at - 1, 0) : at + 2] if isinstance(other, Run)]
        is_clock = at < title and (
            reasons[at] in _CLOCK_PLACES
            or any(wording.fits(text) for wording in weather for text in near)
            or _ZONE_CLOCK.search(item.text) is not None
        )
        for written in days_in(item.text, month_first=month_first):
            kind = DateKind.CLOCK if is_clock else _kind_of_line(item.text[: written.start], reasons[at], at, page)
            if kind is not None:
                yield DateCandidate(written.day, item.text[:_LONGEST_BYLINE], kind)


_ELSEWHERE = frozenset({"comments", "related", "links", "advertisement", "copyright", "aside", "menu", "header", "footer",
                        "form", "read more", "cookies", "share", "newsletter", "outside the article"})  # fmt: skip


def _kind_of_line(before: str, reason: str | None, at: int, page: Page) -> DateKind | None:
    """What kind of date stands in a short line; None where it belongs to something else."""
    if reason == "crawler header":
        return DateKind.CRAWLER
    if reason in _ELSEWHERE and at > page.judgement.first_prose:
        return None
    tail = before[-40:].lower()
    if any(word in tail for word in date_words().changed):
        return DateKind.UPDATED
    if at < page.judgement.first_prose:
        return DateKind.BYLINE
    return DateKind.FOOT


def _from_dateline(paragraph: str, url: str | None) -> Iterator[DateCandidate]:
    found = _DATELINE.match(paragraph[:160])
    if found is None:
        return
    where = found[0].strip(" –—-:")
    days = days_in(found["date"])
    if days:
        yield DateCandidate(days[0].day, where, DateKind.DATELINE)
        return
    address = _ADDRESS_MONTH.search(url or "")
    for month, day in yearless_days_in(found["date"]):
        if address is not None and (address[2] is None or int(address[2]) == month):
            completed = iso_day(f"{address[1]}-{month}-{day}")
            if completed is not None:
                yield DateCandidate(completed, f"{where}, year from the address", DateKind.DATELINE)


def _yearless(page: Page) -> str | None:
    """The first date without a year near the top, for the reader's sake."""
    for item in page.layout.items[: page.judgement.first_prose + 2]:
        if isinstance(item, Run):
            found = _DATELINE.match(item.text[:160])
            if found is not None and yearless_days_in(found["date"]):
                return found["date"].strip()
    return None
