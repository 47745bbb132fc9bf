"""Records, streaks, milestones and outcomes of goals in a draft, marked by what every voice has told of their figures.

Invariant: `impossible` needs a proof by every voice that speaks, one of them the company itself or the source the draft
quotes, or more than one; a sentence read firmly; and entries of the ledger that show it. Else it is a remark.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from crossfoot.draft.beside import names_of
from crossfoot.draft.feats import hold_feats
from crossfoot.draft.firm import Trust
from crossfoot.draft.goals import hold_goals
from crossfoot.draft.judge import is_refuted, who_of
from crossfoot.draft.mark import Answer, Grounds, Held, Mark, Nearest, Number
from crossfoot.extract import Reading
from crossfoot.ledger import Entry, View
from crossfoot.model import Inclusions
from crossfoot.reconcile import PlainEntry

__all__ = ["Events", "hold_events"]

_OUTLET = "outlet:"
_MARKS = {
    Answer.EXCLUDES: Mark.UNKNOWN,
    Answer.PROVES: Mark.PROVEN,
    Answer.ALLOWS: Mark.CONSISTENT,
}


@dataclass(frozen=True, slots=True)
class Events:
    """What figures say of all that is no figure itself.

    Args:
        held: What each voice says of a claim, by the claim's id; voices that say nothing are left out.
        names: What voices are called.
        cited: The voices the draft quotes.
    """

    held: Mapping[str, tuple[Held, ...]]
    names: Mapping[str, str]
    cited: frozenset[str]

    @property
    def entries(self) -> Iterator[Entry]:
        """The entries of the ledger that show it."""
        return (entry for held in self.held.values() for one in held for entry in _grounds(one).entries)

    def mark(self, number: Number, trust: Mapping[str, Trust]) -> Number:
        """A number with its mark by what figures say of it; as it was where they are silent, or contradicted anyway.

        Args:
            number: The number as marked so far.
            trust: How far each claim is trusted, by id.
        """
        claim = number.claim
        held = () if claim is None or number.clashes else self.held.get(claim.id, ())
        if claim is None or not held:
            return number
        is_firm = trust.get(claim.id) is Trust.FIRM
        is_wrong = is_firm and is_refuted(claim, [one for one in held if not _grounds(one).is_open], self.cited)
        answer = next(answer for answer in _MARKS if any(one.answer is answer for one in held))
        found = [one for one in held if one.answer is answer]
        nearest = next((Nearest(entry) for one in found for entry in _grounds(one).entries), number.nearest)
        return replace(
            number,
            mark=Mark.IMPOSSIBLE if is_wrong else _MARKS[answer],
            why=self._why(found, is_wrong=is_wrong),
            held=(*(one for one in number.held if not one.voice), *held),
            nearest=nearest,
            disproof=found[0] if is_wrong else None,
        )

    def _why(self, found: Sequence[Held], *, is_wrong: bool) -> str:
        if found[0].answer is Answer.ALLOWS and all(_grounds(one).is_open for one in found):
            return "nothing that the ledger has rules it out"
        first = next(_grounds(one).why for one in found if not _grounds(one).is_open)
        same = [self.names.get(one.voice, one.voice) for one in found if _grounds(one).why == first]
        if found[0].answer is Answer.PROVES:
            return f"the figures of {who_of(same)} prove it"
        why = f"{first}, by the figures of {who_of(same)}"
        if is_wrong:
            return f"not so: {why}"
        if found[0].answer is Answer.EXCLUDES:
            return f"{why}; but sources count differently, and the draft may mean something narrower"
        return why


def hold_events(
    view: View | None,
    reading: Reading,
    page: Sequence[PlainEntry],
    inclusions: Inclusions,
    only: frozenset[str] | None,
) -> Events:
    """Hold what a draft says of records, streaks, milestones and goals against a ledger.

    Args:
        view: The ledger as of a day, or None where there is none.
        reading: The draft.
        page: Its claims.
        inclusions: Which brands and places are counted in which others.
        only: Ids of the only entries that may count; None for all.
    """
    held: dict[str, tuple[Held, ...]] = {}
    if view is not None:
        found = (*hold_feats(view, reading, page, inclusions, only), *hold_goals(view, reading, page, only))
        held = {id_: tuple(one for one in said if one.answer is not Answer.SILENT) for id_, said in found}
    cited = frozenset(entry.origin for entry in page if not entry.origin.startswith(_OUTLET))
    events = Events(held, {}, cited)
    return replace(events, names=names_of(events.entries, page))


def _grounds(held: Held) -> Grounds:
    return held.grounds or Grounds("")
