"""What a check says of each number of a draft, and what it rests on.

Invariant: `impossible` stands on a proof that the draft, or the draft beside one voice of the ledger, cannot all be
true, or that figures of the ledger rule out what it says; `proven` on bounds that leave no other number. Everything
else is `consistent` or `unknown`, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from crossfoot.extract import Reading
from crossfoot.ledger import Entry
from crossfoot.model import Claim, Interval, Issue
from crossfoot.reconcile import Conflict, Slip

__all__ = ["Answer", "Checked", "Clash", "Grounds", "Held", "Known", "Mark", "Nearest", "Number", "worst"]


class Mark(StrEnum):
    """How a number stands; the worst first."""

    IMPOSSIBLE = "impossible"
    UNKNOWN = "unknown"
    CONSISTENT = "consistent"
    PROVEN = "proven"


class Answer(StrEnum):
    """What one voice says of a number."""

    PROVES = "proves"
    ALLOWS = "allows"
    REVISED = "revised"
    USUAL = "usual"
    EXCLUDES = "excludes"
    DOUBTED = "doubted"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a number without the draft's own word for it.

    Args:
        interval: Where it is proven to lie.
        entries: Ids of the entries that prove the ends.
    """

    interval: Interval
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Nearest:
    """A figure of the ledger beside a number of the draft.

    Args:
        entry: Where it stands.
        slips: Slips that would turn the one into the other.
    """

    entry: Entry
    slips: tuple[Slip, ...] = ()


@dataclass(frozen=True, slots=True)
class Clash:
    """Numbers of the draft that cannot be true beside what a voice says.

    Args:
        voice: Whose figures; empty where the draft contradicts itself.
        conflict: The proof, with the smallest repairs of the draft.
        is_impossible: Whether it makes its numbers impossible; else it is a remark.
        is_doubtful: Whether it would, were it sure that all its numbers were understood.
    """

    voice: str
    conflict: Conflict
    is_impossible: bool = True
    is_doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Grounds:
    """What figures say of a record, a streak, a milestone or the outcome of a goal.

    Args:
        why: What decides, or why nothing does, in words.
        entries: The entries of the ledger that show it, the one to be looked at first in front.
        is_open: Whether figures that nobody knows could still rule it out, so that to allow it says little.
    """

    why: str
    entries: tuple[Entry, ...] = ()
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """One claim held against one voice.

    Args:
        voice: Whose figures; empty for the draft's own.
        answer: What they say of it.
        known: What they leave for it; None where nothing.
        nearest: Their figure for the same thing, or None.
        grounds: What their figures say of what is no figure itself; None for figures.
    """

    voice: str
    answer: Answer
    known: Known | None = None
    nearest: Nearest | None = None
    grounds: Grounds | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the draft, or a rank, an order, a record or a streak.

    Args:
        id: `c7` for what was read as a claim, `u2` for what was left unread, `n5` for what counts nothing; for what
            cannot be by itself `t1` (a time), `w2` (a share of a whole), `o3` (how often something was done) or `d4` (a
            rise or fall).
        start: First character in the draft.
        end: One past the last.
        text: The words.
        mark: How it stands.
        why: The mark in a sentence part.
        claim: What it was read as, or None.
        held: What the draft's other numbers and each voice say of it.
        nearest: The figure of the ledger nearest to it, or None.
        clashes: Places in `Checked.clashes` of what makes it impossible.
        disproof: What shows that it is not so, where no contradiction between figures is needed for that; or None.
    """

    id: str
    start: int
    end: int
    text: str
    mark: Mark
    why: str
    claim: Claim | None = None
    held: tuple[Held, ...] = ()
    nearest: Nearest | None = None
    clashes: tuple[int, ...] = ()
    disproof: Held | None = None

    @property
    def counts(self) -> bool:
        """Whether it counts something, as far as anybody can tell: dates, names and furniture do not."""
        return not self.id.startswith("n")


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft with every number marked.

    Args:
        reading: The draft as read; its claims are called `NAME#c1` and so on in conflicts.
        numbers: Its numbers in the order of the text.
        clashes: What cannot all be true: within the draft first, then beside each voice.
        remarks: Conflicts that roundings, restatements or two ways of counting explain.
        issues: Remarks on single figures.
        beside: Entries of the ledger it was held against, by id.
        voices: The voices among them.
        has_ledger: Whether there was a ledger to ask.
    """

    reading: Reading
    numbers: tuple[Number, ...]
    clashes: tuple[Clash, ...]
    remarks: tuple[Conflict, ...]
    issues: tuple[Issue, ...]
    beside: tuple[Entry, ...]
    voices: tuple[str, ...]
    has_ledger: bool

    @property
    def disproven(self) -> tuple[Number, ...]:
        """Records, streaks, milestones and outcomes of goals that the ledger's figures rule out."""
        return tuple(number for number in self.numbers if number.disproof is not None)

    def count(self, mark: Mark) -> int:
        """How many numbers that count something have a mark."""
        return sum(number.mark is mark for number in self.numbers if number.counts)


def worst(marks: Iterable[Mark]) -> Mark:
    """Of several marks on one word the one a reader has to see first."""
    order = list(Mark)
    return min(marks, key=order.index)
