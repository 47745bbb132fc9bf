"""The places a vendor can have in its market, by what is known of the others.

Invariant: a rival counts as above only where that is proven, and is left out only where the opposite is; vendors that
nobody names can stand above as far as the market less the named ones leaves them room, without limit where nothing caps
the market.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from crossfoot.errors import InputError
from crossfoot.model import Cell, Interval
from crossfoot.model.statement import Rank
from crossfoot.reconcile.book import market_of
from crossfoot.reconcile.cells import Unknown, canonical, is_vendor, label
from crossfoot.reconcile.certificate import Certificate
from crossfoot.reconcile.derived import Above, above
from crossfoot.reconcile.derived_quotient import Quotient, quotient
from crossfoot.reconcile.grade import Grade
from crossfoot.reconcile.identities import distinct, is_counted_in
from crossfoot.reconcile.table import Table

__all__ = ["RankRange", "rank_of", "rivals_of"]

_ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class RankRange:
    """Between which places a figure stands; equal figures share the better place.

    Args:
        cell: The figure.
        rivals: For each vendor named beside it whether that one is above it, those proven above first.
        room: The market less all named vendors, as a multiple of the figure: so many unnamed ones could be as large.
        printed: Entries that print a place for the figure, by id.
    """

    cell: Cell
    rivals: tuple[Above, ...]
    room: Quotient
    printed: tuple[str, ...]

    @property
    def named(self) -> Interval:
        """Its place among the named vendors alone."""
        best = 1 + self._count(Grade.PROVEN)
        return Interval(Fraction(best), Fraction(best + self._count(Grade.POSSIBLE)))

    @property
    def unnamed(self) -> int | None:
        """How many vendors that nobody names can stand above; None where nothing limits it."""
        most = self.room.interval.high
        return None if most is None else max(0, ceil(most) - 1)

    @property
    def interval(self) -> Interval:
        """Its place among all vendors."""
        worst = None if self.named.high is None or self.unnamed is None else self.named.high + self.unnamed
        return Interval(self.named.low, worst)

    @property
    def proofs(self) -> tuple[Certificate, ...]:
        """What decides each decided pair, and what leaves the unnamed ones no more room."""
        found = [pair.proof for pair in self.rivals] + [self.room.high]
        return tuple(proof for proof in found if proof is not None)

    def entries(self, grade: Grade) -> tuple[str, ...]:
        """Ids of the entries that decide the pairs of one grade, sorted."""
        proofs = [pair.proof for pair in self.rivals if pair.grade is grade]
        return tuple(sorted({entry for proof in proofs if proof is not None for entry in proof.entry_ids}))

    @property
    def given_up(self) -> tuple[str, ...]:
        """Entries left out because they contradict others, by id."""
        found = {entry for pair in self.rivals for entry in pair.difference.given_up}
        return tuple(sorted(found | set(self.room.given_up)))

    def _count(self, grade: Grade) -> int:
        return sum(1 for pair in self.rivals if pair.grade is grade)


def rank_of(table: Table, cell: Cell) -> RankRange:
    """The places a vendor's figure can have among the vendors of its market.

    Args:
        table: The figures of a view; named are the vendors with a figure of that market in that time, a part of it or
            a longer one around it.
        cell: The figure of one vendor.

    Raises:
        InputError: It is not the figure of one vendor.
    """
    asked = canonical(cell)
    if not is_vendor(asked) or asked.model is not None:
        raise InputError(f"Only the figure of one vendor has a place in its market, not '{label(asked)}'.")
    rivals = rivals_of(table, asked)
    market = market_of(asked)
    wider = table.having((asked, market, *rivals))
    pairs = tuple(above(wider, rival, asked) for rival in rivals)
    named = distinct([Unknown(found) for found in (asked, *rivals)], wider.inclusions)
    rest = ((_ONE, market), *((-_ONE, found.cell) for found in named))
    order = list(Grade)
    return RankRange(
        cell=asked,
        rivals=tuple(sorted(pairs, key=lambda pair: (order.index(pair.grade), pair.one.vendor))),
        room=quotient(wider, rest, ((_ONE, asked),)),
        printed=tuple(
            entry.id
            for assertion in table.model.assertions
            if isinstance(assertion.claim.statement, Rank) and canonical(assertion.claim.cell) == asked
            for entry in assertion.entries[:1]
        ),
    )


def rivals_of(table: Table, asked: Cell) -> tuple[Cell, ...]:
    """The other vendors of the market that the view has a figure of around that time, one cell each.

    There are none where nobody knows which vendors are brands of others.

    Args:
        table: The figures of a view.
        asked: The figure of one vendor, its address in its one spelling.
    """
    if table.inclusions.brands is None:
        return ()
    market = market_of(asked)
    found = [
        Unknown(unknown.cell.at(asked.period))
        for unknown in table.model.numbers
        if not unknown.owner
        and is_vendor(unknown.cell)
        and unknown.cell.vendor != asked.vendor
        and unknown.cell.model is None
        and market_of(unknown.cell).at(asked.period) == market
        and (asked.period.contains(unknown.cell.period) or unknown.cell.period.contains(asked.period))
    ]
    rivals = [
        unknown
        for unknown in sorted(set(found), key=lambda u: u.label)
        if not is_counted_in(unknown.cell, (asked,), table.inclusions)
        and not is_counted_in(asked, (unknown.cell,), table.inclusions)
    ]
    return tuple(unknown.cell for unknown in distinct(rivals, table.inclusions))
