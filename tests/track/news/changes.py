"""A ledger of lines before and after more lines came to it, and what is new by that."""

from __future__ import annotations

from datetime import date

from crossfoot.brief.names import names_of
from crossfoot.knowledge import load_inclusions, load_vocabulary
from crossfoot.track.news import Change, Kind, News, change_between, news_between
from tests.track.ledgers import view_of

__all__ = ["change", "kinds", "news", "since"]


def change(before: tuple[str, ...], new: tuple[str, ...], *, as_of: str = "2030-01-01") -> Change:
    """What some lines change about a ledger of others, on one day."""
    day = date.fromisoformat(as_of)
    return change_between(view_of(*before, as_of=as_of), view_of(*before, *new, as_of=as_of), since=day, until=day)


def news(*new: str, before: tuple[str, ...] = (), as_of: str = "2030-01-01") -> tuple[News, ...]:
    """What is new by some lines."""
    return told(change(before, new, as_of=as_of))


def since(*lines: str, days: tuple[str, str]) -> tuple[News, ...]:
    """What is new between two days in a ledger of lines."""
    first, second = (view_of(*lines, as_of=day) for day in days)
    since, until = (date.fromisoformat(day) for day in days)
    return told(change_between(first, second, since=since, until=until))


def told(found: Change) -> tuple[News, ...]:
    """All news of a change."""
    names = names_of(load_vocabulary(), found.after.entries())
    return news_between(found, names=names, inclusions=load_inclusions())


def kinds(found: tuple[News, ...]) -> list[Kind]:
    """What kinds of news there are, besides that something was claimed and that a forecast moved by it."""
    return [one.kind for one in found if one.kind not in (Kind.CLAIMS, Kind.CHANCE)]
