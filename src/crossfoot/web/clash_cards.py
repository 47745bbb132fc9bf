"""A conflict as a card: the sum, the gap, the sentences, and the smallest repairs.

Invariant: every figure of the sum has its sentence on the card; a repair names a way out, never a culprit.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from crossfoot.brief.names import Names
from crossfoot.present.apart import apart_lines
from crossfoot.present.conflict import summed, verdict, way_out
from crossfoot.present.sums import in_unit, severity
from crossfoot.reconcile import Layer
from crossfoot.track.news.naming import figure_name
from crossfoot.web.asked import Asked
from crossfoot.web.conflicted import Clash
from crossfoot.web.links import cell_link
from crossfoot.web.parts import Column, Side, Slot, Table
from crossfoot.web.quoted import Quoted, quoted

__all__ = ["Card", "Way", "card_of", "clashes_table", "conflict_link"]

_COLUMNS = (
    Column("kind", "kind"),
    Column("figure", "figure"),
    Column("sum", "sum"),
    Column("gap", "gap", Side.RIGHT),
    Column("severity", "times as wide", Side.RIGHT),
    Column("voices", "says"),
    Column("claims", "claims"),
    Column("pages", "pages"),
)
_COUNTS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six"}
_TONES = {"hard": "hard", "soft": "soft"}


@dataclass(frozen=True, slots=True)
class Way:
    """One way out.

    Args:
        number: Of the sentence that would give way.
        claim: Its id.
        text: What would stand there, with the likeliest slip.
        is_likely: Whether a slip explains it and nothing else of the release would disagree.
    """

    number: int
    claim: str
    text: str
    is_likely: bool


@dataclass(frozen=True, slots=True)
class Card:
    """A conflict or a difference.

    Args:
        id: Its address.
        href: Its page.
        kind: `hard`, `soft`, `restated`, `sources differ`.
        tone: The class of its colour.
        title: The figure that does not fit.
        cell: That figure's page.
        sum: It in one line of arithmetic.
        severity: How far roundings would have to stretch; empty where nobody need be wrong.
        apart: What is to be said beside the sum of a difference.
        quotes: Its sentences; the first is 1.
        verdict: What follows from it.
        ways: The smallest repairs, the likeliest first.
    """

    id: str
    href: str
    kind: str
    tone: str
    title: str
    cell: str
    sum: str
    severity: str
    apart: tuple[str, ...]
    quotes: tuple[Quoted, ...]
    verdict: str
    ways: tuple[Way, ...]


def conflict_link(asked: Asked, id_: str) -> str:
    """The page of a conflict."""
    return asked.link("/conflict", id=id_)


def card_of(asked: Asked, clash: Clash, names: Names) -> Card:
    """A conflict as a card."""
    conflict, members = clash.conflict, clash.cited
    by_id = {entry.id: entry for entry in clash.entries}
    numbers = {member: number for number, member in enumerate(members, 1)}
    kind = verdict(conflict)
    is_error = conflict.layer is Layer.RELEASE
    ways = tuple(
        Way(
            numbers[one.entry],
            members[one.entry].id,
            way_out(one, members[one.entry]),
            bool(one.slips) and one.is_enough is not False,
        )
        for one in conflict.repairs
    )
    many = _COUNTS.get(len(members), str(len(members)))
    return Card(
        id=clash.id,
        href=conflict_link(asked, clash.id),
        kind=kind,
        tone=_TONES.get(kind, ""),
        title=figure_name(conflict.equation.cell, names),
        cell=cell_link(asked, conflict.equation.cell),
        sum=summed(conflict, members, {}, names),
        severity=_capital(severity(conflict)) if is_error else "",
        apart=tuple(_capital(line) for line in apart_lines(conflict, members)),
        quotes=tuple(quoted(asked, by_id[member], cited) for member, cited in members.items()),
        verdict=f"At least one of these {many} is wrong, or means something else." if is_error else "",
        ways=ways,
    )


def clashes_table(asked: Asked, name: str, title: str, clashes: Iterable[Clash], names: Names) -> Table:
    """Conflicts as rows of a table."""
    rows = tuple(_row(asked, clash, names) for clash in clashes)
    voices = tuple(dict.fromkeys(row[5].text for row in rows))
    return Table(name, title, _COLUMNS, rows, sources=voices)


def _row(asked: Asked, clash: Clash, names: Names) -> tuple[Slot, ...]:
    conflict, members = clash.conflict, clash.cited
    href = conflict_link(asked, clash.id)
    pages = dict.fromkeys(cited.page.url or cited.page.name for cited in members.values())
    return (
        Slot(verdict(conflict), href, conflict.layer.value if not conflict.is_hard else "hard"),
        Slot(figure_name(conflict.equation.cell, names), cell_link(asked, conflict.equation.cell)),
        Slot(summed(conflict, members, {}, names), href),
        Slot(in_unit(conflict.gap, conflict.equation.unit), href, str(conflict.gap)),
        Slot(f"{float(conflict.severity):,.1f}", value=str(float(conflict.severity))),
        Slot(", ".join(names.voice(voice) for voice in clash.voices)),
        Slot(" ".join(cited.id for cited in members.values())),
        Slot(" ".join(pages)),
    )


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
