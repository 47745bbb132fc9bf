"""`crossfoot cell`: between which ends a figure must lie, in each view, and what proves it.

Invariant: an end is printed only with its proof; what nothing bounds is called unbounded.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from crossfoot.api import estimate, evidence_of, open_ledger, table_of
from crossfoot.cli.answers import ENDS, ends_cells, view_record, write_proofs
from crossfoot.cli.guesses import ESTIMATE, NOTE, estimate_cells, estimate_record, remarks_on
from crossfoot.cli.options import Look, examples, format_option, look_options
from crossfoot.cli.output import write_json
from crossfoot.cli.place import path_of
from crossfoot.cli.show import Column, table, wrapped
from crossfoot.model import Cell, notation
from crossfoot.present.asked import check_vendors, read_address
from crossfoot.present.views import Seen, views_of
from crossfoot.reconcile import Bound, to_json
from crossfoot.reconcile.estimate import Estimate, Evidence

__all__ = ["command"]

_COLUMNS: tuple[Column, ...] = (("view", "left"), *ENDS, *ESTIMATE)

Answers = tuple[tuple[Seen, Bound, Estimate | None], ...]


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

    Beside the proven ends stands an estimate: the most likely value by what everybody says, in the count of the view,
    and a band that holds 80 of 100 such figures. It is not proven; where nothing speaks of the figure it is unknown.

    `crossfoot explain` follows an id to its sentence, and an end to the sum that proves it.
    """
    cell = read_address(address)
    with open_ledger(path_of(look.ledger), read_only=True) as opened:
        view = opened.view(as_of=look.as_of)
        check_vendors(cell, view)
        views = views_of(view, look.views, cell)
        evidence = evidence_of(view.entries(), cell)
    answers = tuple(_answer(view, cell, evidence) for view in views)
    if proof is not None:
        write_proofs(proof, _proofs(answers))
    if form == "json":
        write_json(_record(cell, look, answers))
        return
    day = f", as of {look.as_of}" if look.as_of else ""
    click.echo(f"{notation.write_cell(cell)}{day}\n")
    click.echo(table(_COLUMNS, (_row(*answer) for answer in answers)))
    click.echo("\n" + remarks_on((view.label, guess) for view, _, guess in answers) + wrapped(NOTE, ""))


def _answer(view: Seen, cell: Cell, evidence: Evidence) -> tuple[Seen, Bound, Estimate | None]:
    figures = table_of(view.entries, cell)
    return view, figures.bounds(cell), estimate(figures, cell, evidence)


def _row(view: Seen, bound: Bound, guess: Estimate | None) -> tuple[str, ...]:
    return view.label, *ends_cells(bound), *estimate_cells(guess)


def _record(cell: Cell, look: Look, answers: Answers) -> dict[str, Any]:
    return {
        "schema": "crossfoot-cell/1",
        "cell": notation.write_cell(cell),
        "as_of": None if look.as_of is None else look.as_of.isoformat(),
        "views": [view_record(view, bound) | {"estimate": estimate_record(guess)} for view, bound, guess in answers],
    }


def _proofs(answers: Answers) -> Iterator[dict[str, Any]]:
    for _, bound, _ in answers:
        yield from (to_json(end) for end in (bound.low, bound.high) if end is not None)
