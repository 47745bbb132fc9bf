"""Taking in what was given: page by page read, added, and what it changes told; or only looked at.

Invariant: a page is added whole or not at all, and one that is refused keeps no other out. Where work stops, whether it
is cancelled or the server ends, every page before that stands in the ledger and none after it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from crossfoot.api import add, alert_rules, alerts, news_of_pages
from crossfoot.errors import CrossfootError, PageError, UndatedError
from crossfoot.extract import Reading
from crossfoot.fetch import Fetched
from crossfoot.ledger import Ledger, origin_of, page_of
from crossfoot.model import notation
from crossfoot.present.rules_file import log_of, read_text
from crossfoot.track.news import Kind, News
from crossfoot.web.intake import About, Given, readings_of
from crossfoot.web.jobs import Job, State, Taken

__all__ = ["Order", "Tools", "take_in"]

_MOST_PAGES = 5000
_MOST_LETTERS = 400_000_000  # of all pages of one order: what an archive unpacks to is not told by its size
_SHOWN = 40  # claims of a page that are listed where it is only looked at
_MOST_NEWS_PAGES = 200  # of more pages what they change is not worked out: Today tells it
_KINDS = (Kind.VERDICT, Kind.MONTH, Kind.TARGET, Kind.RAISED, Kind.CUT, Kind.CONFLICT)


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done.

    Args:
        given: What was given.
        about: What is said of it.
        is_look: Whether it is only looked at, and nothing added.
    """

    given: tuple[Given, ...]
    about: About
    is_look: bool = False

    def close(self) -> None:
        """Let go of the files."""
        for one in self.given:
            file = getattr(one, "file", None)
            if file is not None:
                file.close()


@dataclass(frozen=True, slots=True)
class Tools:
    """What the work is done with.

    Args:
        writing: Opens the ledger for writing, in the name of who gave the order.
        reading: Gives this thread's own connection for reading.
        fetch: Fetches a page, or None where none may be fetched.
        now: The clock.
        rules: The file of rules, or None.
    """

    writing: Callable[[], AbstractContextManager[Ledger]]
    reading: Callable[[], Ledger]
    fetch: Callable[[str], Fetched] | None
    now: Callable[[], datetime]
    rules: Path | None


def take_in(job: Job, order: Order, tools: Tools) -> None:
    """Do what was ordered, telling the job how far it is.

    Args:
        job: Is told, and asked whether to go on.
        order: What is to be done.
        tools: What it is done with.
    """
    start = tools.reading().view().readings
    letters = 0
    job.tell(state=State.READING)
    if not order.is_look:
        _look_for_alerts(tools, start, ())
    for given in order.given:
        job.tell(current=given.name)
        for page in readings_of(given, order.about, fetch=tools.fetch, today=tools.now().date()):
            if job.is_cancelled:
                return
            letters += 0 if isinstance(page, PageError) else len(page.document.text)
            if len(job.progress.taken) >= _MOST_PAGES or letters > _MOST_LETTERS:
                most = f"{_MOST_PAGES:,} pages or {_MOST_LETTERS // 1_000_000} MB of text"
                job.take(Taken(given.name, refusal=f"Of one order at most {most} are read: give the rest by itself."))
                return
            job.take(_taken(page, order, tools))
    added = [one.page_id for one in job.progress.taken if one.new]
    if added and not order.is_look:
        job.tell(state=State.TELLING, current="")
        job.tell(alerts=_look_for_alerts(tools, start, added))
        if len(added) <= _MOST_NEWS_PAGES:
            day = tools.now().date()
            job.tell(news=news_of_pages(tools.reading(), start=start, pages=added, day=day, kinds=_KINDS))


def _taken(page: Reading | PageError, order: Order, tools: Tools) -> Taken:
    """What becomes of one page."""
    if isinstance(page, PageError):
        return Taken(page.name, refusal=str(page))
    taken = _told(page)
    if order.is_look:
        known = tools.reading().view().entries(page_id=taken.page_id)
        shown = tuple(notation.write_content(claim) for claim in page.claims[:_SHOWN])
        return replace(taken, known=len(known), listed=shown)
    try:
        with tools.writing() as ledger:
            done = add(ledger, page, recorded_at=tools.now())
    except UndatedError as fault:
        why = f"Nothing on '{fault.name}' says when it was published: say on which day, and send it again."
        return replace(taken, page_id="", refusal=why)
    except CrossfootError as fault:
        return replace(taken, page_id="", refusal=str(fault))
    return replace(taken, new=done.new, known=done.known, repeats=_repeated(tools.reading(), taken.page_id))


def _told(reading: Reading) -> Taken:
    found = reading.document.provenance
    return Taken(
        name=found.name,
        title=found.title or "",
        outlet=found.outlet or "",
        published=found.published_at,
        claims=len(reading.claims),
        unread=len(reading.unread),
        page_id=page_of(reading.document).id,
    )


def _repeated(ledger: Ledger, page_id: str) -> tuple[str, ...]:
    """The outlets whose texts a page repeats."""
    entries = ledger.view().entries(page_id=page_id)
    return tuple(sorted({entry.origin for entry in entries if entry.origin != origin_of(entry.claim, entry.page)}))


def _look_for_alerts(tools: Tools, start: int, pages: Iterable[str]) -> tuple[News, ...]:
    """The alerts that fire by what was added, logged; before anything is added, the log is begun."""
    path = tools.rules
    if path is None or not path.exists() or (not pages and log_of(path).exists()):
        return ()
    ledger = tools.reading()
    rules = alert_rules(read_text(path), name=path.name, view=ledger.view())
    found = alerts(ledger, rules, log=log_of(path), start=start, pages=pages, now=tools.now())
    return tuple(alert.news for alert in found)
