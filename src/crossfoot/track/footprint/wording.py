"""A footing in words.

Invariant: the words say no more than the steps: a tip is called a tip, a plan a plan, and what only figures tell is
said to rest on figures.
"""

from __future__ import annotations

from datetime import date

from crossfoot.track.footprint.footing import Footing, State
from crossfoot.track.footprint.step import Basis, Firmness, Step, Way
from crossfoot.track.wording import day_name, period_name

__all__ = ["footing_words"]


def footing_words(footing: Footing, *, as_of: date) -> str:
    """How a vendor stands in a place, as half a sentence: "planned for 2018, not confirmed".

    Args:
        footing: How it stands.
        as_of: The day.
    """
    words = _state_words(footing, as_of)
    going = [s for s in footing.pending if footing.state is State.PRESENT and s.way is Way.OUT]
    if going and footing.decisive is not going[-1]:
        words += f"; {_ahead(going[-1], as_of)}"
    return f"{words}; contradicted" if footing.against else words


def _state_words(footing: Footing, as_of: date) -> str:
    step = footing.decisive
    if step.firmness is not Firmness.DONE:
        return _ahead(step, as_of)
    if step.basis is Basis.FIGURES:
        return f"sold there in {period_name(step.entry.claim.cell.period)}, by figures alone"
    match footing.state:
        case State.LEAVING:
            return _ahead(footing.pending[-1], as_of)
        case State.ENTERED:
            return f"entered {_when(step)}"
        case State.EXITED:
            return f"left {_when(next(s for s in reversed(footing.decided_by) if s.is_event))}"
        case State.ABSENT:
            return f"{'plan denied' if step.word == 'denied' else 'not there'} as of {day_name(step.day)}"
    return f"there as of {day_name(step.day)}"


def _when(step: Step) -> str:
    """When an entry or exit was: as the claim dates it, or by when it was told."""
    period = step.entry.claim.cell.period
    if period.last is None or period.start is None or period.start > step.said_on:
        return f"by {day_name(step.day)}"
    return f"in {period_name(period)}" if period.days != 1 else f"on {day_name(step.day)}"


def _ahead(step: Step, as_of: date) -> str:
    """What is announced or tipped: "planned for 2018", "exit tipped", "entry announced for 21 June 2019"."""
    if step.firmness is Firmness.TIPPED:
        what = "tipped"
    elif step.basis is Basis.DEAL:
        what = f"{step.word} signed"
    else:
        what = "announced" if step.word in ("entering", "exited") else "planned"
    lead = f"exit {what}" if step.way is Way.OUT else f"expansion {what}" if step.word == "expanding" else what
    if step.due is None:
        return lead
    told = f"{lead} for {period_name(step.due)}"
    return f"{told}, not confirmed" if step.is_overdue(as_of) else told
