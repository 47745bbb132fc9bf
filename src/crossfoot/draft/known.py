"""What a table knows of a claim's figure: where it must lie by the other claims.

Invariant: every end has a certificate in the table; where nothing is known the answer is None, never a guess.
"""

from __future__ import annotations

from fractions import Fraction

from crossfoot.draft.mark import Answer, Known
from crossfoot.model import ALL, Claim, Interval, Mode, Polarity, Unit
from crossfoot.model.statement import Change, Growth, Level, Rank, Share
from crossfoot.reconcile import Bound, Table, growth_of, rank_of, share_of
from crossfoot.reconcile.cells import is_dated, is_vendor
from crossfoot.reconcile.derived_quotient import Quotient

__all__ = ["answer_of", "is_rated", "known_of", "told"]

_ONE = Fraction(1)
_GROWTH_LEAST = -100
# A size known no better than this factor is as good as unknown.
_ONE_ORDER = 4


def is_rated(claim: Claim) -> bool:
    """Whether it says of a known time that something happened, so that figures can tell whether it did."""
    return claim.mode is Mode.ACTUAL and claim.polarity is Polarity.AFFIRMED and is_dated(claim.cell)


def told(claim: Claim) -> Interval | None:
    """The numbers a claim allows; None where it names none."""
    value = getattr(claim.statement, "value", None)
    return None if value is None else value.interval


def known_of(table: Table, claim: Claim) -> Known | None:
    """Where the claims of a table leave the figure of another claim.

    Args:
        table: The claims, without the one in question.
        claim: The one in question.
    """
    statement, cell = claim.statement, claim.cell
    match statement:
        case Level():
            return _of_bound(table.bounds(cell), least=0)
        case Share(whole=None) if cell.vendor != (ALL,):
            return _of_quotient(share_of(table, cell), least=0)
        case Growth(base=base) if is_dated(cell.at(base.period)) and base.period != cell.period:
            return _of_quotient(growth_of(table, cell, base=base.period), least=_GROWTH_LEAST)
        case Change(base=base, value=value) if value.unit is Unit.COUNT and is_dated(cell.at(base.period)):
            return _of_bound(table.bound_of(((_ONE, cell), (-_ONE, cell.at(base.period)))), least=None)
        case Rank() if is_vendor(cell) and cell.model is None:
            found = rank_of(table, cell)
            entries = tuple(sorted({entry for proof in found.proofs for entry in proof.entry_ids}))
            return _unless_trivial(found.interval, entries, least=1)
    return None


def _of_bound(bound: Bound, *, least: int | None) -> Known | None:
    return _unless_trivial(bound.interval, tuple(sorted({*bound.low_entries, *bound.high_entries})), least=least)


def _of_quotient(found: Quotient, *, least: int) -> Known | None:
    proofs = (found.low, found.high)
    entries = {entry for proof in proofs if proof is not None for entry in proof.entry_ids}
    return _unless_trivial(found.interval, tuple(sorted(entries)), least=least)


def _unless_trivial(interval: Interval, entries: tuple[str, ...], *, least: int | None) -> Known | None:
    """Nothing is known where all that is known is that a count is none below nothing."""
    is_low = interval.low is not None and (least is None or interval.low > least)
    return Known(interval, entries) if is_low or interval.high is not None else None


def answer_of(claim: Claim, known: Known, stated: Interval) -> Answer:
    """What is known of a figure says of the figure as stated.

    To fit says something only where both ends are known, and those of a size are of one order.
    """
    if known.interval.is_inside(stated):
        return Answer.PROVES
    low, high = known.interval.low, known.interval.high
    if low is None or high is None:
        return Answer.SILENT
    is_size = isinstance(claim.statement, Level | Share)
    return Answer.SILENT if is_size and high > low * _ONE_ORDER else Answer.ALLOWS
