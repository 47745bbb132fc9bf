"""One goal in full: its words, how it stands by whose figures, the proof, what it still needs, the chance, the brief.

Invariant: what is proven is shown with its sum; a chance is told apart from it, with what it rests on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from crossfoot.api import brief
from crossfoot.brief.names import Names, names_of
from crossfoot.errors import BriefError, InputError
from crossfoot.ledger import Entry
from crossfoot.model import ALL
from crossfoot.present.asked import read_vendor
from crossfoot.track import Act, Standpoint, Target, Voice, deciding_figures, next_sentence
from crossfoot.track.news.naming import goal_name
from crossfoot.track.wording import day_name, period_name
from crossfoot.web.asked import Asked
from crossfoot.web.briefs import ShownBrief, shown_brief
from crossfoot.web.burnup import burn_up
from crossfoot.web.burnup_chart import burn_up_chart
from crossfoot.web.desk import Desk
from crossfoot.web.goal_asked import chosen_in, goals_at, proofs_of
from crossfoot.web.goal_parts import Fact, facts_of, months_table, sayings_table, views_table
from crossfoot.web.goals import Goal, Stands, aim_text, stands
from crossfoot.web.large import of_late
from crossfoot.web.links import goal_link
from crossfoot.web.page import Page
from crossfoot.web.parts import Part, Shown
from crossfoot.web.proven import Proven, proven
from crossfoot.web.quoted import Quoted, quoted

__all__ = ["PAGE", "build"]

_MARKS = {Voice.OWN: "", Voice.REPORTED: "as reported", Voice.EXPECTED: "as others expect"}
_MOST_QUOTED = 3  # copies of one wording
_MOST_PROOFS = 6  # a rank has one for each rival, a rate one for each month


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of a goal.

    Args:
        act: What it does to the one before: `set`, `raised`.
        aim: What it asks for.
        who: Who set it, and who tells of it.
        day: When, in words, or empty.
        again: The last day on which it was told again, or empty.
        mark: In whose name, where not the company's.
        stands: Whether it is the one that stands.
        quotes: Where it is said.
    """

    act: str
    aim: str
    who: str
    day: str
    again: str
    mark: str
    stands: bool
    quotes: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class InFull:
    """A goal in full.

    Args:
        how: How it stands by all views together.
        why: That, in a sentence.
        by: Whose figures are shown.
        facts: What there is to know.
        wordings: Its wordings, the one that stands first.
        proofs: What proves how it stands, or how much is reached.
        next: What would decide it, in a sentence, or empty.
        grounds: What the chance rests on: a sentence and its claims.
        unknown: What nobody has told, in sentences.
        brief: The brief on the goals of its time, or None where it cannot be written.
        certificate: Where the proofs are given out for the verifier.
    """

    how: Stands
    why: str
    by: str
    facts: tuple[Fact, ...]
    wordings: tuple[Wording, ...]
    proofs: tuple[Proven, ...]
    next: str
    grounds: tuple[tuple[str, tuple[Quoted, ...]], ...]
    unknown: tuple[str, ...]
    brief: ShownBrief | None
    certificate: str


@dataclass(frozen=True, slots=True)
class Several:
    """Goals that an address leaves open: what each asks, when, how it stands, and where it is told in full."""

    goals: tuple[tuple[str, str, Stands, str], ...]


def build(desk: Desk, asked: Asked, named: Mapping[str, str]) -> Shown:  # noqa: ARG001  every page is built so
    """One goal in full; a list of them where the address fits several."""
    typed = asked.one("vendor")
    if typed is None:
        raise InputError("A goal is some vendor's: expected an address such as /target?vendor=xiaomi&period=2017.")
    vendor = read_vendor(typed, desk.view)
    found = goals_at(desk, asked, vendor)
    entries = desk.view.entries(vendors=(vendor, ALL))
    names = names_of(desk.vocabulary, entries)
    if len(found) > 1:
        return _several(asked, found, names.vendor(vendor))
    (goal,) = found
    rated, chosen = goal.rated, chosen_in(desk, asked, goal)
    by_id = {entry.id: entry for one in (*rated.standpoints, chosen) for entry in one.entries}
    by_id.update((entry.id, entry) for entry in entries)
    voice = names.voice(chosen.spec.text)
    way = burn_up(asked, chosen, goal.chance)
    parts: list[Part] = [burn_up_chart(way, voice)] if way else []
    parts.append(views_table(asked, rated, names))
    parts += [months_table(asked, chosen)] if chosen.verdict.parts else []
    parts += [sayings_table(asked, rated, by_id, names)] if rated.remarks else []
    title = goal_name(rated.target, rated.target.current, names)
    return Shown(title, "target.html", _in_full(desk, asked, goal, chosen, (by_id, names)), tuple(parts))


