"""Figures that cannot all be true, and views that part, in one sentence each.

Invariant: only figures of one source on one page are said to contradict each other; a later figure is a restatement,
and two sources that differ are said to count differently. Nobody is named as wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from crossfoot.brief.draft import Draft
from crossfoot.brief.names import Names, counted_name
from crossfoot.brief.telling import FigureKind, Sense, Sentence
from crossfoot.brief.verdicts import Rating
from crossfoot.ledger import Entry
from crossfoot.model import Cell, Period, Unit
from crossfoot.reconcile import Conflict, EquationKind, Layer, Table
from crossfoot.track import Divergence
from crossfoot.track.evidence import touches

__all__ = ["dispute_sentences", "divergence_sentence"]


def dispute_sentences(
    table: Table, entries: Iterable[Entry], period: Period | None, names: Names
) -> Iterator[Sentence]:
    """What one source cannot mean all at once, and what it has restated.

    Args:
        table: The figures of a view of one voice.
        entries: The view's entries.
        period: Only figures of this time are told; None for all.
        names: Names.
    """
    by_id = {entry.id: entry for entry in entries if period is None or touches(entry.claim.cell.period, period)}
    for conflict in table.conflicts():
        if conflict.is_hard and all(member in by_id for member in conflict.members):
            yield _contradiction(conflict, by_id, names)
    for conflict in table.differences():
        if conflict.layer is Layer.SOURCE and conflict.equation.kind is EquationKind.SAME:
            members = sorted((by_id[i] for i in conflict.members if i in by_id), key=_published)
            if len(members) == len(conflict.members) == 2:  # noqa: PLR2004
                yield _restatement(members[0], members[1], names)


def divergence_sentence(found: Divergence, lower: Rating, higher: Rating, names: Names) -> Sentence:
    """Two views of one figure that do not meet.

    Args:
        found: The divergence.
        lower: Whose figure is lower.
        higher: Whose is higher.
        names: Names.
    """
    draft = Draft(names)
    cell = found.lower.terms[0][1]
    who, did = draft.vendor(cell.vendor[0]), draft.did(cell.measure, past=True)
    low, high = draft.bound(found.lower), draft.bound(found.higher)
    what = f"{draft.goods(cell.product)} {draft.where(cell.place)} {draft.during(cell.period)}"
    return draft.sentence(f"{who} {did} {low} {what} by {lower.whose(draft)}, but {high} by {higher.whose(draft)}.")


def _contradiction(conflict: Conflict, by_id: dict[str, Entry], names: Names) -> Sentence:
    draft, equation = Draft(names), conflict.equation
    draft.cite(*conflict.members)
    entry = by_id[equation.entry]
    says = f"{draft.voice(entry.origin)} gives {_stated(draft, entry, equation.cell)}"
    wrong = f"so they {draft.say(Sense.NOT, 'cannot')} all be right"
    if equation.implied.is_empty or (equation.implied.low is None and equation.implied.high is None):
        return draft.sentence(f"{says}, which its other figures rule out, {wrong}.")
    unit = Unit.PERCENT if equation.unit is Unit.PERCENT else Unit.COUNT
    implied = draft.interval(equation.implied, FigureKind.GAP, unit)
    return draft.sentence(f"{says}, while its other figures make that {implied}, {wrong}.")


def _restatement(first: Entry, later: Entry, names: Names) -> Sentence:
    draft = Draft(names)
    name, address = draft.voice(later.origin), _address(draft, later.claim.cell)
    return draft.sentence(f"{name} has restated {address}: {draft.told(first)} originally, then {draft.told(later)}.")


def _stated(draft: Draft, entry: Entry, cell: Cell) -> str:
    """A figure and what it is of: "197,189 for the deliveries of XPeng", "Oppo 6.8 percent of the market in India"."""
    if entry.claim.kind != "share" or cell.is_market:
        return f"{draft.told(entry)} for {_address(draft, cell)}"
    vendor = " and ".join(draft.vendor(name) for name in cell.vendor)
    return f"{vendor} {draft.claim(entry)} of the market {draft.where(cell.place)} {draft.during(cell.period)}"


def _address(draft: Draft, cell: Cell) -> str:
    vendor = "all makers" if cell.is_market else " and ".join(draft.vendor(name) for name in cell.vendor)
    counted_as = draft.counted(counted_name(cell.measure), cell.measure)
    return f"the {counted_as} of {vendor} {draft.where(cell.place)} {draft.during(cell.period)}"


def _published(entry: Entry) -> tuple[str, str]:
    return str(entry.page.published_at or ""), entry.id
