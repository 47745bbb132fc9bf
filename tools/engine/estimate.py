"""How good estimates are: printed figures of the starter ledger are hidden and told from the rest.

A band of 80 % should hold 80 of 100 hidden figures. Beside the bands as shown stand those whose factors were learnt,
for each vendor, from the figures of the others only; the factors of all together are printed last. Two simple answers
are scored beside the estimate, each on the cases where there is one: the middle of the exact interval, and what the
same source printed for the same time a year before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from fractions import Fraction
from itertools import pairwise
from math import log
from statistics import fmean, median

from crossfoot.knowledge import load_inclusions
from crossfoot.ledger import MemoryLedger, load_starter
from crossfoot.model.statement import Level
from crossfoot.reconcile import Entry, reconcile
from crossfoot.reconcile.cells import canonical
from crossfoot.reconcile.estimate import LEVELS, Basis, Estimates, evidence_of
from crossfoot.reconcile.estimate.bands import Told
from tools.engine.hiding import WAYS, Case, cases_of
from tools.engine.stretching import FOLDS, Hidden, stretches

EDGE = 0.001  # so that full trust is counted


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was told of a hidden figure.

    Args:
        case: What was hidden.
        basis: What the estimate rests on.
        told: What its bands are drawn from.
        error: How far the estimate is off, as a part of the figure.
        inside: For each level whether its band, as shown, holds the figure.
        is_possible: Whether the figure lies in the interval proven from the rest of the view.
        trust: The chance of that, as told.
        middle: How far the middle of the exact interval is off; None where the interval has no two ends.
        year_ago: How far the figure of the year before is off; None where there is none.
    """

    case: Case
    basis: Basis
    told: Told
    error: float
    inside: tuple[bool, ...]
    is_possible: bool
    trust: float
    middle: float | None
    year_ago: float | None

    def held_by(self, stretches: Sequence[float]) -> tuple[bool, ...]:
        """For each level whether a band stretched so holds the figure."""
        return tuple(low <= self.case.printed <= high for low, high in self.told.bands(stretches))


def outcome_of(case: Case, entries: Sequence[Entry]) -> Outcome | None:
    """What is told of a hidden figure; None where it is called unknown."""
    seen = [entry for entry in entries if entry.id not in case.hidden]
    table = reconcile(
        (entry for entry in seen if entry.origin == case.source), questions=(case.cell,), inclusions=load_inclusions()
    )
    kind = (case.cell.measure, case.cell.product)
    like = [entry for entry in seen if (entry.claim.cell.measure, entry.claim.cell.product) == kind]
    estimates = Estimates(table, evidence_of(like, inclusions=load_inclusions()), source=case.source)
    found, drawn = estimates.of(case.cell), estimates.drawn_from(case.cell)
    if found is None or drawn is None:
        return None
    ends = found.proven.low, found.proven.high
    middle = None if ends[0] is None or ends[1] is None else (ends[0] + ends[1]) / 2
    before = year_before(case, seen)
    return Outcome(
        case=case,
        basis=found.basis,
        told=drawn[2],
        error=off(found.value, case.printed),
        inside=tuple(band.low <= case.printed <= band.high for band in found.bands),
        is_possible=case.printed in found.proven,
        trust=float(found.trust),
        middle=None if middle is None else off(middle, case.printed),
        year_ago=None if before is None else off(before, case.printed),
    )


def off(told: Fraction, printed: Fraction) -> float:
    """The distance from a printed figure, as a part of it."""
    return float(abs(told - printed) / printed)


def year_before(case: Case, entries: Iterable[Entry]) -> Fraction | None:
    """What the source printed for the same time a year before: the middle of its last figure."""
    if not case.cell.period.is_flow:
        return None
    cell = case.cell.at(case.cell.period.shift_years(-1))
    found = [
        (entry.page.published_at or date.min, (interval.low + interval.high) / 2)
        for entry in entries
        if entry.origin == case.source
        and isinstance(entry.claim.statement, Level)
        and canonical(entry.claim.cell) == cell
        and (interval := entry.claim.statement.value.interval).low is not None
        and interval.high is not None
    ]
    return max(found, default=(date.min, None))[1]


