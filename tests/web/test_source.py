"""Sources: the list of voices, and one voice in full."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from crossfoot.api import add, open_ledger, read
from crossfoot.web.app import create_app
from crossfoot.web.conflicted import conflicts_of
from crossfoot.web.desk import Desk, Shelf
from crossfoot.web.record import Kind, apart_of, heard, record_of, restatements_of
from crossfoot.web.settings import Settings
from tests.web.conftest import ADDRESS, NOW

TEXT = (
    "Xiaomi shipped more than 10 million smartphones in October 2017, and the company has never sold as many phones "
    "in a single month before. The maker now looks to the end of the year with confidence, since shops in India and in "
    "China ask for more of its new models than its plants can make."
)


@pytest.fixture(scope="module")
def desk(starter: Path) -> Desk:
    return Shelf(Settings(str(starter), lambda: NOW, lambda: "drawn")).desk(None)


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A ledger in which one outlet repeats another's words two days later."""
    path = tmp_path_factory.mktemp("copies") / "copies.sqlite"
    with open_ledger(path, create=True) as ledger:
        for outlet, day in (("First News", 2), ("Second News", 4)):
            page = read(f"{TEXT} {outlet}.".encode(), published=date(2017, 11, day), outlet=outlet, name=f"{day}.txt")
            add(ledger, page, recorded_at=NOW)
    settings = Settings(str(path), lambda: NOW, (f"drawn-{number}" for number in count()).__next__)
    with TestClient(create_app(settings), base_url=ADDRESS) as client:
        yield client


def test_voices_are_named_by_kind(desk: Desk) -> None:
    found = heard(desk)
    assert (found["idc"].kind, found["xiaomi"].kind) == (Kind.TRACKER, Kind.COMPANY)
    assert found["outlet:teslarati"].kind is Kind.OUTLET


def test_what_nobody_else_states_is_said_alone_and_what_others_state_later_first(desk: Desk) -> None:
    found = heard(desk)
    assert found["idc"].first > 0
    assert 0 < found["idc"].alone < found["idc"].figures
    assert all(one.alone + one.first <= one.figures for one in found.values())


def test_claims_that_cannot_all_be_true_are_those_of_the_conflicts(browser: TestClient, desk: Desk) -> None:
    rows = {row["voice"]: row for row in browser.get("/sources/voices.json").json()["rows"]}
    hard = [clash.conflict for clash in conflicts_of(desk, "idc") if clash.conflict.is_hard]
    assert int(rows["idc"]["impossible"]) == len({member for conflict in hard for member in conflict.members}) > 0
    assert rows["xiaomi"]["impossible"] == "0"


def test_the_list_is_narrowed_by_kind(browser: TestClient) -> None:
    rows = browser.get("/sources/voices.json?kind=company").json()["rows"]
    assert rows
    assert {row["kind"] for row in rows} == {"company"}
    answer = browser.get("/sources?kind=planet")
    assert (answer.status_code, "tracker, company, outlet, other" in answer.text) == (400, True)


def test_a_record_is_worked_out_once_for_the_same_claims(desk: Desk) -> None:
    entries = desk.view.entries(origins=("gartner",))
    found = record_of(desk, "gartner", entries)
    assert record_of(desk, "gartner", desk.view.entries(origins=("gartner",))) is found
    assert record_of(desk, "gartner", entries[1:]) is not found


def test_restatements_are_of_the_voice_alone(desk: Desk) -> None:
    found = restatements_of(desk, "counterpoint", desk.view.entries(origins=("counterpoint",)))
    assert found
    assert {clash.voices for clash in found} == {("counterpoint",)}


def test_where_two_voices_lie_apart_has_two_sides(desk: Desk) -> None:
    mine = apart_of(desk, "idc")[0]
    (theirs,) = [one for one in apart_of(desk, mine.other) if one.other == "idc"]
    assert (mine.figures, mine.above, mine.below) == (theirs.figures, theirs.below, theirs.above)
    assert mine.above + mine.below <= mine.figures
    assert mine.widest == theirs.widest is not None


def test_a_source_tells_its_record_and_its_claims(browser: TestClient) -> None:
    page = browser.get("/source/canalys").text
    assert "<h1>Canalys</h1>" in page
    assert "at least one claim of each is wrong" in page
    assert "What it restated" in page
    assert 'rel="next">Older</a>' in page


def test_claims_come_a_sheet_at_a_time(browser: TestClient) -> None:
    first = browser.get("/source/xiaomi/claims.json").json()["rows"]
    assert len(first) == 50
    rest = browser.get(f"/source/xiaomi/claims.json?beyond={first[-1]['entry']}").json()["rows"]
    assert {row["entry"] for row in first}.isdisjoint(row["entry"] for row in rest)


def test_nobody_is_not_here(browser: TestClient) -> None:
    answer = browser.get("/source/nobody")
    assert answer.status_code == 404
    assert "Nobody of the name &#39;nobody&#39; says anything" in answer.text


def test_a_voice_is_not_here_before_it_spoke(browser: TestClient) -> None:
    assert browser.get("/source/canalys?as_of=2001-01-01").status_code == 404


def test_who_repeats_whom_is_told_on_both_sides(copied: TestClient) -> None:
    first = copied.get("/source/outlet:first-news/copies.json").json()["rows"]
    assert [(row["way"], row["voice"]) for row in first] == [("is repeated by", "outlet:second-news")]
    second = copied.get("/source/outlet:second-news/copies.json").json()["rows"]
    assert [(row["way"], row["voice"]) for row in second] == [("repeats", "outlet:first-news")]
