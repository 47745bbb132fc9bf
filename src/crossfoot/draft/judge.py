"""From what each voice says of a number to its mark, with the reason.

Invariant: what the draft attributes to a source is held against that source alone; what it says in its own voice is
impossible only if every voice that speaks of it excludes it, beyond the gap that is usual between two sources, and one
of them is the company itself, the source the draft quotes, or not the only one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from crossfoot.draft.mark import Answer, Held, Mark
from crossfoot.model import Claim

__all__ = ["Verdict", "is_refuted", "verdict_of", "who_of"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A mark and why."""

    mark: Mark
    why: str


def is_refuted(claim: Claim, held: Iterable[Held], cited: frozenset[str]) -> bool:
    """Whether no voice that speaks of a claim made in the draft's own voice allows it.

    Args:
        claim: The claim.
        held: What each voice says of it.
        cited: The voices the draft quotes.
    """
    speaking = [one for one in held if one.answer is not Answer.SILENT]
    against = [one.voice for one in speaking if one.answer is Answer.EXCLUDES]
    if not against or len(against) < len(speaking):
        return False
    return len(against) > 1 or against[0] in claim.cell.vendor or against[0] in cited


def verdict_of(held: Sequence[Held], *, attributed: str, has_ledger: bool, names: Mapping[str, str]) -> Verdict:
    """The mark of a claim that nothing makes impossible.

    Args:
        held: What the draft itself and each voice say of it.
        attributed: The source the draft gives for it, or empty.
        has_ledger: Whether there was a ledger to ask.
        names: What voices are called.
    """
    for answer, mark in ((Answer.PROVES, Mark.PROVEN), (Answer.REVISED, Mark.CONSISTENT)):
        found = [one for one in held if one.answer is answer]
        if found:
            return Verdict(mark, _because(answer, found, names))
    for answer in (Answer.EXCLUDES, Answer.USUAL):
        found = [one for one in held if one.answer is answer]
        if found:
            return Verdict(Mark.UNKNOWN, _because(answer, found, names))
    found = [one for one in held if one.answer is Answer.ALLOWS]
    if found:
        return Verdict(Mark.CONSISTENT, _because(Answer.ALLOWS, found, names))
    if any(one.answer is Answer.DOUBTED for one in held):
        return Verdict(Mark.UNKNOWN, "what bears on it is among the figures that contradict each other")
    return Verdict(Mark.UNKNOWN, _nothing(attributed, has_ledger, names))


_WORDS = {
    Answer.PROVES: "{who} the same",
    Answer.REVISED: "{who} the same once, and something else since",
    Answer.USUAL: "{who} another figure, no further off than its figures usually move",
    Answer.EXCLUDES: "{who} another figure; sources count differently, and the draft names none",
    Answer.ALLOWS: "{who} nothing that rules it out",
}


def _because(answer: Answer, found: Sequence[Held], names: Mapping[str, str]) -> str:
    own = [one for one in found if not one.voice]
    others = [names.get(one.voice, one.voice) for one in found if one.voice]
    if own and answer is Answer.PROVES:
        return "it follows from the other figures of the draft" + (f"; {_has(others)} the same" if others else "")
    if not others:
        return "the other figures of the draft leave room for it"
    return _WORDS[answer].format(who=_has(others))


def _has(names: Sequence[str]) -> str:
    return f"{who_of(names)} {'has' if len(names) == 1 else 'have'}"


def who_of(names: Sequence[str]) -> str:
    """Several names in a row: "IDC, Canalys and Counterpoint"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _nothing(attributed: str, has_ledger: bool, names: Mapping[str, str]) -> str:
    if not has_ledger:
        return "nothing else in the draft bears on it, and there is no ledger to ask"
    if attributed:
        return f"neither the draft nor anything the ledger has from {names.get(attributed, attributed)} bears on it"
    return "neither the draft nor the ledger has anything that bears on it"
