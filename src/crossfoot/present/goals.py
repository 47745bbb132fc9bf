"""Goals and their verdicts in words and as records: what the commands and the pages on goals share.

Invariant: a record names the entries of everything it tells, and a chance stands only beside a verdict that leaves it
open.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from crossfoot.api import chance
from crossfoot.ledger import Entry
from crossfoot.model import Form, Interval, Period, Unit, notation
from crossfoot.present.records import ends_record
from crossfoot.present.words import exact, figure
from crossfoot.reconcile import to_json
from crossfoot.track import (
    Deciding,
    Pace,
    RatedTarget,
    Revision,
    Standpoint,
    State,
    ViewSpec,
    deciding_figures,
    number_of,
)
from crossfoot.track.chance import Chance

__all__ = ["chance_words", "goal_figure", "label_of", "likely", "record_of", "state_words"]


_MILLION, _HUNDRED_THOUSAND = 1_000_000, 100_000


def label_of(spec: ViewSpec) -> str:
    """A view's name; one of several voices is marked, since what follows from it is nobody's word."""
    return f"{spec.text} (mixed: inference)" if spec.is_mixed else spec.text


def goal_figure(revision: Revision) -> str:
    """The number a goal names with its bound word: `90M`, `> 10M`, `about 18,000`, `80 to 100M`."""
    value, aim = revision.quantity, revision.aim
    # A goal is the number it names and no rounded one, so no width is told.
    if aim is None or value.unit is not Unit.COUNT or value.form not in (Form.ABOUT, Form.PLAIN, Form.EXACT):
        return figure(value)
    number, about = number_of(aim), "about " if value.form is Form.ABOUT else ""
    is_short = (number / _HUNDRED_THOUSAND).denominator == 1 and number >= _MILLION
    return f"{about}{exact(number / _MILLION)}M" if is_short else f"{about}{exact(number)}"


def state_words(state: State) -> str:
    """A verdict as people write it."""
    return state.value.replace("_", " ")


def likely(rated: RatedTarget, entries: Iterable[Entry]) -> Chance | None:
    """The chance of a goal that is open or undecided; None for any other, and where none can be given.

    Args:
        rated: The goal.
        entries: All that is known of its vendor, by everybody.
    """
    if rated.state not in (State.OPEN, State.UNDECIDED) or rated.is_divided:
        return None
    return chance(rated.chief.verdict, entries)


def chance_words(found: Chance | None) -> str:
    """A chance in percent; never 0 or 100, which only a proof gives."""
    if found is None:
        return ""
    percent = round(found.probability * 100)
    return f"{min(max(percent, 1), 99)} %"


def record_of(rated: RatedTarget, found: Chance | None) -> dict[str, Any]:
    """A goal with everything that is known of it."""
    target = rated.target
    return {
        "cell": notation.write_cell(target.cell),
        "goal": target.goal,
        "voice": target.voice.value,
        "state": rated.state.value,
        "by": rated.chief.spec.text,
        "divided": rated.is_divided,
        "why": rated.why,
        "revisions": [_revision_record(revision) for revision in target.revisions],
        "expectations": [_revision_record(revision) for revision in target.expectations],
        "verdicts": [_verdict_record(one) for one in rated.standpoints],
        "said": [
            {
                "says": remark.says,
                "figure": None if remark.figure is None else notation.write_quantity(remark.figure),
                "origin": remark.origin,
                "said_on": None if remark.said_on is None else remark.said_on.isoformat(),
                "means": None if remark.means is None else remark.means.value,
                "outlook": remark.is_outlook,
                "bearing": rated.bearing_of(remark).value,
                "entry": remark.entry,
            }
            for remark in rated.remarks
        ],
        "chance": None if found is None else _chance_record(found),
    }


def _chance_record(found: Chance) -> dict[str, Any]:
    """A chance, for programs."""
    return {
        "probability": str(found.probability),
        "likely": None if found.likely is None else str(found.likely),
        "bands": [{"level": band.level, "low": str(band.low), "high": str(band.high)} for band in found.bands],
        "grounds": [{"text": ground.text, "entries": list(ground.entries)} for ground in found.grounds],
        "unknown": list(found.unknown),
    }


def _revision_record(revision: Revision) -> dict[str, Any]:
    return {
        "figure": notation.write_quantity(revision.quantity),
        "act": revision.act.value,
        "voice": revision.voice.value,
        "setter": revision.setter,
        "via": revision.via,
        "said_on": None if revision.said_on is None else revision.said_on.isoformat(),
        "repeated_on": None if revision.repeated_on is None else revision.repeated_on.isoformat(),
        "aim": None if revision.aim is None else ends_record(revision.aim),
        "entries": list(revision.entries),
    }


def _verdict_record(one: Standpoint) -> dict[str, Any]:
    verdict = one.verdict
    return {
        "view": one.spec.text,
        "mixed": one.spec.is_mixed,
        "state": verdict.state.value,
        "why": verdict.why,
        "obstacle": None if verdict.obstacle is None else verdict.obstacle.value,
        "achieved": None if verdict.achieved is None else ends_record(verdict.achieved.interval),
        "whole": None if verdict.whole is None else ends_record(verdict.whole.interval),
        "implied": _ends(verdict.implied),
        "remaining": _ends(verdict.remaining),
        "required_a_month": _ends(verdict.required),
        "required_a_week": _ends(verdict.required_a_week),
        "required_a_day": _ends(verdict.required_a_day),
        "pace": None if verdict.pace is None else _pace_record(verdict.pace),
        "unknown": _labels(verdict.unknown),
        "months": [{"period": part.period.label, "state": part.state.value, **ends_record(part.bound.interval)}
                   for part in verdict.parts],
        "next": [_deciding_record(found) for found in deciding_figures(verdict, one.entries)],
        "entries": list(verdict.entry_ids),
        "place": _ends(verdict.place),
        "set_aside": list(verdict.given_up),
        "proof": next(map(to_json, verdict.proofs), None),
        "proofs": [to_json(proof) for proof in verdict.proofs],
    }  # fmt: skip


def _ends(interval: Interval | None) -> dict[str, Any] | None:
    return None if interval is None else ends_record(interval)


def _labels(periods: Iterable[Period]) -> list[str]:
    return [period.label for period in periods]


def _pace_record(pace: Pace) -> dict[str, Any]:
    return {
        "period": pace.period.label,
        **ends_record(pace.bound.interval),
        "a_month": ends_record(pace.a_month),
        "a_week": ends_record(pace.a_week),
        "a_day": ends_record(pace.a_day),
        "entries": sorted({*pace.bound.low_entries, *pace.bound.high_entries}),
    }


def _deciding_record(found: Deciding) -> dict[str, Any]:
    """A figure that would decide, for programs."""
    return {
        "cell": notation.write_cell(found.cell),
        "periods": _labels(found.periods),
        **ends_record(found.wanted),
        "grade": found.grade.value,
        "proof": None if found.proof is None else to_json(found.proof),
    }
