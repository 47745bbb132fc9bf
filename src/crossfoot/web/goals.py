"""Goals as pages tell them: each with its verdicts and its chance, and how it stands in a word.

Invariant: a goal is called met or missed only where it is proven; a chance stands only beside a verdict that leaves it
open.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from crossfoot.brief.names import model_name, product_name
from crossfoot.ledger import Entry
from crossfoot.model import Interval
from crossfoot.model.statement import Growth, Rank, Share
from crossfoot.present.goals import likely
from crossfoot.reconcile.grade import Grade
from crossfoot.track import RatedTarget, Revision, State, Target, ViewSpec, rate_targets
from crossfoot.track.chance import Chance
from crossfoot.track.chance.constants import load_constants
from crossfoot.track.verdict import Verdict
from crossfoot.track.wording import interval_text, place_text, quantity_text
from crossfoot.web.desk import Desk
from crossfoot.web.large import of_late
from crossfoot.web.parts import Column, Side, Slot

__all__ = ["INDUSTRIES", "Goal", "Stands", "aim_text", "amount_columns", "amount_slots", "amount_text", "goals_of",
           "industry_of", "slug_of", "stands", "stands_in"]  # fmt: skip

INDUSTRIES = ("vehicles", "electronics")
"""Whose goals: makers of vehicles, and everybody else."""

_WORDS = {State.MET: "Met", State.MISSED: "Missed", State.OPEN: "Open", State.UNDECIDED: "Undecided",
          State.NOT_RATABLE: "Not ratable"}  # fmt: skip
_TONES = {State.MET: "met", State.MISSED: "missed", State.OPEN: "open", State.UNDECIDED: "soft",
          State.NOT_RATABLE: "soft"}  # fmt: skip
_MORE = {State.MET: "proven", State.MISSED: "proven", State.OPEN: "", State.UNDECIDED: "",
         State.NOT_RATABLE: ""}  # fmt: skip
_COURSE = {Grade.PROVEN: "on track", Grade.REFUTED: "behind an even pace", Grade.POSSIBLE: ""}


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal, how it stands, and the chance that it is reached.

    Args:
        rated: The goal with its verdict in each view.
        chance: The forecast, or None where the verdict is proven or none can be given.
    """

    rated: RatedTarget
    chance: Chance | None


@dataclass(frozen=True, slots=True)
class Stands:
    """How a goal stands.

    Args:
        word: In a word: `Met`, `Open`, `Views disagree`.
        more: What is to be said beside it, or empty: `proven`, `on track`.
        tone: The class of its colour.
    """

    word: str
    more: str
    tone: str

    @property
    def text(self) -> str:
        """Both."""
        return f"{self.word}, {self.more}" if self.more else self.word


def goals_of(desk: Desk, vendor: str | None = None, views: tuple[ViewSpec, ...] = ()) -> tuple[Goal, ...]:
    """All goals with their verdicts, by vendor and period.

    Args:
        desk: Where they are looked up.
        vendor: Whose; None for everybody's.
        views: Whose figures rate them; none is every voice that speaks of the figure, each by itself.
    """
    return desk.recall(("goals", vendor, views), lambda: _worked_out(desk, vendor, views))


def _worked_out(desk: Desk, vendor: str | None, views: tuple[ViewSpec, ...]) -> tuple[Goal, ...]:
    view = of_late(desk)
    rated = rate_targets(view, as_of=desk.day, vendor=vendor, views=views)
    about: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in view.entries(vendors=None if vendor is None else (vendor,)):
        for name in set(entry.claim.cell.vendor):
            about[name].append(entry)
    return tuple(Goal(one, likely(one, about[one.target.vendor])) for one in rated)


def stands(rated: RatedTarget) -> Stands:
    """How a goal stands by all views together."""
    if rated.is_divided:
        return Stands("Views disagree", "", "soft")
    return stands_in(rated.chief.verdict)


def stands_in(verdict: Verdict) -> Stands:
    """How a goal stands in one view."""
    state = verdict.state
    on_track = verdict.on_track
    more = _COURSE[on_track] if state is State.OPEN and on_track is not None else _MORE[state]
    return Stands(_WORDS[state], more, _TONES[state])


def slug_of(state: State) -> str:
    """A state as an address has it: `proven-met`."""
    return state.value.replace("_", "-")


def industry_of(rated: RatedTarget) -> str:
    """One of `INDUSTRIES`."""
    return INDUSTRIES[rated.target.cell.product not in load_constants().vehicles.products]


def aim_text(target: Target, revision: Revision) -> str:
    """What a wording asks for: "90 million smartphones", "more than 10 million smartphones a month", "first place"."""
    value = quantity_text(revision.quantity)
    cell, high = target.cell, revision.quantity.interval.high
    match revision.statement:
        case Growth():
            return f"growth of {value}"
        case Share():
            return f"a share of {value}"
        case Rank():
            return "a place" if high is None else place_text(high)
    part = "" if cell.model is None else f" ({model_name(cell.model)})"
    rate = "" if cell.per is None else f" a {cell.per}"
    return f"{value} {product_name(cell.product)}{part}{rate}"


def amount_text(interval: Interval | None) -> str:
    """An interval in words; empty where it tells nothing.

    A high end of more than twice the low end comes from what nobody has ruled out, and is left out.
    """
    if interval is None or interval.is_empty or (not interval.low and interval.high is None):
        return ""
    low, high = interval.low, interval.high
    if low and high is not None and high > 2 * low:
        return interval_text(Interval(low, None, interval.low_open))
    return interval_text(interval)


def amount_columns(name: str, heading: str) -> tuple[Column, Column, Column]:
    """An interval as columns of a table: in words on the page, and by its exact ends in files."""
    return (
        Column(name, heading, Side.RIGHT),
        Column(f"{name}_low", f"{heading}, at least", Side.RIGHT, is_shown=False),
        Column(f"{name}_high", f"{heading}, at most", Side.RIGHT, is_shown=False),
    )


def amount_slots(interval: Interval | None, href: str = "") -> tuple[Slot, Slot, Slot]:
    """What stands in such columns."""
    text = amount_text(interval)
    low, high = (None, None) if interval is None else (interval.low, interval.high)
    return (Slot(text, href if text else ""), Slot("" if low is None else str(low)),
            Slot("" if high is None else str(high)))  # fmt: skip
