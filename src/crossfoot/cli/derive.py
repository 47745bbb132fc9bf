"""`crossfoot derive`: shares, growth, ranks and paces that nobody printed, with what proves them.

Invariant: an answer holds in the view it is printed for and nowhere else; every end and verdict has its certificate.
"""

from __future__ import annotations

from collections.abc import Iterator

import click

from crossfoot.api import open_ledger, table_of
from crossfoot.cli.answers import write_proofs
from crossfoot.cli.derived import KINDS, Answer, Asked
from crossfoot.cli.options import Look, examples, format_option, look_options, refuse_if
from crossfoot.cli.output import write_json
from crossfoot.cli.place import path_of
from crossfoot.cli.proofs import proof_lines
from crossfoot.cli.show import table
from crossfoot.errors import InputError
from crossfoot.ledger import View
from crossfoot.model import Cell, Interval, Unit, notation
from crossfoot.present.asked import check_vendors, read_address, read_period, read_vendor
from crossfoot.present.citation import cite_entry
from crossfoot.present.views import Seen, views_of

__all__ = ["command"]

_MONTHS = {"month": 1, "quarter": 3}


@click.command(
    "derive",
    epilog=examples(
        'crossfoot derive share "xiaomi shipments smartphone IN 2017-Q3" --view canalys',
        'crossfoot derive growth "xiaomi shipments smartphone WORLD 2017-Q4" --on 2017-Q3 --view idc',
        'crossfoot derive rank "xiaomi shipments smartphone WORLD 2017-Q4" --view idc',
        'crossfoot derive above "xiaomi shipments smartphone WORLD 2017-Q4" --than oppo --view idc --sums',
        'crossfoot derive each "xiaomi shipments smartphone WORLD 2017-Q4" --at-least 10M --view idc',
        'crossfoot derive rate "xiaomi shipments smartphone WORLD 2017-Q4" --view idc --proof proof.json',
        "python -m crossfoot.verify proof.json",
    ),
)
@click.argument("what", type=click.Choice(list(KINDS)), metavar="WHAT")
@click.argument("address", metavar="ADDRESS")
@click.option("--of", "whole", metavar="ADDRESS", help="With share: of what; otherwise of the market.")
@click.option("--on", "base", metavar="PERIOD", help="With growth: on which time; otherwise on that of a year before.")
@click.option("--than", metavar="VENDOR", help="With above: whom, or the address of another figure.")
@click.option("--at-least", metavar="FIGURE", help="With each: how many each part had, such as 10M or >10M.")
@click.option("--part", type=click.Choice(list(_MONTHS)), help="With each: the length of a part; otherwise a month.")
@look_options
@format_option("table", "json", text="For people, or for programs (crossfoot-derive/1).")
@click.option("--sums", is_flag=True, help="Print every proof as a sum with its quoted sentences.")
@click.option("--proof", metavar="FILE", help="Write the certificates, for python -m crossfoot.verify.")
def command(what: str, address: str, look: Look, form: str, **rest: str | bool | None) -> None:
    """Says what follows for a figure that nobody printed: a share, a growth, a place, a pace.

    WHAT is share, growth, rank, above, each or rate, and ADDRESS that of a figure as `crossfoot cell` takes it. Shares
    and growth are taken of figures before they were rounded, and hold wherever there is anything to divide by. Above
    and each are proven, refuted or possible. A rank counts the vendors the view has a figure of, and as many others as
    the rest of the market leaves room for.

    Without --view every source that speaks of the figure answers by itself. `crossfoot explain` follows an id to its
    sentence.
    """
    sums, proof = bool(rest.pop("sums")), rest.pop("proof")
    words = {name: text for name, text in rest.items() if isinstance(text, str)}
    with open_ledger(path_of(look.ledger), read_only=True) as opened:
        view = opened.view(as_of=look.as_of)
        asked = _asked(what, address, words, view)
        views = views_of(view, look.views, asked.cell)
    answers = tuple((one, KINDS[what].ask(table_of(one.entries, asked.cell), asked)) for one in views)
    if isinstance(proof, str):
        write_proofs(proof, (record for _, answer in answers for record in answer.proof_records()))
    if form == "json":
        write_json({
            "schema": "crossfoot-derive/1",
            "what": what,
            "cell": notation.write_cell(asked.cell),
            "as_of": None if look.as_of is None else look.as_of.isoformat(),
            "views": [{"view": one.spec.text, "mixed": one.spec.is_mixed, **answer.record} for one, answer in answers],
        })  # fmt: skip
        return
    day = f", as of {look.as_of}" if look.as_of else ""
    kind = KINDS[what]
    click.echo(f"{kind.title(asked)}{day}\n")
    rows = ((one.label, *row) for one, answer in answers for row in answer.rows)
    click.echo(table((("view", "left"), *kind.columns), rows))
    if sums:
        click.echo("\n".join(line for one, answer in answers for line in _sums(one, answer)))


def _asked(what: str, address: str, words: dict[str, str], view: View) -> Asked:
    """The question as typed."""
    takes = {"share": ("whole",), "growth": ("base",), "above": ("than",), "each": ("at_least", "part")}
    for name in words:
        option = {"whole": "--of", "base": "--on", "at_least": "--at-least"}.get(name, f"--{name}")
        kind = next(kind for kind, names in takes.items() if name in names)
        refuse_if(kind != what, f"{option} goes with `{kind}`, not with `{what}`.")
    cell = read_address(address)
    check_vendors(cell, view)
    return Asked(
        cell,
        whole=_cell(words.get("whole"), view),
        base=read_period(words.get("base")),
        than=_than(words.get("than"), cell, view),
        floor=_floor(words.get("at_least")),
        months=_MONTHS[words.get("part", "month")],
    )


def _cell(text: str | None, view: View) -> Cell | None:
    if text is None:
        return None
    cell = read_address(text)
    check_vendors(cell, view)
    return cell


def _than(text: str | None, cell: Cell, view: View) -> Cell | None:
    if text is None or len(text.split()) > 1:
        return _cell(text, view)
    return cell.of(read_vendor(text, view))


def _floor(text: str | None) -> Interval | None:
    """A figure as a floor: `10M` is the number itself, since nobody asks for what rounds to it."""
    if text is None:
        return None
    quantity = notation.read_quantity(text)
    low, high = quantity.interval.low, quantity.interval.high
    if low is None or quantity.unit is not Unit.COUNT:
        raise InputError(f"Cannot take '{text}' as a floor: expected a number of units such as 10M or >10M.")
    return Interval(low if high is None else (low + high) / 2, None, quantity.interval.low_open)


def _sums(one: Seen, answer: Answer) -> Iterator[str]:
    entries = {entry.id: entry for entry in one.entries}
    for proof, found in answer.proofs:
        yield ""
        yield one.label if found is None else f"{one.label}: {found.told(proof.sense)}"
        yield from proof_lines(proof, lambda id_: cite_entry(entries[id_]))
