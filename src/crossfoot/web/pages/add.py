"""Add: the form that takes in pages, and what became of what was given.

Invariant: the form is empty unless it could not be taken as it was sent; then it is as it was, with the reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace

from crossfoot.errors import InputError
from crossfoot.ledger import Entry
from crossfoot.track.news import Kind, News
from crossfoot.web.asked import Asked
from crossfoot.web.clash_cards import conflict_link
from crossfoot.web.conflicted import clash_id
from crossfoot.web.desk import Desk
from crossfoot.web.jobs import Job, Progress, State, Taken
from crossfoot.web.links import claim_link, goal_link, page_link
from crossfoot.web.page import Page
from crossfoot.web.parts import Column, Shown, Side, Slot, Table

__all__ = ["MOST_FILES", "MOST_MB", "PAGE", "AddShown", "Fields", "JobShown", "Told", "build", "form_of", "job_of"]

MOST_FILES = 100
MOST_MB = 100
_LEAD = "Give pages of the press: what they claim is read and kept, with every sentence it stands in."
_COLUMNS = (
    Column("page", "page"),
    Column("outcome", "what became of it"),
    Column("outlet", "outlet"),
    Column("published", "published", is_tight=True),
    Column("claims", "claims", Side.RIGHT),
    Column("new", "new", Side.RIGHT),
    Column("unread", "unread figures", Side.RIGHT),
)
_OF_GOALS = (Kind.VERDICT, Kind.MONTH, Kind.TARGET, Kind.RAISED, Kind.CUT)
_HEADS = {
    State.WAITING: "Waiting for its turn",
    State.READING: "Reading",
    State.TELLING: "Working out what it changes",
    State.DONE: "Done",
    State.CANCELLED: "Cancelled",
    State.FAILED: "Failed",
}


@dataclass(frozen=True, slots=True)
class Fields:
    """What was typed into the form."""

    text: str = ""
    address: str = ""
    outlet: str = ""
    title: str = ""
    published: str = ""


@dataclass(frozen=True, slots=True)
class AddShown:
    """The form.

    Args:
        fields: What is in it.
        fault: Why it could not be taken, in a sentence, or empty.
        most_files: How many files it takes.
        most_mb: How many megabytes they may have together.
    """

    fields: Fields = Fields()
    fault: str = ""
    most_files: int = MOST_FILES
    most_mb: int = MOST_MB


@dataclass(frozen=True, slots=True)
class Told:
    """A piece of news with the link to the sentence it came from."""

    words: str
    href: str


@dataclass(frozen=True, slots=True)
class JobShown:
    """A job.

    Args:
        name: The name by which it is asked for.
        head: How far it is, in a few words.
        progress: How far it is.
        is_look: Whether its pages are only looked at.
        news: What the pages changed.
        alerts: What the rules ask to be told of.
        has_new: Whether pages of a look could be added.
    """

    name: str
    head: str
    progress: Progress
    is_look: bool
    news: tuple[Told, ...] = ()
    alerts: tuple[Told, ...] = ()
    has_new: bool = False


def build(desk: Desk, asked: Asked, named: Mapping[str, str]) -> Shown:  # noqa: ARG001  every page is built so
    """The form, empty."""
    return form_of()


def form_of(fields: Fields | None = None, fault: str = "") -> Shown:
    """The form.

    Args:
        fields: What is in it.
        fault: Why it could not be taken.
    """
    return Shown("Add", "add.html", AddShown(fields or Fields(), fault), lead=_LEAD)


def job_of(desk: Desk, asked: Asked, job: Job, *, is_look: bool) -> Shown:
    """How far a job is, and what became of each page.

    Args:
        desk: The ledger.
        asked: The address.
        job: The job.
        is_look: Whether its pages are only looked at.
    """
    progress = job.progress
    columns = tuple(replace(one, is_shown=False) if is_look and one.name == "new" else one for one in _COLUMNS)
    table = Table("pages", "The pages", columns, tuple(_row(asked, one, is_look=is_look) for one in progress.taken))
    body = JobShown(
        name=job.name,
        head=_HEADS[progress.state],
        progress=progress,
        is_look=is_look,
        news=_told(desk, asked, progress.news),
        alerts=_told(desk, asked, progress.alerts),
        has_new=is_look and any(one.page_id and not one.known for one in progress.taken),
    )
    return Shown("What would be read" if is_look else "Adding pages", "job.html", body, (table,), _lead(progress))


def _lead(progress: Progress) -> str:
    """How far it is, in a sentence."""
    taken = progress.taken
    refused = sum(bool(one.refusal) for one in taken)
    there = sum(bool(one.known and not one.new) for one in taken)
    parts = [
        _counted(len(taken) - refused, "page") + " read",
        _counted(sum(one.claims for one in taken), "claim") + " found",
        f"{there:,} there already" if there else "",
        f"{refused:,} refused" if refused else "",
    ]
    return f"{', '.join(part for part in parts if part)}."


def _counted(count: int, thing: str) -> str:
    return f"{count:,} {thing}{'' if count == 1 else 's'}"


def _row(asked: Asked, one: Taken, *, is_look: bool) -> tuple[Slot, ...]:
    is_kept = bool(one.page_id) and (not is_look or bool(one.known))
    return (
        Slot(one.title or one.name, page_link(asked, one.page_id) if is_kept else "", note=one.name),
        _outcome(one, is_look=is_look),
        Slot(one.outlet),
        Slot("" if one.published is None else one.published.isoformat()),
        Slot("" if one.refusal else f"{one.claims:,}", value=str(one.claims)),
        Slot("" if one.refusal or is_look else f"{one.new:,}", value=str(one.new)),
        Slot("" if one.refusal else f"{one.unread:,}", value=str(one.unread)),
    )


def _outcome(one: Taken, *, is_look: bool) -> Slot:
    if one.refusal:
        return Slot(one.refusal, tone="missed")
    if one.known and not one.new:
        return Slot("was there already" if not is_look else "is there already", tone="soft")
    if is_look:
        day = "" if one.published else "; its day has to be given"
        return Slot(f"would be added{day}" if one.claims else f"would be added, without a claim{day}")
    repeated = f"; it repeats {', '.join(name.removeprefix('outlet:') for name in one.repeats)}" if one.repeats else ""
    some = f", {one.known:,} of its claims were there already" if one.known else ""
    return Slot(f"added{some}{repeated}" if one.claims else "added, without a claim", tone="met")


def _told(desk: Desk, asked: Asked, news: tuple[News, ...]) -> tuple[Told, ...]:
    """News, each with a link to where it is told in full, or to the newest sentence it rests on."""
    return tuple(Told(one.words, _href(desk, asked, one)) for one in news)


def _href(desk: Desk, asked: Asked, news: News) -> str:
    if news.kind is Kind.CONFLICT:
        return conflict_link(asked, clash_id(news.entries))
    if news.kind in _OF_GOALS and news.cell is not None:
        return goal_link(asked, news.vendor, news.cell)
    entry = _newest(desk, news)
    return "" if entry is None else claim_link(asked, entry)


def _newest(desk: Desk, news: News) -> Entry | None:
    found = []
    for id_ in news.entries:
        with suppress(InputError):  # not to be seen as of the day asked about
            found.append(desk.view.entry(id_))
    return max(found, key=lambda entry: entry.recorded_at, default=None)


PAGE = Page("/add", build)
