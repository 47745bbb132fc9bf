"""The page of one number: who says it, where it must lie and why, its neighbours and its history."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

from crossfoot.api import bounds, cell, open_ledger
from crossfoot.verify import main as verify

INDIA = "/cell?of=xiaomi shipments smartphone IN 2017-Q3"
ROOT = INDIA.partition("?")


def rows(browser: TestClient, part: str, query: str = ROOT[2]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = browser.get(f"/cell/{part}.json?{query}").json()["rows"]
    return found


def test_a_number_is_named_in_words_with_who_states_it(browser: TestClient) -> None:
    page = browser.get(f"{INDIA}&as_of=2017-12-31").text
    assert "Xiaomi&#39;s smartphone shipments in India, third quarter of 2017</h1>" in page
    assert "Stated as 9.2 million by Canalys alone." in page


def test_an_address_is_forgiven_its_case_and_the_names_of_places(browser: TestClient) -> None:
    page = browser.get("/cell?of=Xiaomi Shipments smartphone India 2017-Q3").text
    assert "Xiaomi&#39;s smartphone shipments in India, third quarter of 2017</h1>" in page


def test_each_claim_leads_to_its_words_on_its_page(browser: TestClient) -> None:
    levels = [row for row in rows(browser, "claims") if row["kind"] == "level"]
    assert levels
    assert all("/page/" in row["figure_link"] and row["figure_link"].endswith("#claim") for row in levels)
    assert all(row["url"].startswith("http") for row in levels)


def test_each_view_answers_by_itself(browser: TestClient) -> None:
    ends = {row["view"]: (row["low"], row["high"]) for row in rows(browser, "views")}
    low, high = (Fraction(end) for end in ends["canalys"])
    assert 9_150_000 <= low < high <= 9_250_000
    assert len(ends) > 1


def test_the_proof_is_a_sum_with_its_sentences_and_a_certificate_that_verifies(
    browser: TestClient, tmp_path: Path
) -> None:
    page = browser.get(f"{INDIA}&view=canalys").text
    assert "It is at least so much: the sum" in page
    assert 'href="/cell/certificate?of=xiaomi+shipments+smartphone+IN+2017-Q3&amp;view=canalys"' in page
    file = tmp_path / "proof.json"
    file.write_bytes(browser.get("/cell/certificate?of=xiaomi shipments smartphone IN 2017-Q3&view=canalys").content)
    assert len(json.loads(file.read_text())) == 2
    assert verify([str(file)]) == 0


def test_the_picture_holds_what_is_said_and_what_is_proven(browser: TestClient) -> None:
    shown = rows(browser, "agreement")
    assert {row["row"] for row in shown} >= {"proven", "said as fact"}
    said = [row for row in shown if row["row"] == "said as fact"]
    assert {(row["low"], row["high"]) for row in said} == {("9150000", "9250000")}


def test_neighbours_in_time_place_and_market_have_their_pages(browser: TestClient) -> None:
    found = {(row["relation"], row["address"]) for row in rows(browser, "neighbours")}
    assert ("the time before", "xiaomi shipments smartphone IN 2017-Q2") in found
    assert ("its market", "ALL shipments smartphone IN 2017-Q3") in found
    assert ("of another vendor", "samsung shipments smartphone IN 2017-Q3") in found
    assert ("in another place", "xiaomi shipments smartphone WORLD 2017-Q3") in found


def test_what_nobody_speaks_of_is_no_fault(browser: TestClient) -> None:
    answer = browser.get("/cell?of=xiaomi shipments smartphone FR 2011-Q1")
    assert answer.status_code == 200
    assert "Nobody states it, and nothing follows for it" in answer.text


def test_nothing_published_later_is_shown(browser: TestClient) -> None:
    days = [row["published"] for row in rows(browser, "history", f"{ROOT[2]}&as_of=2017-11-01")]
    assert days
    assert max(days) <= "2017-11-01"


def test_what_takes_longer_is_told_apart_from_what_is_proven(browser: TestClient) -> None:
    page = browser.get(f"/cell/further?{ROOT[2]}&view=canalys").text
    assert "Likely, not proven" in page
    follows = browser.get(f"/cell/further/follows.json?{ROOT[2]}&view=canalys").json()["rows"]
    share = next(row for row in follows if row["what"] == "its share of the market")
    assert 22 < Fraction(share["low"]) < 24


def test_the_interval_narrows_day_by_day(browser: TestClient) -> None:
    steps = browser.get(f"/cell/narrower/narrowing.json?{ROOT[2]}&view=canalys").json()["rows"]
    assert [step["day"] for step in steps] == sorted({step["day"] for step in steps})
    assert all("as_of=" in step["day_link"] for step in steps)


def test_what_would_narrow_it_most_is_asked_of_the_view(browser: TestClient) -> None:
    found = browser.get(f"/cell/narrower/next.json?{ROOT[2]}&view=canalys").json()["rows"]
    assert 0 < len(found) <= 3
    assert all(row["view"] == "canalys" for row in found)


def test_a_page_proves_what_the_command_proves(browser: TestClient, starter: Path) -> None:
    address = "ALL shipments smartphone WORLD 2017-Q3"
    shown = {row["view"]: (row["low"], row["high"]) for row in rows(browser, "views", f"of={address}")}
    with open_ledger(starter, read_only=True) as ledger:
        for view, (low, high) in shown.items():
            told = bounds(ledger.view().entries(origins=(view,)), cell(address)).interval
            assert (low, high) == tuple("" if end is None else str(end) for end in (told.low, told.high))


def test_an_address_that_is_none_is_told_in_a_sentence(browser: TestClient) -> None:
    assert "Which figure?" in browser.get("/cell").text
    answer = browser.get("/cell?of=xiaomi shipments smartphone Nowhereland 2017-Q3")
    assert answer.status_code == 400
    assert "Unknown place" in answer.text


def test_a_view_that_says_nothing_is_refused_with_those_that_do(browser: TestClient) -> None:
    answer = browser.get(f"{INDIA}&view=nobody")
    assert answer.status_code == 400
    assert "there are idc" in answer.text
