"""Shares and growth between two ends, each end with the inequality that proves it.

Invariant: `x / y >= r` is told as `x - r * y >= 0`, which holds wherever there is anything to divide by. An end is the
tighter of the printed one, proven by its own row, and that of the two figures taken by themselves: it is never too
tight, though the whole table may know a tighter one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from crossfoot.model import Cell, Interval
from crossfoot.model.interval import at_least, at_most
from crossfoot.reconcile import Bound, EndStatus, Table
from crossfoot.reconcile.cells import Unknown
from crossfoot.reconcile.certificate import certify
from crossfoot.reconcile.problem import Sense
from crossfoot.track.feats.asking import Asker
from crossfoot.track.feats.feat import Ground

__all__ = ["Printed", "Ratio", "both", "is_over", "printed_ratios", "ratio_of"]

_ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class PrintedEnd:
    """A row that says how a figure stands to a multiple of another, and nothing else."""

    number: Fraction
    sense: Sense
    place: int


Printed = Mapping[tuple[int, int], tuple[PrintedEnd, ...]]
"""Number of a figure and of what it is divided by: the ends that claims in force print for the quotient."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """A quotient of two figures.

    Args:
        interval: Where it is proven to lie.
        low: What proves the low end.
        high: What proves the high end.
    """

    interval: Interval
    low: Ground | None
    high: Ground | None


def printed_ratios(table: Table) -> Printed:
    """What the claims of a view that are not given up print of shares and growth."""
    with table.lock:
        given_up = frozenset(claim for region in table.regions for claim in region.given_up)
    found: dict[tuple[int, int], list[PrintedEnd]] = {}
    for made in table.model.makers.values():
        for place in made.places:
            row = table.model.problem.rows[place]
            if row.claims and row.rhs == 0 and len(row.terms) == 2 and given_up.isdisjoint(row.claims):  # noqa: PLR2004
                for (top, one), (bottom, other) in (row.terms, row.terms[::-1]):
                    if one == 1 and other < 0:
                        found.setdefault((top, bottom), []).append(PrintedEnd(-other, row.sense, place))
    return {pair: tuple(ends) for pair, ends in found.items()}


def ratio_of(asker: Asker, top: Cell, bottom: Cell, printed: Printed) -> Ratio:
    """Between which ends a quotient lies.

    Args:
        asker: The table.
        top: What is divided.
        bottom: What it is divided by.
        printed: What is printed of it.
    """
    lows = sorted(_ends(asker, top, bottom, printed, Sense.GE), key=lambda end: -end[0])
    highs = sorted(_ends(asker, top, bottom, printed, Sense.LE), key=lambda end: end[0])
    low, high = (next(iter(ends), None) for ends in (lows, highs))
    interval = Interval(None if low is None else low[0], None if high is None else high[0])
    return Ratio(interval, None if low is None else low[1], None if high is None else high[1])


def is_over(low: Fraction | None, high: Fraction | None) -> bool:
    """Whether a low end is there and lies above a high end that is there."""
    return low is not None and high is not None and low > high


def both(one: Ground | None, other: Ground | None) -> tuple[Ground, ...]:
    """What proves two ends, as far as there are any."""
    return tuple(ground for ground in (one, other) if ground is not None)


def _ends(asker: Asker, top: Cell, bottom: Cell, printed: Printed, sense: Sense) -> Iterator[tuple[Fraction, Ground]]:
    """Ends of one side, printed and from the two figures."""
    table, wanted = asker.table, at_least(0) if sense is Sense.GE else at_most(0)
    pair = (table.model.numbers[Unknown(top)], table.model.numbers[Unknown(bottom)])
    for end in printed.get(pair, ()):
        if end.sense is sense:
            terms = ((_ONE, top), (-end.number, bottom))
            proof = certify(table.model.problem, table.question(terms), sense, {end.place: _ONE})
            low, high = (proof, None) if sense is Sense.GE else (None, proof)
            bound = Bound(terms, wanted, low, high, EndStatus.OUTER, EndStatus.OUTER)
            yield end.number, Ground(wanted, ((_ONE, bound),))
    one, other = asker.bound(top).interval, asker.bound(bottom).interval
    if sense is Sense.GE and one.low is not None and other.high:
        yield one.low / other.high, asker.ground(((_ONE, top), (-one.low / other.high, bottom)), wanted)
    if sense is Sense.LE and one.high is not None and other.low is not None and other.low > 1:
        yield one.high / other.low, asker.ground(((_ONE, top), (-one.high / other.low, bottom)), wanted)
