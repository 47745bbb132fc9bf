"""Claims in notation as the entries of a view."""

from __future__ import annotations

from datetime import date

from crossfoot.model import Cell, notation, parse_period
from crossfoot.reconcile import PlainEntry, PlainPage, Table
from tests.known import reconcile

__all__ = ["cell", "entries", "table"]


def entries(*lines: str, origin: str = "outlet:page") -> tuple[PlainEntry, ...]:
    """One entry for each line: `DATE ORIGIN | claim`, `ORIGIN | claim` or `claim`; lines of one day share a page.

    Ids are `e1`, `e2` and so on in the order given.
    """
    found = []
    for number, line in enumerate(lines, 1):
        head, bar, rest = line.partition(" | ")
        words = head.split() if bar else []
        day = date.fromisoformat(words[0]) if words and words[0][0].isdigit() else None
        voice = words[-1] if words and (day is None or len(words) > 1) else origin
        page = PlainPage(f"{day or 'page'}", day)
        claim = notation.read(f"{rest if bar else line} id=c{number}")
        found.append(PlainEntry(f"e{number}", claim, voice, page))
    return tuple(found)


def table(*lines: str, origin: str = "outlet:page", hedged: bool = False) -> Table:
    """The table of some lines."""
    return reconcile(entries(*lines, origin=origin), hedged=hedged)


def cell(text: str) -> Cell:
    """A cell from its five columns: vendor, measure, product, place, period."""
    vendor, measure, product, place, period = text.split()
    return Cell(measure, tuple(vendor.split(",")), product, place, parse_period(period))
