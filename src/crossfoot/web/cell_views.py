"""A figure in each view: where it lies, each end with its sum, what was set aside, and the sums that do not work out.

Invariant: an end without a proof is called unbounded; what follows from several voices is called inference.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from crossfoot.brief.names import Names
from crossfoot.ledger import Entry
from crossfoot.model import Cell, Interval, Unit, notation
from crossfoot.present.citation import Citation, cite_entry
from crossfoot.present.conflict import members_of, summed, verdict
from crossfoot.present.words import amount, rounded_down, rounded_up, with_unit
from crossfoot.reconcile import Conflict
from crossfoot.reconcile.cells import canonical
from crossfoot.track.wording import interval_text
from crossfoot.web.asked import Asked
from crossfoot.web.cells import Seat
from crossfoot.web.clash_cards import conflict_link
from crossfoot.web.conflicted import clash_id
from crossfoot.web.doubts import doubt_of
from crossfoot.web.links import cell_link
from crossfoot.web.parts import Column, Side, Slot, Table
from crossfoot.web.proven import Proven, proven
from crossfoot.web.quoted import Quoted, quoted

__all__ = [
    "Clashing",
    "Further",
    "InView",
    "clashes_in",
    "end_slots",
    "in_views",
    "restated_in",
    "view_slot",
    "views_table",
]

_COLUMNS = (
    Column("view", "by the figures of"),
    Column("low", "at least", Side.RIGHT),
    Column("high", "at most", Side.RIGHT),
    Column("proven_by", "claims in the proofs", Side.RIGHT),
    Column("set_aside", "set aside", Side.RIGHT),
    Column("doubt", "in doubt", is_shown=False),
)


@dataclass(frozen=True, slots=True)
class InView:
    """A figure in one view.

    Args:
        view: As typed.
        who: Whose figures.
        is_mixed: Whether it joins voices, so that what follows is inference.
        interval: Where the figure lies, in words.
        exact: The same with all digits.
        missing: Which ends nothing limits, in a sentence, or empty.
        proofs: What proves each end.
        aside: Claims left out because they contradict others.
        certificate: Where the proofs are given out for the verifier; empty where there is none.
        doubt: Why it is in doubt, though proven, as far as that is seen at once; empty where it is not.
    """

    view: str
    who: str
    is_mixed: bool
    interval: str
    exact: str
    missing: str
    proofs: tuple[Proven, ...]
    aside: tuple[Quoted, ...]
    certificate: str
    doubt: str


@dataclass(frozen=True, slots=True)
class Clashing:
    """A sum that does not work out.

    Args:
        sum: In one line.
        verdict: `hard`, `soft`, `restated`.
        href: Its page.
        quotes: Its claims.
    """

    sum: str
    verdict: str
    href: str
    quotes: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Further:
    """What stands beside the tables.

    Args:
        figure: The page of the figure itself.
        restated: What its sources have restated, by more than is usual.
        doubts: Views in which the proven ends are in doubt, by all that is printed beside them, and why.
    """

    figure: str
    restated: tuple[Clashing, ...]
    doubts: tuple[tuple[str, str], ...] = ()


def in_views(
    asked: Asked, names: Names, cell: Cell, seats: Sequence[Seat], here: Sequence[Entry]
) -> tuple[InView, ...]:
    """The figure in each view.

    Args:
        asked: What the page was asked for.
        names: Names of vendors, places and voices.
        cell: The figure.
        seats: It in each view.
        here: What is said of exactly this figure, by anybody.
    """
    return tuple(_in_view(asked, names, cell, seat, here) for seat in seats)


def views_table(asked: Asked, names: Names, cell: Cell, seats: Sequence[Seat], here: Sequence[Entry]) -> Table:
    """The ends in each view as a table."""
    rows = tuple(_row(asked, names, cell, seat, here) for seat in seats)
    sources = tuple(sorted({names.voice(seat.seen.spec.text) for seat in seats}))
    return Table("views", "Where it must lie", _COLUMNS, rows, "", sources)


def end_slots(interval: Interval, href: str, unit: Unit = Unit.COUNT) -> tuple[Slot, Slot]:
    """Both ends of a figure, rounded outward for people and exact for programs; one left out is told so."""
    if interval.is_empty:
        return Slot("contradiction", tone="hard"), Slot("contradiction", tone="hard")
    nothing = Slot("unbounded", value="", tone="soft")
    low, high = nothing, nothing
    if interval.low is not None:
        open_ = "more than " if interval.low_open else ""
        low = Slot(open_ + with_unit(rounded_down(interval.low), unit), href, str(interval.low))
    if interval.high is not None:
        open_ = "less than " if interval.high_open else ""
        high = Slot(open_ + with_unit(rounded_up(interval.high), unit), href, str(interval.high))
    return low, high


def clashes_in(asked: Asked, names: Names, seats: Sequence[Seat], here: AbstractSet[str]) -> Iterator[Clashing]:
    """What cannot all be true within a release and that a claim on the figure is part of."""
    for seat in seats:
        yield from _touching(asked, names, seat, seat.table.conflicts(), here)


def restated_in(asked: Asked, names: Names, seats: Sequence[Seat], here: AbstractSet[str]) -> Iterator[Clashing]:
    """Where a view has restated what a claim on the figure says, by more than is usual; this takes a while."""
    for seat in seats:
        found = seat.table.differences(among=frozenset(here))
        yield from _touching(asked, names, seat, [one for one in found if not one.is_usual], here)


def _touching(
    asked: Asked, names: Names, seat: Seat, found: Iterable[Conflict], here: AbstractSet[str]
) -> Iterator[Clashing]:
    entries = seat.entries
    for conflict in found:
        if not here.isdisjoint(id_ for copies in conflict.copies for id_ in copies):
            yield _clashing(asked, names, conflict, entries)


def _clashing(asked: Asked, names: Names, conflict: Conflict, entries: dict[str, Entry]) -> Clashing:
    def cite(id_: str) -> Citation:
        return cite_entry(entries[id_])

    members = members_of(conflict, {}, cite)
    href = conflict_link(asked, clash_id(conflict.members))
    quotes = tuple(quoted(asked, entries[id_], cited) for id_, cited in members.items())
    return Clashing(summed(conflict, members, {}, names), verdict(conflict), href, quotes)


def _in_view(asked: Asked, names: Names, cell: Cell, seat: Seat, here: Sequence[Entry]) -> InView:
    bound, spec = seat.bound, seat.seen.spec
    entries = seat.entries
    ends = (("It is at least so much", bound.low), ("It is at most so much", bound.high))
    lacking = [name for name, proof in (("least", bound.low), ("most", bound.high)) if proof is None]
    missing = {
        0: "",
        1: f"Nothing in this view says how much it is at {lacking[0] if lacking else ''}.",
        2: "Nothing in this view limits it.",
    }[len(lacking)]
    address = notation.write_cell(cell)
    return InView(
        view=spec.text,
        who=names.voice(spec.text) if not spec.is_mixed else spec.text.replace("+", " and "),
        is_mixed=spec.is_mixed,
        interval="no number at all" if bound.interval.is_empty else _in_words(seat),
        exact=amount(bound.interval),
        missing=missing,
        proofs=tuple(proven(asked, title, proof, entries, names) for title, proof in ends if proof is not None),
        aside=tuple(quoted(asked, entries[id_]) for id_ in bound.given_up if id_ in entries),
        certificate=asked.link("/cell/certificate", of=address, view=spec.text) if len(lacking) < len(ends) else "",
        doubt=_doubt(names, cell, seat, here),
    )


def _in_words(seat: Seat) -> str:
    interval = seat.bound.interval
    if interval.low is None and interval.high is None:
        return "not bounded"
    return interval_text(interval)


def _doubt(names: Names, cell: Cell, seat: Seat, here: Sequence[Entry]) -> str:
    """Why it is in doubt; of a source by itself nobody else's figures are asked."""
    if not seat.seen.spec.is_mixed:
        return ""
    same = (entry for entry in here if canonical(entry.claim.cell) == canonical(cell))
    return doubt_of(names, seat.bound.interval, same)


def _row(asked: Asked, names: Names, cell: Cell, seat: Seat, here: Sequence[Entry]) -> tuple[Slot, ...]:
    bound, spec = seat.bound, seat.seen.spec
    href = f"{cell_link(asked, cell, view=spec.text)}#proofs"
    behind = {*bound.low_entries, *bound.high_entries}
    told = f"{names.voice(spec.text)} (inference)" if spec.is_mixed else names.voice(spec.text)
    return (
        Slot(told, cell_link(asked, cell, view=spec.text), spec.text),
        *end_slots(bound.interval, href),
        Slot(str(len(behind)) if behind else ""),
        Slot(str(len(bound.given_up)) if bound.given_up else "", tone="open" if bound.given_up else ""),
        Slot(_doubt(names, cell, seat, here)),
    )


def view_slot(asked: Asked, names: Names, cell: Cell, seat: Seat) -> Slot:
    """Whose figures a row is of."""
    text = seat.seen.spec.text
    told = f"{text.replace('+', ' and ')} (inference)" if seat.seen.spec.is_mixed else names.voice(text)
    return Slot(told, cell_link(asked, cell, view=text), text)
