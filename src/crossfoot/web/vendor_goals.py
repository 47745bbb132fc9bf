"""The goals on a vendor's page: those that matter now in full, each with its way, and the rest as a list.

Invariant: what is said of a goal is what its own page says; every fact leads there or to its figure.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from crossfoot.brief.names import Names
from crossfoot.present.goals import chance_words
from crossfoot.track import Act, RatedTarget, State
from crossfoot.track.wording import day_name, period_name, quantity_text
from crossfoot.web.asked import Asked
from crossfoot.web.burnup import burn_up
from crossfoot.web.burnup_chart import burn_up_chart
from crossfoot.web.goal_parts import Fact, facts_of
from crossfoot.web.goals import Goal, Stands, aim_text, slug_of, stands
from crossfoot.web.links import goal_link
from crossfoot.web.parts import Chart, Column, Side, Slot, Table

__all__ = ["InShort", "goals_table", "in_short", "that_matter"]

_MOST = 3
_LATELY = timedelta(days=400)
_COLUMNS = (
    Column("period", "for"),
    Column("goal", "goal"),
    Column("stands", "stands"),
    Column("chance", "chance", Side.RIGHT),
    Column("changes", "changed"),
)


@dataclass(frozen=True, slots=True)
class InShort:
    """A goal in short.

    Args:
        title: What it asks for and when.
        href: Its page.
        how: How it stands.
        why: That, in a sentence.
        proof: Where the proof stands, or empty where there is none.
        facts: What there is to know.
        wordings: How it was set and changed, in order of time.
        chart: The name of its chart among the parts, or empty.
    """

    title: str
    href: str
    how: Stands
    why: str
    proof: str
    facts: tuple[Fact, ...]
    wordings: tuple[str, ...]
    chart: str


def that_matter(goals: Iterable[Goal], day: date) -> tuple[Goal, ...]:
    """The few goals that matter on a day: those that run, the firmest first, else those whose time ended last."""
    dated = [goal for goal in goals if goal.rated.target.period.end is not None]
    recent = [goal for goal in dated if _end(goal) + _LATELY >= day] or sorted(dated, key=_end)[-1:]
    return tuple(sorted(recent, key=lambda goal: _order(goal, day))[:_MOST])


def in_short(asked: Asked, goal: Goal, names: Names, name: str) -> tuple[InShort, Chart | None]:
    """A goal in short, and its way.

    Args:
        asked: What the page was asked for.
        goal: The goal.
        names: What things are called.
        name: What its chart is called in addresses.
    """
    rated, chosen = goal.rated, goal.rated.chief
    target = rated.target
    href = goal_link(asked, target.vendor, target.cell, goal=target.goal)
    title = _title(rated, names)
    way = burn_up(asked, chosen, goal.chance)
    chart = None
    if way is not None:
        drawn = burn_up_chart(way, names.voice(chosen.spec.text))
        table = replace(drawn.table, name=name, title=f"The way to {title}")
        chart = replace(drawn, name=name, title=f"The way to {title}", table=table)
    facts = tuple(
        replace(fact, href=f"{href}{fact.href}") if fact.href.startswith("#") else fact
        for fact in facts_of(asked, goal, chosen, names)
    )
    proof = f"{href}#proof" if chosen.verdict.proofs else ""
    told = InShort(title, href, stands(rated), rated.why, proof, facts, _wordings(rated), name if chart else "")
    return told, chart


def goals_table(asked: Asked, goals: Iterable[Goal], names: Names) -> Table:
    """All goals of a vendor, the latest time first."""
    ordered = sorted(goals, key=_end, reverse=True)
    return Table("goals", "All its goals", _COLUMNS, tuple(_row(asked, goal, names) for goal in ordered))


def _row(asked: Asked, goal: Goal, names: Names) -> tuple[Slot, ...]:
    rated = goal.rated
    target, how = rated.target, stands(goal.rated)
    href = goal_link(asked, target.vendor, target.cell, goal=target.goal)
    return (
        Slot(period_name(target.period), value=target.period.notation),
        Slot(f"{aim_text(target, target.current)} {names.where(target.cell.place)}".strip(), href),
        Slot(how.text, f"{href}#proof", slug_of(rated.state), how.tone, rated.why),
        Slot(chance_words(goal.chance), f"{href}#chance" if goal.chance else ""),
        Slot("; ".join(_wordings(rated)[1:])),
    )


def _title(rated: RatedTarget, names: Names) -> str:
    target = rated.target
    told = (aim_text(target, target.current), names.where(target.cell.place), "in", period_name(target.period))
    return " ".join(part for part in told if part)


def _wordings(rated: RatedTarget) -> tuple[str, ...]:
    """How it was set and changed: "set at 70 million by Lei Jun on 3 March 2017"."""
    told = []
    for one in rated.target.revisions:
        way = "at" if one.act is Act.SET else "as" if one.act is Act.REWORDED else "to"
        day = "" if one.said_on is None else f" on {day_name(one.said_on)}"
        told.append(f"{one.act.value} {way} {quantity_text(one.quantity)} by {one.setter}{day}")
    return tuple(told)


def _order(goal: Goal, day: date) -> tuple[bool, bool, bool, int, str]:
    """Goals whose time runs first, then those that can be rated, totals before rates, the nearest end first."""
    target = goal.rated.target
    is_over = _end(goal) <= day
    distance = abs((_end(goal) - day).days)
    return is_over, goal.rated.state is State.NOT_RATABLE, target.is_rate, distance, repr(target.cell)


def _end(goal: Goal) -> date:
    return goal.rated.target.period.end or date.max
