"""`crossfoot target`: how a vendor's goals stand in each view, what they still need, and what proves it.

Invariant: a goal is called met or missed only with the sum that proves it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import click

from crossfoot.api import open_ledger, rate, targets
from crossfoot.cli.asked import read_period, read_vendor
from crossfoot.cli.citation import Citation, cite_entry, short_id
from crossfoot.cli.options import Look, examples, format_option, look_options
from crossfoot.cli.place import path_of
from crossfoot.cli.proofs import proof_lines
from crossfoot.cli.records import ends_record, write_json
from crossfoot.cli.show import Column, table, wrapped
from crossfoot.cli.views import Seen, seen, speakers
from crossfoot.cli.words import amount, figure
from crossfoot.errors import InputError
from crossfoot.ledger import View
from crossfoot.model import Interval, notation
from crossfoot.reconcile import Certificate, to_json
from crossfoot.track import Deciding, Revision, State, Target, Verdict, deciding_figures, next_sentence

__all__ = ["command"]

_COLUMNS: tuple[Column, ...] = (("view", "left"), ("verdict", "left"), ("done so far", "right"),
                                ("still needed", "right"), ("a month", "right"), ("rests on", "left"))  # fmt: skip
_MOST_IDS = 5


@dataclass(frozen=True, slots=True)
class _Rated:
    """A goal and how it stands in each view."""

    target: Target
    verdicts: tuple[tuple[Seen, Verdict], ...]


@click.command(
    "target",
    epilog=examples(
        "crossfoot target xiaomi --period 2017 --as-of 2017-10-31",
        "crossfoot target xiaomi --period 2017 --as-of 2018-02-06 --view idc",
        "crossfoot target xiaomi --period 2017 --as-of 2017-10-31 --view company+industry-sources",
        "crossfoot target xiaomi --format json",
    ),
)
@click.argument("vendor", metavar="VENDOR")
@click.option("--period", metavar="PERIOD", help="Only goals for this time or a part of it, such as 2017 or 2017-Q4.")
@look_options
@format_option("text", "json", text="For people, or for programs (crossfoot-target/1).")
def command(vendor: str, period: str | None, look: Look, form: str) -> None:
    """Says how a vendor's goals stand: met, missed, open, and what they still need.

    Each view answers by itself: the company's own figures (--view company), a source (--view idc), or several joined by
    "+", which is inference and labelled so. Without --view everybody answers who speaks of the figure. Without --as-of
    it is today.

    Proven met or missed: the claims of the view leave nothing else, and the sum that proves it is printed. Open: its
    time still runs. Undecided: it is over, and nothing proves either; the next question says which one figure would.
    """
    when = read_period(period)
    day = look.as_of or datetime.now(UTC).date()
    with open_ledger(path_of(look.ledger), read_only=True) as opened:
        view = opened.view(as_of=day)
        name = read_vendor(vendor, view)
        found = targets(view, name, period=when)
        if not found:
            within = "" if when is None else f" for {when.label}"
            raise InputError(f"No goal of '{name}'{within} was published by {day}.")
        rated = tuple(_rate(target, view, look.views, day) for target in found)
    if form == "json":
        write_json({"schema": "crossfoot-target/1", "vendor": name, "as_of": day.isoformat(),
                    "targets": [_record(one) for one in rated]})  # fmt: skip
        return
    for number, one in enumerate(rated):
        click.echo(("\n" if number else "") + "\n".join(_told(one, day)))


def _rate(target: Target, view: View, texts: tuple[str, ...], day: date) -> _Rated:
    views = tuple(seen(view, text, vendor=target.vendor) for text in texts or speakers(view, target.cell))
    return _Rated(target, tuple((one, rate(target, one.entries, as_of=day)) for one in views))


def _told(rated: _Rated, day: date) -> Iterator[str]:
    target = rated.target
    *earlier, current = target.revisions
    yield f"{notation.write_cell(target.cell)}: {figure(current.quantity)}, as of {day}"
    yield f"  set {_setting(current)}"
    for revision in reversed(earlier):
        yield f"  before that {figure(revision.quantity)}, {_setting(revision)}"
    for revision in target.expectations:
        yield f"  others expect {figure(revision.quantity)}, {_setting(revision)}"
    yield ""
    if not rated.verdicts:
        yield "  Nobody speaks of the figure itself by that day; name a view to ask what follows from it."
        return
    drawn = table(_COLUMNS, (_row(one, verdict) for one, verdict in rated.verdicts))
    yield from (f"  {line}" for line in drawn.split("\n"))
    for one, verdict in rated.verdicts:
        yield ""
        yield wrapped(f"{one.label}: {verdict.why}", "  ")
        asked = next_sentence(deciding_figures(verdict, one.entries))
        if asked:
            yield wrapped(f"Next question: {asked}", "  ")
        proof = _decisive(verdict)
        if proof is not None:
            yield from _proof(proof, one)


def _row(one: Seen, verdict: Verdict) -> tuple[str, ...]:
    done = verdict.achieved or verdict.whole
    needed = [_amount(found) for found in (verdict.remaining, verdict.required)]
    if verdict.course is not None and verdict.course.is_over:
        needed = ["", ""]
    goal = set(verdict.revision.entries)
    ids = [short_id(entry) for entry in verdict.entry_ids if entry not in goal]
    more = f" and {len(ids) - _MOST_IDS} more" if len(ids) > _MOST_IDS else ""
    state = verdict.state.value.replace("_", " ")
    return one.label, state, _amount(done.interval if done else None), *needed, " ".join(ids[:_MOST_IDS]) + more


def _amount(interval: Interval | None) -> str:
    return "" if interval is None else amount(interval)


def _setting(revision: Revision) -> str:
    day = f"{revision.said_on} " if revision.said_on else ""
    via = f", told by {revision.via}" if revision.via else ""
    return f"{day}by {revision.setter}{via} ({' '.join(short_id(entry) for entry in revision.entries)})"


def _decisive(verdict: Verdict) -> Certificate | None:
    """The proof of the end that decides."""
    if verdict.decided_by is None:
        return None
    return verdict.decided_by.low if verdict.state is State.MET else verdict.decided_by.high


def _proof(proof: Certificate, one: Seen) -> Iterator[str]:
    entries = {entry.id: entry for entry in one.entries}

    def cite(id_: str) -> Citation:
        return cite_entry(entries[id_])

    yield ""
    yield from (f"  {line}" if line else "" for text in proof_lines(proof, cite) for line in text.split("\n"))


def _deciding_record(found: Deciding) -> dict[str, Any]:
    """A figure that would decide, for programs."""
    return {
        "cell": notation.write_cell(found.cell),
        "periods": [period.label for period in found.periods],
        **ends_record(found.wanted),
        "grade": found.grade.value,
        "proof": None if found.proof is None else to_json(found.proof),
    }


def _record(rated: _Rated) -> dict[str, Any]:
    target = rated.target
    return {
        "cell": notation.write_cell(target.cell),
        "goal": target.goal,
        "revisions": [_revision_record(revision) for revision in target.revisions],
        "expectations": [_revision_record(revision) for revision in target.expectations],
        "verdicts": [_verdict_record(one, verdict) for one, verdict in rated.verdicts],
    }


def _revision_record(revision: Revision) -> dict[str, Any]:
    return {
        "figure": notation.write_quantity(revision.quantity),
        "setter": revision.setter,
        "via": revision.via,
        "said_on": None if revision.said_on is None else revision.said_on.isoformat(),
        "entries": list(revision.entries),
    }


def _verdict_record(one: Seen, verdict: Verdict) -> dict[str, Any]:
    proof = _decisive(verdict)
    return {
        "view": one.spec.text,
        "mixed": one.spec.is_mixed,
        "state": verdict.state.value,
        "why": verdict.why,
        "achieved": None if verdict.achieved is None else ends_record(verdict.achieved.interval),
        "whole": None if verdict.whole is None else ends_record(verdict.whole.interval),
        "remaining": None if verdict.remaining is None else ends_record(verdict.remaining),
        "required_a_month": None if verdict.required is None else ends_record(verdict.required),
        "unknown": [period.label for period in verdict.unknown],
        "months": [{"period": part.period.label, "state": part.state.value, **ends_record(part.bound.interval)}
                   for part in verdict.parts],
        "next": [_deciding_record(found) for found in deciding_figures(verdict, one.entries)],
        "entries": list(verdict.entry_ids),
        "set_aside": list(verdict.given_up),
        "proof": None if proof is None else to_json(proof),
    }  # fmt: skip
