"""The starter figures, and the inputs of the seed case among them."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from crossfoot.knowledge import load_vocabulary
from crossfoot.ledger import STARTER, Entry, Goal, MemoryLedger, goal_of, load_starter
from crossfoot.ledger.figures import _FIGURES, readings_of
from crossfoot.model import ALL, OTHERS, Cell, Mode, parse_period
from crossfoot.model.interval import between
from crossfoot.model.notation import read, write_content
from crossfoot.model.statement import Growth, Level, Share
from tests.ledger.samples import NOON

SEEN = date(2017, 10, 31)
LATE = date(2018, 2, 6)


@pytest.fixture(scope="module")
def starter() -> MemoryLedger:
    ledger = MemoryLedger()
    load_starter(ledger, recorded_at=NOON)
    return ledger


@pytest.fixture(scope="module")
def entries(starter: MemoryLedger) -> tuple[Entry, ...]:
    return starter.view().entries()


def xiaomi(starter: MemoryLedger, as_of: date, period: str, origin: str) -> list[str]:
    """What one voice says of the vendor's smartphones in the world in a period."""
    cell = Cell("shipments", ("xiaomi",), "smartphone", "WORLD", parse_period(period))
    found = starter.view(as_of=as_of).entries(origins=(origin,), vendors=("xiaomi",))
    said = {write_content(entry.claim) for entry in found if replace(entry.claim.cell, per=None) == cell}
    return sorted(line.partition(" WORLD ")[2] for line in said)


def test_a_the_second_quarter_and_its_growth_are_the_companys(starter: MemoryLedger) -> None:
    assert xiaomi(starter, date(2017, 7, 6), "2017-Q2", "xiaomi") == []
    assert xiaomi(starter, date(2017, 7, 7), "2017-Q2", "xiaomi") == [
        "2017-Q2 growth 70% base=qoq:2017-Q1 said=vendor:Xiaomi@xiaomi",
        "2017-Q2 level 23.16M said=vendor:Xiaomi@xiaomi",
    ]
    second_quarter = Cell("shipments", ("xiaomi",), "smartphone", "WORLD", parse_period("2017-Q2"))
    levels = [e.claim.statement for e in starter.view(as_of=SEEN).entries(origins=("xiaomi",))]
    found = {s.value.interval for s in levels if isinstance(s, Level) and s.cell == second_quarter}
    assert found == {between(23_155_000, 23_165_000)}


def test_b_september_was_above_ten_million(starter: MemoryLedger) -> None:
    assert xiaomi(starter, date(2017, 10, 2), "2017-09", "xiaomi") == [
        '2017-09 level >10M said="executive:Lei Jun@xiaomi"',
        "2017-09 level >10M said=vendor:Xiaomi@xiaomi",
    ]


def test_d_industry_sources_put_the_third_quarter_above_the_second(starter: MemoryLedger) -> None:
    assert xiaomi(starter, date(2017, 10, 2), "2017-Q3", "industry-sources") == []
    assert xiaomi(starter, SEEN, "2017-Q3", "industry-sources") == [
        '2017-Q3 level >23.16M said=media:DIGITIMES said="supply_chain:industry sources"'
    ]


def test_e_the_goals_are_ninety_million_and_ten_a_month(starter: MemoryLedger) -> None:
    assert xiaomi(starter, SEEN, "2017", "xiaomi") == [
        "2017 level [70000000,70000000]count:plain:70 mode=target said=vendor:Xiaomi@xiaomi",
        "2017 level [90000000,90000000]count:plain:90 mode=target said=vendor:Xiaomi@xiaomi",
    ]
    assert xiaomi(starter, SEEN, "2017-Q4", "xiaomi") == [
        '2017-Q4 level >10M per=month mode=target said="executive:Lei Jun@xiaomi"'
    ]


def test_e_the_older_goal_of_the_press_is_a_forecast(starter: MemoryLedger) -> None:
    assert xiaomi(starter, SEEN, "2017", "industry-sources") == [
        '2017 level 65..70M mode=forecast said=media:DIGITIMES said="supply_chain:industry sources"'
    ]


def test_f_ten_months_are_known_from_the_end_of_the_month_the_page_is_dated_by(starter: MemoryLedger) -> None:
    assert xiaomi(starter, date(2017, 11, 29), "2017-01/2017-10", "xiaomi") == []
    assert xiaomi(starter, date(2017, 11, 30), "2017-01/2017-10", "xiaomi") == [
        '2017-01/2017-10 level 70M said="executive:Lei Jun@xiaomi"',
        "2017-01/2017-10 level 70M said=vendor:Xiaomi@xiaomi",
    ]