def _in_full(
    desk: Desk, asked: Asked, goal: Goal, chosen: Standpoint, known: tuple[Mapping[str, Entry], Names]
) -> InFull:
    entries, names = known
    rated, found = goal.rated, goal.chance
    grounds = found.grounds if found else ()
    return InFull(
        how=stands(rated),
        why=rated.why if asked.one("view") is None else chosen.verdict.why,
        by=names.voice(chosen.spec.text),
        facts=facts_of(asked, goal, chosen, names),
        wordings=tuple(_wordings(asked, rated.target, entries)),
        proofs=_proofs(asked, chosen, entries, names),
        next=next_sentence(deciding_figures(chosen.verdict, chosen.entries)),
        grounds=tuple((one.text, tuple(quoted(asked, entries[id_]) for id_ in one.entries)) for one in grounds),
        unknown=found.unknown if found else (),
        brief=_brief(desk, asked, rated.target, entries),
        certificate=asked.link("/target/certificate", **dict(asked.query)) if proofs_of(chosen) else "",
    )


def _wordings(asked: Asked, target: Target, entries: Mapping[str, Entry]) -> Iterator[Wording]:
    """The wordings of a goal, the latest first, and behind them what others report and expect."""
    for revision in (*reversed(target.revisions), *reversed(target.expectations)):
        act = revision.act.value if revision.voice is Voice.OWN or revision.act is not Act.SET else "told"
        via = f", told by {revision.via}" if revision.via else ""
        yield Wording(
            act=act,
            aim=aim_text(target, revision),
            who=f"{revision.setter}{via}",
            day="" if revision.said_on is None else day_name(revision.said_on),
            again="" if revision.repeated_on is None else day_name(revision.repeated_on),
            mark=_MARKS[revision.voice],
            stands=revision is target.current,
            quotes=tuple(quoted(asked, entries[id_]) for id_ in revision.entries[:_MOST_QUOTED]),
        )


def _proofs(asked: Asked, chosen: Standpoint, entries: Mapping[str, Entry], names: Names) -> tuple[Proven, ...]:
    shown = proofs_of(chosen)[:_MOST_PROOFS]
    return tuple(proven(asked, title, proof, entries, names) for title, proof in shown)


def _brief(desk: Desk, asked: Asked, target: Target, entries: Mapping[str, Entry]) -> ShownBrief | None:
    """The brief on the goals of the vendor for the time; None where its words would say other than what is known."""
    try:
        found = desk.recall(
            ("brief", target.vendor, target.period),
            lambda: brief(of_late(desk), target.vendor, as_of=desk.day, period=target.period),
        )
    except BriefError:
        return None
    known = {**entries, **{i.entry: desk.view.entry(i.entry) for i in found.sources if i.entry not in entries}}
    return shown_brief(asked, found, known)


def _several(asked: Asked, found: tuple[Goal, ...], vendor: str) -> Shown:
    told = tuple(
        (
            aim_text(one.rated.target, one.rated.target.current),
            period_name(one.rated.target.period),
            stands(one.rated),
            goal_link(asked, one.rated.target.vendor, one.rated.target.cell, goal=one.rated.target.goal),
        )
        for one in found
    )
    return Shown(f"Goals of {vendor}", "target_several.html", Several(told), (), "Which one is meant?")


PAGE = Page("/target", build)
