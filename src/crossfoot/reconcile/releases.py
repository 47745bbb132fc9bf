"""Releases: pages of one source whose figures can all hold together.

A release ends before the first page that cannot hold together with it: a revision may follow within hours. Who
estimates what others ship does so again every quarter, older quarters included, so that such a source's release ends
with the quarter at the latest: of the levels that trackers print in one quarter and again in a later one, 21 of 32 had
moved in the starter figures, of those that companies print of themselves none of 9. A figure without which all pages of
two quarters could hold is so no reason to take them for one release.

Invariant: the pages of a release follow each other in time and can hold together; what a page says in its own voice,
and figures by which a page contradicts itself, decide nothing. The order in which pages arrive changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from crossfoot.reconcile.assertion import Assertion

__all__ = ["Release", "releases_of"]

_MONTHS = 3
# A page with its day.
_Dated = tuple[date, str]


@dataclass(frozen=True, slots=True)
class Release:
    """Pages that carry one state of a source's figures.

    Args:
        source: Whose figures they are.
        pages: Ids of the pages, in order of publication; a page without a day stands alone.
        first: Day of the first page, or None.
        last: Day of the last page, or None.
    """

    source: str
    pages: tuple[str, ...]
    first: date | None
    last: date | None


def releases_of(
    assertions: tuple[Assertion, ...], claims: Iterable[int], can_hold: Callable[[frozenset[int]], bool]
) -> tuple[Release, ...]:
    """The releases of every source, by source and day.

    Args:
        assertions: What asserts each claim.
        claims: The claims that decide.
        can_hold: Whether some claims can hold together.
    """
    pages: dict[str, dict[_Dated, set[int]]] = {}
    counting: set[str] = set()
    for claim in claims:
        assertion = assertions[claim]
        if assertion.is_outlet or assertion.is_goal:
            continue
        if assertion.origin in assertion.claim.cell.vendor:
            counting.add(assertion.origin)
        for entry in assertion.entries:
            day = entry.page.published_at or date.min
            pages.setdefault(assertion.origin, {}).setdefault((day, entry.page.id), set()).add(claim)
    return tuple(
        _release(source, run)
        for source in sorted(pages)
        for run in _runs(pages[source], can_hold)
        for run in ((run,) if source in counting else _by_quarter(run))
    )


def _runs(pages: Mapping[_Dated, set[int]], can_hold: Callable[[frozenset[int]], bool]) -> Iterator[list[_Dated]]:
    """Pages in order, cut before each page that cannot hold together with those since the last cut."""
    run: list[_Dated] = []
    held: frozenset[int] = frozenset()
    for page in sorted(pages):
        if run and (date.min in (run[-1][0], page[0]) or not can_hold(held | pages[page])):
            yield run
            run, held = [], frozenset()
        run.append(page)
        held |= pages[page]
    if run:
        yield run


def _by_quarter(run: list[_Dated]) -> Iterator[list[_Dated]]:
    """Pages in order, cut where a quarter ends."""
    for _, pages in groupby(run, key=lambda page: (page[0].year, (page[0].month - 1) // _MONTHS)):
        yield list(pages)


def _release(source: str, run: list[_Dated]) -> Release:
    days = [None if day == date.min else day for day, _ in (run[0], run[-1])]
    return Release(source, tuple(page for _, page in run), *days)
