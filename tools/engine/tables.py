"""Rows a second of `crossfoot import`: the facts, and a table made up at random, beside reading it as CSV alone.

Invariant: every run starts with an empty ledger, and what it holds afterwards is counted and printed.
"""

from __future__ import annotations

import csv
import random
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from crossfoot.api import open_ledger
from crossfoot.exchange import Tally, load_mapping, open_figures
from crossfoot.tables import import_table

T = TypeVar("T")

ROOT = Path(__file__).resolve().parents[2]
MAPPINGS = ROOT / "docs" / "mappings"
FACTS = ROOT.parent / "shared" / "facts"
_NOW = datetime(2026, 1, 1, tzinfo=UTC)
_ROWS_A_PAGE = 20
_VENDORS = ("Xiaomi", "Samsung", "Apple", "Huawei", "OPPO", "vivo", "market")
_HEADER = ("kind", "subject", "measure", "product", "place", "period", "value_low", "value_high", "stated_form", "unit",
           "growth_basis", "source", "via", "published", "url")  # fmt: skip


def show_tables(count: int) -> None:
    """Print rows a second for the facts, where they lie beside the clone, and for a made-up table of `count` rows."""
    for name in ("smartphones", "targets", "progress"):
        table = FACTS / f"{name}.csv"
        if table.exists():
            _show(table, MAPPINGS / f"{name}.toml")
        else:
            print(f"tables   NOT RUN: {name}.csv, which lies in ../shared")
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "made-up.csv"
        _make(table, count)
        _show(table, MAPPINGS / "smartphones.toml")


def _show(table: Path, mapping: Path) -> None:
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "l.sqlite", create=True) as ledger:
        rows, plain = _timed(lambda: _plain(table))
        _, reading = _timed(lambda: _read(table, mapping))
        found, taking = _timed(lambda: import_table(ledger, table, mapping=mapping, recorded_at=_NOW))
        again, knowing = _timed(lambda: import_table(ledger, table, mapping=mapping, recorded_at=_NOW))
    print(f"{table.name:<16} {rows:>9,} rows, {found.result.new:,} claims, {found.tally.refused:,} refused")
    for what, seconds in (("csv alone", plain), ("read by the mapping", reading), ("imported", taking),
                          (f"imported again ({again.result.new} new)", knowing)):  # fmt: skip
        print(f"  {what:<24} {rows / seconds:>9,.0f} rows a second of processor time")
    tracemalloc.start()
    _read(table, mapping)
    print(f"  {'memory while reading':<24} {tracemalloc.get_traced_memory()[1] / 1e6:>9,.1f} MB at most")
    tracemalloc.stop()


def _timed(call: Callable[[], T]) -> tuple[T, float]:
    start = time.process_time()
    found = call()
    return found, max(time.process_time() - start, 1e-9)


def _plain(table: Path) -> int:
    with table.open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.reader(file)) - 1


def _read(table: Path, mapping: Path) -> int:
    known = load_mapping(mapping.read_bytes(), name=mapping.name)
    with table.open("rb") as stream:
        opened = open_figures(stream, known, name=table.name, beside=lambda _: None)
        return sum(1 for _ in opened.steps(Tally()))


def _make(table: Path, count: int) -> None:
    """A table of levels in the form of the facts, a page of every twenty rows."""
    dice = random.Random(1)  # noqa: S311  nothing secret is made up
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_HEADER)
        for number in range(count):
            page, tenths = number // _ROWS_A_PAGE, dice.randrange(10, 999)
            period = f"20{dice.randrange(10, 20)}-Q{dice.randrange(1, 5)}"
            ends = (tenths * 100_000 - 50_000, tenths * 100_000 + 50_000)
            place = dice.choice(("world", "CN", "IN"))
            writer.writerow(("level", dice.choice(_VENDORS), "shipments", "smartphone", place, period, *ends,
                             f"{tenths / 10:.1f} million", "units", "", "IDC", "The Outlet",
                             f"2018-{page % 12 + 1:02d}-{page % 28 + 1:02d}", f"https://x.example/{page}"))  # fmt: skip
