"""A folder of facts as a ledger that knew each of them from the day it could be known.

Invariant: a row is in the view of a day exactly if it was known by then on the clock chosen; the view knows nothing of
rows that nobody could date. Rows go through the mappings that `crossfoot import` reads them by; a name that neither
they nor the vocabulary know is taken as the facts write it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from crossfoot.exchange import load_mapping
from crossfoot.exchange.figure import SlotError
from crossfoot.exchange.importing import Manner, take_in
from crossfoot.exchange.mapping import Mapping, Word
from crossfoot.exchange.opening import open_figures
from crossfoot.exchange.voices import join_chain, read_chain
from crossfoot.knowledge import load_vocabulary
from crossfoot.knowledge.naming import vendor_named
from crossfoot.ledger import MemoryLedger, slug
from crossfoot.model import Role, Source, parse_period

__all__ = ["Clock", "ledger_of"]

ROOT = Path(__file__).resolve().parents[2]
MAPPINGS = ROOT / "docs" / "mappings"
FILES = ("smartphones", "targets", "progress")
RECORDED = datetime(2000, 1, 1, tzinfo=UTC)  # when does not matter: views are asked by the day of publication
# Days after its period until a figure is out, on the clock of releases.
LAGS = {"vehicle": timedelta(days=10), "plug-in vehicle": timedelta(days=10)}
LAG = timedelta(days=35)

FactRow = dict[str, str]


class Clock(StrEnum):
    """When a row counts as known."""

    STRICT = "strict"
    """From the last day of what its page is dated by; a goal also from the day it was set, where the page tells it."""
    RELEASE = "release"
    """A figure at the latest some days after its period, and a goal from the day it was set as far as anybody knows."""


def ledger_of(folder: Path, clock: Clock) -> tuple[MemoryLedger, tuple[str, ...]]:
    """The facts of a folder as a ledger, and a sentence for each row that was refused.

    Args:
        folder: It holds targets.csv and progress.csv, and maybe smartphones.csv.
        clock: When a row counts as known.
    """
    ledger, refused = MemoryLedger(), []
    for name in FILES:
        path = folder / f"{name}.csv"
        if not path.exists() and name == "smartphones":
            continue
        with path.open(encoding="utf-8", newline="") as lines:
            table = csv.DictReader(lines)
            dated = ((row, known_from(row, clock)) for row in table)
            rows = [row | {"published": day.isoformat()} for row, day in dated if day is not None]
        mapping = load_mapping((MAPPINGS / f"{name}.toml").read_bytes(), name=f"{name}.toml")
        opened = open_figures(
            _stream(rows, table.fieldnames or ()), _widened(mapping, rows), name=path.name, beside=lambda _: None
        )
        taken = take_in(ledger, opened, Manner(RECORDED))
        refused += [f"{path.name}: {refusal}" for refusal in taken.refused]
    return ledger, tuple(refused)


def known_from(row: FactRow, clock: Clock) -> date | None:
    """The first day on which a row may be used, or None.

    Args:
        row: A row of the facts.
        clock: When a row counts as known.
    """
    days = [_last(row["published"])]
    if row["kind"] == "target" and (clock is Clock.RELEASE or row["date_basis"] != "inferred"):
        days.append(_last(row["date_stated"]))
    if row["kind"] == "level" and clock is Clock.RELEASE:
        end = _last(row["period"])
        days.append(None if end is None else end + LAGS.get(row["product"], LAG))
    return min((day for day in days if day is not None), default=None)


def _last(text: str) -> date | None:
    return parse_period(text).last if text else None


def _stream(rows: Iterable[FactRow], header: Sequence[str]) -> io.BytesIO:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, fieldnames=header)
    writer.writeheader()
    writer.writerows(rows)
    return io.BytesIO(text.getvalue().encode("utf-8"))


def _widened(mapping: Mapping, rows: list[FactRow]) -> Mapping:
    """A mapping that also knows the vendors, products and sources of its rows that nobody has heard of yet."""
    vendors = dict(_new_names(mapping, "vendor", (row["subject"] for row in rows)))
    sources = tuple(_new_sources(mapping, rows))
    words = (*mapping.words, *(Word("vendor", name, (("vendor", id_),)) for name, id_ in vendors.items()), *sources)
    return replace(mapping, words=words, known=(*mapping.known, *(("vendors", id_) for id_ in vendors.values())))


def _new_names(mapping: Mapping, slot: str, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    told, vocabulary = {word.text for word in mapping.words if word.slot == slot}, load_vocabulary()
    for name in dict.fromkeys(names):
        if name.casefold() not in told and vendor_named(name, vocabulary) is None:
            yield name.casefold(), slug(name)


def _new_sources(mapping: Mapping, rows: list[FactRow]) -> Iterator[Word]:
    told, vocabulary = {word.text for word in mapping.words if word.slot == "source"}, load_vocabulary()
    for row in {row["source"]: row for row in rows}.values():
        text = row["source"]
        try:
            if text.casefold() not in told:
                read_chain(text, row["via"], vocabulary)
        except SlotError:
            yield Word("source", text.casefold(), (("source", join_chain(tuple(_chain(row)))),))


def _chain(row: FactRow) -> Iterator[Source]:
    """Who says a row, nearest first: brackets after a company hold its speaker or, behind "per", who cites it."""
    name, _, inside = row["source"].partition(" (")
    inside = inside.rstrip(")")
    company = slug(row["subject"])
    is_own = bool(name) and name.split()[0] == row["subject"].split()[0]
    if inside.startswith("per "):
        yield Source(inside.removeprefix("per "), Role.MEDIA, None, None)
        inside = ""
    if is_own and inside:
        yield Source(inside, Role.EXECUTIVE, vendor_named(row["subject"], load_vocabulary()) or company, None)
    elif is_own:
        yield Source(name, Role.VENDOR, vendor_named(row["subject"], load_vocabulary()) or company, None)
    else:
        yield Source(row["source"], Role.MEDIA, None, None)
