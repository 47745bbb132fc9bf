"""What follows from claims, as a table."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from crossfoot.exchange import sheet_of, write
from crossfoot.ledger import View
from crossfoot.model.notation import read
from tests.exchange.forms import ledger_of, page

LINES = (
    "xiaomi shipments smartphone IN 2017-Q3 level 9.2M said=tracker:Canalys",
    "ALL shipments smartphone IN 2017-Q3 level 40M said=tracker:Canalys",
    "xiaomi shipments smartphone IN 2017-Q3 level >9M said=tracker:IDC",
)


def rows(view: View, *views: str, vendors: tuple[str, ...] = ()) -> list[dict[str, str]]:
    stream = io.BytesIO()
    write(stream, sheet_of(view, what="cells", views=views, vendors=vendors), "csv")
    return list(csv.DictReader(io.StringIO(stream.getvalue().decode(), newline="")))


def view() -> View:
    return ledger_of([replace(read(line), id=f"c{n}") for n, line in enumerate(LINES)], page())


def test_every_live_figure_of_every_voice_has_a_row() -> None:
    found = [(r["view"], r["vendor"], r["low"], r["high"], r["low_open"], r["mixed"]) for r in rows(view())]
    assert found == [
        ("canalys", "ALL", "39500000", "40500000", "false", "false"),
        ("canalys", "xiaomi", "9150000", "9250000", "false", "false"),
        ("idc", "xiaomi", "9000000", "", "true", "false"),
    ]


def test_each_end_has_its_status_and_its_proof() -> None:
    entries = {entry.origin: entry.id for entry in view().entries(vendors=("xiaomi",))}
    (row,) = rows(view(), "idc")
    assert (row["low_status"], row["low_entries"]) == ("exact", entries["idc"])
    assert (row["high_status"], row["high_entries"]) == ("unbounded", "")


def test_a_view_of_several_voices_says_so_and_vendors_can_be_chosen() -> None:
    (row,) = rows(view(), "canalys+idc", vendors=("xiaomi",))
    assert (row["view"], row["mixed"], row["low"], row["low_number"]) == ("canalys+idc", "true", "9150000", "9150000.0")
