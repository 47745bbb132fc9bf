"""How each rule stands now: what it would tell, or that it is not yet proven.

Invariant: says of each rule on which grounds it fires; a level that nothing proves yet is never told as one that is
ruled out, and the reverse.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from crossfoot.alert.firing import asked_by
from crossfoot.alert.rule import ChanceRule, LevelRule, Rule, TargetRule
from crossfoot.ledger import View
from crossfoot.model import Inclusions, Period
from crossfoot.reconcile import Grade
from crossfoot.track.board import RatedTarget, rate_targets
from crossfoot.track.news import Ground, Kind, Naming, Reached, chance_in, levels_reached, percent
from crossfoot.track.target import Voice
from crossfoot.track.verdict import State
from crossfoot.track.wording import and_list, interval_text, quantity_text

__all__ = ["Outlook", "outlook_of"]

_MOST = 3  # periods named
_STATED = frozenset({Kind.CLAIMS, Kind.FOOTPRINT, Kind.TARGET})
_STATES = {
    State.MET: "proven met",
    State.MISSED: "proven missed",
    State.OPEN: "open",
    State.UNDECIDED: "undecided",
    State.NOT_RATABLE: "not ratable",
}


@dataclass(frozen=True, slots=True)
class Outlook:
    """How a rule stands.

    Args:
        rule: The rule.
        holds: Whether what it asks for is so already; None for rules that wait for something to happen.
        words: How it stands, in half a sentence.
        ground: On what it fires.
        entries: Ids of the entries behind it, sorted.
    """

    rule: Rule
    holds: bool | None
    words: str
    ground: Ground
    entries: tuple[str, ...] = ()


def outlook_of(rule: Rule, view: View, *, as_of: date, names: Naming, inclusions: Inclusions) -> Outlook:
    """How a rule stands.

    Args:
        rule: The rule.
        view: The ledger as of the day.
        as_of: The day.
        names: What everybody is called.
        inclusions: Which brands and places are counted in which others.
    """
    match rule:
        case LevelRule():
            return _level(rule, levels_reached(view, asked_by(rule), inclusions), names)
        case TargetRule():
            return _target(rule, view, as_of)
        case ChanceRule():
            return _chance(rule, view, as_of)
    kinds = and_list([kind.value for kind in rule.kinds], joint="or")
    return Outlook(
        rule, None, f"waits for the next {kinds}", Ground.STATED if _STATED & {*rule.kinds} else Ground.PROVEN
    )


def _level(rule: LevelRule, found: tuple[Reached, ...], names: Naming) -> Outlook:
    """Proven, not yet proven, or, for one period, ruled out."""
    proven = [one for one in found if one.grade is Grade.PROVEN]
    if proven:
        periods = list(dict.fromkeys(one.cell.period.label for one in proven))
        more = f" and {len(periods) - _MOST} more" if len(periods) > _MOST else ""
        voices = and_list(sorted({names.voice(one.source) for one in proven}))
        words = f"proven for {', '.join(periods[-_MOST:])}{more} by the figures of {voices}"
        return Outlook(rule, True, words, Ground.PROVEN, _entries(proven))
    refuted = [one for one in found if one.grade is Grade.REFUTED]
    if refuted and isinstance(rule.when, Period):
        one = refuted[0]
        words = f"ruled out by the figures of {names.voice(one.source)}: {interval_text(one.bound.interval)}"
        return Outlook(rule, False, words, Ground.PROVEN, _entries(refuted))
    return Outlook(rule, False, f"not yet proven{_nearest(found, names)}", Ground.PROVEN)


def _nearest(found: tuple[Reached, ...], names: Naming) -> str:
    """The figure with the highest proven floor that leaves it open."""
    known = [one for one in found if one.grade is Grade.POSSIBLE and (one.bound.interval.low or 0) > 0]
    best = max(known, key=lambda one: (one.bound.interval.low or 0, one.cell.period.label), default=None)
    if best is None:
        return ": no figure says anything of it" if not found else ""
    proven = interval_text(best.bound.interval)
    return f": {best.cell.period.label} is {proven} by the figures of {names.voice(best.source)}"


def _entries(found: list[Reached]) -> tuple[str, ...]:
    return tuple(sorted({i for one in found for i in (*one.bound.low_entries, *one.bound.high_entries)}))


def _goals(view: View, vendor: str, period: Period | None, as_of: date) -> list[RatedTarget]:
    rated = rate_targets(view, as_of=as_of, vendor=vendor, voices=(Voice.OWN, Voice.REPORTED))
    days = None if period is None else (period.start, period.end)
    return [one for one in rated if days in (None, (one.target.period.start, one.target.period.end))]


def _target(rule: TargetRule, view: View, as_of: date) -> Outlook:
    found = _goals(view, rule.vendor, rule.period, as_of)
    if not found:
        return Outlook(rule, None, "no such goal is known yet", Ground.STATED)
    told = [
        f"{quantity_text(one.target.current.quantity)} in {one.target.period.label}: {_STATES[one.state]}"
        for one in found
    ]
    more = f"; and {len(told) - _MOST} more" if len(told) > _MOST else ""
    holds = any(one.state.value in rule.states for one in found) if rule.states else None
    entries = sorted({entry for one in found for entry in one.target.current.entries})
    ground = Ground.PROVEN if rule.states else Ground.STATED
    return Outlook(rule, holds, "; ".join(told[-_MOST:]) + more, ground, tuple(entries))


def _chance(rule: ChanceRule, view: View, as_of: date) -> Outlook:
    chances = [(one, chance_in(one, view)) for one in _goals(view, rule.vendor, rule.period, as_of)]
    known = [(one, chance) for one, chance in chances if chance is not None]
    if not chances:
        return Outlook(rule, None, "no such goal is known yet", Ground.MODEL)
    if not known:
        states = and_list([_STATES[one.state] for one, _ in chances])
        return Outlook(rule, None, f"no chance is worked out: {states}", Ground.MODEL)
    told = and_list([f"{percent(chance)} for {quantity_text(one.target.current.quantity)}" for one, chance in known])
    return Outlook(rule, any(rule.holds(chance) for _, chance in known), f"{told}, by the forecast", Ground.MODEL)
