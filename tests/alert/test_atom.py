"""Alerts as an Atom feed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

from crossfoot.alert import Log, Told, read_log, write_feed
from crossfoot.alert.log import written
from tests.alert.rules import alerts
from tests.alert.test_firing import MONTH, OCTOBER

NOW = datetime(2017, 11, 1, 9, 30, tzinfo=UTC)
ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = "</title><script>alert(1)</script>&amp;\x00\x1b]]>\ud800 \u202e \U0001f4f1"


def log() -> Log:
    return read_log(written(alerts(MONTH, OCTOBER), at=NOW, seen=7, day=NOW.date()), name="log")


def told() -> Told:
    return log().told[0]


def tree(of: Log) -> ET.Element:
    return ET.fromstring(write_feed(of))  # noqa: S314  we wrote it


def test_a_feed_has_all_that_the_standard_asks_for() -> None:
    feed = tree(log())
    assert feed.tag == f"{ATOM}feed"
    for parent in (feed, feed[-1]):
        assert [len(parent.findall(f"{ATOM}{name}")) for name in ("id", "title", "updated")] == [1, 1, 1]
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "crossfoot"
    assert feed.findtext(f"{ATOM}updated") == feed.findtext(f"{ATOM}entry/{ATOM}updated") == "2017-11-01T09:30:00Z"
    assert feed.findtext(f"{ATOM}entry/{ATOM}title") == told().words
    assert (feed.findtext(f"{ATOM}id") or "").startswith("urn:uuid:")


def test_ids_are_the_same_every_time_and_each_its_own() -> None:
    two = replace(log(), told=(told(), replace(told(), id="sha256:1", rule="any bound")))
    ids = [element.text for element in tree(two).iter(f"{ATOM}id")]
    assert len(set(ids)) == len(ids) == 3
    assert write_feed(two) == write_feed(two)
    assert tree(log()).findtext(f"{ATOM}entry/{ATOM}id") in ids


def test_the_latest_comes_first_and_a_log_without_alerts_is_a_feed() -> None:
    second = replace(told(), id="sha256:1", words="Second.")
    feed = tree(replace(log(), told=(told(), second)))
    assert [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")] == ["Second.", told().words]
    assert tree(replace(log(), told=())).findtext(f"{ATOM}updated") == "2017-11-01T09:30:00Z"


def test_hostile_names_stay_text() -> None:
    hostile = replace(told(), words=HOSTILE, rule=HOSTILE, vendors=(HOSTILE,), view=HOSTILE, entries=(HOSTILE,))
    page = write_feed(replace(log(), told=(hostile,)))
    feed = ET.fromstring(page)  # noqa: S314  we wrote it
    assert b"<script" not in page
    assert feed.findtext(f"{ATOM}entry/{ATOM}title") == HOSTILE.translate(
        {0: "\ufffd", 0x1B: "\ufffd", 0xD800: "\ufffd"}
    )
    assert {element.tag.removeprefix(ATOM) for element in feed.iter()} == {
        "feed", "title", "id", "updated", "author", "name", "generator", "entry", "published", "category", "content",
    }  # fmt: skip
