"""SDMX-CSV, crossfoot's own and other people's."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from crossfoot.errors import TableError
from crossfoot.exchange.sdmx import time_period
from crossfoot.model import parse_period
from crossfoot.model.notation import read, write_content
from tests.exchange.forms import ledger_of, page, taken_in, written
from tests.exchange.tables import mapping, read_csv

LINES = (
    "xiaomi shipments smartphone WORLD 2017-10 level >10M said=vendor:Xiaomi@xiaomi",
    "xiaomi shipments smartphone IN 2017-Q3 level 9.2M said=tracker:Canalys",
    "xiaomi shipments smartphone IN 2017-H1 share (,25)pct:lt",
    "xiaomi shipments smartphone WORLD 2017 level 90M mode=target",
    "xiaomi shipments smartphone WORLD 2017-01/2017-10 level 70..80M strength=hedged",
    "samsung,xiaomi users smartphone WORLD @2017-09-30 level ~50M",
    "apple shipments smartphone WORLD ? rank 1# polarity=denied",
)
FOREIGN = """
[columns]
vendor = "MAKER"
place = "REF_AREA"
period = "TIME_PERIOD"
value = "OBS_VALUE"

[constants]
kind = "level"
measure = "shipments"
product = "smartphone"
outlet = "The Office"
published = "2018"
"""


def claims() -> list[dict[str, str]]:
    found = tuple(replace(read(line), id=f"c{n}") for n, line in enumerate(LINES))
    data = written(ledger_of(found, page()), "sdmx-csv")
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def test_the_columns_are_those_of_the_standard_in_its_order() -> None:
    header = list(claims()[0])
    assert header[:3] == ["STRUCTURE", "STRUCTURE_ID", "ACTION"]
    assert header[3:11] == ["FREQ", "VENDOR", "MEASURE", "PRODUCT", "REF_AREA", "KIND", "SOURCE", "ENTRY"]
    assert header[11:14] == ["TIME_PERIOD", "OBS_VALUE", "OBS_STATUS"]
    assert {"OBS_LOW", "OBS_HIGH", "OBS_LOW_OPEN", "OBS_HIGH_OPEN", "SOURCES", "AS_OF"} < set(header[14:])
    assert {tuple(row.values())[:3] for row in claims()} == {("dataflow", "CROSSFOOT:CLAIMS(1.0.0)", "M")}


def test_an_observation_has_a_value_only_where_the_words_name_one() -> None:
    found = [(r["FREQ"], r["TIME_PERIOD"], r["OBS_VALUE"], r["OBS_STATUS"]) for r in claims()]
    assert found == [
        ("M", "2017-10", "", "O"),
        ("Q", "2017-Q3", "9200000", "A"),
        ("S", "2017-S1", "", "O"),
        ("A", "2017", "90000000", "F"),
        ("O", "2017-01-01/P10M", "", "U"),
        ("O", "2017-09-30", "50000000", "A"),
        ("U", "", "1", "A"),
    ]


def test_bounds_survive_the_round_trip() -> None:
    found = tuple(replace(read(line), id=f"c{n}") for n, line in enumerate(LINES))
    back, refused = taken_in(written(ledger_of(found, page()), "sdmx-csv"))
    assert refused == ()
    assert [write_content(entry.claim) for entry in back] == list(LINES)


def test_version_1_with_labels_and_semicolons_is_read_too() -> None:
    data = written(ledger_of([replace(read(LINES[1]), id="c1")], page()), "sdmx-csv").decode()
    header, row = csv.reader(io.StringIO(data, newline=""))
    old = io.StringIO()
    writer = csv.writer(old, delimiter=";")
    writer.writerow(["DATAFLOW", *(f"{name}: what it is" if name == "REF_AREA" else name for name in header[3:])])
    writer.writerow([row[1], *(f"{cell}: India" if cell == "IN" else cell for cell in row[3:])])
    back, refused = taken_in(old.getvalue().encode())
    assert (refused, [write_content(entry.claim) for entry in back]) == ((), [LINES[1]])


def test_two_times_that_contradict_each_other_are_refused() -> None:
    data = written(ledger_of([replace(read(LINES[1]), id="c1")], page()), "sdmx-csv")
    _, refused = taken_in(data.replace(b",2017-Q3,9200000", b",2017-Q4,9200000"))
    assert "met '2017-Q3 beside TIME_PERIOD 2017-Q4', expected a period" in str(refused[0])


def test_somebody_elses_observations_are_read_by_a_mapping() -> None:
    table = (
        "STRUCTURE[;],STRUCTURE_ID,ACTION,FREQ: Frequency,MAKER: Maker,REF_AREA: Area,TIME_PERIOD,OBS_VALUE\n"
        "dataflow,ESTAT:X(1.0),M,Q: Quarterly,apple: Apple Inc,IN: India,2017-Q3,9200000\n"
        "dataflow,ESTAT:X(1.0),M,S: Half,apple: Apple Inc,IN: India,2017-S1,1e6\n"
    )
    found = read_csv(table, mapping(FOREIGN))
    assert found.lines == ["apple shipments smartphone IN 2017-Q3 level 9200000"]
    assert ["met '1e6'" in str(refusal) for refusal in found.refusals] == [True]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ((b"CROSSFOOT:CLAIMS", b"ESTAT:X"), "its columns are not those that crossfoot writes"),
        ((b"CLAIMS(1.0.0),M", b"CLAIMS(1.0.0),D"), "row 2 deletes observations, and a ledger only grows"),
    ],
)
def test_other_structures_and_deletions_are_refused(change: tuple[bytes, bytes], sentence: str) -> None:
    data = written(ledger_of([replace(read(LINES[1]), id="c1")], page()), "sdmx-csv")
    with pytest.raises(TableError, match=sentence):
        taken_in(data.replace(*change))


def test_rows_of_two_structures_are_refused() -> None:
    data = written(ledger_of([replace(read(line), id=f"c{n}") for n, line in enumerate(LINES[:2])], page()), "sdmx-csv")
    first, second, third, _ = data.split(b"\r\n")
    with pytest.raises(TableError, match="row 3 is of another structure than CROSSFOOT:CLAIMS"):
        taken_in(b"\r\n".join((first, second, third.replace(b"CLAIMS", b"OTHERS"), b"")))


@pytest.mark.parametrize(("label", "time"), [("../2017-10-31", None), ("2017-10-31/..", None), ("?", None),
                                             ("2017-W44", "2017-W44"), ("2017-10-30/2017-11-03", "2017-10-30/P5D"),
                                             ("@2017-Q3", "2017-07-01/P3M")])  # fmt: skip
def test_times_that_sdmx_cannot_tell_are_left_open(label: str, time: str | None) -> None:
    assert time_period(parse_period(label)) == time
