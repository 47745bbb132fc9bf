"""One goal in full."""

from __future__ import annotations

import json
from pathlib import Path

from fastapi.testclient import TestClient

from crossfoot.verify import main as verify

XIAOMI = "/target?vendor=xiaomi&period=2017"


def test_an_open_goal_says_what_is_proven_needed_and_likely(browser: TestClient) -> None:
    page = browser.get(f"{XIAOMI}&as_of=2017-11-05").text
    assert "Xiaomi&#39;s goal of 90 million for smartphone shipments worldwide in 2017" in page
    assert "more than 56.73 million" in page
    assert "less than 16.64 million" in page
    assert "no figure for July or August" in page
    assert "A forecast from all that is printed; it proves nothing." in page


def test_a_view_answers_by_itself(browser: TestClient) -> None:
    views = browser.get("/target/views.json?vendor=xiaomi&period=2017").json()["rows"]
    stands = {row["view"]: row["stands"] for row in views}
    assert (stands["idc"], stands["xiaomi"]) == ("proven-met", "undecided")
    assert "92.35 to 92.45 million is proven for 2017" in browser.get(f"{XIAOMI}&view=idc").text


def test_views_can_be_joined_as_typed(browser: TestClient) -> None:
    page = browser.get(f"{XIAOMI}&as_of=2017-11-05&view=company%2Bindustry-sources").text
    assert "more than 69.89 million" in page


def test_a_view_that_holds_nothing_is_refused_with_those_that_do(browser: TestClient) -> None:
    answer = browser.get(f"{XIAOMI}&view=nobody")
    assert answer.status_code == 400
    assert "The view &#39;nobody&#39; is empty" in answer.text


def test_the_proof_is_a_sum_whose_notes_lead_to_their_words(browser: TestClient) -> None:
    page = browser.get(f"{XIAOMI}&as_of=2017-11-05").text
    assert "parts of the period add up to the whole" in page
    assert "A &gt; 1,758,805,000/31, that is 56,735,645" in page
    assert '<a class="number" href="/page/' in page


def test_the_certificate_holds_by_the_verifier(browser: TestClient, tmp_path: Path) -> None:
    answer = browser.get("/target/certificate?vendor=xiaomi&period=2017&view=idc")
    assert len(json.loads(answer.content)) == 1
    (tmp_path / "proof.json").write_bytes(answer.content)
    assert verify([str(tmp_path / "proof.json")]) == 0


def test_revisions_stand_latest_first_with_what_they_did(browser: TestClient) -> None:
    page = browser.get("/target?vendor=sony&period=2014-04/2015-03").text
    acts = ["Cut 4 February 2015", "Cut 31 October 2014", "Cut 31 July 2014", "Set 14 May 2014"]
    places = [page.index(act) for act in acts]
    assert places == sorted(places)


def test_a_monthly_goal_is_told_month_by_month(browser: TestClient) -> None:
    address = "/target/months.json?vendor=xiaomi&period=2017-Q4&per=month&as_of=2017-11-05"
    months = browser.get(address).json()["rows"]
    assert [(row["period"], row["stands"]) for row in months] == [
        ("2017-10", "proven-met"),
        ("2017-11", "open"),
        ("2017-12", "open"),
    ]


def test_the_brief_stands_below_with_notes_that_lead_to_their_words(browser: TestClient) -> None:
    page = browser.get(XIAOMI).text
    brief = page[page.index('id="brief"') :]
    assert "is met, by IDC" in brief
    assert '<sup><a class="number" href="/page/' in brief


def test_an_address_that_fits_several_goals_lists_them(browser: TestClient) -> None:
    page = browser.get("/target?vendor=xiaomi").text
    assert "Which one is meant?" in page
    assert "more than 10 million smartphones a month for October to December 2017" in page or "fourth quarter" in page


def test_a_goal_that_nobody_set_is_not_there(browser: TestClient) -> None:
    assert browser.get("/target?vendor=xiaomi&period=1999").status_code == 404
    assert browser.get("/target").status_code == 400
