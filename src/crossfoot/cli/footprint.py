"""`crossfoot footprint`: where a vendor sells, is coming, or has left, as of a day, and who says so.

Invariant: every place is told with the claims it rests on, and with those that contradict it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import click

from crossfoot.api import open_ledger
from crossfoot.brief.names import Names
from crossfoot.cli.commas import write_csv
from crossfoot.cli.options import day, examples, format_option
from crossfoot.cli.output import write_json
from crossfoot.cli.place import ledger_option, path_of
from crossfoot.cli.show import Column, table, wrapped
from crossfoot.model import Mode
from crossfoot.present.citation import short_id
from crossfoot.present.footprints import footings_of, footprint_record
from crossfoot.present.words import figure
from crossfoot.track.footprint import Footing, Footprint, Step, footing_words

__all__ = ["command"]

_COLUMNS: tuple[Column, ...] = (("product", "left"), ("place", "left"), ("state", "left"), ("how it stands", "left"),
                                ("says", "left"), ("last word", "left"), ("rests on", "left"))  # fmt: skip
_FIELDS = ("vendor", "product", "place", "name", "state", "words", "basis", "due", "last_word", "voices", "entries",
           "pending", "against")  # fmt: skip
_MOST_IDS = 3


@click.command(
    "footprint",
    epilog=examples(
        "crossfoot footprint xiaomi",
        "crossfoot footprint xiaomi --as-of 2017-10-31 --place IN",
        "crossfoot footprint xiaomi --format csv",
    ),
)
@click.argument("vendor", metavar="VENDOR")
@click.option("--place", metavar="PLACE", help="Only this country, or this region and the places in it.")
@click.option("--as-of", type=day, metavar="DAY", help="Only what was published by this day; otherwise by today.")
@ledger_option
@format_option("table", "csv", "json", text="For people, for spreadsheets, or for programs (crossfoot-footprint/1).")
def command(vendor: str, place: str | None, as_of: date | None, ledger: str | None, form: str) -> None:
    """Says where a vendor sells, is coming, or has left.

    The last fact told of a place decides; plans and tips count after it. A tip stays a tip, and a plan whose time has
    passed without word is called unconfirmed. Being in a country is being in the regions around it; leaving a region is
    leaving its countries. Where nobody tells of a place but figures do, the figures are said to be all there is.
    """
    when = as_of or datetime.now(UTC).date()
    with open_ledger(path_of(ledger), read_only=True) as opened:
        told = footings_of(opened.view(as_of=when), vendor, place, when)
    found, footings, names = told.found, told.footings, told.names
    if form == "json":
        write_json(footprint_record(told))
    elif form == "csv":
        write_csv(_FIELDS, (_fields(found.vendor, one, names, when) for one in footings))
    else:
        click.echo("\n".join(_told(found, footings, names)))


def _told(found: Footprint, footings: tuple[Footing, ...], names: Names) -> Iterator[str]:
    yield f"{names.vendor(found.vendor)} as of {found.as_of}"
    if footings:
        yield ""
        drawn = table(_COLUMNS, (_row(one, names, found.as_of) for one in footings))
        yield from (f"  {line}" for line in drawn.split("\n"))
    for one in footings:
        for step in one.against:
            yield ""
            yield wrapped(f"Against {_place(one, names)}, {one.state.value}: {_said(step, names)}", "  ")
    for count in found.counts:
        how = "" if count.mode is Mode.ACTUAL else f" ({count.mode.value})"
        yield ""
        yield f"  In {figure(count.count)} countries{how}, said on {count.said_on} ({_ids(count.entries)})"


def _row(footing: Footing, names: Names, when: date) -> tuple[str, ...]:
    through = f", through {', '.join(names.places.get(p, p) for p in footing.through)}" if footing.through else ""
    return (
        footing.product or "",
        _place(footing, names),
        footing.state.value,
        footing_words(footing, as_of=when) + through,
        ", ".join(_voices(footing, names)),
        footing.decisive.said_on.isoformat(),
        _ids(tuple(step.entry.id for step in reversed(footing.decided_by))),
    )


def _place(footing: Footing, names: Names) -> str:
    return f"{names.places.get(footing.place, footing.place)} ({footing.place})"


def _voices(footing: Footing, names: Names) -> list[str]:
    return list(dict.fromkeys(names.voice(step.entry.origin) for step in reversed(footing.decided_by)))


def _said(step: Step, names: Names) -> str:
    return f"{step.word}, said by {names.voice(step.entry.origin)} on {step.said_on} ({short_id(step.entry.id)})"


def _ids(entries: tuple[str, ...]) -> str:
    more = f" and {len(entries) - _MOST_IDS} more" if len(entries) > _MOST_IDS else ""
    return " ".join(short_id(entry) for entry in entries[:_MOST_IDS]) + more


def _fields(vendor: str, footing: Footing, names: Names, when: date) -> tuple[Any, ...]:
    due = footing.decisive.due
    return (
        vendor,
        footing.product,
        footing.place,
        names.places.get(footing.place, footing.place),
        footing.state.value,
        footing_words(footing, as_of=when),
        footing.decisive.basis.value,
        None if due is None else due.label,
        footing.decisive.said_on.isoformat(),
        "; ".join(_voices(footing, names)),
        " ".join(step.entry.id for step in footing.decided_by),
        " ".join(step.entry.id for step in footing.pending),
        " ".join(step.entry.id for step in footing.against),
    )
