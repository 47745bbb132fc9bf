"""Targets: every goal of the ledger on one board: how it stands, what it still needs, who set it in which words.

Invariant: a goal stands on the board once; its row leads to the goal in full and to the words it was set in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from crossfoot.brief.names import Names, names_of
from crossfoot.errors import InputError
from crossfoot.ledger import Entry
from crossfoot.model import Interval, notation
from crossfoot.present.asked import read_vendor
from crossfoot.present.goals import chance_words, goal_figure, label_of
from crossfoot.track import Act, Revision, State, Voice
from crossfoot.track.wording import day_name, period_name, quantity_text
from crossfoot.web.asked import Asked
from crossfoot.web.desk import Desk
from crossfoot.web.goal_parts import reached_of
from crossfoot.web.goals import (
    INDUSTRIES,
    Goal,
    aim_text,
    amount_columns,
    amount_slots,
    goals_of,
    industry_of,
    slug_of,
    stands,
)
from crossfoot.web.large import MOST_LOADED, is_large, of_late
from crossfoot.web.links import goal_link, vendor_link
from crossfoot.web.page import Page
from crossfoot.web.parts import Column, Shown, Side, Slot, Table
from crossfoot.web.quoted import Quoted, quoted

__all__ = ["PAGE", "build"]

_COLUMNS = (
    Column("vendor", "vendor"),
    Column("goal", "goal"),
    Column("period", "for"),
    Column("stands", "stands"),
    Column("by", "by"),
    Column("chance", "chance", Side.RIGHT),
    *amount_columns("reached", "reached so far"),
    *amount_columns("needed", "still needed"),
    *amount_columns("month", "needed a month"),
    Column("changes", "revised"),
    Column("told", "told"),
    Column("words", "in the words"),
    Column("cell", "figure"),
)
_SORTS: dict[str, Callable[[Goal], tuple[object, ...]]] = {
    "latest": lambda goal: (goal.rated.state is not State.OPEN, _newest_first(goal.rated.target.period.last)),
    "vendor": lambda goal: (goal.rated.target.vendor, _newest_first(goal.rated.target.period.last)),
    "stands": lambda goal: (list(State).index(goal.rated.state), _newest_first(goal.rated.target.period.last)),
    "chance": lambda goal: (goal.chance is None, -goal.chance.probability if goal.chance else 0),
}
_VOICES = {"own": (Voice.OWN,), "others": (Voice.REPORTED, Voice.EXPECTED)}
_MARKS = {Voice.OWN: "", Voice.REPORTED: "as reported", Voice.EXPECTED: "as others expect"}


@dataclass(frozen=True, slots=True)
class Row:
    """A goal on the board.

    Args:
        slots: Its row in the table, by name of column.
        mark: In whose name it is told, where that is not the company's.
        quote: Its words.
        changes: How it was revised, in words.
    """

    slots: Mapping[str, Slot]
    mark: str
    quote: Quoted
    changes: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter.

    Args:
        value: As the address has it; empty for all.
        label: For people.
        href: The page with it chosen.
        is_chosen: Whether it is.
        count: How many goals it leaves, or None.
        tone: The class of its colour.
    """

    value: str
    label: str
    href: str
    is_chosen: bool
    count: int | None = None
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Board:
    """What the page shows beside its table.

    Args:
        rows: The goals.
        states: How many stand how.
        filters: The other filters by name, each with its choices.
        vendor: The vendor asked for, as typed.
        vendors: Names of vendors with goals, for the field.
    """

    rows: tuple[Row, ...]
    states: tuple[Choice, ...]
    filters: tuple[tuple[str, str, tuple[Choice, ...]], ...]
    vendor: str
    vendors: tuple[str, ...]


def build(desk: Desk, asked: Asked, named: Mapping[str, str]) -> Shown:  # noqa: ARG001  every page is built so
    """The board of goals, with what the address filters."""
    typed = asked.one("vendor")
    vendor = None if typed is None else read_vendor(typed, desk.view)
    industry, state = _one_of(asked, "industry", INDUSTRIES), _one_of(asked, "state", [slug_of(s) for s in State])
    voice, sort = _one_of(asked, "told", _VOICES), _one_of(asked, "sort", _SORTS) or "latest"
    goals = [goal for goal in goals_of(desk, vendor) if _is_asked(goal, industry, voice)]
    kept = [goal for goal in goals if state is None or slug_of(goal.rated.state) == state]
    kept.sort(key=_SORTS[sort])
    entries = {entry.id: entry for entry in _entries(desk, kept)}
    names = names_of(desk.vocabulary, entries.values())
    rows = tuple(_row(asked, goal, entries, names) for goal in kept)
    table = Table("targets", "Targets", _COLUMNS, tuple(tuple(row.slots[c.name] for c in _COLUMNS) for row in rows),
                  "Reached, needed and needed a month are proven ends; a chance is a forecast, and proves nothing.",
                  tuple(sorted({row.quote.outlet for row in rows})[:12]))  # fmt: skip
    filters = (("industry", "industry", _choices(asked, "industry", ("", *INDUSTRIES), industry)),
               ("told", "in whose name", _choices(asked, "told", ("", *_VOICES), voice)),
               ("sort", "sorted by", _choices(asked, "sort", tuple(_SORTS), sort)))  # fmt: skip
    vendors = tuple(sorted({names.vendor(goal.rated.target.vendor) for goal in goals}))
    board = Board(rows, _states(asked, goals, state), filters, typed or "", vendors)
    lead = " ".join((_lead(goals, kept, desk.day), *_cut(desk)))
    return Shown("Targets", "targets.html", board, (table,), lead)


