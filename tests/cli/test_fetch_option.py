"""`--fetch`: pages given by their address."""

from __future__ import annotations

import json

import pytest

from crossfoot.cli.main import Exit
from crossfoot.fetch import Fetched
from tests.cli.commands import Run

ADDRESS = "https://press.example/xiaomi"
PAGE = b"<title>Phones</title><p>Xiaomi shipped 9.2 million smartphones in India in the third quarter of 2017.</p>"
FEED = b"""<rss version="2.0"><channel><title>Press</title>
<item><title>One</title><link>https://press.example/1</link><pubDate>Tue, 31 Oct 2017 09:00:00 GMT</pubDate>
<description>Xiaomi shipped 9.2 million smartphones in India in the third quarter of 2017.</description></item>
<item><title>Two</title><link>https://press.example/2</link><pubDate>Tue, 31 Oct 2017 10:00:00 GMT</pubDate>
<description>Samsung shipped 9.4 million smartphones in India in the third quarter of 2017.</description></item>
</channel></rss>"""


@pytest.fixture
def on_the_net(monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """What is found at each address; whatever is asked for leads on to the same with a slash."""
    pages: dict[str, bytes] = {}
    monkeypatch.setattr(
        "crossfoot.cli.pages.fetch", lambda address: Fetched(address, f"{address}/", None, pages[address])
    )
    return pages


def test_a_page_keeps_the_address_at_which_it_was_found(run: Run, on_the_net: dict[str, bytes]) -> None:
    on_the_net[ADDRESS] = PAGE
    done = run("read", ADDRESS, "--fetch", "--published", "2017-10-31", "--format", "json")
    record = json.loads(done.out)
    assert done.status == Exit.FINE
    assert record["page"]["url"] == f"{ADDRESS}/"


def test_each_entry_of_a_feed_is_a_page(run: Run, on_the_net: dict[str, bytes]) -> None:
    on_the_net[ADDRESS] = FEED
    done = run("read", ADDRESS, "--fetch", "--format", "json")
    assert [record["page"]["url"] for record in json.loads(done.out)] == [
        "https://press.example/1",
        "https://press.example/2",
    ]


def test_an_address_is_not_fetched_unless_that_is_asked_for(run: Run) -> None:
    done = run("read", ADDRESS)
    assert (done.status, done.out) == (Exit.INPUT, "")
    assert done.err.endswith(
        "it is an address: give --fetch to have it fetched, or save it and give the file with --url.\n"
    )


@pytest.mark.parametrize("words", [("read",), ("check", "--no-ledger"), ("explain", "--claim", "c1")])
def test_what_is_not_reachable_for_everybody_is_refused(run: Run, words: tuple[str, ...]) -> None:
    done = run(*words, "http://127.0.0.1/", "--fetch")
    assert (done.status, done.out) == (Exit.INPUT, "")
    assert "it is at 127.0.0.1, this machine itself" in done.err


def test_one_address_that_cannot_be_fetched_does_not_keep_the_others_back(run: Run) -> None:
    done = run("read", "http://10.0.0.1/", "docs/pages/xiaomi-october-2017.txt", "--fetch")
    assert done.status == Exit.INPUT
    assert "docs/pages/xiaomi-october-2017.txt: " in done.out


def test_a_page_that_is_fetched_is_not_given_another_address(run: Run) -> None:
    done = run("read", ADDRESS, "--fetch", "--url", "https://other.example/")
    assert (done.status, done.err.count("\n")) == (Exit.INPUT, 1)
