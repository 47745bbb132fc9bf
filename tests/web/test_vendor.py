"""The page of a vendor, as a browser gets it."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient


def test_a_vendor_has_its_figures_goals_places_brief_and_claims(browser: TestClient) -> None:
    page = browser.get("/vendor/xiaomi?as_of=2017-11-07").text
    for name in ("series", "goals-now", "goals", "places", "brief", "claims"):
        assert f'id="{name}"' in page, name


@pytest.mark.parametrize("name", ["tesla", "byd", "xpeng", "polestar", "@chinese-brands", "Xiaomi"])
def test_every_vendor_has_a_page_however_little_is_told_of_it(browser: TestClient, name: str) -> None:
    assert browser.get(f"/vendor/{name}").status_code == 200


def test_who_is_unknown_is_refused_with_the_nearest_names(browser: TestClient) -> None:
    answer = browser.get("/vendor/xiaomo")
    assert answer.status_code == 404
    assert "spelled alike: xiaomi" in answer.text


def test_a_market_is_no_vendor(browser: TestClient) -> None:
    assert browser.get("/vendor/ALL").status_code == 404


def test_goals_that_run_come_first_each_with_its_way_and_a_link_to_its_page(browser: TestClient) -> None:
    page = browser.get("/vendor/xiaomi?as_of=2017-11-07").text
    assert "90 million smartphones worldwide in 2017</a></h3>" in page
    assert page.index("90 million smartphones worldwide in 2017</a></h3>") < page.index("100 million smartphones worl")
    assert "less than 16.64 million" in page
    assert browser.get("/vendor/xiaomi/goal-1.json?as_of=2017-11-07").json()["rows"]


def test_claims_come_in_sheets_the_last_published_first(browser: TestClient) -> None:
    first = browser.get("/vendor/xiaomi/claims.json").json()["rows"]
    second = browser.get("/vendor/xiaomi/claims.json?sheet=2").json()["rows"]
    days = [row["published"] for row in (*first, *second)]
    assert len(first) == len(second) == 50
    assert days == sorted(days, reverse=True)
    assert browser.get("/vendor/xiaomi?sheet=0").status_code == 400
    assert browser.get("/vendor/xiaomi?sheet=99").status_code == 404


def test_nothing_published_later_is_on_the_page(browser: TestClient) -> None:
    rows = browser.get("/vendor/xiaomi/claims.json?as_of=2015-03-01").json()["rows"]
    assert rows
    assert all(row["published"] <= "2015-03-01" for row in rows)


def test_streaks_records_and_places_by_figures_have_a_page_of_their_own(browser: TestClient) -> None:
    page = browser.get("/vendor/xiaomi?view=idc&as_of=2018-02-06").text
    assert 'href="/vendor/xiaomi/feats?view=idc&amp;as_of=2018-02-06"' in page
    told = browser.get("/vendor/xiaomi/feats?view=idc&as_of=2018-02-06").text
    assert "By the figures of IDC, as far back as they go." in told
    rows = browser.get("/vendor/xiaomi/feats/feats.json?view=idc&as_of=2018-02-06").json()["rows"]
    assert any(row["grade"] == "proven" and "Oppo passed Xiaomi" in row["feat"] for row in rows)
    assert browser.get("/vendor/xiaomi/feats.json").json()["title"] == "Xiaomi: streaks, records and places"
    assert browser.get("/vendor/polestar/feats").status_code == 404
