"""Today: what is new, where to begin, and the feed of the same."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from time import monotonic, sleep
from xml.etree import ElementTree as ET

import pytest
from fastapi.testclient import TestClient

from crossfoot.api import add, alert_rules, alerts, open_ledger, read
from crossfoot.web.app import create_app
from crossfoot.web.looks import LOOKS
from crossfoot.web.settings import Settings
from tests.web.conftest import ADDRESS, NOW

ATOM = "{http://www.w3.org/2005/Atom}"
PAGE = b"""<html><body><p>XPeng delivered 94,008 cars in the first quarter of 2025.</p>
<p>XPeng delivered 104,181 cars in the second quarter of 2025.</p>
<p>XPeng delivered 197,189 cars in the first half of 2025.</p></body></html>"""
AUTUMN = "/?as_of=2017-11-05"
PATIENCE_S = 120


def served(path: Path, now: Callable[[], datetime] = lambda: NOW) -> TestClient:
    settings = Settings(str(path), now, (f"drawn-{number}" for number in count()).__next__)
    return TestClient(create_app(settings), base_url=ADDRESS)


def whole(browser: TestClient, address: str) -> str:
    """A page when nothing of it is worked out any more."""
    end = monotonic() + PATIENCE_S
    while monotonic() < end:
        page = browser.get(address).text
        if "data-pending" not in page:
            return page
        sleep(0.1)
    raise AssertionError(address)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A ledger with one page published in 2017 and added on 10 February 2018, which contradicts itself."""
    path = tmp_path / "small.sqlite"
    with open_ledger(path, create=True) as opened:
        page = read(PAGE.replace(b"2025", b"2017"), outlet="Press", published=date(2017, 7, 1))
        add(opened, page, recorded_at=NOW)
    return path


def test_what_is_new_is_told_by_subject(browser: TestClient) -> None:
    page = whole(browser, AUTUMN)
    assert "is raised from 70 million" in page
    assert "were more than 10 million for at least two months running, from September 2017 to October 2017" in page
    headings = ("Targets", "Streaks, records and first times", "Places", "Restated, and told apart", "New claims")
    places = [page.index(f">{heading}</h2>") for heading in headings]
    assert places == sorted(places)


def test_what_is_not_worked_out_yet_is_named(small: Path) -> None:
    with served(small) as fresh:
        page = fresh.get("/").text
        assert "are still being worked out for XPeng" in page
        assert "New claims" in page
        assert "still being worked out" not in whole(fresh, "/")


def test_news_can_be_asked_about_one_vendor(browser: TestClient) -> None:
    page = whole(browser, f"{AUTUMN}&vendor=Xiaomi")
    assert "What is new about <bdi>Xiaomi</bdi>" in page
    assert "is raised from 70 million" in page
    rows = browser.get("/news.json?as_of=2017-11-05&vendor=xiaomi").json()["rows"]
    assert rows
    assert all("xiaomi" in row["vendor"].split(",") for row in rows)


def test_where_nothing_is_new_the_latest_pages_are_shown(small: Path) -> None:
    with served(small, lambda: datetime(2030, 1, 1, tzinfo=UTC)) as browser:
        page = browser.get("/").text
    assert "3 claims on one page, published from 2 June 2017 to 1 January 2030." in page


def test_a_conflict_of_a_page_added_today_is_on_today_whenever_it_was_published(small: Path) -> None:
    with served(small) as browser:
        page = browser.get("/").text
    assert "94,008 (first quarter of 2017) + 104,181 (second quarter of 2017) = 198,189" in page
    start = page.index('<section class="part" id="new-conflicts"')
    assert 'href="/conflict?id=' in page[start : page.index("</section>", start)]


def test_a_visitor_sees_what_this_is_and_three_doors(small: Path) -> None:
    with served(small) as browser:
        page = browser.get("/").text
    assert "keeps every number with the sentence it stands in" in page
    assert all(f">{door}</h2>" in page for door in ("Look at a vendor", "Check a draft", "Add a page"))


def test_an_empty_ledger_says_how_to_begin(tmp_path: Path) -> None:
    open_ledger(tmp_path / "empty.sqlite", create=True).close()
    with served(tmp_path / "empty.sqlite") as browser:
        page = browser.get("/").text
    assert "crossfoot init --starter" in page
    assert "An empty ledger" in page