def test_g_the_tracker_counts_the_year_and_its_last_quarter(starter: MemoryLedger) -> None:
    assert xiaomi(starter, date(2018, 2, 1), "2017", "idc") == []
    assert "2017 level 92.4M said=tracker:IDC" in xiaomi(starter, LATE, "2017", "idc")
    assert "2017-Q4 level 28.1M said=tracker:IDC" in xiaomi(starter, LATE, "2017-Q4", "idc")


def test_the_companys_own_year_is_known_a_year_later(starter: MemoryLedger) -> None:
    before = xiaomi(starter, LATE, "2017", "xiaomi")
    after = xiaomi(starter, date(2018, 11, 30), "2017", "xiaomi")
    assert set(after) - set(before) == {"2017 level 90M said=vendor:Xiaomi@xiaomi"}


def test_every_row_is_an_entry_that_quotes_its_figure_and_keeps_no_text(entries: tuple[Entry, ...]) -> None:
    assert all(e.stated and e.page.text is None and e.claim.span is None for e in entries)
    assert {e.reader for e in entries} == {STARTER}


def test_every_entry_has_its_address_and_outlet(entries: tuple[Entry, ...]) -> None:
    assert all(e.page.url and e.page.url.startswith("http") and e.page.outlet for e in entries)


def test_every_vendor_is_one_that_the_reader_knows(entries: tuple[Entry, ...]) -> None:
    vendors = {vendor for e in entries for vendor in e.claim.cell.vendor if not vendor.startswith("@")}
    assert vendors - {ALL, OTHERS} <= {vendor.id for vendor in load_vocabulary().vendors}


def test_every_claim_is_written_and_read_in_notation_without_loss(entries: tuple[Entry, ...]) -> None:
    for entry in entries:
        again = read(write_content(entry.claim))
        assert again.statement == entry.claim.statement
        assert again.sources == entry.claim.sources


def test_every_goal_is_grouped_with_its_revisions_and_outcome(entries: tuple[Entry, ...]) -> None:
    goals = [(goal, e.claim) for e in entries if (goal := goal_of(e.claim)) is not None]
    year = [(goal.revision, claim.mode) for goal, claim in goals if goal.id == "xiaomi-2017-smartphones"]
    assert Counter(year) == {(0, Mode.FORECAST): 1, (0, Mode.TARGET): 1, (1, Mode.TARGET): 1, (None, Mode.ACTUAL): 8}
    assert all((goal.revision is None) == (claim.mode is Mode.ACTUAL) for goal, claim in goals)


def test_a_goal_keeps_the_day_it_was_set_where_the_page_tells(entries: tuple[Entry, ...]) -> None:
    goals = {goal for e in entries if (goal := goal_of(e.claim)) is not None}
    assert Goal("byd-2023-sales", 0, "2023-03-29") in goals
    assert Goal("xiaomi-2017-smartphones", 1, None) in goals


def test_a_note_of_something_else_names_no_goal() -> None:
    assert goal_of(read("xiaomi shipments smartphone WORLD 2017 level 90M note=checked")) is None
    assert goal_of(read("xiaomi shipments smartphone WORLD 2017 level 90M")) is None


def test_a_share_of_another_whole_than_the_market_says_so(entries: tuple[Entry, ...]) -> None:
    wholes = [e.claim.statement.whole for e in entries if isinstance(e.claim.statement, Share)]
    assert Counter(wholes) == {None: 517, "mobile_phone": 1}


def test_growth_is_against_a_period_of_the_same_length_before(entries: tuple[Entry, ...]) -> None:
    for entry in entries:
        if isinstance(entry.claim.statement, Growth):
            period, base = entry.claim.cell.period, entry.claim.statement.base
            months = {"yoy": -12, "qoq": -3}[base.relation.value]
            assert base.period == period.shift_months(months)


def test_a_row_keeps_its_name_when_rows_are_added_before_it() -> None:
    with _FIGURES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = {claim.id for reading in readings_of(rows) for claim in reading.claims}
    without_the_first = {claim.id for reading in readings_of(rows[1:]) for claim in reading.claims}
    assert without_the_first < names


def test_the_readme_counts_the_figures(entries: tuple[Entry, ...]) -> None:
    text = (_FIGURES.parent / "README.md").read_text(encoding="utf-8")
    assert f"{len(entries):,} figures from {len({e.page.id for e in entries})} public pages" in text
    with _FIGURES.open(encoding="utf-8", newline="") as file:
        columns = next(csv.reader(file))
    assert [column for column in columns if f"`{column}`" not in text] == []
