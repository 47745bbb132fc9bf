"""Search: by words, by number, by the address of a figure."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient


def claims(browser: TestClient, query: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = browser.get(f"/search/claims.json?q={query}").json()["rows"]
    return found


def test_a_figure_named_in_words_comes_first(browser: TestClient) -> None:
    page = browser.get("/search?q=xiaomi india q3 2017&as_of=2018-01-01").text
    assert 'href="/cell?of=xiaomi+shipments+smartphone+IN+2017-Q3&amp;as_of=2018-01-01"' in page
    assert "Xiaomi&#39;s smartphone shipments in India, third quarter of 2017" in page


@pytest.mark.parametrize("typed", ["9.2 million", "9.2M", "9,200,000", "92 lakh"])
def test_a_number_is_found_however_it_is_typed(browser: TestClient, typed: str) -> None:
    found = claims(browser, typed)
    assert any(row["address"] == "xiaomi shipments smartphone IN 2017-Q3" for row in found)
    assert all("9.2" in row["words"] for row in found)


def test_a_number_beside_a_word_is_narrowed_by_it(browser: TestClient) -> None:
    assert claims(browser, "92.4 million")
    assert not claims(browser, "92.4 million umbrella")


def test_a_vendor_is_found_by_the_start_of_its_name(browser: TestClient) -> None:
    assert 'href="/vendor/xiaomi"' in browser.get("/search?q=xiao").text


def test_each_claim_found_leads_to_its_words_and_its_figure(browser: TestClient) -> None:
    row = claims(browser, "9.2 million")[0]
    assert row["figure_link"].endswith("#claim")
    assert "/cell?of=" in row["vendor_link"]


def test_the_sheets_of_a_search_hold_each_claim_once(browser: TestClient) -> None:
    seen: list[str] = []
    for sheet in (1, 2, 3):
        seen += [row["entry"] for row in claims(browser, f"million&sheet={sheet}")]
    assert len(seen) == len(set(seen)) > 40


def test_an_empty_search_says_how_to_search(browser: TestClient) -> None:
    assert "How to search" in browser.get("/search").text


def test_nothing_found_is_no_fault(browser: TestClient) -> None:
    answer = browser.get("/search?q=zyxwvut")
    assert (answer.status_code, "Nothing as of this day holds all of these words." in answer.text) == (200, True)


@pytest.mark.parametrize("query", ["q=x&sheet=0", "q=x&sheet=99", "q=x&sheet=two", f"q={'x' * 300}"])
def test_what_cannot_be_searched_is_told_in_a_sentence(browser: TestClient, query: str) -> None:
    assert browser.get(f"/search?{query}").status_code == 400


def test_signs_alone_find_nothing_and_are_no_fault(browser: TestClient) -> None:
    assert browser.get("/search?q=%22%25*").status_code == 200
