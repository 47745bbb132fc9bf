"""`crossfoot history`: what was known of a figure, and when.

Invariant: nothing that was ever recorded on the address is left out, whatever became of it.
"""

from __future__ import annotations

from datetime import date

import click

from crossfoot.api import open_ledger
from crossfoot.cli.commas import write_csv
from crossfoot.cli.options import day, examples, format_option
from crossfoot.cli.output import write_json
from crossfoot.cli.place import ledger_option, path_of
from crossfoot.cli.show import Column, table
from crossfoot.ledger import Event, Moment
from crossfoot.model import notation
from crossfoot.present.asked import check_vendors, read_address
from crossfoot.present.citation import short_id
from crossfoot.present.moments import MOMENT, history_record, moment_record
from crossfoot.present.words import said, voices

__all__ = ["command"]

_COLUMNS: tuple[Column, ...] = (("published", "left"), ("recorded", "left"), ("what", "left"), ("figure", "left"),
                                ("said by", "left"), ("page", "left"), ("entry", "left"),
                                ("stands", "left"))  # fmt: skip
_ORDERS = ("published", "recorded")


@click.command(
    "history",
    epilog=examples(
        'crossfoot history "xiaomi shipments smartphone IN 2017-Q3"',
        'crossfoot history "xiaomi shipments smartphone IN 2017-Q3" --by recorded --format csv',
    ),
)
@click.argument("address", metavar="ADDRESS")
@ledger_option
@click.option("--as-of", type=day, metavar="DAY", help="Only what was published by this day; otherwise all there is.")
@click.option("--by", "order", type=click.Choice(_ORDERS), default=_ORDERS[0], show_default=True,
              help="In the order of publication, or in which this ledger took it in.")  # fmt: skip
@format_option("table", "json", "csv", text="For people, or for programs (crossfoot-history/1).")
def command(address: str, ledger: str | None, as_of: date | None, order: str, form: str) -> None:
    """Says what was known of a figure, and when: every entry on the address, and what became of it.

    ADDRESS is vendor, measure, product, place and period, in quotes. An entry comes to be known when its page is
    published, and to this ledger when it is recorded. A later reading of the page may take its place (superseded), or a
    judgement may change what it counts for (judged, withdrawn). The last column says whether it stands today.
    """
    cell = read_address(address)
    with open_ledger(path_of(ledger), read_only=True) as opened:
        view = opened.view(as_of=as_of)
        check_vendors(cell, view)
        moments = view.history(cell)
    if order == "recorded":
        moments = tuple(sorted(moments, key=lambda moment: moment.recorded_at))
    if form == "json":
        write_json(history_record(cell, as_of, moments))
    elif form == "csv":
        write_csv(MOMENT, (moment_record(moment).values() for moment in moments))
    else:
        click.echo(f"{notation.write_cell(cell)}{f', as of {as_of}' if as_of else ''}\n")
        click.echo(table(_COLUMNS, (_row(moment) for moment in moments)))


def _row(moment: Moment) -> tuple[str, ...]:
    entry, page = moment.entry, moment.entry.page
    told = [moment.event.value]
    if moment.judged is not None:
        judgement = moment.judged.judgement
        told = [f"{moment.event} ({judgement.kind} by {judgement.author}: {judgement.reason})",
                short_id(moment.judged.id)]  # fmt: skip
    return (
        "undated" if moment.day is None else moment.day.isoformat(),
        f"{moment.recorded_at:%Y-%m-%d %H:%M}",
        " ".join(told),
        said(entry.claim) if moment.event is Event.STATED else "",
        voices(entry.claim, own=page.outlet or page.name),
        page.outlet or page.name,
        short_id(entry.id),
        "yes" if moment.stands else "no",
    )
