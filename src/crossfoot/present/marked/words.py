"""What a checked draft says in words: its head, its marks, its sources, the same in every form.

Invariant: a figure of the ledger is never named without its source, its page and the id that `explain` takes.
"""

from __future__ import annotations

from crossfoot.draft import Checked, Clash, Mark, Nearest, Number
from crossfoot.ledger import Entry
from crossfoot.present.citation import Citation, cite_entry, cite_reading
from crossfoot.present.conflict import Members, members_of, remark_line
from crossfoot.present.words import figure
from crossfoot.reconcile import Conflict

__all__ = [
    "SIGNS",
    "Cited",
    "beside_words",
    "counted",
    "hard_clashes",
    "head",
    "heading",
    "ledger_line",
    "remark",
    "soft_ones",
]

SIGNS = {Mark.IMPOSSIBLE: "!", Mark.UNKNOWN: "?", Mark.CONSISTENT: "~", Mark.PROVEN: "="}
"""Told apart without colour, and by every terminal."""


class Cited:
    """The claims of a checked draft and of the ledger beside it, as citations."""

    def __init__(self, checked: Checked) -> None:
        self.mine: Members = {cited.id: cited for cited in cite_reading(checked.reading)}
        self._beside = {entry.id: entry for entry in checked.beside}

    def has(self, id_: str) -> bool:
        """Whether an id is that of an entry of the ledger."""
        return id_ in self._beside

    def beside(self, id_: str) -> Entry:
        """An entry of the ledger."""
        return self._beside[id_]

    def entry(self, id_: str) -> Citation:
        """An entry of the ledger, cited."""
        return cite_entry(self._beside[id_])

    def members(self, conflict: Conflict) -> Members:
        """Each member's citation."""
        return members_of(conflict, self.mine, self.entry)


def counted(number: int, thing: str) -> str:
    """A number of things: `1 entry`, `3 entries`."""
    plural = f"{thing[:-1]}ies" if thing.endswith("y") else f"{thing}s"
    return f"{number:,} {thing if number == 1 else plural}"


def hard_clashes(checked: Checked) -> tuple[Clash, ...]:
    """What makes numbers impossible."""
    return tuple(clash for clash in checked.clashes if clash.is_impossible)


def soft_ones(checked: Checked) -> tuple[Clash, ...]:
    """What is only remarked."""
    soft = (clash for clash in checked.clashes if not clash.is_impossible)
    return (*soft, *(Clash("", conflict, is_impossible=False) for conflict in checked.remarks))


def remark(clash: Clash, cited: Cited) -> str:
    """What is only remarked, in a line."""
    label = "doubtful" if clash.is_doubtful else None
    return remark_line(clash.conflict, cited.members(clash.conflict), cited.mine, label)


def head(checked: Checked) -> str:
    """The draft and how it stands, in one line."""
    found = checked.reading.document.provenance
    held = f", held against {counted(len(checked.beside), 'entry')} of the ledger" if checked.beside else ""
    ruled_out = f", {len(checked.disproven):,} ruled out by the ledger" if checked.disproven else ""
    return (
        f"{found.name}: {counted(len(checked.reading.claims), 'claim')}, "
        f"{counted(len(hard_clashes(checked)), 'contradiction')}{ruled_out}{held}"
    )


def ledger_line(checked: Checked) -> str:
    """As of which day it was read, and what was asked."""
    day = checked.reading.document.provenance.published_at
    if not checked.has_ledger:
        asked = "no ledger was asked, so it is checked against itself alone"
    elif not checked.beside:
        asked = "the ledger has nothing on what it speaks of, so it is checked against itself alone"
    else:
        asked = f"the ledger has {counted(len(checked.beside), 'entry')} from {', '.join(checked.voices)} near it"
    return f"Read as of {day}; {asked}."


def heading(clash: Clash, cited: Cited) -> str | None:
    """What is said instead of `hard` where the other side is the ledger."""
    if not clash.voice:
        return None
    others = [c for id_, c in cited.members(clash.conflict).items() if id_ not in cited.mine]
    return f"impossible beside {others[0].voice if others else clash.voice}"


def _slip_words(nearest: Nearest) -> str:
    """Slips that would turn the number into the ledger's figure, in words."""
    return "; ".join(slip.sentence.removesuffix(", which makes the figure right") for slip in nearest.slips)


def beside_words(number: Number) -> str:
    """The nearest figure of the ledger with its source, and the slip between the two; empty where there is none."""
    nearest = number.nearest
    if nearest is None:
        return ""
    cited = cite_entry(nearest.entry)
    value = getattr(cited.claim.statement, "value", None)
    printed = cited.words if value is None else figure(value)
    slips = _slip_words(nearest)
    where = "nearest in the ledger" if number.disproof is None else "against it stands"
    return f"{where}: {printed}, {cited.voice}" + (f" ({slips})" if slips else "")
