"""What a page shows beside its own words: tables and charts, as values that every form is made from.

Invariant: what stands on the page, in its JSON and in every file given out is the same part; a number keeps the link
that leads to its sentence in all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Chart", "Column", "Part", "Shown", "Side", "Slot", "Table", "find_part"]


class Side(StrEnum):
    """To which side a column is set."""

    LEFT = "left"
    RIGHT = "right"


_TIMES = re.compile(
    r"\b(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?: \d{4})?\b|\b(?:19|20)\d\d(?:-\d\d){0,2}\b|\b[QH][1-4]\b"
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Args:
        name: Its name for programs: `low`.
        heading: Its name for people: `at least`.
        side: To which side it is set; numbers to the right.
        is_shown: Whether it stands on the page; the files hold it in any case.
        is_tight: Whether its texts stay on one line: days, codes.
    """

    name: str
    heading: str
    side: Side = Side.LEFT
    is_shown: bool = True
    is_tight: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """One cell of a table.

    Args:
        text: What stands there for people.
        href: Where it leads, as a path of this server, or empty.
        value: What programs get, where that is not the text: exact digits, a code.
        tone: A class that gives it a colour: `met`, `missed`, `open`, `hard`, or empty.
        note: A remark shown on hover and focus, or empty.
    """

    text: str
    href: str = ""
    value: str | None = None
    tone: str = ""
    note: str = ""

    @property
    def is_number(self) -> bool:
        """Whether a figure stands there, and no mere name or time."""
        return any(letter.isdigit() for letter in _TIMES.sub("", self.text))

    @property
    def for_programs(self) -> str:
        """What a file holds of it."""
        return self.text if self.value is None else self.value


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Args:
        name: Its name in addresses: `claims`.
        title: Its heading.
        columns: Its columns.
        rows: Its rows, each with one slot a column.
        note: What has to be known to read it, in a sentence, or empty.
        sources: Who says what stands in it, for the citation.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Slot, ...], ...]
    note: str = ""
    sources: tuple[str, ...] = ()

    def records(self) -> Iterator[dict[str, str]]:
        """The rows for programs: text by name of column, and by `NAME_link` where a slot leads somewhere."""
        linked = {c.name for row in self.rows for c, slot in zip(self.columns, row, strict=True) if slot.href}
        for row in self.rows:
            record = {}
            for column, slot in zip(self.columns, row, strict=True):
                record[column.name] = slot.for_programs
                if column.name in linked:
                    record[f"{column.name}_link"] = slot.href
            yield record

    @property
    def fields(self) -> tuple[str, ...]:
        """The names a record has, in order."""
        first = next(self.records(), None)
        return tuple(c.name for c in self.columns) if first is None else tuple(first)


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart and the table it is drawn from.

    Args:
        name: Its name in addresses: `series`.
        title: Its heading.
        spec: A Vega-Lite specification as JSON text, without width, background and colours of its own theme.
        table: The figures it shows.
        told: What it shows, in a sentence, for those who do not see it.
        height: Of the drawing, in pixels of a screen.
    """

    name: str
    title: str
    spec: str
    table: Table
    told: str
    height: int = 280

    @property
    def note(self) -> str:
        """The note of its table."""
        return self.table.note

    @property
    def sources(self) -> tuple[str, ...]:
        """Those of its table."""
        return self.table.sources


Part = Table | Chart


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows.

    Args:
        title: Its heading.
        template: The file that draws it.
        body: The page's own value: what its template draws beside the parts.
        parts: Its tables and charts; their names differ.
        lead: What it says in a sentence or two, or empty.
        is_late: Whether pages were added that it does not show yet.
        is_look: Whether it tells what is new, so that a browser that saw it knows all until then.
    """

    title: str
    template: str
    body: object
    parts: tuple[Part, ...] = ()
    lead: str = ""
    is_late: bool = False
    is_look: bool = False

    def part(self, name: str) -> Part:
        """One of its parts, for its template."""
        found = find_part(self, name)
        if found is None:
            raise KeyError(name)
        return found


def find_part(shown: Shown, name: str) -> Part | None:
    """A part of a page by its name, or None."""
    return next((part for part in shown.parts if part.name == name), None)
