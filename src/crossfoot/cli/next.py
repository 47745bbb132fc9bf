"""`crossfoot next`: which one more figure would narrow a figure most, in each view.

Invariant: what a figure would leave at most is printed with a proof, or as what was tried where there is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from crossfoot.api import next_questions, open_ledger, table_of
from crossfoot.cli.answers import write_proofs
from crossfoot.cli.options import Look, examples, format_option, look_options
from crossfoot.cli.output import write_json
from crossfoot.cli.place import path_of
from crossfoot.cli.proofs import proof_lines
from crossfoot.cli.show import Column, table
from crossfoot.model import Cell, Interval, Unit, notation
from crossfoot.model.interval import exactly
from crossfoot.present.asked import check_vendors, read_address
from crossfoot.present.citation import cite_entry
from crossfoot.present.records import ends_record
from crossfoot.present.views import Seen, views_of
from crossfoot.present.words import ends, rounded_up
from crossfoot.reconcile import Narrowing, to_json

__all__ = ["command"]

_COLUMNS: tuple[Column, ...] = (("view", "left"), ("now", "left"), ("ask for", "left"), ("which is", "left"),
                                ("leaves at most", "right"), ("were it the middle", "left"))  # fmt: skip
_MOST_TOLD = 3

Answers = tuple[tuple[Seen, Interval, tuple[Narrowing, ...]], ...]


@click.command(
    "next",
    epilog=examples(
        'crossfoot next "xiaomi shipments smartphone WORLD 2017-Q4" --view idc --as-of 2018-02-06',
        'crossfoot next "xiaomi shipments smartphone WORLD 2017-Q4" --view idc --as-of 2018-02-06 --sums',
        'crossfoot next "xiaomi shipments smartphone WORLD 2017-Q4" --view idc --format json',
    ),
)
@click.argument("address", metavar="ADDRESS")
@look_options
@format_option("table", "json", text="For people, or for programs (crossfoot-next/1).")
@click.option("--sums", is_flag=True, help="Print what proves the first answer as a sum with its quoted sentences.")
@click.option("--proof", metavar="FILE", help="Write the certificates, for python -m crossfoot.verify.")
def command(address: str, look: Look, form: str, sums: bool, proof: str | None) -> None:
    """Says which one more figure would narrow a figure most.

    ADDRESS is that of a figure as `crossfoot cell` takes it. Looked at are the figures that its ends rest on and those
    that add up with it, its share of the market, and its growth on the year before and the time before. "Leaves at
    most" is the width that is left whatever the one more figure turns out to be; "were it the middle" is what would
    follow from the middle of what it can be, or from twice its least where nothing caps it.

    For a goal, `crossfoot target` tells which figure would decide it.
    """
    cell = read_address(address)
    with open_ledger(path_of(look.ledger), read_only=True) as opened:
        view = opened.view(as_of=look.as_of)
        check_vendors(cell, view)
        views = views_of(view, look.views, cell)
    tables = [(one, table_of(one.entries, cell)) for one in views]
    answers = tuple((one, found.bounds(cell).interval, next_questions(found, cell)) for one, found in tables)
    if proof is not None:
        write_proofs(proof, (to_json(p) for _, _, found in answers for one in found for p in one.proofs))
    if form == "json":
        write_json(_record(cell, look, answers))
        return
    day = f", as of {look.as_of}" if look.as_of else ""
    click.echo(f"{notation.write_cell(cell)}{day}\n")
    click.echo(table(_COLUMNS, (row for answer in answers for row in _rows(*answer))))
    if sums:
        click.echo("\n".join(line for one, _, found in answers for line in _sums(one, found[:1])))


def _rows(view: Seen, now: Interval, found: tuple[Narrowing, ...]) -> Iterator[tuple[str, ...]]:
    """The best few; where there is none, only more digits of the figure itself help."""
    if not found:
        itself = "the figure itself, to more digits" if now.is_bounded else "the figure itself"
        itself = "nothing: it is known" if now.is_point else itself
        yield view.label, ends(now), itself, "", "", ""
    for number, one in enumerate(found[:_MOST_TOLD]):
        most = "no limit" if one.most is None else rounded_up(one.most)
        middle = "" if one.middle is None else ends(one.middle)
        yield view.label, "" if number else ends(now), _told(one), ends(*_possible(one)), most, middle


def _told(found: Narrowing) -> str:
    if found.base is None:
        return notation.write_cell(found.cell)
    return "its share of the market" if found.form == "share" else f"its growth on {found.base.period.label}"


def _possible(found: Narrowing) -> tuple[Interval, Unit]:
    """Where the one more figure can lie, as a page would print it."""
    if found.base is None:
        return found.possible, Unit.COUNT
    percent = found.possible.scale(100)
    return (percent if found.form == "share" else percent - exactly(100)), Unit.PERCENT


def _record(cell: Cell, look: Look, answers: Answers) -> dict[str, Any]:
    return {
        "schema": "crossfoot-next/1",
        "cell": notation.write_cell(cell),
        "as_of": None if look.as_of is None else look.as_of.isoformat(),
        "views": [
            {"view": view.spec.text, "mixed": view.spec.is_mixed, **ends_record(now),
             "questions": [_question(one) for one in found]}
            for view, now, found in answers
        ],
    }  # fmt: skip


def _question(found: Narrowing) -> dict[str, Any]:
    return {
        "form": found.form,
        "cell": notation.write_cell(found.cell),
        "base": None if found.base is None else notation.write_cell(found.base),
        "possible": ends_record(found.possible),
        "leaves_at_most": None if found.most is None else str(found.most),
        "were_it_the_middle": None if found.middle is None else ends_record(found.middle),
    }


def _sums(one: Seen, found: tuple[Narrowing, ...]) -> Iterator[str]:
    entries = {entry.id: entry for entry in one.entries}
    for proof in (proof for question in found for proof in question.proofs):
        yield ""
        yield one.label
        yield from proof_lines(proof, lambda id_: cite_entry(entries[id_]))
