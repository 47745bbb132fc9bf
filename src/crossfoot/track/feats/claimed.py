"""What pages say of streaks, records, milestones, places and orders, checked against figures.

Invariant: a claim is checked by a table that neither it nor a copy of it is in, so nothing proves itself; it is called
refuted only with a proof. A record "ever" is never called proven, since nobody knows what was before the first figure.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from crossfoot.errors import InputError, NotationError
from crossfoot.model import Inclusions, Mode, Period, Polarity
from crossfoot.model.interval import at_most, exactly
from crossfoot.model.predicate import parse_predicate
from crossfoot.model.statement import Milestone, Order, Rank, Record, Streak
from crossfoot.reconcile import Certificate, Entry, Grade, RankRange, Table, grade_of, rank_of, reconcile
from crossfoot.reconcile.condition import conditions_of
from crossfoot.track.evidence import plain
from crossfoot.track.feats.asking import Asker
from crossfoot.track.feats.feat import Ground, Part, part_of_all
from crossfoot.track.feats.parts import excluding
from crossfoot.track.feats.recorded import check_record
from crossfoot.track.wording import period_name, periods_text

__all__ = ["Checked", "Outcome", "check_feats"]

# No streak that anybody tells of is longer.
_LONGEST = 120
_SILENT = "its wording says nothing that figures could decide"
_SAID = Streak | Record | Milestone | Rank | Order


class Outcome(StrEnum):
    """What figures say of a claim."""

    PROVEN = "proven right"
    CONSISTENT = "consistent"
    REFUTED = "refuted"
    UNDECIDABLE = "undecidable"


@dataclass(frozen=True, slots=True)
class Checked:
    """A claim and what figures say of it.

    Args:
        entry: The claim.
        outcome: Right, possible, wrong, or nothing can tell.
        why: What decides, or why nothing does, in words.
        proofs: What proves the outcome, or as much of it as is proven.
        is_open: Whether figures that nobody knows could still rule it out.
    """

    entry: Entry
    outcome: Outcome
    why: str
    proofs: tuple[Certificate, ...] = ()
    is_open: bool = False

    @property
    def entry_ids(self) -> tuple[str, ...]:
        """Ids of the entries that the proofs rest on, sorted."""
        return tuple(sorted({entry for proof in self.proofs for entry in proof.entry_ids}))


def check_feats(claims: Iterable[Entry], evidence: Iterable[Entry], *, inclusions: Inclusions) -> tuple[Checked, ...]:
    """Check what some entries say of streaks, records, milestones, places and orders.

    Args:
        claims: The entries; those of other kinds only help to understand the ones that are checked.
        evidence: Entries of the view they are held against; the claims may be among them.
        inclusions: Which brands and places are counted in which others.

    Returns:
        What is affirmed as fact, in the order of the claims.
    """
    every = tuple(claims)
    asked = [entry for entry in every if _is_checked(entry)]
    statements = {entry.claim.statement for entry in asked}
    others = [entry for entry in evidence if entry.claim.statement not in statements]
    table = reconcile(others, inclusions=inclusions)
    return tuple(_checked(entry, every, table) for entry in asked)


def _is_checked(entry: Entry) -> bool:
    claim = entry.claim
    is_fact = claim.mode is Mode.ACTUAL and claim.polarity is Polarity.AFFIRMED
    return is_fact and isinstance(claim.statement, _SAID)


def _checked(entry: Entry, page: tuple[Entry, ...], table: Table) -> Checked:
    match entry.claim.statement:
        case Rank() as rank:
            return _place(entry, rank, table)
        case Record() as record:
            return _record(entry, record, page, table)
        case Streak(predicate=predicate) as streak if predicate.startswith("rank"):
            return _first_places(entry, streak, table)
    return _said(entry, table)


def _said(entry: Entry, table: Table) -> Checked:
    """A claim that says something about sums of figures, as the engine reads it."""
    conditions = conditions_of(table, entry)
    if not conditions:
        return Checked(entry, Outcome.UNDECIDABLE, _SILENT)
    asker = Asker(table, (cell for condition in conditions for _, cell in condition.terms))
    parts = tuple(
        part_of_all(condition.terms[0][1].period, (asker.ground(condition.terms, condition.wanted),))
        for condition in conditions
    )
    return _outcome(entry, asker, parts, is_all=True)


def _record(entry: Entry, record: Record, page: tuple[Entry, ...], table: Table) -> Checked:
    linked = [other.claim.statement for other in page if other.page.id == entry.page.id and other.claim.id == record.of]
    found = check_record(record, linked[0] if linked else None, table)
    if found is None:
        return Checked(entry, Outcome.UNDECIDABLE, _SILENT)
    return _outcome(entry, found.asker, found.parts, is_all=found.is_all)


def _outcome(entry: Entry, asker: Asker, parts: tuple[Part, ...], *, is_all: bool) -> Checked:
    """The outcome for a claim that some parts make up, and perhaps more that nobody can look at."""
    refuted = [part for part in parts if part.grade is Grade.REFUTED]
    if refuted:
        when = period_name(refuted[0].period)
        return Checked(entry, Outcome.REFUTED, f"{when} rules it out", refuted[0].proofs)
    together = excluding(asker, parts)
    if together is not None:
        when = _in_order(cell.period for _, cell in together.terms)
        return Checked(entry, Outcome.REFUTED, f"{when} cannot all have been so", together.proofs)
    if not any(_is_known(ground) for part in parts for ground in part.grounds):
        return Checked(entry, Outcome.UNDECIDABLE, "no other figures are known")
    proofs = tuple(proof for part in parts for proof in part.proofs)
    opened = [part.period for part in parts if part.grade is Grade.POSSIBLE]
    if opened:
        return Checked(entry, Outcome.CONSISTENT, f"{_in_order(opened)} leaves it open", proofs, is_open=True)
    if not is_all:
        first = min((part.period for part in parts), key=_start)
        return Checked(entry, Outcome.CONSISTENT, f"right as far back as {period_name(first)}", proofs)
    return Checked(entry, Outcome.PROVEN, "the figures prove it", proofs)


def _in_order(periods: Iterable[Period]) -> str:
    return periods_text(sorted(dict.fromkeys(periods), key=_start))


def _start(period: Period) -> date:
    return period.start or date.min


def _is_known(ground: Ground) -> bool:
    """Whether a claim stands behind any figure of a sum."""
    return any(bound.low_entries or bound.high_entries for _, bound in ground.bounds)


def _first_places(entry: Entry, streak: Streak, table: Table) -> Checked:
    """So many periods in which nobody stood above a vendor, those that nobody names neither."""
    try:
        predicate = parse_predicate(streak.predicate)
        last = predicate.last_in(plain(streak.cell).period)
        length = int(streak.value.interval.low or 0)
        if predicate.wanted == exactly(1) and last is not None and 0 < length <= _LONGEST:
            periods = [last.shift_months(-predicate.months * number) for number in range(length)]
            ranges = [rank_of(table, plain(streak.cell).at(period)) for period in periods]
            return _outcome(entry, Asker(table), tuple(map(_first, ranges)), is_all=True)
    except (NotationError, InputError):  # worded so that nobody can rate it, or no vendor: both are told below
        pass
    return Checked(entry, Outcome.UNDECIDABLE, _SILENT)


def _first(found: RankRange) -> Part:
    """Whether a vendor can only be the first in one period."""
    grounds = [Ground(at_most(0), ((Fraction(1), pair.difference),)) for pair in found.rivals]
    is_only = found.unnamed == 0 and all(ground.grade is Grade.PROVEN for ground in grounds)
    is_never = any(ground.grade is Grade.REFUTED for ground in grounds)
    grade = Grade.REFUTED if is_never else Grade.PROVEN if is_only else Grade.POSSIBLE
    return Part(found.cell.period, grade, tuple(grounds))


def _place(entry: Entry, rank: Rank, table: Table) -> Checked:
    """A place among all vendors of the market, those that nobody names too."""
    try:
        found = rank_of(table, rank.cell)
    except InputError:  # a group, a model or the market itself has no place; the page means something else
        return Checked(entry, Outcome.UNDECIDABLE, "only a single vendor has a place that figures could decide")
    if not table.bounds(rank.cell).low_entries or not found.rivals:
        return Checked(entry, Outcome.UNDECIDABLE, "no other figures are known")
    match grade_of(found.interval, rank.value.interval):
        case Grade.PROVEN:
            return Checked(entry, Outcome.PROVEN, "the figures prove it", found.proofs)
        case Grade.REFUTED:
            above = [pair.one.vendor[0] for pair in found.rivals if pair.grade is Grade.PROVEN]
            why = f"above it are {', '.join(above)}" if above else "too few can be above it"
            return Checked(entry, Outcome.REFUTED, why, found.proofs)
    why = "vendors that may be above it leave it open"
    if grade_of(found.named, rank.value.interval) is Grade.PROVEN:
        why = "right among the vendors that are named"
    return Checked(entry, Outcome.CONSISTENT, why, found.proofs)
