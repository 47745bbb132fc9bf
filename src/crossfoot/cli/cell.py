"""`crossfoot cell`: between which ends a figure must lie, in each view, and what proves it.

Invariant: an end is printed only with its proof; what nothing bounds is called unbounded.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from crossfoot.api import bounds, open_ledger
from crossfoot.cli.answers import ENDS, ends_cells, view_record, write_proofs
from crossfoot.cli.asked import check_vendors, read_address
from crossfoot.cli.options import Look, examples, format_option, look_options
from crossfoot.cli.place import path_of
from crossfoot.cli.records import write_json
from crossfoot.cli.show import Column, table
from crossfoot.cli.views import Seen, views_of
from crossfoot.model import Cell, notation
from crossfoot.reconcile import Bound, to_json

__all__ = ["command"]

_COLUMNS: tuple[Column, ...] = (("view", "left"), *ENDS)

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
        write_proofs(proof, _proofs(answers))
    if form == "json":
        write_json(_record(cell, look, answers))
        return
    day = f", as of {look.as_of}" if look.as_of else ""
    click.echo(f"{notation.write_cell(cell)}{day}\n")
    click.echo(table(_COLUMNS, ((view.label, *ends_cells(bound)) for view, bound in answers)))


def _record(cell: Cell, look: Look, answers: Answers) -> dict[str, Any]:
    return {
        "schema": "crossfoot-cell/1",
        "cell": notation.write_cell(cell),
        "as_of": None if look.as_of is None else look.as_of.isoformat(),
        "views": [view_record(view, bound) for view, bound in answers],
    }


def _proofs(answers: Answers) -> Iterator[dict[str, Any]]:
    for _, bound in answers:
        yield from (to_json(end) for end in (bound.low, bound.high) if end is not None)
