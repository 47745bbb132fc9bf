"""`crossfoot target`: how a vendor's goals stand in each view, what they still need, and what proves it.

Invariant: a goal is called met or missed only with the sum that proves it, and a chance is told apart from any proof.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import click

from crossfoot.api import open_ledger
from crossfoot.cli.options import Look, examples, format_option, look_options
from crossfoot.cli.output import write_json
from crossfoot.cli.place import path_of
from crossfoot.cli.proofs import proof_lines
from crossfoot.cli.show import Column, table, wrapped
from crossfoot.errors import InputError
from crossfoot.ledger import Entry
from crossfoot.model import Interval, notation
from crossfoot.present.asked import read_period, read_vendor
from crossfoot.present.citation import Citation, cite_entry, short_id
from crossfoot.present.goals import chance_words, goal_figure, label_of, likely, record_of, state_words
from crossfoot.present.views import seen
from crossfoot.present.words import amount, figure, rounded_down
from crossfoot.reconcile import Certificate
from crossfoot.track import (
    Act,
    RatedTarget,
    Remark,
    Revision,
    Standpoint,
    State,
    Voice,
    deciding_figures,
    next_sentence,
    rate_targets,
)
from crossfoot.track.chance import Chance
from crossfoot.track.wording import interval_text, period_name

__all__ = ["command"]

_COLUMNS: tuple[Column, ...] = (("view", "left"), ("verdict", "left"), ("done so far", "right"),
                                ("still needed", "right"), ("a month", "right"), ("a day", "right"))  # fmt: skip
_MOST_IDS = 5
_TELLS = {Voice.OWN: "", Voice.REPORTED: "reported: ", Voice.EXPECTED: "expected: "}


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
    time still runs. Undecided: it is over, and nothing proves either, or views disagree; the next question says which
    one figure would decide. The company's own word is kept apart from what sources report and others expect. A chance
    is a forecast from what everybody has printed, and proves nothing.
    """
    when = read_period(period)
    day = look.as_of or datetime.now(UTC).date()
    with open_ledger(path_of(look.ledger), read_only=True) as opened:
        view = opened.view(as_of=day)
        name = read_vendor(vendor, view)
        specs = tuple(seen(view, text, vendor=name).spec for text in look.views)
        found = rate_targets(view, as_of=day, vendor=name, period=when, views=specs)
        if not found:
            within = "" if when is None else f" for {when.label}"
            raise InputError(f"No goal of '{name}'{within} was published by {day}.")
        rated = tuple((one, likely(one, view.entries(vendors=(name,)))) for one in found)
        if form == "json":
            write_json({"schema": "crossfoot-target/1", "vendor": name, "as_of": day.isoformat(),
                        "targets": [record_of(one, chance) for one, chance in rated]})  # fmt: skip
            return
        for number, (one, chance) in enumerate(rated):
            click.echo(("\n" if number else "") + "\n".join(_told(one, chance, day)))


def _told(rated: RatedTarget, chance: Chance | None, day: date) -> Iterator[str]:
    target = rated.target
    *earlier, current = target.revisions
    yield f"{notation.write_cell(target.cell)}: {_TELLS[target.voice]}{goal_figure(current)}, as of {day}"
    yield f"  {_setting(current)}"
    for revision in reversed(earlier):
        yield f"  before that {goal_figure(revision)}, {_setting(revision)}"
    for revision in target.expectations:
        yield f"  {revision.voice.value}: {goal_figure(revision)}, {_setting(revision)}"
    yield ""
    drawn = table(_COLUMNS, (_row(one) for one in rated.standpoints))
    yield from (f"  {line}" for line in drawn.split("\n"))
    if rated.is_divided:
        yield ""
        yield wrapped(rated.why, "  ")
    for one in rated.standpoints:
        yield ""
        yield from _standpoint(one)
    if chance is not None:
        yield ""
        yield from _chance(chance)
    if rated.remarks:
        yield ""
        yield "  What pages say of it:"
        yield from (f"    {_said(rated, remark)}" for remark in rated.remarks)


