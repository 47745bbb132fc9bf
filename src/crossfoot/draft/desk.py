"""The voices of a ledger beside a draft: each claim of the draft held against those that can speak to it.

Invariant: what the draft attributes to a source meets that source alone, what it says itself meets every voice; a voice
that does not fit a claim is asked about each by itself before it is asked about several together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from crossfoot.draft.judge import is_refuted
from crossfoot.draft.known import is_rated
from crossfoot.draft.mark import Answer, Clash, Held
from crossfoot.draft.voice import Voice, may_ask
from crossfoot.model import EVERYTHING, Quantity
from crossfoot.reconcile import Conflict, EquationKind, PlainEntry, Repair
from crossfoot.reconcile.assertion import is_goal
from crossfoot.reconcile.severity import HARD
from crossfoot.reconcile.slips import slips_of

__all__ = ["Desk"]

_OUTLET = "outlet:"
# A ledger has errors of its own: where more of its figures than these hang together, nobody is proven wrong.
_DIRECT = 4
_SUM = 6


class Desk:
    """A draft's claims and the voices beside it.

    Args:
        page: The claims of the draft.
        voices: The voices of the ledger that have something near it.
    """

    def __init__(self, page: Sequence[PlainEntry], voices: Sequence[Voice]) -> None:
        self._by_id = {entry.id: entry for entry in page}
        self._cited = frozenset(entry.origin for entry in page if not entry.origin.startswith(_OUTLET))
        self._voices = tuple(voices)
        self._single: dict[tuple[str, str], Conflict] = {}
        self._joint: list[tuple[Voice, Conflict]] = []
        for voice in self._voices:
            self._ask(voice)
        self.held = {entry.id: tuple(self._held(entry)) for entry in page}
        self.clashes = (*self._alone(), *self._together())

    def _ask(self, voice: Voice) -> None:
        """Find what does not fit a voice: of the claims that do not fit together first those that do not fit alone."""
        left = [entry for entry in self._by_id.values() if _is_told(entry) and may_ask(entry, voice.name)]
        while left:
            found = voice.clashes(left)
            named = {member for conflict in found for member in conflict.members}
            alone = {entry.id: voice.clashes((entry,)) for entry in left if entry.id in named}
            misfits = {id_: conflicts[0] for id_, conflicts in alone.items() if conflicts}
            self._single.update(((id_, voice.name), conflict) for id_, conflict in misfits.items())
            if not misfits:
                self._joint += [(voice, conflict) for conflict in found]
                return
            left = [entry for entry in left if entry.id not in misfits]

    def _held(self, entry: PlainEntry) -> Iterator[Held]:
        for voice in self._voices:
            if may_ask(entry, voice.name):
                yield voice.hold(entry, self._single.get((entry.id, voice.name)))

    def _alone(self) -> Iterator[Clash]:
        """Claims that a voice excludes by themselves."""
        for (id_, name), conflict in self._single.items():
            entry, held = self._by_id[id_], self.held[id_]
            answer = next(one.answer for one in held if one.voice == name)
            if answer is Answer.REVISED:
                continue
            refuted = answer is Answer.EXCLUDES if entry.origin == name else is_refuted(entry.claim, held, self._cited)
            yield self._clash(self._voice(name), conflict, is_impossible=refuted)

    def _together(self) -> Iterator[Clash]:
        """Claims that a voice excludes only together."""
        for voice, conflict in self._joint:
            mine = [self._by_id[member] for member in conflict.members if member in self._by_id]
            owned = all(
                entry.origin == voice.name or voice.name in self._cited or voice.name in entry.claim.cell.vendor
                for entry in mine
            )
            usual = voice.is_usual(conflict.distance, conflict.equation.unit, frozenset((voice.name,)))
            yield self._clash(voice, conflict, is_impossible=owned and not usual)

    def _clash(self, voice: Voice, conflict: Conflict, *, is_impossible: bool) -> Clash:
        mine = [self._by_id[member] for member in conflict.members if member in self._by_id]
        repairs = tuple(_repair(voice, entry, mine) for entry in mine)
        is_direct = len(conflict.members) <= (_DIRECT if conflict.equation.kind is EquationKind.CHAIN else _SUM)
        is_plain = conflict.severity > HARD and not conflict.needs_soft and is_direct
        return Clash(voice.name, replace(conflict, repairs=repairs), is_impossible and is_plain)

    def _voice(self, name: str) -> Voice:
        return next(voice for voice in self._voices if voice.name == name)


def _is_told(entry: PlainEntry) -> bool:
    """Whether it can be held against figures: as something that happened, or as a goal measured by what did."""
    return is_rated(entry.claim) or is_goal(entry)


def _repair(voice: Voice, entry: PlainEntry, mine: Sequence[PlainEntry]) -> Repair:
    """What a claim of the draft would have to be, were the voice and the draft's other claims right."""
    found = voice.known(entry.claim, [other for other in mine if other is not entry])
    implied = EVERYTHING if found is None else found.interval
    value: Quantity | None = getattr(entry.claim.statement, "value", None)
    slips = () if value is None else slips_of(value, implied, "it")
    stated = EVERYTHING if value is None else value.interval
    return Repair(entry.id, implied, stated, None if value is None else value.written, slips)