def test_a_browser_is_offered_what_is_new_since_its_last_look(small: Path) -> None:
    clock = [NOW]
    with served(small, lambda: clock[0]) as browser:
        assert "since your last look" not in browser.get("/").text
        clock[0] = NOW + timedelta(days=3)
        page = browser.get("/").text
        assert 'href="/?since=2018-02-10">since your last look (10 February 2018)</a>' in page
        assert browser.cookies[LOOKS] == "2018-02-10.2018-02-13"
        browser.get("/?as_of=2017-08-01")
        assert browser.cookies[LOOKS] == "2018-02-10.2018-02-13"


def test_alerts_that_fired_are_shown(small: Path) -> None:
    rules, log = Path(f"{small}.alerts"), Path(f"{small}.alerts.jsonl")
    rules.write_text("any conflict\n")
    with open_ledger(small) as opened:
        found = alert_rules("any conflict\n", name="rules", view=opened.view())
        pages = {entry.page.id for entry in opened.view().entries()}
        told = alerts(opened, found, log=log, start=0, pages=pages, now=NOW)
    assert len(told) == 1
    with served(small) as browser:
        page = browser.get("/?since=2017-06-01").text
    assert "Your alerts" in page
    assert "rule: any conflict" in page


def feed_of(browser: TestClient, query: str) -> ET.Element:
    answer = browser.get(f"/feed.atom{query}")
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    return ET.fromstring(answer.content)  # noqa: S314  made by ourselves a moment ago


def test_the_feed_holds_the_news_with_ids_that_stay(browser: TestClient) -> None:
    whole(browser, AUTUMN)
    feed = feed_of(browser, "?as_of=2017-11-05")
    ids = [entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")]
    assert len(ids) == len(set(ids)) > 0
    assert ids == [e.findtext(f"{ATOM}id") for e in feed_of(browser, "?as_of=2017-11-05").iter(f"{ATOM}entry")]
    for name in ("title", "id", "updated", "author"):
        assert feed.find(f"{ATOM}{name}") is not None
    for entry in feed.iter(f"{ATOM}entry"):
        link = entry.find(f"{ATOM}link")
        assert link is not None
        assert link.attrib["href"].startswith(f"{ADDRESS}/")
    own = [link.attrib["href"] for link in feed.findall(f"{ATOM}link") if link.attrib["rel"] == "self"]
    assert own == [f"{ADDRESS}/feed.atom?as_of=2017-11-05"]


def test_the_feed_can_be_narrowed(browser: TestClient) -> None:
    whole(browser, AUTUMN)
    feed = feed_of(browser, "?as_of=2017-11-05&kind=raised&vendor=xiaomi")
    terms = {category.attrib["term"] for category in feed.iter(f"{ATOM}category")}
    assert terms == {"raised", "xiaomi"}
    assert browser.get("/feed.atom?kind=gossip").status_code == 400


def test_the_feed_is_linked_in_the_head(small: Path) -> None:
    with served(small) as browser:
        page = browser.get("/?vendor=xpeng").text
    assert 'type="application/atom+xml" title="What is new" href="/feed.atom?vendor=xpeng"' in page


def test_the_news_are_given_out_as_a_table(browser: TestClient) -> None:
    whole(browser, AUTUMN)
    assert browser.get("/news.csv?as_of=2017-11-05").text.lstrip("\ufeff").startswith("day,kind,vendor,words")
    assert browser.get("/today.json?as_of=2017-11-05").json()["title"] == "What is new"


def test_a_day_that_is_none_is_told(browser: TestClient) -> None:
    assert browser.get("/?since=soon").status_code == 400


def test_every_card_of_the_page_has_a_heading_or_says_what_it_is(browser: TestClient) -> None:
    page = browser.get("/?as_of=2018-02-10").text
    assert '<h2 id="files-title">The news as files</h2>' in page
    cards = re.findall(r'<section class="part[^>]*>', page)
    assert len(cards) > 3
    assert [card for card in cards if "aria-label" not in card] == []
