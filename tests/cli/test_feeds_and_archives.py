"""Feeds, saved pages and archives from the command line: every page of a file, and one of them by its name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from crossfoot.cli.main import Exit
from tests.cli.commands import Run
from tests.read.saved_files import SAID, http, packed, record, zipped

ITEM = (
    "<item><title>{0} in India</title><pubDate>Tue, 31 Oct 2017 08:30:00 GMT</pubDate>"
    "<description>{0}{1}</description></item>"
)
FEED = "<rss><channel><title>Handset Ledger</title>{}</channel></rss>".format(
    "".join(ITEM.format(vendor, SAID.removeprefix("Oppo")) for vendor in ("Oppo", "Vivo"))
)


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    path = tmp_path / "feed.xml"
    path.write_text(FEED, encoding="utf-8")
    return path


def test_every_entry_of_a_feed_is_read(run: Run, feed: Path) -> None:
    done = run("read", feed)
    assert (done.status, done.err) == (Exit.FINE, "")
    assert f"{feed}#1: Oppo in India (Handset Ledger, 2017-10-31)" in done.out
    assert f"{feed}#2: Vivo in India (Handset Ledger, 2017-10-31)" in done.out


def test_a_feed_is_an_array_of_readings(run: Run, feed: Path) -> None:
    first, second = json.loads(run("read", feed, "--format", "json").out)
    assert [page["page"]["name"] for page in (first, second)] == [f"{feed}#1", f"{feed}#2"]
    assert first["claims"][0]["vendor"]


def test_one_page_of_a_file_is_read_and_explained_by_its_name(run: Run, feed: Path) -> None:
    assert "Vivo in India" in run("read", f"{feed}#2").out
    assert "Oppo in India" not in run("read", f"{feed}#2").out
    assert "9.2 million" in run("explain", f"{feed}#2#c1").out


def test_a_page_a_file_does_not_hold_is_one_sentence(run: Run, feed: Path) -> None:
    done = run("read", f"{feed}#3")
    assert done.status == Exit.INPUT
    assert done.err == f"crossfoot: Cannot read page '{feed}#3': '{feed}' holds no page of that name.\n"


def test_entries_go_into_the_ledger_and_are_shown_from_it(run: Run, ledger: Path, feed: Path) -> None:
    done = run("add", feed)
    assert (done.status, done.err) == (Exit.FINE, "")
    assert done.out.splitlines()[-1].startswith("2 of 2 pages: ")
    told = run("cell", "vivo shipments smartphone IN 2017-Q3", "--view", "outlet:handset-ledger")
    assert "9,150,000" in told.out
    assert ledger.exists()


@pytest.mark.parametrize("command", ["read", "check", "add"])
def test_an_archive_cut_off_is_read_as_far_as_it_goes_and_told(
    run: Run, ledger: Path, tmp_path: Path, command: str
) -> None:
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(packed(record(http()), record(http()))[:-30])
    done = run(command, path)
    assert done.status == Exit.INPUT
    assert f"{path}#1: " in done.out
    assert done.err.startswith(f"crossfoot: Cannot read page '{path}': it")
    assert done.err.count("\n") == 1
    assert ledger.exists()


def test_a_bad_page_in_an_archive_keeps_no_other_back(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "pages.zip"
    path.write_bytes(zipped(a_txt=b"", b_txt=SAID.encode(), c_txt=bytes(99)))
    done = run("read", path, "--published", "2017-10-31", "--format", "notation")
    assert done.status == Exit.INPUT
    assert "9.2M" in done.out
    assert [line.split("'")[1] for line in done.err.splitlines()] == [f"{path}#a.txt", f"{path}#c.txt"]


@pytest.mark.parametrize("option", ["--url", "--title"])
def test_what_can_be_true_of_one_page_only_is_not_said_of_a_feed(run: Run, feed: Path, option: str) -> None:
    done = run("read", feed, option, "x")
    told = "address" if option == "--url" else "headline"
    assert (done.status, done.out) == (Exit.INPUT, "")
    assert done.err == f"crossfoot: One {told} is given, and '{feed}' is a file of several pages.\n"


def test_a_feed_where_one_page_is_meant(run: Run, feed: Path) -> None:
    done = run("explain", feed, "--claim", "c1")
    sentence = f"it is a file of several pages; name one of them, such as '{feed}#1'"
    assert (done.status, done.err) == (Exit.INPUT, f"crossfoot: Cannot read page '{feed}': {sentence}.\n")
