"""Add: pages given by a form, read and kept page by page, and what they change."""

from __future__ import annotations

import html
import io
import json
import re
import time
import zipfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from crossfoot.api import add_starter, open_ledger
from crossfoot.errors import FetchError
from crossfoot.fetch import Fetched
from crossfoot.web.app import create_app
from crossfoot.web.settings import Settings
from tests.conftest import ROOT
from tests.web.conftest import ADDRESS, NOW

PAGE = (
    "<title>Phones in India</title><meta name=date content=2018-01-24><p>Canalys said Xiaomi shipped 8.2 million "
    "smartphones in India in the fourth quarter of 2017.</p>"
)
SLIP = (
    "XPeng delivered 94,008 cars in the first quarter of 2016 and 104,181 cars in the second quarter of 2016. "
    "In the first half of 2016 XPeng delivered 197,189 cars."
)
SOON_S = 30


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A ledger with nothing in it."""
    path = tmp_path / "ledger.sqlite"
    open_ledger(path, create=True).close()
    return path


@pytest.fixture
def net() -> dict[str, bytes]:
    """What is found at each address."""
    return {}


@pytest.fixture
def browser(ledger: Path, net: dict[str, bytes]) -> Iterator[TestClient]:
    """Asks a server that may be written to, and may fetch from `net`."""

    def fetch(address: str) -> Fetched:
        if address not in net:
            raise FetchError(address, "no host is known by the name")
        return Fetched(address, address, None, net[address])

    names = (f"drawn-{number}" for number in count())
    settings = Settings(str(ledger), lambda: NOW, names.__next__, fetch=fetch)
    with TestClient(create_app(settings), base_url=ADDRESS) as client:
        yield client


def token(browser: TestClient) -> str:
    found = re.search(r'name="token" value="([0-9a-f]+)"', browser.get("/add").text)
    assert found is not None
    return found[1]


def send(browser: TestClient, *files: tuple[str, bytes], **fields: str) -> Response:
    data = {"token": token(browser), **fields}
    return browser.post("/add", data=data, files=[("files", one) for one in files or (("", b""),)])


def done(browser: TestClient, answer: Response) -> dict[str, Any]:
    """The job of an answer, as soon as it is over."""
    assert answer.history[0].status_code == 303
    until = time.monotonic() + SOON_S
    while time.monotonic() < until:
        record: dict[str, Any] = json.loads(browser.get(f"{answer.url.path}.json").content)
        if record["over"]:
            return record
        time.sleep(0.02)
    raise AssertionError(record)


def outcomes(record: dict[str, Any]) -> list[str]:
    return [row["outcome"] for row in record["parts"][0]["rows"]]


def claims_in(ledger: Path) -> int:
    with open_ledger(ledger, read_only=True) as opened:
        return opened.view().counts.entries


def test_a_pasted_page_is_added_and_leads_to_its_lit_text(browser: TestClient, ledger: Path) -> None:
    record = done(browser, send(browser, text=PAGE))
    (row,) = record["parts"][0]["rows"]
    assert (record["state"], row["page"], row["claims"], row["outcome"]) == ("done", "Phones in India", "1", "added")
    assert row["page_link"].startswith(f"{ADDRESS}/page/")
    assert claims_in(ledger) == 1


def test_a_page_that_is_there_already_is_told_and_changes_nothing(browser: TestClient, ledger: Path) -> None:
    done(browser, send(browser, ("a.html", PAGE.encode())))
    record = done(browser, send(browser, text=PAGE))
    assert outcomes(record) == ["was there already"]
    assert record["lead"] == "1 page read, 1 claim found, 1 there already."
    assert claims_in(ledger) == 1


def test_what_a_page_does_not_say_is_said_in_the_form(browser: TestClient, ledger: Path) -> None:
    fields = {
        "published": "2017-10-31",
        "outlet": "Handset Ledger",
        "title": "On phones",
        "address": "https://a.example/x",
    }
    done(browser, send(browser, text="Xiaomi shipped 5 million smartphones in India in 2016.", **fields))
    with open_ledger(ledger, read_only=True) as opened:
        (entry,) = opened.view().entries()
    page = entry.page
    assert (page.outlet, page.title, page.url) == ("Handset Ledger", "On phones", "https://a.example/x")
    assert str(page.published_at) == "2017-10-31"


def test_many_files_are_taken_and_each_that_is_refused_is_told_in_a_sentence(browser: TestClient, ledger: Path) -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("one.html", PAGE)
        packed.writestr("bomb.html", b"\0" * 50_000_000)
    xpeng = (ROOT / "docs" / "pages" / "xpeng-half-year-2025.html").read_bytes()
    record = done(
        browser,
        send(
            browser, ("x.html", xpeng), ("a.zip", archive.getvalue()), ("u.txt", b"Sales rose."), ("b.bin", b"\0" * 99)
        ),
    )
    assert outcomes(record) == [
        "added",
        "Cannot read page 'a.zip#bomb.html': it has 20.1 MB, and a page may have at most 20 MB.",
        "added",
        "Nothing on 'u.txt' says when it was published: say on which day, and send it again.",
        "Cannot read page 'b.bin': it is empty; a page of text or HTML was expected.",
    ]
    assert record["lead"].endswith("3 refused.")
    assert claims_in(ledger) > 1


def test_a_look_adds_nothing_and_can_be_followed_by_adding(browser: TestClient, ledger: Path) -> None:
    answer = send(browser, ("a.html", PAGE.encode()), look="yes")
    assert outcomes(done(browser, answer)) == ["would be added"]
    page = browser.get(answer.url.path).text
    assert "xiaomi shipments smartphone IN 2017-Q4" in page
    assert claims_in(ledger) == 0
    added = browser.post(f"{answer.url.path}/go", data={"token": token(browser)})
    assert outcomes(done(browser, added)) == ["added"]
    again = browser.post(f"{answer.url.path}/go", data={"token": token(browser)})
    assert outcomes(done(browser, again)) == ["was there already"]


def test_what_new_pages_contradict_is_told_with_a_link_to_its_sum(browser: TestClient) -> None:
    answer = send(browser, text=SLIP, published="2016-07-01")
    (news,) = done(browser, answer)["news"]
    assert "197,189, while its other figures make that 198,189" in news
    link = re.search(r'<ul class="told"><li><a href="([^"]+)">', browser.get(answer.url.path).text)
    assert link is not None
    assert "104,181" in browser.get(html.unescape(link[1])).text


def test_what_is_new_of_a_goal_leads_to_the_goal(browser: TestClient) -> None:
    text = "Xiaomi aims to ship 100 million smartphones worldwide in 2018, the company said."
    answer = send(browser, text=text, published="2018-02-01")
    assert "100" in done(browser, answer)["news"][0]
    link = re.search(r'<ul class="told"><li><a href="(/target[^"]+)">', browser.get(answer.url.path).text)
    assert link is not None
    assert browser.get(html.unescape(link[1])).status_code == 200


def test_what_rules_ask_to_be_told_of_is_told_and_logged(browser: TestClient, ledger: Path) -> None:
    Path(f"{ledger}.alerts").write_text("conflict on xpeng\n", encoding="utf-8")
    record = done(browser, send(browser, text=SLIP, published="2016-07-01"))
    assert len(record["alerts"]) == 1
    assert "197,189" in Path(f"{ledger}.alerts.jsonl").read_text(encoding="utf-8")


def test_a_page_is_fetched_where_that_is_allowed(browser: TestClient, net: dict[str, bytes], ledger: Path) -> None:
    net["https://a.example/x"] = PAGE.encode()
    record = done(browser, send(browser, address="https://a.example/x\nhttps://b.example/"))
    assert outcomes(record) == ["added", "Cannot fetch 'https://b.example/': no host is known by the name."]
    with open_ledger(ledger, read_only=True) as opened:
        (entry,) = opened.view().entries()
    assert entry.page.url == "https://a.example/x"
    assert str(entry.page.retrieved_at) == "2018-02-10"


def test_nothing_is_fetched_where_it_is_not_allowed(ledger: Path) -> None:
    settings = Settings(str(ledger), lambda: NOW, (f"drawn-{number}" for number in count()).__next__)
    with TestClient(create_app(settings), base_url=ADDRESS) as browser:
        assert "This server fetches no pages" in browser.get("/add").text
        record = done(browser, send(browser, address="https://a.example/x"))
    assert outcomes(record) == [
        "Cannot read page 'https://a.example/x': this server fetches no pages: it was not started with --allow-fetch."
    ]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "Nothing was given: paste a text, choose a file, or give an address."),
        ({"text": PAGE, "published": "soon"}, "&#39;soon&#39; is no day"),
        ({"text": PAGE, "address": "https://a.example https://b.example"}, "One address is that of one page"),
        (
            {"address": " ".join(["https://a.example"] * 21)},
            "At most 20 addresses are fetched at once, and 21",
        ),
    ],
)
def test_a_form_that_cannot_be_taken_stays_as_it_was(browser: TestClient, fields: dict[str, str], told: str) -> None:
    answer = send(browser, **fields)
    assert answer.status_code == 400
    assert told in answer.text
    if "text" in fields:
        assert "Phones in India" in answer.text


def test_too_many_files_are_refused(browser: TestClient, ledger: Path) -> None:
    answer = send(browser, *[(f"{number}.html", PAGE.encode()) for number in range(101)])
    assert answer.status_code == 413
    assert "What is added may come in at most 100 files at once." in answer.text
    assert claims_in(ledger) == 0


def test_too_large_an_upload_is_refused_before_it_is_taken(browser: TestClient) -> None:
    browser.get("/add")
    answer = browser.post("/add", content=b"x", headers={"Content-Length": "123000000"})
    assert answer.status_code == 413
    assert "What is added may have at most 100 MB, and 123.0 MB were sent." in answer.text


def test_a_form_of_another_site_adds_nothing(browser: TestClient, ledger: Path) -> None:
    assert browser.post("/add", data={"text": PAGE}).status_code == 403
    answer = send(browser, text=PAGE, look="yes")
    assert browser.post(f"{answer.url.path}/go").status_code == 403
    assert browser.post(f"{answer.url.path}/cancel").status_code == 403
    assert claims_in(ledger) == 0


def test_a_job_that_was_cancelled_says_so(browser: TestClient) -> None:
    files = [(f"{number}.html", f"<p>{number}</p>{PAGE}".encode()) for number in range(60)]
    answer = send(browser, *files)
    browser.post(f"{answer.url.path}/cancel", data={"token": token(browser)})
    record = done(browser, answer)
    assert record["state"] == "cancelled"
    assert len(record["parts"][0]["rows"]) < 60


def test_a_job_that_nobody_knows_is_told(browser: TestClient) -> None:
    answer = browser.get("/add/job/nothing")
    assert (answer.status_code, "There is no such job any more" in answer.text) == (404, True)


def test_titles_and_names_stay_text(browser: TestClient) -> None:
    page = PAGE.replace("Phones in India", "&lt;script&gt;alert(1)&lt;/script&gt;{{7*7}}")
    answer = send(browser, ("<img src=x>.html", page.encode()))
    record = done(browser, answer)
    shown = browser.get(answer.url.path).text
    assert record["parts"][0]["rows"][0]["page"] == "<script>alert(1)</script>{{7*7}}"
    assert "<script>alert" not in shown
    assert "<img" not in shown


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_list_of_pages_is_given_out(browser: TestClient, form: str) -> None:
    answer = send(browser, text=PAGE)
    done(browser, answer)
    given = browser.get(f"{answer.url.path}/pages.{form}").content
    assert given.removeprefix(b"\xef\xbb\xbf").startswith({"csv": b"page,", "xlsx": b"PK"}[form])


def test_pages_are_added_while_others_read(browser: TestClient, ledger: Path) -> None:
    with open_ledger(ledger) as opened:
        add_starter(opened, recorded_at=NOW)
    record = done(browser, send(browser, text=PAGE))
    assert outcomes(record) == ["added"]
    assert browser.get("/vendors").status_code == 200
