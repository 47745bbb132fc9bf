"""What the page of a goal shows beside its words: its verdict in each view, its months, what pages say of it.

Invariant: every amount leads to its figure in the view it is proven in; every saying to its sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from crossfoot.brief.names import Names
from crossfoot.ledger import Entry
from crossfoot.present.goals import chance_words, label_of
from crossfoot.present.words import figure
from crossfoot.reconcile import Bound
from crossfoot.track import RatedTarget, Standpoint, State, Verdict
from crossfoot.track.chance import Chance
from crossfoot.track.wording import day_name, floor_text, period_name
from crossfoot.web.asked import Asked
from crossfoot.web.goals import Goal, amount_columns, amount_slots, amount_text, slug_of, stands_in
from crossfoot.web.links import cell_link, claim_link
from crossfoot.web.parts import Column, Slot, Table

__all__ = ["Fact", "facts_of", "months_table", "reached_of", "sayings_table", "views_table"]

_VIEWS = (
    Column("view", "by the figures of"),
    Column("stands", "stands"),
    *amount_columns("reached", "reached so far"),
    *amount_columns("needed", "still needed"),
    *amount_columns("month", "needed a month"),
    *amount_columns("day", "needed a day"),
)
_MONTHS = (Column("period", "when"), Column("stands", "stands"), *amount_columns("figure", "proven"))
_SAYINGS = (
    Column("day", "published"),
    Column("who", "says"),
    Column("says", "that"),
    Column("bearing", "beside what is proven"),
)
_STATES = {State.MET: "reached", State.MISSED: "not reached", State.OPEN: "open", State.UNDECIDED: "undecided",
           State.NOT_RATABLE: "not ratable"}  # fmt: skip
_TONES = {State.MET: "met", State.MISSED: "missed", State.OPEN: "open"}


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing to know of a goal.

    Args:
        name: What it is.
        text: It, in words.
        href: Where it leads, or empty.
        more: What is to be said beside it, or empty.
        tone: The class of its colour.
    """

    name: str
    text: str
    href: str = ""
    more: str = ""
    tone: str = ""


def reached_of(verdict: Verdict) -> Bound | None:
    """What is proven of the goal's own figure: so far, or in all."""
    if verdict.target.is_rate or verdict.implied is not None:
        return None
    return verdict.achieved or verdict.whole


def facts_of(asked: Asked, goal: Goal, chosen: Standpoint, names: Names) -> tuple[Fact, ...]:
    """What there is to know of a goal in a view, the verdict first."""
    verdict, how = chosen.verdict, stands_in(chosen.verdict)
    view = chosen.spec.text
    facts = [Fact("Stands", how.text, "#proof" if verdict.proofs or reached_of(verdict) else "",
                  f"by the figures of {names.voice(view)}", how.tone)]  # fmt: skip
    reached = _reached(asked, verdict, view)
    facts += [reached] if reached else []
    course = verdict.course
    if course is not None and course.left is not None and amount_text(verdict.remaining):
        left = f"in {period_name(course.left)}"
        facts.append(Fact("Still needed", amount_text(verdict.remaining), "#proof", left))
        a_day = amount_text(verdict.required_a_day)
        if course.unit == "month":
            facts.append(
                Fact("Needed a month", amount_text(verdict.required), "#proof", f"{a_day} a day" if a_day else "")
            )
        else:
            facts.append(Fact("Needed a day", a_day, "#proof"))
    if verdict.pace is not None and verdict.state is State.OPEN:
        pace = verdict.pace
        told = f"{period_name(pace.period)} brought {amount_text(pace.bound.interval)}"
        facts.append(Fact("Of late", f"{amount_text(pace.a_month)} a month",
                          cell_link(asked, verdict.target.cell.at(pace.period), view=view), told))  # fmt: skip
    if verdict.state is State.OPEN and verdict.even_share is not None:
        facts.append(Fact("An even pace would have brought", amount_text(verdict.even_share)))
    return (*facts, *([_chance(goal.chance)] if goal.chance else []))


def _reached(asked: Asked, verdict: Verdict, view: str) -> Fact | None:
    bound = reached_of(verdict)
    if bound is None or not amount_text(bound.interval):
        return None
    ((_, cell),) = bound.terms if len(bound.terms) == 1 else ((1, verdict.target.cell),)
    return Fact(
        "Reached so far" if verdict.achieved else "Reached",
        amount_text(bound.interval),
        cell_link(asked, cell, view=view),
        f"in {period_name(cell.period)}",
    )


def _chance(found: Chance) -> Fact:
    bands = ", ".join(f"{band.level} % band {floor_text(band.low)} to {floor_text(band.high)}" for band in found.bands)
    likely = "" if found.likely is None else f"likely figure {floor_text(found.likely)}; {bands}"
    return Fact("Chance", chance_words(found), "#chance", likely)


def views_table(asked: Asked, rated: RatedTarget, names: Names) -> Table:
    """How a goal stands by the figures of each voice."""
    rows = tuple(_view_row(asked, one, names) for one in rated.standpoints)
    return Table("views", "By whose figures", _VIEWS, rows, sources=tuple(
        dict.fromkeys(names.voice(one.spec.text) for one in rated.standpoints)))  # fmt: skip


def _view_row(asked: Asked, one: Standpoint, names: Names) -> tuple[Slot, ...]:
    verdict, how = one.verdict, stands_in(one.verdict)
    fact, bound = _reached(asked, verdict, one.spec.text), reached_of(verdict)
    here = asked.here(view=one.spec.text)
    is_over = verdict.course is not None and verdict.course.is_over
    needed = (None, None, None) if is_over else (verdict.remaining, verdict.required, verdict.required_a_day)
    label = f"{names.voice(one.spec.text)} (mixed: inference)" if one.spec.is_mixed else names.voice(one.spec.text)
    return (
        Slot(label, here, label_of(one.spec)),
        Slot(how.text, f"{here}#proof", slug_of(verdict.state), how.tone, verdict.why),
        *amount_slots(bound.interval if bound else None, fact.href if fact else ""),
        *(slot for interval in needed for slot in amount_slots(interval, f"{here}#proof")),
    )


def months_table(asked: Asked, chosen: Standpoint) -> Table:
    """How each month (or quarter) of a rate stands."""
    rows = []
    for part in chosen.verdict.parts:
        href = cell_link(asked, chosen.verdict.target.cell.at(part.period), view=chosen.spec.text)
        state = Slot(_STATES[part.state], value=slug_of(part.state), tone=_TONES.get(part.state, "soft"))
        when = Slot(period_name(part.period), value=part.period.label)
        rows.append((when, state, *amount_slots(part.bound.interval, href)))
    return Table("months", "Month by month", _MONTHS, tuple(rows))


def sayings_table(asked: Asked, rated: RatedTarget, entries: Mapping[str, Entry], names: Names) -> Table:
    """What pages say of how the goal stands."""
    rows = []
    for remark in rated.remarks:
        href = claim_link(asked, entries[remark.entry])
        says = remark.says if remark.figure is None else f"{remark.says} {figure(remark.figure)}"
        day = "" if remark.said_on is None else day_name(remark.said_on)
        told = Slot(day, value="" if remark.said_on is None else remark.said_on.isoformat())
        bearing = Slot(rated.bearing_of(remark).value)
        rows.append((told, Slot(names.voice(remark.origin)), Slot(says, href), bearing))
    return Table("sayings", "What pages say of it", _SAYINGS, tuple(rows))
