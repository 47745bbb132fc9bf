"""`crossfoot footprint`: where a vendor sells, is coming, or has left, as of a day, and who says so.

Invariant: every place is told with the claims it rests on, and with those that contradict it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import click

from crossfoot.api import open_ledger
from crossfoot.brief.names import Names, names_of
from crossfoot.cli.commas import write_csv
from crossfoot.cli.options import day, examples, format_option
from crossfoot.cli.output import write_json
from crossfoot.cli.place import ledger_option, path_of
from crossfoot.cli.show import Column, table, wrapped
from crossfoot.errors import InputError
from crossfoot.knowledge import load_inclusions, load_vocabulary
from crossfoot.knowledge.naming import read_place
from crossfoot.model import Mode
from crossfoot.present.asked import read_vendor
from crossfoot.present.citation import short_id
from crossfoot.present.records import ends_record
from crossfoot.present.words import figure
from crossfoot.track.footprint import Footing, Footprint, MarketCount, Step, footing_words, footprint_of

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
    code = None if place is None else read_place(place, load_vocabulary())
    inclusions = load_inclusions()
    with open_ledger(path_of(ledger), read_only=True) as opened:
        view = opened.view(as_of=when)
        name = read_vendor(vendor, view)
        entries = view.entries(vendors=(name,))
    asked = () if code is None else (code,)
    found = footprint_of(entries, vendor=name, as_of=when, inclusions=inclusions, asked=asked)
    footings = found.footings if code is None else found.within(code, inclusions)
    names = names_of(load_vocabulary(), entries)
    if not footings and not found.counts:
        where = "where it sells" if code is None else f"whether it sells {names.where(code)}"
        raise InputError(f"Nothing published by {when} says of '{name}' {where}.")
    if form == "json":
        write_json({"schema": "crossfoot-footprint/1", "vendor": name, "as_of": when.isoformat(),
                    "places": [_record(one, names, when) for one in footings],
                    "counts": [_count_record(count) for count in found.counts]})  # fmt: skip
    elif form == "csv":
        write_csv(_FIELDS, (_fields(name, one, names, when) for one in footings))
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


def _record(footing: Footing, names: Names, when: date) -> dict[str, Any]:
    due = footing.decisive.due
    return {
        "place": footing.place,
        "name": names.places.get(footing.place, footing.place),
        "product": footing.product,
        "state": footing.state.value,
        "words": footing_words(footing, as_of=when),
        "basis": footing.decisive.basis.value,
        "due": None if due is None else due.label,
        "through": list(footing.through),
        "rests_on": [_step_record(step) for step in footing.decided_by],
        "pending": [_step_record(step) for step in footing.pending],
        "against": [_step_record(step) for step in footing.against],
        "told": [_step_record(step) for step in footing.steps],
    }


def _step_record(step: Step) -> dict[str, Any]:
    return {
        "entry": step.entry.id,
        "says": step.word,
        "way": step.way.value,
        "firmness": step.firmness.name.lower(),
        "place": step.place,
        "day": step.day.isoformat(),
        "said_on": step.said_on.isoformat(),
        "due": None if step.due is None else step.due.label,
        "basis": step.basis.value,
        "origin": step.entry.origin,
        "url": step.entry.page.url,
    }


def _count_record(count: MarketCount) -> dict[str, Any]:
    return {
        "said_on": count.said_on.isoformat(),
        "figure": figure(count.count),
        **ends_record(count.count.interval),
        "mode": count.mode.value,
        "entries": list(count.entries),
    }
