"""`crossfoot targets`: every goal of the ledger on one board, how it stands, and what says so.

Invariant: a row has the id of the wording that stands, and of the claim that decides it where one does; `explain`
follows both.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import click

from crossfoot.api import open_ledger
from crossfoot.cli.commas import write_csv
from crossfoot.cli.main import Exit
from crossfoot.cli.options import Look, examples, format_option, look_options
from crossfoot.cli.output import write_json
from crossfoot.cli.place import path_of
from crossfoot.cli.show import wrapped
from crossfoot.model import Interval, notation
from crossfoot.present.board import INDUSTRIES, STATES, BoardAsked, Goal, board_of, board_record, state_slug
from crossfoot.present.citation import short_id
from crossfoot.present.goals import chance_words, goal_figure, state_words
from crossfoot.present.records import ends_record
from crossfoot.track import RatedTarget, State, Voice
from crossfoot.track.chance import Chance

__all__ = ["command"]

_HEADINGS = ("period", "aim", "stands", "by", "ids")
_RIGHT = (False, True, False, False, False)
_FIELDS = ("vendor", "product", "cell", "goal", "voice", "setter", "said_on", "act", "figure", "aim_low", "aim_high",
           "state", "by", "why", "achieved_low", "achieved_high", "needed_low", "needed_high", "chance", "likely",
           "entries", "decided_by")  # fmt: skip
_MARKS = {Voice.OWN: "", Voice.REPORTED: ", as reported by sources", Voice.EXPECTED: ", as expected by others"}


@click.command(
    "targets",
    epilog=examples(
        "crossfoot targets --as-of 2017-11-30",
        "crossfoot targets --vendor xiaomi --vendor huawei --as-of 2018-02-28",
        "crossfoot targets --industry vehicles --state open --as-of 2025-08-31 --format csv",
        "crossfoot targets --vendor tesla --as-of 2019-01-31 --fail-if proven-missed",
    ),
)
@click.option(
    "--vendor", "vendors", metavar="VENDOR", multiple=True, help="Only goals of this vendor; may be repeated."
)
@click.option("--product", metavar="PRODUCT", help="Only goals for this product, such as smartphone.")
@click.option("--industry", type=click.Choice(INDUSTRIES), help="Only goals of makers of these.")
@click.option("--period", metavar="PERIOD", help="Only goals for this time or a part of it, such as 2017 or 2017-Q4.")
@click.option(
    "--state", "states", type=click.Choice(STATES), multiple=True, help="Only goals that stand so; may be repeated."
)
@click.option("--own", is_flag=True, help="Only goals in the company's own name, no reports and no expectations.")
@click.option("--fail-if", type=click.Choice(STATES), multiple=True,
              help="Exit with status 1 if a goal listed stands so; may be repeated.")  # fmt: skip
@look_options
@format_option("table", "csv", "json", text="For people, for spreadsheets, or for programs (crossfoot-targets/1).")
def command(look: Look, form: str, fail_if: tuple[str, ...], **chosen: Any) -> int:
    """Lists the goals of all vendors and how they stand.

    A goal stands as all views that decide it agree; where some prove it met and some missed it is undecided. The view
    named decides, or knows most. Goals that sources report, or that others only expect, are marked so. The chance of an
    open goal, in percent, is a forecast. ids: the wording that stands, then the claim that decides.
    `crossfoot target VENDOR` tells each goal in full.
    """
    day = look.as_of or datetime.now(UTC).date()
    with open_ledger(path_of(look.ledger), read_only=True) as opened:
        view = opened.view(as_of=day)
        rows = board_of(BoardAsked(views=look.views, **chosen), view, day)
        if form == "json":
            write_json(board_record(day, rows))
        elif form == "csv":
            write_csv(_FIELDS, (_fields(rated, chance) for rated, chance in rows))
        else:
            click.echo("\n".join(_told(rows, day)))
    return Exit.FOUND if any(state_slug(rated.state) in fail_if for rated, _ in rows) else Exit.FINE


def _told(rows: tuple[Goal, ...], day: date) -> Iterator[str]:
    if not rows:
        yield f"No such goal was published by {day}."
        return
    lines = [_HEADINGS, *(_row(rated, chance) for rated, chance in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(_HEADINGS))]
    yield _line(_HEADINGS, widths)
    heading = None
    for (rated, _), cells in zip(rows, lines[1:], strict=True):
        if _heading(rated) != heading:
            heading = _heading(rated)
            yield ""
            yield heading
        yield _line(cells, widths)
    counts = [(state, sum(1 for rated, _ in rows if rated.state is state)) for state in State]
    told = ", ".join(f"{number} {state_words(state)}" for state, number in counts if number)
    yield ""
    yield wrapped(f"{len(rows)} goals as of {day}: {told}.", "")


def _line(cells: tuple[str, ...], widths: list[int]) -> str:
    sides = zip(cells, widths, _RIGHT, strict=True)
    return "  ".join(("", *(cell.rjust(w) if is_right else cell.ljust(w) for cell, w, is_right in sides))).rstrip()


def _heading(rated: RatedTarget) -> str:
    """Whose goals: vendor, product, what narrows them, and who but the company tells of them."""
    target, cell = rated.target, rated.target.cell
    narrowed = [part for part in (cell.model, cell.segment, None if cell.place == "WORLD" else cell.place) if part]
    return " ".join((target.vendor, (cell.product or "").replace("_", " "), *narrowed)) + _MARKS[target.voice]


def _row(rated: RatedTarget, chance: Chance | None) -> tuple[str, ...]:
    target, cell = rated.target, rated.target.cell
    each = "" if cell.per is None else f" a {cell.per}"
    stands = "views disagree" if rated.is_divided else state_words(rated.state)
    by = "" if rated.is_divided else rated.chief.spec.text
    ids = " ".join(short_id(entry) for entry in (target.current.entries[0], *_deciding(rated)[:1]))
    stands = f"{stands} {chance_words(chance)}".rstrip()
    return cell.period.label, f"{goal_figure(target.current)}{each}", stands, by, ids


def _deciding(rated: RatedTarget) -> tuple[str, ...]:
    """Ids of the entries of the proofs that decide, or none."""
    proofs = () if rated.is_divided else rated.chief.verdict.proofs
    return tuple(dict.fromkeys(entry for proof in proofs for entry in proof.entry_ids))


def _fields(rated: RatedTarget, chance: Chance | None) -> tuple[Any, ...]:
    target, verdict = rated.target, rated.chief.verdict
    current = target.current
    achieved = verdict.achieved or (None if verdict.implied is not None else verdict.whole)
    return (
        target.vendor,
        target.cell.product,
        notation.write_cell(target.cell),
        target.goal,
        target.voice.value,
        current.setter,
        current.said_on,
        current.act.value,
        goal_figure(current),
        *_ends(current.aim),
        state_slug(rated.state),
        rated.chief.spec.text,
        rated.why,
        *_ends(None if achieved is None else achieved.interval),
        *_ends(verdict.remaining),
        None if chance is None else float(chance.probability),
        None if chance is None or chance.likely is None else int(chance.likely),
        " ".join(current.entries),
        " ".join(_deciding(rated)),
    )


def _ends(interval: Interval | None) -> tuple[Any, Any]:
    if interval is None:
        return None, None
    record = ends_record(interval)
    return record["low"], record["high"]
