"""`crossfoot cell`: between which ends a figure must lie, in each view, and what proves it.

Invariant: an end is printed only with its proof; what nothing bounds is called unbounded.
"""

from __future__ import annotations

import click

from crossfoot.api import open_ledger
from crossfoot.cli.answers import ENDS, ends_cells, write_proofs
from crossfoot.cli.guesses import ESTIMATE, NOTE, remarks_on
from crossfoot.cli.options import Look, examples, format_option, look_options
from crossfoot.cli.output import write_json
from crossfoot.cli.place import path_of
from crossfoot.cli.show import Column, table, wrapped
from crossfoot.model import notation
from crossfoot.present.answers import Answer, answers_of, cell_record, proofs_of
from crossfoot.present.asked import check_vendors, read_address
from crossfoot.present.guesses import estimate_cells

__all__ = ["command"]

_COLUMNS: tuple[Column, ...] = (("view", "left"), *ENDS, *ESTIMATE)


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
        answers = answers_of(view, cell, look.views)
    if proof is not None:
        write_proofs(proof, (one for answer in answers for one in proofs_of(answer.bound)))
    if form == "json":
        write_json(cell_record(cell, look.as_of, answers))
        return
    day = f", as of {look.as_of}" if look.as_of else ""
    click.echo(f"{notation.write_cell(cell)}{day}\n")
    click.echo(table(_COLUMNS, map(_row, answers)))
    remarks = remarks_on((answer.view.label, answer.guess) for answer in answers)
    click.echo("\n" + remarks + wrapped(NOTE, ""))


def _row(answer: Answer) -> tuple[str, ...]:
    return answer.view.label, *ends_cells(answer.bound), *estimate_cells(answer.guess)
