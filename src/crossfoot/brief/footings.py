"""Where a vendor sells, is coming, or has left, in one sentence for each way it stands.

Invariant: a plan is told as a plan and a tip as a tip; what only figures tell is left to the standings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from crossfoot.brief.draft import Draft
from crossfoot.brief.names import Names
from crossfoot.brief.telling import Sense, Sentence
from crossfoot.track.footprint import Basis, Footing
from crossfoot.track.footprint import State as FootingState
from crossfoot.track.wording import and_list

__all__ = ["footing_sentences"]


def footing_sentences(footings: Iterable[Footing], vendor: str, names: Names, *, is_named: bool) -> Iterator[Sentence]:
    """One sentence for each way the vendor stands somewhere.

    Args:
        footings: How it stands, place by place.
        vendor: Of whom.
        names: Names.
        is_named: Whether the first sentence names the vendor, or says "it".
    """
    groups: dict[FootingState, list[Footing]] = {}
    for footing in footings:
        if footing.decisive.basis is not Basis.FIGURES and not footing.through:
            groups.setdefault(footing.state, []).append(footing)
    for state, found in groups.items():
        draft = Draft(names)
        who = draft.vendor(vendor) if is_named else "it"
        is_named = False
        for footing in found:
            draft.cite(*(step.entry.id for step in footing.decided_by))
        yield draft.sentence(f"{who} {_stands(draft, state)} {and_list([draft.place(f.place) for f in found])}.")


def _stands(draft: Draft, state: FootingState) -> str:
    match state:
        case FootingState.PRESENT:
            return "is present in"
        case FootingState.ENTERED:
            return "has entered"
        case FootingState.LEAVING:
            return "is leaving"
        case FootingState.ENTERING:
            return "is entering"
        case FootingState.PLANNED:
            return f"{draft.say(Sense.GOAL, 'plans')} to enter"
        case FootingState.UNCONFIRMED:
            return f"once {draft.say(Sense.GOAL, 'planned')} to enter"
        case FootingState.TIPPED:
            return f"is {draft.say(Sense.HEDGE, 'said to')} be coming to"
        case FootingState.ABSENT:
            return f"is {draft.say(Sense.NOT, 'not')} present in"
    return "has left"