def print_way(way: str, outcomes: Sequence[Outcome], unknown: int) -> None:
    """Coverage and error of one way of hiding."""
    factors = {fold: stretches(hidden(o) for o in outcomes if o.case.fold != fold) for fold in range(FOLDS)}
    crossed = {outcome.case: outcome.held_by(factors[outcome.case.fold][outcome.basis]) for outcome in outcomes}
    outside = sum(1 for outcome in outcomes if not outcome.is_possible)
    print(f"\n{way}: {len(outcomes)} figures hidden and estimated, {unknown} called unknown; "
          f"{outside} lie outside what the rest of their view proves")  # fmt: skip
    for label, chosen in (
        ("all", outcomes),
        ("inside what is proven", [o for o in outcomes if o.is_possible]),
        *((basis.value, [o for o in outcomes if o.basis is basis]) for basis in Basis),
    ):
        if chosen:
            shipped, cross = (
                " ".join(f"{100 * fmean(bands(o)[n] for o in chosen):4.0f}" for n in range(len(LEVELS)))
                for bands in (lambda o: o.inside, lambda o: crossed[o.case])
            )
            print(f"  {label:22}{len(chosen):5}  median error {100 * median(o.error for o in chosen):6.2f} %"
                  f"   held by 50/80/95 % bands {shipped}   cross-fitted {cross}")  # fmt: skip
    for label, rival in (("middle of the exact interval", "middle"), ("the year before", "year_ago")):
        pairs = [(o.error, getattr(o, rival)) for o in outcomes if getattr(o, rival) is not None]
        if pairs:
            ours, theirs = (100 * median(side) for side in zip(*pairs, strict=True))
            print(f"  against {label:30}{len(pairs):5}  median error {ours:6.2f} %, theirs {theirs:6.2f} %")


def hidden(outcome: Outcome) -> Hidden:
    """What the factors of bands are learnt from: how far a figure lies from what is likely, whatever is proven."""
    distance = abs(log(outcome.told.beyond / outcome.case.printed)) / outcome.told.spread
    return Hidden(outcome.basis, distance, outcome.case.fold)


def print_doubts(outcomes: Sequence[Outcome]) -> None:
    """How often the proof of a figure failed, by how far it was trusted, and the factors of the bands."""
    for least, most in pairwise((0.0, 0.3, 0.5, 0.75, 0.9, 1.0 + EDGE)):
        chosen = [o for o in outcomes if least <= o.trust < most]
        if chosen:
            failed = fmean(not o.is_possible for o in chosen)
            print(f"  trusted {least:4.2f} to {min(most, 1.0):4.2f}{len(chosen):5}"
                  f"  outside what is proven {100 * failed:4.0f} %")  # fmt: skip
    for basis, found in stretches(hidden(o) for o in outcomes).items():
        count = sum(1 for o in outcomes if o.basis is basis)
        print(f"  {basis.value:22}{count:5}  stretched by {', '.join(f'{factor:.2f}' for factor in found)}")


def show_estimates(every: int) -> None:
    """Hide, estimate, print.

    Args:
        every: Only each so-many-th figure is hidden.
    """
    ledger = MemoryLedger()
    load_starter(ledger, recorded_at=datetime(2020, 1, 1, tzinfo=UTC))
    entries = ledger.view().entries()
    cases = tuple(cases_of(entries, folds=FOLDS))
    every_outcome: list[Outcome] = []
    for way in WAYS:
        told = [outcome_of(case, entries) for case in [one for one in cases if one.way == way][::every]]
        outcomes = [outcome for outcome in told if outcome is not None]
        print_way(way, outcomes, len(told) - len(outcomes))
        every_outcome += outcomes
    print_way("all ways", every_outcome, 0)
    print_doubts(every_outcome)