def _cut(desk: Desk) -> tuple[str, ...]:
    whose = "of everybody, or of the vendor asked for"
    return (f"Only the {MOST_LOADED:,} claims recorded last are looked at, {whose}.",) if is_large(desk) else ()


def _one_of(asked: Asked, name: str, known: Iterable[str]) -> str | None:
    """A filter of the address.

    Raises:
        InputError: It is none of the known values.
    """
    value = asked.one(name)
    if value is not None and value not in known:
        raise InputError(f"Cannot filter by {name} '{value}': it is one of {', '.join(known)}.")
    return value


def _is_asked(goal: Goal, industry: str | None, voice: str | None) -> bool:
    rated = goal.rated
    return (industry is None or industry_of(rated) == industry) and (
        voice is None or rated.target.voice in _VOICES[voice]
    )


def _entries(desk: Desk, goals: Iterable[Goal]) -> Iterable[Entry]:
    """What is known of the vendors of goals."""
    vendors = tuple(sorted({goal.rated.target.vendor for goal in goals}))
    return of_late(desk).entries(vendors=vendors)


def _row(asked: Asked, goal: Goal, entries: Mapping[str, Entry], names: Names) -> Row:
    rated = goal.rated
    target, verdict, how = rated.target, rated.chief.verdict, stands(rated)
    current = target.current
    here = goal_link(asked, target.vendor, target.cell)
    done = reached_of(verdict)
    is_over = verdict.course is not None and verdict.course.is_over
    needed, month = (None, None) if is_over else (verdict.remaining, verdict.required)
    quote = quoted(asked, entries[current.entries[0]])
    changes = _changes(target.revisions)
    by = "" if rated.is_divided else names.voice(rated.chief.spec.text)
    slots = {
        "vendor": Slot(names.vendor(target.vendor), vendor_link(asked, target.vendor), target.vendor),
        "goal": Slot(aim_text(target, current), here, goal_figure(current)),
        "period": Slot(period_name(target.period), value=target.period.label),
        "stands": Slot(how.text, here, slug_of(rated.state), how.tone, rated.why),
        "by": Slot(by, goal_link(asked, target.vendor, target.cell, view=rated.chief.spec.text) if by else "",
                   label_of(rated.chief.spec)),
        "chance": Slot(chance_words(goal.chance), here if goal.chance else "",
                       str(float(goal.chance.probability)) if goal.chance else ""),
        **_amounts("reached", done.interval if done else None, here),
        **_amounts("needed", needed, here),
        **_amounts("month", month, here),
        "changes": Slot(changes),
        "told": Slot(_told(current), quote.href, "" if current.said_on is None else current.said_on.isoformat()),
        "words": Slot(quote.words, quote.href),
        "cell": Slot(notation.write_cell(target.cell)),
    }  # fmt: skip
    return Row(slots, _MARKS[target.voice], quote, changes)


def _amounts(name: str, interval: Interval | None, href: str) -> dict[str, Slot]:
    columns = amount_columns(name, "")
    return {column.name: slot for column, slot in zip(columns, amount_slots(interval, href), strict=True)}


def _told(revision: Revision) -> str:
    via = f", told by {revision.via}" if revision.via else ""
    return f"{revision.setter}{via}{f', {day_name(revision.said_on)}' if revision.said_on else ''}"


def _changes(revisions: tuple[Revision, ...]) -> str:
    """How the number came to be what it is: "raised from 70 million", "cut 3 times, from 50 million"."""
    acts = [revision.act for revision in revisions if revision.act in (Act.RAISED, Act.CUT)]
    if not acts:
        return ""
    first = quantity_text(revisions[0].quantity)
    if set(acts) == {Act.RAISED, Act.CUT}:
        return f"raised and cut, first {first}"
    times = "" if len(acts) == 1 else f" {len(acts)} times,"
    return f"{acts[0].value}{times} from {first}"


def _choices(asked: Asked, name: str, values: tuple[str, ...], chosen: str | None) -> tuple[Choice, ...]:
    return tuple(
        Choice(value, value or "all", asked.here(**{name: value or None}), value == (chosen or "")) for value in values
    )


def _states(asked: Asked, goals: list[Goal], chosen: str | None) -> tuple[Choice, ...]:
    every = Choice("", "All", asked.here(state=None), chosen is None, len(goals))
    found = [every]
    for state in State:
        alike = [goal for goal in goals if goal.rated.state is state]
        if alike:
            slug, how = slug_of(state), stands(alike[0].rated)
            word = state.value.replace("_", " ").removeprefix("proven ").capitalize()
            found.append(Choice(slug, word, asked.here(state=slug), chosen == slug, len(alike), how.tone))
    return tuple(found)


def _lead(goals: list[Goal], kept: list[Goal], day: date) -> str:
    if not goals:
        return f"No such goal was published by {day_name(day)}."
    counts = [(state, sum(1 for goal in goals if goal.rated.state is state)) for state in State]
    told = ", ".join(f"{number} {state.value.replace('_', ' ')}" for state, number in counts if number)
    some = "" if len(kept) == len(goals) else f" {len(kept)} of them are shown."
    many = "One goal" if len(goals) == 1 else f"{len(goals)} goals"
    return f"{many} as of {day_name(day)}: {told}.{some}"


def _newest_first(day: date | None) -> int:
    return 0 if day is None else -day.toordinal()


PAGE = Page("/targets", build)
