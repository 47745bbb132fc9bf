"""One source: what it claims, how its figures held against each other and against those of others, whom it repeats.

Invariant: a claim is called impossible only as one of several that are proven not to hold together; that two sources
part is told with its direction, and is no error of either.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from crossfoot.brief.names import Names, names_of
from crossfoot.ledger import Narrowed, Slice, Tallied
from crossfoot.model import Unit
from crossfoot.present.words import rounded_up
from crossfoot.track.news.naming import figure_name
from crossfoot.track.wording import day_name
from crossfoot.web.asked import Asked
from crossfoot.web.claimed import claims_table
from crossfoot.web.clash_cards import clashes_table
from crossfoot.web.conflicted import Clash
from crossfoot.web.desk import Desk
from crossfoot.web.goal_parts import Fact
from crossfoot.web.large import is_large
from crossfoot.web.links import cell_link, source_link
from crossfoot.web.page import NotHereError, Page
from crossfoot.web.parts import Column, Part, Shown, Side, Slot, Table
from crossfoot.web.record import Apart, Heard, Record, apart_of, heard, impossible_of, record_of, restatements_of

__all__ = ["PAGE", "build"]

_SHEET = 50
_SHOWN = ("kind", "figure", "sum", "gap")  # of a conflict
_APART = (
    Column("voice", "against"),
    Column("figures", "sizes both print", Side.RIGHT),
    Column("above", "it lies above", Side.RIGHT),
    Column("below", "it lies below", Side.RIGHT),
    Column("widest", "furthest apart in"),
)
_COPIES = (Column("way", "how"), Column("voice", "whom"), Column("claims", "claims", Side.RIGHT))


@dataclass(frozen=True, slots=True)
class OfSource:
    """What the page of a source shows beside its tables.

    Args:
        facts: Its record in figures.
        later: Address of the next sheet of its claims, or empty.
        first: Address of the first sheet, or empty where this is it.
    """

    facts: tuple[Fact, ...]
    later: str
    first: str


def build(desk: Desk, asked: Asked, named: Mapping[str, str]) -> Shown:
    """The source."""
    voice, beyond = named["voice"].lower(), asked.one("beyond")
    sheet = desk.view.some(Slice(_SHEET, beyond), Narrowed(origins=(voice,)))
    is_heard = not is_large(desk) and voice in heard(desk)  # whoever only repeats others has no claims of its own
    if not sheet and not is_heard:
        raise NotHereError(f"Nobody of the name '{voice}' says anything in this ledger as of that day.")
    names = names_of(desk.vocabulary, sheet)
    name = names.voice(voice)
    parts: tuple[Part, ...] = ()
    facts: tuple[Fact, ...] = ()
    if not is_large(desk):
        entries = desk.view.entries(origins=(voice,))
        beside, wrong = heard(desk)[voice], impossible_of(desk, voice)
        facts = tuple(_facts(record_of(desk, voice, entries), beside, wrong))
        others = names_of(desk.vocabulary, desk.view.entries())
        restated = restatements_of(desk, voice, entries)
        tables = (
            _brief(clashes_table(asked, "contradictions", "What cannot all be true", wrong, others)),
            _brief(clashes_table(asked, "restatements", "What it restated", restated, others)),
            _apart_table(asked, others, apart_of(desk, voice)),
            _copies_table(asked, others, beside),
        )
        parts = tuple(table for table in tables if table.rows)
    later = asked.here(beyond=sheet[-1].id) if len(sheet) == _SHEET else ""
    body = OfSource(facts, later, asked.here(beyond=None) if beyond else "")
    claims = claims_table(asked, names, sheet, name="claims", title="What it says")
    return Shown(name[0].upper() + name[1:], "source.html", body, (*parts, claims), _lead(desk, voice))


def _lead(desk: Desk, voice: str) -> str:
    """How much it says, and from when to when."""
    tallies = desk.recall("voices", lambda: desk.view.tally(Tallied.ORIGIN))
    found = next((tally for tally in tallies if tally.name == voice), None)
    if found is None:
        return "It says nothing that others did not say before it."
    told = f"{_several(found.entries, 'claim')} on {_several(found.pages, 'page')}"
    if found.first is None or found.last is None:
        return f"{told}."
    return f"{told}, published from {day_name(found.first)} to {day_name(found.last)}."


def _facts(found: Record, beside: Heard, wrong: tuple[Clash, ...]) -> Iterator[Fact]:
    """Its record in figures; nothing is told of what it has none of."""
    yield Fact("What it is", beside.kind.value)
    claims = {member for clash in wrong for member in clash.conflict.members}
    if claims:
        proven = f"in {_several(len(wrong), 'conflict')} within one release: at least one claim of each is wrong"
        yield Fact("Cannot all be true", _several(len(claims), "claim"), "#contradictions", proven, "hard")
    else:
        yield Fact("Cannot all be true", "none")
    if found.again:
        yield Fact("Printed again", _several(found.again, "figure"), more=f"{found.moved or 'none'} of them otherwise")
    for unit, habit in found.habits if found.moved else ():
        name = "Sizes moved by" if unit is Unit.COUNT else "Percentages moved by"
        more = f"half of the time at most; nine times in ten at most {_distance(unit, habit.most)}"
        yield Fact(name, _distance(unit, habit.middle), more=more)
    if found.given_up:
        yield Fact("Gave way", _several(len(found.given_up), "claim"), more="to others of its own")
    yield Fact("States of its figures", f"{found.releases:,}", more="releases, as far as they can be told apart")
    yield Fact("Says alone", f"{beside.alone:,}", more=f"of {beside.figures:,} figures as fact")
    yield Fact("Says first", f"{beside.first:,}", more="of those that others state as well")


def _several(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"


def _distance(unit: Unit, distance: Fraction) -> str:
    return f"{rounded_up(distance)} points" if unit is Unit.PERCENT else f"{rounded_up(100 * distance)} %"


def _brief(table: Table) -> Table:
    """Conflicts with no more on the page than what is said; the files hold it all."""
    columns = tuple(replace(column, is_shown=column.name in _SHOWN) for column in table.columns)
    return replace(table, columns=columns)


def _apart_table(asked: Asked, names: Names, apart: tuple[Apart, ...]) -> Table:
    rows = tuple(
        (
            Slot(names.voice(one.other), source_link(asked, one.other), one.other),
            Slot(f"{one.figures:,}", value=str(one.figures)),
            Slot(f"{one.above:,}", value=str(one.above)),
            Slot(f"{one.below:,}", value=str(one.below)),
            Slot("") if one.widest is None else Slot(
                figure_name(one.widest, names), cell_link(asked, one.widest)),
        )
        for one in apart
    )  # fmt: skip
    note = "Of each figure the last size that either prints; above and below only where the roundings do not meet."
    return Table("apart", "Beside others", _APART, rows, note)


def _copies_table(asked: Asked, names: Names, told: Heard) -> Table:
    ways = (("is repeated by", told.copied), ("repeats", told.copies))
    rows = tuple(
        (Slot(way), Slot(names.voice(voice), source_link(asked, voice), voice), Slot(str(count)))
        for way, counts in ways
        for voice, count in counts.most_common()
    )
    note = "Near-identical words, days apart, or judged to be of one origin; they count once in every answer."
    return Table("copies", "Who repeats whom", _COPIES, rows, note)


PAGE = Page("/source/{voice}", build)
