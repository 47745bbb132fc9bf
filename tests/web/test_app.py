"""The server: pages, their parts as files, and one sentence for every fault."""

from __future__ import annotations

import csv
import io
import json

import pytest
from fastapi.testclient import TestClient

from crossfoot.web.forms import MEDIA
from crossfoot.web.parts import Slot


def test_a_page_keeps_strangers_out(browser: TestClient) -> None:
    headers = browser.get("/vendors").headers
    assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("form", MEDIA)
def test_a_part_is_given_out_in_every_form(browser: TestClient, form: str) -> None:
    answer = browser.get(f"/sources/voices.{form}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == MEDIA[form]
    starts = {"svg": b"<svg", "png": b"\x89PNG", "parquet": b"PAR1", "xlsx": b"PK", "csv": b"voice,", "json": b"{"}
    assert answer.content.removeprefix(b"\xef\xbb\xbf").startswith(starts[form])


def test_a_link_in_a_file_is_a_whole_address(browser: TestClient) -> None:
    rows = list(csv.DictReader(io.StringIO(browser.get("/vendors/vendors.csv").text.lstrip("\ufeff"))))
    xiaomi = next(row for row in rows if row["vendor"] == "xiaomi")
    assert xiaomi["vendor_link"] == "http://127.0.0.1:8317/vendor/xiaomi"


def test_a_page_for_programs_holds_the_rows_of_its_tables(browser: TestClient) -> None:
    record = json.loads(browser.get("/vendors.json?as_of=2016-06-30").content)
    assert record["as_of"] == "2016-06-30"
    assert {"xiaomi", "apple"} <= {row["vendor"] for row in record["parts"][0]["rows"]}


def test_a_page_that_is_known_already_is_not_sent_again(browser: TestClient) -> None:
    tag = browser.get("/sources").headers["etag"]
    again = browser.get("/sources", headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")


def test_a_day_that_is_none_is_told_in_a_sentence(browser: TestClient) -> None:
    answer = browser.get("/sources?as_of=2017-02-30")
    assert answer.status_code == 400
    assert "&#39;2017-02-30&#39; is no day: a day is written YYYY-MM-DD, such as 2017-10-31." in answer.text


def test_an_address_that_is_none_is_told_in_a_sentence(browser: TestClient) -> None:
    answer = browser.get("/api/nothing")
    assert (answer.status_code, answer.json()) == (404, {"error": "There is no page at this address."})


def test_a_page_as_of_a_day_links_to_that_day(browser: TestClient) -> None:
    page = browser.get("/vendors?as_of=2016-06-30").text
    assert 'href="/vendor/xiaomi?as_of=2016-06-30"' in page
    assert 'href="/vendor/xiaomi"' not in page


@pytest.mark.parametrize("text", ["9.2 million", "fourth, by 3 points", "in 2017-Q3: 12", "> 10,000,000"])
def test_a_figure_is_a_number(text: str) -> None:
    assert Slot(text).is_number


@pytest.mark.parametrize(
    "text", ["January to May 2021", "2 October 2017", "2017-Q3", "Q3 2017", "Canalys", "2018-02-10"]
)
def test_a_time_or_a_name_is_none(text: str) -> None:
    assert not Slot(text).is_number
