"""Dates in the text of a page: bylines, datelines, header clocks.

Invariant: a date counts only where its line is there to give it: a byline, a date line, a header, or the dateline that
opens a paragraph. Dates inside sentences and in comments, related links and the like never count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crossfoot.model import BlockKind
from crossfoot.read.dates import DateCandidate, DateKind
from crossfoot.read.daytext import WrittenDay, date_words, days_in, iso_day, yearless_days_in
from crossfoot.read.furniture import Judgement
from crossfoot.read.layout import Layout, Run
from crossfoot.read.wordings import Wordings

__all__ = ["PageText", "days_of_text", "yearless_date", "yearless_days"]

_LONGEST_BYLINE = 220
_DATELINE_WITHIN = 160
_LONGEST_LABEL = 30
# So much of a line that nothing marks must be the date for the line to be a date line.
_DATE_SHARE = 0.5
# Reasons, as the data file names them, of lines that show the day of crawling when they stand above the headline.
_CLOCKS = frozenset({"aside", "footer", "form", "header", "menu", "ticker", "weather"})
# Reasons of lines below the headline whose dates belong to something else.
_ELSEWHERE = frozenset(
    {"advertisement", "aside", "comments", "cookies", "copyright", "footer", "form", "header", "links", "menu",
     "newsletter", "outside the article", "read more", "related", "share", "teasers"}
)  # fmt: skip
_CLOCK = re.compile(
    r"(?:GMT|UTC) ?[+-] ?[0-9]{1,2}|\b(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b", re.IGNORECASE
)
_ADDRESS_MONTH = re.compile(r"/((?:19|20)[0-9]{2})(?:[-/]([01]?[0-9])(?![0-9]))?")
# Reads "TAIPEI, Sept. 5 –", "Cupertino, Jan. 31 -" and "NEW DELHI, May 3, 2019 (Reuters) -".
_DATELINE = re.compile(
    r"[A-Z][\w .,’'/()-]{2,60}?[,:(] ?(?P<date>[^–—]{4,24}?)\)?(?: \([\w /]{2,24}\))? ?(?:[–—:]|-{1,2} )"
)


@dataclass(frozen=True, slots=True)
class PageText:
    """Where dates are looked for.

    Args:
        layout: The text as runs.
        judgement: Which of them are furniture.
        url: The page's address, or None.
    """

    layout: Layout
    judgement: Judgement
    url: str | None


def days_of_text(page: PageText, wordings: Wordings, *, month_first: bool) -> Iterator[DateCandidate]:
    """The dates the text of a page gives for itself, in page order, those below the headline first.

    Args:
        page: The text, judged.
        wordings: What weather sounds like: a date beside it is a clock.
        month_first: Whether `3/4/2017` is the fourth of March.
    """
    judgement = page.judgement
    top = judgement.title or 0
    order = (*range(top, len(page.layout.items)), *range(top))
    for at in order:
        item = page.layout.items[at]
        if not isinstance(item, Run) or at == judgement.title:
            continue
        if judgement.reasons[at] is None and at >= judgement.first_prose:
            yield from _of_dateline(item.text, page.url)
        elif len(item.text) <= _LONGEST_BYLINE:
            is_clock = _is_clock(page, at, item, wordings)
            for written in days_in(item.text, month_first=month_first):
                if _is_labelled(page, at, item.text[: written.start]):
                    continue
                kind = DateKind.CLOCK if is_clock else _kind(page, at, item, written)
                if kind is not None:
                    yield DateCandidate(written.day, item.text, kind)


def yearless_date(page: PageText) -> str | None:
    """The first dateline without a year, for the reader's sake."""
    for item in page.layout.items[page.judgement.first_prose : page.judgement.first_prose + 2]:
        if isinstance(item, Run):
            found = _DATELINE.match(item.text[:_DATELINE_WITHIN])
            if found is not None and yearless_days_in(found["date"]):
                return found["date"].strip()
    return None


def yearless_days(dateline: str | None) -> tuple[int, int] | None:
    """Month and day of such a dateline."""
    days = () if dateline is None else yearless_days_in(dateline)
    return days[0] if days else None


def _is_labelled(page: PageText, at: int, before: str) -> bool:
    """Whether a label in front of a date, or in the block before it, says that it is the date of something else."""
    label = before.strip()
    if not label and at:
        above = page.layout.items[at - 1]
        label = above.text if isinstance(above, Run) and len(above.text) <= _LONGEST_LABEL else ""
    return label.lower().rstrip(" :").endswith(date_words().others)


def _is_clock(page: PageText, at: int, item: Run, wordings: Wordings) -> bool:
    """Whether a line above the headline is a clock: in a header, by the weather, with a weekday or a zone in hours."""
    title = page.judgement.first_prose if page.judgement.title is None else page.judgement.title
    if at >= title:
        return False
    near = [other.text for other in page.layout.items[max(at - 1, 0) : at + 2] if isinstance(other, Run)]
    weather = [wording for wording in wordings.lines if wording.name == "weather"]
    return (
        page.judgement.reasons[at] in _CLOCKS
        or any(wording.fits(text) for wording in weather for text in near)
        or _CLOCK.search(item.text) is not None
    )


def _kind(page: PageText, at: int, item: Run, written: WrittenDay) -> DateKind | None:
    """What kind of date stands in a short line; None where it belongs to something else."""
    reason = page.judgement.reasons[at]
    is_below = at >= page.judgement.body
    if reason == "crawler header":
        return DateKind.CRAWLER
    if reason is None and (is_below or written.end - written.start < _DATE_SHARE * len(item.text)):
        return None
    if reason in _ELSEWHERE and (is_below or item.kind is BlockKind.ITEM):
        return None
    before = item.text[: written.start].lower()[-40:]
    if any(word in before for word in date_words().changed):
        return DateKind.UPDATED
    return DateKind.FOOT if is_below else DateKind.BYLINE


def _of_dateline(paragraph: str, url: str | None) -> Iterator[DateCandidate]:
    found = _DATELINE.match(paragraph[:_DATELINE_WITHIN])
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
