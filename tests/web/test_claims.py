"""The list of claims: a sheet at a time, each claim once."""

from __future__ import annotations

from typing import Any

from fastapi.testclient import TestClient


def rows_of(browser: TestClient, address: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = browser.get(address).json()["parts"][0]["rows"]
    return rows


def test_a_sheet_holds_the_newest_hundred(browser: TestClient) -> None:
    assert len(rows_of(browser, "/claims.json")) == 100


def test_the_sheets_hold_each_claim_once(browser: TestClient) -> None:
    seen: list[str] = []
    address = "/claims.json?vendor=xiaomi&place=IN"
    rows = rows_of(browser, address)
    while rows:
        seen += [row["entry"] for row in rows]
        rows = rows_of(browser, f"{address}&beyond={rows[-1]['entry']}")
    assert len(seen) == len(set(seen)) > 20


def test_a_row_leads_to_its_claim_and_its_figure(browser: TestClient) -> None:
    row = rows_of(browser, "/claims.json?vendor=xiaomi&place=IN&as_of=2017-12-31")[0]
    assert row["figure_link"].startswith("http://127.0.0.1:8317/page/")
    assert "claim=" + row["entry"].removeprefix("sha256:")[:10] in row["figure_link"]
    assert "of=xiaomi" in row["vendor_link"]
    assert "as_of=2017-12-31" in row["vendor_link"]


def test_a_place_that_nobody_knows_is_told_in_a_sentence(browser: TestClient) -> None:
    answer = browser.get("/claims.json?place=Nowhereland")
    assert answer.status_code == 400
    assert "Nowhereland" in answer.json()["error"]


def test_nothing_recorded_later_is_in_the_list(browser: TestClient) -> None:
    rows = rows_of(browser, "/claims.json?as_of=2016-03-31")
    assert rows
    assert max(row["published"] for row in rows) <= "2016-03-31"
