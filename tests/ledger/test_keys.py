"""The keys of addresses."""

from __future__ import annotations

import pytest

from crossfoot.ledger.keys import cell_key, series_key
from crossfoot.model import Cell
from crossfoot.model.notation import read_cell, write_cell
from crossfoot.model.period import UNKNOWN, parse_period

ADDRESSES = (
    "xiaomi shipments smartphone IN 2017-Q3",
    "samsung,xiaomi shipments smartphone WORLD-CN +2011/2017-10 model=redmi segment=5g per=month incl=a,b excl=c",
    '"a ?" - - - @2017-10-31 segment="5g ?"',
    "ALL users - WORLD ?",
)


@pytest.mark.parametrize("line", ADDRESSES)
def test_a_key_is_the_address_as_notation_writes_it(line: str) -> None:
    cell = read_cell(line)
    assert cell_key(cell) == write_cell(cell.canonical)
    assert series_key(cell) == write_cell(cell.canonical.at(UNKNOWN))
    assert read_cell(cell_key(cell)) == cell.canonical


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a shipments - IN 2017-07/2017-09", "a shipments - IN 2017-Q3"),
        ("b,a shipments - IN 2017", "a,b shipments - IN 2017-01/2017-12"),
        ("a shipments - IN 2017 fiscal=FY2018", "a shipments - IN 2017"),
    ],
)
def test_one_address_has_one_key_however_it_is_spelled(one: str, other: str) -> None:
    assert cell_key(read_cell(one)) == cell_key(read_cell(other))


def test_a_vendor_named_twice_counts_once() -> None:
    twice = Cell("shipments", ("a", "a"), None, "IN", parse_period("2017"))
    assert cell_key(twice) == "a shipments - IN 2017"


@pytest.mark.parametrize("part", ["a", "shipments", "smartphone", "IN", "2017-Q3", "per=month", "excl=c"])
def test_every_part_of_an_address_tells_it_from_others(part: str) -> None:
    line = "a shipments smartphone IN 2017-Q3 per=month excl=c"
    other = {"shipments": "sales", "2017-Q3": "2017-Q4"}.get(part, part.replace("=", "=x") if "=" in part else "x")
    changed = " ".join(other if word == part else word for word in line.split())
    assert cell_key(read_cell(changed)) != cell_key(read_cell(line))
