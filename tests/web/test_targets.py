"""The board of goals."""

from __future__ import annotations

from fractions import Fraction

import pytest
from fastapi.testclient import TestClient

from crossfoot.web.goals import INDUSTRIES


def rows(browser: TestClient, query: str = "") -> list[dict[str, str]]:
    found: list[dict[str, str]] = browser.get(f"/targets/targets.json{query}").json()["rows"]
    return found


def test_a_goal_stands_on_the_board_with_its_words_and_what_it_needs(browser: TestClient) -> None:
    (found,) = [row for row in rows(browser, "?as_of=2017-11-05&vendor=xiaomi") if row["period"] == "2017"]
    assert found["stands"] == "open"
    assert Fraction(found["needed_high"]) == 90_000_000 - Fraction(1758805000, 31)
    assert found["goal"] == "90M"
    assert found["words"] == "90 million"
    assert found["words_link"].startswith("http://127.0.0.1:8317/page/")


@pytest.mark.parametrize(
    ("query", "states"),
    [
        ("?state=proven-met", {"proven-met"}),
        ("?state=open&industry=electronics&as_of=2018-02-10", {"open"}),
        ("?vendor=Xiaomi&state=proven-missed", {"proven-missed"}),
    ],
)
def test_the_board_holds_what_the_address_asks_for(browser: TestClient, query: str, states: set[str]) -> None:
    assert {row["stands"] for row in rows(browser, query)} == states


def test_industries_part_the_goals(browser: TestClient) -> None:
    vehicles, others = (rows(browser, f"?industry={one}&as_of=2018-02-10") for one in INDUSTRIES)
    assert {row["vendor"] for row in vehicles} == {"tesla"}
    assert len(vehicles) + len(others) == len(rows(browser, "?as_of=2018-02-10"))


def test_goals_in_the_name_of_others_are_marked(browser: TestClient) -> None:
    assert "as others expect" in browser.get("/targets?told=others").text
    assert "as others expect" not in browser.get("/targets?told=own").text


def test_open_goals_come_first_and_chances_can_be_sorted_by(browser: TestClient) -> None:
    assert rows(browser, "?as_of=2018-02-10")[0]["stands"] == "open"
    chances = [float(row["chance"]) for row in rows(browser, "?sort=chance") if row["chance"]]
    assert chances == sorted(chances, reverse=True) != []


def test_a_filter_nobody_knows_is_told_with_those_there_are(browser: TestClient) -> None:
    answer = browser.get("/targets?industry=ships")
    assert answer.status_code == 400
    assert "Cannot filter by industry &#39;ships&#39;: it is one of vehicles, electronics." in answer.text


def test_a_board_without_goals_says_so(browser: TestClient) -> None:
    assert "No such goal was published by 1 January 2001." in browser.get("/targets?as_of=2001-01-01").text
