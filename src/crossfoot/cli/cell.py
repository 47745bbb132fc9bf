"""`crossfoot cell`: between which ends a figure must lie, in each view, and what proves it.

Invariant: an end is printed only with its proof; what nothing bounds is called unbounded.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from crossfoot.api import bounds, open_ledger
from crossfoot.cli.asked import check_vendors, read_address
from crossfoot.cli.citation import short_id
from crossfoot.cli.options import Look, examples, format_option, look_options
from crossfoot.cli.place import path_of
from crossfoot.cli.records import ends_record, write_json
from crossfoot.cli.show import Column, table
from crossfoot.cli.views import Seen, views_of
from crossfoot.cli.words import rounded_down, rounded_up
from crossfoot.errors import InputError
from crossfoot.model import Cell, notation
from crossfoot.reconcile import Bound, to_json

__all__ = ["command"]

_COLUMNS: tuple[Column, ...] = (("view", "left"), ("at least", "right"), ("proven by", "left"), ("at most", "right"),
                                ("proven by", "left"), ("set aside", "right"))  # fmt: skip
_MOST_IDS = 6

Answers = tuple[tuple[Seen, Bound], ...]


@click.command(
    "cell",
    epilog=examples(
        'crossfoot cell "xiaomi shipments smartphone IN 2017-Q3" --as-of 2017-12-31',
        'crossfoot cell "xiaomi shipments smartphone WORLD 2017-Q4" --view counterpoint --view strategy-analytics',
        'crossfoot cell "xiaomi shipments smartphone WORLD 2017-Q4" --view counterpoint --proof proof.json',
        "python -m crossfoot.verify proof.json",
    ),
)
@click.argument("address", metavar="ADDRESS")
@look_options
@format_option("table", "json", text="For people, or for programs (crossfoot-cell/1).")
@click.option("--proof", metavar="FILE", help="Write the certificates, for python -m crossfoot.verify.")
def command(address: str, look: Look, form: str, proof: str | None) -> None:
    """Says between which ends one figure must lie, and which claims prove it.

    ADDRESS is vendor, measure, product, place and period, in quotes. Without --view every source that speaks of the
    figure answers by itself: sources count differently, and their difference is no contradiction. ">" and "<" mean that
    the end itself is left out. Claims that contradict others of their view are set aside, and counted.

    `crossfoot explain` follows an id to its sentence, and an end to the sum that proves it.
    """
    cell = read_address(address)
    with open_ledger(path_of(look.ledger), read_only=True) as opened:
        view = opened.view(as_of=look.as_of)
        check_vendors(cell, view)
        views = views_of(view, look, cell)
    answers = tuple((view, bounds(view.entries, cell)) for view in views)
    if proof is not None:
        _write_proofs(proof, answers)
    if form == "json":
        write_json(_record(cell, look, answers))
        return
    day = f", as of {look.as_of}" if look.as_of else ""
    click.echo(f"{notation.write_cell(cell)}{day}\n")
    click.echo(table(_COLUMNS, (_row(view, bound) for view, bound in answers)))


def _row(view: Seen, bound: Bound) -> tuple[str, ...]:
    interval = bound.interval
    low = "unbounded"
    if interval.low is not None:
        low = f"{'>' if interval.low_open else ''} {rounded_down(interval.low)}".strip()
    high = "unbounded"
    if interval.high is not None:
        high = f"{'<' if interval.high_open else ''} {rounded_up(interval.high)}".strip()
    if interval.is_empty:
        low = high = "contradiction"
    aside = str(len(bound.given_up)) if bound.given_up else ""
    return view.label, low, _ids(bound.low_entries), high, _ids(bound.high_entries), aside


def _ids(entries: tuple[str, ...]) -> str:
    more = f" and {len(entries) - _MOST_IDS} more" if len(entries) > _MOST_IDS else ""
    return " ".join(short_id(entry) for entry in entries[:_MOST_IDS]) + more


def _record(cell: Cell, look: Look, answers: Answers) -> dict[str, Any]:
    return {
        "schema": "crossfoot-cell/1",
        "cell": notation.write_cell(cell),
        "as_of": None if look.as_of is None else look.as_of.isoformat(),
        "views": [_view_record(view, bound) for view, bound in answers],
    }


def _view_record(view: Seen, bound: Bound) -> dict[str, Any]:
    return {
        "view": view.spec.text,
        "mixed": view.spec.is_mixed,
        **ends_record(bound.interval),
        "low_status": bound.low_status.value,
        "high_status": bound.high_status.value,
        "low_entries": list(bound.low_entries),
        "high_entries": list(bound.high_entries),
        "set_aside": list(bound.given_up),
    }


def _write_proofs(name: str, answers: Answers) -> None:
    proofs = [to_json(end) for _, bound in answers for end in (bound.low, bound.high) if end is not None]
    if not proofs:
        raise InputError(f"Nothing to write to '{name}': no view bounds the figure.")
    try:
        Path(name).write_text(json.dumps(proofs, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as fault:
        raise InputError(f"Cannot write the proof to '{name}': {fault.strerror}.") from fault
