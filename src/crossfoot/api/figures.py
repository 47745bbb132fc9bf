"""Figures: their ends, estimates and conflicts, and the questions that would narrow them.

Invariant: a call gives what the entries handed to it leave possible; it looks up nothing by itself.
"""
# ruff: noqa: PLC0415  the imports inside functions are what keeps a call from loading stages it does not need

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crossfoot.draft import Checked
    from crossfoot.extract import Reading
    from crossfoot.ledger import Entry, View
    from crossfoot.model import Cell, Issue
    from crossfoot.reconcile import Bound, Conflict, Narrowing, Table
    from crossfoot.reconcile.estimate import Estimate, Evidence


def cell(address: str) -> Cell:
    """The address of a figure, read from one line.

    Raises:
        NotationError: It is no address.
    """
    from crossfoot.model.notation import read_cell

    return read_cell(address)


def table_of(entries: Iterable[Entry], *cells: Cell) -> Table:
    """All figures that follow from the entries of a view, to be asked for bounds and conflicts.

    Args:
        entries: The entries of the view.
        cells: Figures that will be asked for; any other may still be asked later.
    """
    from crossfoot.knowledge import load_inclusions
    from crossfoot.reconcile import reconcile

    return reconcile(entries, questions=cells, inclusions=load_inclusions())


def bounds(entries: Iterable[Entry], cell: Cell) -> Bound:
    """The tightest interval of a figure that the entries of a view leave, each end with its proof.

    Args:
        entries: The entries, such as `ledger.view(as_of=day).entries(origins=("idc",))`.
        cell: The figure's address, such as `crossfoot.cell("xiaomi shipments smartphone IN 2017-Q3")`.
    """
    return table_of(entries, cell).bounds(cell)


def evidence_of(entries: Iterable[Entry], cell: Cell) -> Evidence:
    """What is printed about figures of one kind, by everybody, for estimates of them.

    Args:
        entries: The entries as of a day, such as `ledger.view(as_of=day).entries()`.
        cell: The figure; only entries of its measure and product count.
    """
    from crossfoot.knowledge import load_inclusions
    from crossfoot.reconcile import estimate

    kind = (cell.measure, cell.product)
    alike = (e for e in entries if (e.claim.cell.measure, e.claim.cell.product) == kind)
    return estimate.evidence_of(alike, inclusions=load_inclusions())


def estimate(table: Table, cell: Cell, evidence: Evidence) -> Estimate | None:
    """The most likely value of a figure, inside the ends that are proven for it; never a proof.

    Args:
        table: The proven part: what the entries of a view leave possible.
        cell: The figure's address.
        evidence: What is printed, in the view and beside it.

    Returns:
        The estimate with its bands and what it rests on; None where nothing printed speaks of the figure.
    """
    from crossfoot.reconcile.estimate import Estimates

    return Estimates(table.having((cell,)), evidence).of(cell)


def next_questions(table: Table, cell: Cell) -> tuple[Narrowing, ...]:
    """Which one more figure would narrow a figure, the one that is sure to leave least first.

    Args:
        table: All figures of a view, from `table_of`.
        cell: The figure's address.
    """
    from crossfoot.reconcile import next_questions as asked

    return asked(table, cell)


def check(reading: Reading, *, against: Iterable[Entry] = ()) -> tuple[tuple[Conflict, ...], tuple[Issue, ...]]:
    """What on a page cannot all be true, errors first; then where it differs from others, which is no error.

    Args:
        reading: The page as read; its claims are called `NAME#c1`, `NAME#c2` and so on.
        against: Entries of a ledger that are held to be true beside it.

    Issues:
        `coarse-reading`.
    """
    from crossfoot.knowledge import load_inclusions
    from crossfoot.reconcile import entries_of, reconcile

    found = reading.document.provenance
    page = entries_of(reading.claims, found.name, published_at=found.published_at, outlet=found.outlet or found.name)
    mine = {entry.id for entry in page}
    table = reconcile((*page, *against), inclusions=load_inclusions())
    told = (*table.conflicts(), *table.differences())
    here = tuple(conflict for conflict in told if any(not mine.isdisjoint(copies) for copies in conflict.copies))
    coarse = tuple(issue for issue in table.remarks if issue.code == "coarse-reading" and issue.where in mine)
    return here, coarse


def check_draft(reading: Reading, view: View | None = None, *, only: frozenset[str] | None = None) -> Checked:
    """Every number of a text before publication, marked against the text itself and against a ledger.

    Args:
        reading: The text as read.
        view: The ledger as of a day, such as `ledger.view()`; None checks the text against itself.
        only: Ids of the only entries of the view that count; None for all.
    """
    from crossfoot.draft import check_draft as checked
    from crossfoot.knowledge import load_inclusions

    return checked(reading, view, inclusions=load_inclusions(), only=only)
