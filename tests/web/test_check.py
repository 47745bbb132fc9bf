"""Check: a draft sent by a form, its verdicts beside its text, and nothing of it kept."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from crossfoot.draft import Mark

SLIP = (
    "XPeng delivered 94,008 cars in the first quarter of 2025 and 104,181 cars in the second quarter of 2025. "
    "In the first half of 2025 XPeng delivered 197,189 cars.\n\n"
    "Counterpoint says Xiaomi shipped 41.0 million smartphones worldwide in the fourth quarter of 2017. IDC says "
    "Xiaomi shipped 28.1 million smartphones worldwide in the fourth quarter of 2017. The phone costs $199."
)
HOSTILE = (
    "<p>Xiaomi &lt;script&gt;alert(x)&lt;/script&gt; shipped 9.4 million smartphones in 2017.</p><script>alert(2)"
    "</script>"
    "<p onclick=alert(3)>{{7*7}} Samsung <img src=x onerror=alert(4)> shipped 9 million smartphones in 2017.</p>"
)


def token(browser: TestClient) -> str:
    found = re.search(r'name="token" value="([0-9a-f]+)"', browser.get("/check").text)
    assert found is not None
    return found[1]


def sent(browser: TestClient, text: str = SLIP, file: tuple[str, bytes] = ("", b""), **fields: str) -> Response:
    data = {"token": token(browser), "text": text, **fields}
    return browser.post("/check", data=data, files={"file": file})


def test_the_form_says_what_each_mark_means(browser: TestClient) -> None:
    page = browser.get("/check").text
    assert all(mark.value in page for mark in Mark)
    assert '<form id="draft" class="part" action="/check" method="post"' in page


def test_every_number_is_marked_in_the_text_and_told_beside_it(browser: TestClient) -> None:
    page = sent(browser, published="2025-07-02").text
    assert ">4 impossible, 1 unknown, 1 proven</h2>" in page
    lit = re.findall(r'<a class="lit k-(\w+)" href="#(n-\w+)" data-of="\w+" aria-describedby="(s-\w+)">', page)
    assert [mark for mark, _, _ in lit] == [*["impossible"] * 4, "proven", "unknown"]
    for _, note, told in lit:
        assert f'id="{note}"' in page
        assert f'id="{told}"' in page
    assert "94,008 (2025-Q1) + 104,181 (2025-Q2) = 198,189, the page says 197,189 (2025-H1): gap 1,000" in page
    assert "104,181 differs in one digit from 103,181, which makes the sum right" in page


def test_what_contradicts_or_supports_a_number_leads_to_its_claim_and_its_figure(browser: TestClient) -> None:
    page = sent(browser, published="2018-03-02", as_of="2018-12-31").text
    claim = r'<q>28\.1 million</q>\s*<span class="where"><a href="/page/\w+\?claim=\w+&amp;as_of=2018-12-31#claim">IDC'
    assert re.search(claim, page)
    assert re.search(r'<a href="/cell\?of=\w+[^"]*&amp;as_of=2018-12-31">All that is known of this figure', page)


def test_a_draft_is_held_against_what_was_known_on_the_day_asked_about(browser: TestClient) -> None:
    page = sent(browser, published="2018-01-02", as_of="2018-01-02").text
    assert 'name="as_of" type="date" value="2018-01-02"' in page
    assert "31.0" not in page


def test_a_draft_can_be_held_against_itself_alone(browser: TestClient) -> None:
    page = sent(browser, alone="yes", published="2025-07-02").text
    assert ">3 impossible, 3 unknown</h2>" in page
    assert 'name="alone" value="yes" checked' in page
    assert "no ledger was asked, so it is checked against itself alone" in page


def test_a_file_goes_before_the_text_and_stands_in_the_form_afterwards(browser: TestClient) -> None:
    page = sent(browser, "", ("draft.html", f"<p>{SLIP}</p>".encode())).text
    assert "&lt;p&gt;XPeng delivered 94,008 cars" in page.partition("<textarea")[2]


def test_nothing_of_a_draft_is_stored_or_comes_into_an_address(browser: TestClient, starter: Path) -> None:
    before = starter.read_bytes()
    answer = sent(browser)
    assert answer.headers["cache-control"] == "no-store"
    assert "etag" not in answer.headers
    assert answer.history == []
    assert not [href for href in re.findall(r'(?:href|action)="([^"]*)"', answer.text) if "104" in href]
    assert starter.read_bytes() == before


@pytest.mark.parametrize(
    ("text", "file", "told"),
    [
        ("", ("", b""), "Cannot read page &#39;draft&#39;: it is empty; a page of text or HTML was expected."),
        ("", ("a.txt", b" \n"), "Cannot read page &#39;a.txt&#39;: it is empty"),
        ("", ("a.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 99), "it is a PNG picture; a page of text or HTML was expected"),
        ("", ("a.bin", bytes(range(256)) * 9), "it is binary"),
        ("", ("a.txt", b"\xff\xfeX\xd8Y\x00"), "does not fit utf-16-le"),
        ("", ("<b>.zip", b"PK\x03\x04" + b"\0" * 99), "&#39;&lt;b&gt;.zip&#39;"),
    ],
)  # fmt: skip
def test_a_draft_that_cannot_be_read_is_told_in_a_sentence(
    browser: TestClient, text: str, file: tuple[str, bytes], told: str
) -> None:
    answer = sent(browser, text, file)
    assert answer.status_code == 400
    assert told in answer.text
    assert '<form id="draft"' in answer.text


def test_what_was_typed_stays_where_a_field_cannot_be_read(browser: TestClient) -> None:
    assert "&#39;soon&#39; is no day" in sent(browser, published="soon").text


def test_a_draft_of_two_hundred_kilobytes_is_checked(browser: TestClient) -> None:
    text = "Nothing of note was said about the weather, or anything else.\n" * 3300 + SLIP
    answer = sent(browser, text, alone="yes", published="2025-07-02")
    assert ">3 impossible, 3 unknown</h2>" in answer.text


def test_a_draft_with_more_claims_than_can_be_held_against_each_other_is_refused(browser: TestClient) -> None:
    text = "\n\n".join(f"IDC says Xiaomi shipped {n} million smartphones in India in 2016." for n in range(1, 202))
    answer = sent(browser, text)
    assert answer.status_code == 400
    assert "The draft makes 201 claims, and at most 200 are held against each other at once" in answer.text


def test_a_draft_that_is_too_large_is_refused_before_it_is_taken(browser: TestClient) -> None:
    answer = sent(browser, "x" * 1_100_000)
    assert answer.status_code == 413
    assert "A draft may have at most 1 MB, and 1.1 MB were sent." in answer.text


def test_nothing_in_a_draft_becomes_markup(browser: TestClient) -> None:
    page = sent(browser, HOSTILE).text
    inside = page.partition('id="checked"')[2].partition("<textarea")[0]
    assert re.findall(r"<(?:script|img)|\son\w+=", inside) == []
    assert "&lt;script&gt;alert(x)&lt;/script&gt;" in inside
    assert "{{7*7}}" in inside


@pytest.mark.parametrize("form", ["csv", "json", "xlsx", "html"])
def test_the_findings_are_given_out(browser: TestClient, form: str) -> None:
    answer = sent(browser, published="2018-03-02", give=form)
    assert answer.headers["content-disposition"] == f'attachment; filename="findings.{form}"'
    assert answer.headers["cache-control"] == "no-store"
    starts = {"csv": b"mark,", "json": b"{", "xlsx": b"PK", "html": b"<!doctype html>"}
    assert answer.content.removeprefix(b"\xef\xbb\xbf").startswith(starts[form])


def test_the_findings_hold_every_number_and_no_formula(browser: TestClient) -> None:
    text = f"{SLIP} =1+1 were sold: Xiaomi shipped 5 million smartphones in 2016."
    rows = list(csv.DictReader(io.StringIO(sent(browser, text, give="csv").text.lstrip("\ufeff"))))
    record = json.loads(sent(browser, text, give="json").content)
    counted = [number for number in record["numbers"] if number["counts"]]
    assert [row["mark"] for row in rows] == [number["mark"] for number in counted]
    assert not [value for row in rows for value in row.values() if value.startswith(("=", "+", "@", "-"))]


def test_a_form_of_another_site_is_not_read(browser: TestClient) -> None:
    data = {"token": token(browser), "text": SLIP}
    elsewhere = browser.post("/check", data=data, headers={"Origin": "https://elsewhere.example"})
    without = browser.post("/check", data={"text": SLIP})
    assert (elsewhere.status_code, without.status_code) == (403, 403)
