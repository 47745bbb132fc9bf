"""Releases: pages of one source whose figures can all hold together.

Invariant: the pages of a release follow each other in time, and the next page of the source cannot hold together with
them; what a page says in its own voice, and figures by which a page contradicts itself, decide nothing. The order in
which pages arrive changes nothing. (The day alone is too coarse: a revision may follow within hours.)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from crossfoot.reconcile.assertion import Assertion

__all__ = ["Release", "releases_of"]


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
    pages: dict[str, dict[tuple[date, str], set[int]]] = {}
    for claim in claims:
        assertion = assertions[claim]
        if assertion.is_outlet or assertion.is_goal:
            continue
        for entry in assertion.entries:
            day = entry.page.published_at or date.min
            pages.setdefault(assertion.origin, {}).setdefault((day, entry.page.id), set()).add(claim)
    return tuple(release for source in sorted(pages) for release in _runs(source, pages[source], can_hold))


def _runs(
    source: str, pages: dict[tuple[date, str], set[int]], can_hold: Callable[[frozenset[int]], bool]
) -> Iterator[Release]:
    """Pages in order, cut before each page that cannot hold together with those since the last cut."""
    run: list[tuple[date, str]] = []
    held: frozenset[int] = frozenset()
    for page in sorted(pages):
        if run and (date.min in (run[-1][0], page[0]) or not can_hold(held | pages[page])):
            yield _release(source, run)
            run, held = [], frozenset()
        run.append(page)
        held |= pages[page]
    if run:
        yield _release(source, run)


def _release(source: str, run: list[tuple[date, str]]) -> Release:
    days = [None if day == date.min else day for day, _ in (run[0], run[-1])]
    return Release(source, tuple(page for _, page in run), *days)
