"""One voice of the ledger, asked about the claims of a draft.

Invariant: a voice excludes a claim only by a proof over figures that stand in its latest state; a figure that it gave
once and has restated since, or a gap as wide as its figures usually move, excludes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from fractions import Fraction
from functools import cached_property

from crossfoot.draft.known import answer_of, is_rated, known_of, told
from crossfoot.draft.mark import Answer, Held, Known, Nearest
from crossfoot.ledger import Entry
from crossfoot.model import Claim, Inclusions, Quantity, Unit
from crossfoot.model.statement import Growth
from crossfoot.reconcile import Conflict, PlainEntry, Slip, Table, reconcile
from crossfoot.reconcile.cells import canonical
from crossfoot.reconcile.habits import Habits, distance_between, gap_between
from crossfoot.reconcile.slips import slips_of

__all__ = ["Voice", "may_ask"]

_OUTLET = "outlet:"


def may_ask(entry: PlainEntry, voice: str) -> bool:
    """Whether a voice can speak to a claim of a draft: its own claims, and those the draft makes itself."""
    return entry.origin == voice or entry.origin.startswith(_OUTLET)


class Voice:
    """What one source, or one outlet in its own voice, has said.

    Args:
        name: The voice, as a ledger folds it.
        entries: Its entries near the draft.
        inclusions: Which brands and places are counted in which others.
        habits: Gives how far figures usually lie apart; asked only where something does not fit.
    """

    def __init__(
        self, name: str, entries: tuple[Entry, ...], inclusions: Inclusions, habits: Callable[[], Habits]
    ) -> None:
        self.name = name
        self.entries = entries
        self._inclusions = inclusions
        self._habits = habits

    @cached_property
    def _table(self) -> Table:
        """Its latest state: what it gave up itself is left out."""
        first = reconcile(self.entries, inclusions=self._inclusions)
        gone = frozenset(first.given_up)
        if not gone:
            return first
        return reconcile([entry for entry in self.entries if entry.id not in gone], inclusions=self._inclusions)

    def clashes(self, claims: Iterable[PlainEntry]) -> tuple[Conflict, ...]:
        """What of some claims cannot be true beside its figures, as if it said them."""
        spoken = tuple(replace(entry, origin=self.name) for entry in claims)
        ids = {entry.id for entry in spoken}
        found = self._table.with_entries(spoken).differences()
        return tuple(c for c in found if not ids.isdisjoint(c.members) and not ids.issuperset(c.members))

    def known(self, claim: Claim, beside: Iterable[PlainEntry] = ()) -> Known | None:
        """Where its figures, and some claims beside them, leave the figure of a claim."""
        spoken = tuple(replace(entry, origin=self.name) for entry in beside)
        return known_of(self._table.with_entries(spoken) if spoken else self._table, claim)

    def hold(self, entry: PlainEntry, conflict: Conflict | None) -> Held:
        """What it says of a claim.

        Args:
            entry: The claim.
            conflict: A proof that the claim alone cannot be true beside its figures, or None.
        """
        claim = entry.claim
        nearest = self.nearest(claim)
        known = self.known(claim) if is_rated(claim) else None
        if conflict is not None:
            return Held(self.name, self._excused(entry, conflict, known, nearest) or Answer.EXCLUDES, known, nearest)
        stated = told(claim)
        if known is None or stated is None:
            same = nearest is not None and nearest.entry.claim.statement == claim.statement
            return Held(self.name, Answer.PROVES if same else Answer.SILENT, known, nearest)
        return Held(self.name, answer_of(claim, known, stated), known, nearest)

    def is_usual(self, distance: Fraction | None, unit: Unit, voices: frozenset[str]) -> bool:
        """Whether figures of these voices usually lie so far apart."""
        habit = self._habits().of(voices, unit)
        return habit is not None and distance is not None and distance <= habit.most

    def nearest(self, claim: Claim) -> Nearest | None:
        """Its figure for the same thing, the newest of those closest to the one stated."""
        alike = [entry for entry in self.entries if _address(entry.claim) == _address(claim)]
        stated = told(claim)
        if not alike:
            return None

        def far(entry: Entry) -> tuple[object, ...]:
            printed = told(entry.claim)
            gap = 0 if stated is None or printed is None else gap_between(stated, printed)
            day = entry.page.published_at
            return gap, -(day.toordinal() if day else 0), entry.id

        entry = min(alike, key=far)
        return Nearest(entry, _slips(claim, entry.claim))

    def _excused(
        self, entry: PlainEntry, conflict: Conflict, known: Known | None, nearest: Nearest | None
    ) -> Answer | None:
        """Why a claim that does not fit need not be wrong."""
        value: Quantity | None = getattr(entry.claim.statement, "value", None)
        printed = None if nearest is None else told(nearest.entry.claim)
        if value is not None and printed is not None and value.interval.meets(printed):
            return Answer.REVISED
        own = entry.origin == self.name or self.name in entry.claim.cell.vendor
        voices = frozenset((self.name,)) if own else frozenset((self.name, entry.origin))
        distance, unit = conflict.distance, conflict.equation.unit
        if value is not None and known is not None:
            distance, unit = distance_between(known.interval, value.interval, value.unit), value.unit
        return Answer.USUAL if self.is_usual(distance, unit, voices) else None


def _address(claim: Claim) -> tuple[object, ...]:
    """What two claims have in common that give a figure for the same thing."""
    statement = claim.statement
    base = canonical(claim.cell.at(statement.base.period)).period if isinstance(statement, Growth) else None
    return claim.kind, canonical(claim.cell), claim.mode, base, getattr(statement, "whole", None)


def _slips(claim: Claim, other: Claim) -> tuple[Slip, ...]:
    """Slips that would turn one figure into another."""
    value: Quantity | None = getattr(claim.statement, "value", None)
    target = told(other)
    return () if value is None or target is None else slips_of(value, target, "the figure")