def _standpoint(one: Standpoint) -> Iterator[str]:
    verdict = one.verdict
    yield wrapped(f"{label_of(one.spec)}: {verdict.why}", "  ")
    if verdict.pace is not None and verdict.state is State.OPEN:
        pace = verdict.pace
        unit, each = ("week", pace.a_week) if verdict.target.cell.per == "week" else ("day", pace.a_day)
        brought, rate = (interval_text(_telling(found)) for found in (pace.bound.interval, each))
        yield wrapped(f"Of late: {period_name(pace.period)} brought {brought}, {rate} a {unit}.", "  ")
    asked = next_sentence(deciding_figures(verdict, one.entries))
    if asked:
        yield wrapped(f"Next question: {asked}", "  ")
    rests = _ids(tuple(entry for entry in verdict.entry_ids if entry not in set(verdict.revision.entries)))
    if rests:
        yield f"  Rests on {rests}"
    for proof in verdict.proofs:
        yield from _proof(proof, one.entries)


def _row(one: Standpoint) -> tuple[str, ...]:
    verdict = one.verdict
    done = verdict.achieved or (verdict.whole if verdict.implied is None else None)
    is_over = verdict.course is not None and verdict.course.is_over
    needed = (None, None, None) if is_over else (verdict.remaining, verdict.required, verdict.required_a_day)
    return (
        label_of(one.spec),
        state_words(verdict.state),
        _amount(done.interval if done else None),
        *map(_amount, needed),
    )


def _telling(pace: Interval) -> Interval:
    """A pace whose high end says something: one of more than twice the low end comes from what nobody has ruled out."""
    low, high = pace.low, pace.high
    return pace if low is None or high is None or high <= 2 * low else Interval(low, None, pace.low_open)


def _amount(interval: Interval | None) -> str:
    return "" if interval is None else amount(interval)


def _setting(revision: Revision) -> str:
    act = revision.act.value if revision.voice is Voice.OWN or revision.act is not Act.SET else "told"
    day = f" {revision.said_on}" if revision.said_on else ""
    who, via = revision.setter, f", told by {revision.via}" if revision.via else ""
    if revision.voice is Voice.REPORTED:
        who, via = revision.via or revision.setter, ""
    again = f", again {revision.repeated_on}" if revision.repeated_on else ""
    return f"{act}{day} by {who}{via}{again} ({_ids(revision.entries)})"


def _chance(found: Chance) -> Iterator[str]:
    bands = "; ".join(f"{band.level} %: {rounded_down(band.low)} to {rounded_down(band.high)}" for band in found.bands)
    likely_figure = "" if found.likely is None else f", the likely figure {rounded_down(found.likely)} ({bands})"
    yield wrapped(f"Chance of reaching it {chance_words(found)}{likely_figure}: a forecast from all that is printed, "
                  "and no proof.", "  ")  # fmt: skip
    for ground in found.grounds:
        yield wrapped(f"{ground.text} ({_ids(ground.entries)})", "    ")
    for unknown in found.unknown:
        yield wrapped(unknown, "    ")


def _said(rated: RatedTarget, remark: Remark) -> str:
    day = f"{remark.said_on} " if remark.said_on else ""
    says = remark.says if remark.figure is None else f"{remark.says} {figure(remark.figure)}"
    means = "" if remark.means is None or remark.figure is None else f", which is {state_words(remark.means)[7:]}"
    bearing = rated.bearing_of(remark).value
    return f"{day}{remark.origin}: {says}{means} ({bearing}) {short_id(remark.entry)}"


def _ids(entries: tuple[str, ...]) -> str:
    more = f" and {len(entries) - _MOST_IDS} more" if len(entries) > _MOST_IDS else ""
    return " ".join(short_id(entry) for entry in entries[:_MOST_IDS]) + more


def _proof(proof: Certificate, entries: tuple[Entry, ...]) -> Iterator[str]:
    by_id = {entry.id: entry for entry in entries}

    def cite(id_: str) -> Citation:
        return cite_entry(by_id[id_])

    yield ""
    yield from (f"  {line}" if line else "" for text in proof_lines(proof, cite) for line in text.split("\n"))
