"""One market, and the list of markets."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from crossfoot.web.asked import Asked, asked_of
from crossfoot.web.desk import Desk, Shelf
from crossfoot.web.market import count_in, counted, market_asked, spec_of
from crossfoot.web.pages.market import build
from crossfoot.web.parts import Chart, find_part
from crossfoot.web.places import places_of
from crossfoot.web.settings import Settings
from tests.web.conftest import ADDRESS, NOW

INDIA = "/market?place=IN&product=smartphone&period=2017-Q3"


@pytest.fixture(scope="module")
def desk(starter: Path) -> Desk:
    return Shelf(Settings(str(starter), lambda: NOW, lambda: "drawn")).desk(None)


def asked(**query: str) -> Asked:
    return asked_of("/market", tuple(query.items()))


def test_vendors_stand_in_order_of_their_proven_places(browser: TestClient) -> None:
    rows = browser.get("/market/ranking.json?place=IN&product=smartphone&period=2017-Q3&view=canalys").json()["rows"]
    assert [row["vendor"] for row in rows][:2] == ["samsung", "xiaomi"]
    assert [(row["place_low"], row["place_high"]) for row in rows[:2]] == [("1", "2"), ("2", "3")]
    assert Fraction(9_150_000) <= Fraction(rows[1]["size_low"]) <= Fraction(rows[1]["size_high"]) <= Fraction(9_250_000)
    assert [row["vendor"] for row in rows][-2:] == ["OTHERS", "ALL"]


def test_who_may_be_first_is_said_where_it_is_not_proven(browser: TestClient) -> None:
    page = browser.get(f"{INDIA}&view=canalys").text
    assert "By the figures of Canalys: Samsung or Lenovo may be first; which of them is not proven." in page


def test_a_proven_size_leads_to_its_figure_in_the_view_it_is_proven_in(browser: TestClient) -> None:
    rows = browser.get("/market/ranking.json?place=IN&product=smartphone&period=2017-Q3&view=canalys").json()["rows"]
    assert rows[0]["size_link"] == f"{ADDRESS}/cell?of=samsung+shipments+smartphone+IN+2017-Q3&view=canalys"


def test_every_source_stands_beside_the_others_as_printed(browser: TestClient) -> None:
    said = browser.get("/market/said.json?place=WORLD&product=smartphone&period=2017-Q3&view=gartner").json()["rows"]
    (xiaomi,) = [row for row in said if row["vendor"] == "xiaomi"]
    assert (xiaomi["idc_size"], xiaomi["counterpoint_growth"]) == ("28.3M", "84 %")
    assert xiaomi["idc_size_link"].startswith(f"{ADDRESS}/page/")


def test_a_sum_with_a_line_for_all_others_adds_up(browser: TestClient) -> None:
    sums = browser.get("/market/sums.json?place=WORLD&product=smartphone&period=2017-Q3&view=gartner").json()["rows"]
    left = {(row["voice"], row["whole"]): row["left"] for row in sums}
    assert left["idc", "377.75 to 377.85 million"] == "nothing: it adds up"
    assert left["canalys", "375.85 to 375.95 million"] == "148.1 to 150.5 million"


def test_a_conflict_of_the_market_is_linked(browser: TestClient) -> None:
    page = browser.get(f"{INDIA}&view=canalys").text
    assert "at least one figure of each conflict is wrong" in page
    assert '<a href="/conflict?id=' in page


def test_without_a_time_the_latest_that_is_divided_among_vendors_is_shown(browser: TestClient) -> None:
    page = browser.get("/market?place=IN&product=smartphone&as_of=2017-11-20").text
    assert "Smartphones in India, the third quarter of 2017" in page


def test_neighbouring_times_keep_the_day_and_leave_the_view(browser: TestClient) -> None:
    page = browser.get(f"{INDIA}&view=canalys&as_of=2018-06-01").text
    assert 'rel="prev">‹ the second quarter of 2017' in page
    assert "period=2017-Q2&amp;as_of=2018-06-01" in page


def test_a_view_of_everybody_is_marked_as_inference(browser: TestClient) -> None:
    page = browser.get("/market?place=WORLD&product=nev&period=2025").text
    assert "Taken together figures of several sources are inference" in page


def test_nothing_is_ranked_that_nobody_divides(browser: TestClient) -> None:
    page = browser.get("/market?place=WORLD&product=tablet").text
    assert "No source divides this market among vendors in this time." in page


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("", "A market is a place and a product"),
        ("?place=IN&product=bread", "Unknown product"),
        ("?place=IN&product=smartphone&period=5Q17", "5Q17"),
        ("?place=IN&product=smartphone&period=2017-Q3&view=%2B", "Cannot read"),
    ],
)
def test_what_cannot_be_answered_is_refused_in_a_sentence(browser: TestClient, query: str, sentence: str) -> None:
    answer = browser.get(f"/market{query}")
    assert answer.status_code == 400
    assert sentence in answer.text


def test_a_view_that_names_no_vendor_says_who_does(browser: TestClient) -> None:
    page = browser.get("/market?place=WORLD&product=smartphone&period=2017-Q3&view=tesla").text
    assert "The view &#39;tesla&#39; names no vendor of this market in this time; Counterpoint, IDC, Canalys" in page
    assert "Who says what" in page
    assert "Who stands where" not in page


def test_one_vendor_alone_is_ranked_against_nobody(browser: TestClient) -> None:
    page = browser.get("/market?place=WORLD&product=smartphone&period=2016&view=xiaomi").text
    assert "Xiaomi is the only vendor that is named." in page


def test_an_estimate_stands_beside_the_proven_ends_where_it_is_asked_for(desk: Desk) -> None:
    query = asked(place="WORLD", product="nev", period="2025")
    market = market_asked(desk, query)
    spec = spec_of(query, market.counts)
    plain = counted(desk, market, spec, is_estimated=False)
    likely = counted(desk, market, spec, is_estimated=True)
    assert plain is not None
    assert likely is not None
    assert all(row.estimate is None for row in plain.rows)
    assert [row.vendor for row in likely.rows if row.estimate and row.estimate.value in row.size] == [
        row.vendor for row in likely.rows
    ]


def test_an_estimate_on_the_page_says_that_it_proves_nothing(browser: TestClient) -> None:
    page = browser.get("/market?place=CN&product=smartphone&period=2018-Q1&view=canalys&estimate=yes").text
    assert "What is likely is an estimate, and proves nothing; it is marked where an end is in doubt." in page
    assert "eight times in ten" in page


def test_a_place_over_time_is_printed_or_follows_from_the_figures_of_its_source(desk: Desk) -> None:
    query = asked(place="IN", product="smartphone", period="2017-Q3", view="canalys")
    market = market_asked(desk, query)
    spec = spec_of(query, market.counts)
    places = places_of(market, spec)
    assert {one.period.label for one in places} > {"2017-Q3", "2017-Q4"}
    for one in places:
        count = count_in(spec, market.counts_of(one.period))
        assert count is not None
        assert one.place.low == count.place_of(one.vendor).low
        assert one.is_printed or one.place.high is not None


def test_charts_show_what_their_tables_hold(desk: Desk) -> None:
    shown = build(desk, asked(place="IN", product="smartphone", period="2017-Q3", view="canalys"), {})
    shares, places = find_part(shown, "shares"), find_part(shown, "places")
    assert isinstance(shares, Chart)
    assert isinstance(places, Chart)
    assert _marks(shares) == {f"{row[0].text}; {row[1].text}" for row in shares.table.rows}
    assert _marks(places) == {
        f"{row[1].text}, {row[0].text}; place {row[2].text}; {row[5].text.replace('printed', 'as printed')}"
        for row in places.table.rows
    }


def _marks(chart: Chart) -> set[str]:
    return {row["told"] for layer in json.loads(chart.spec)["layer"] for row in layer["data"]["values"]}


def test_markets_are_listed_biggest_first_and_narrowed_by_the_address(browser: TestClient) -> None:
    every = browser.get("/markets/markets.json").json()["rows"]
    sizes = [int(row["claims"]) for row in every]
    assert sizes == sorted(sizes, reverse=True)
    india = browser.get("/markets/markets.json?place=IN&period=2017").json()["rows"]
    assert {row["place"] for row in india} == {"IN"}
    assert 0 < len(india) < len(every)
    assert {row["period"] for row in india} >= {"2017-Q3"}


def test_a_market_of_the_list_has_its_page(browser: TestClient) -> None:
    rows = browser.get("/markets/markets.json?product=nev").json()["rows"]
    assert rows
    assert browser.get(rows[-1]["period_link"]).status_code == 200
