"""The server for programs: every call answers, says what it gives, and refuses in one sentence."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path
from shutil import copyfile
from typing import Any

import jsonschema
import pytest
from fastapi.testclient import TestClient

from crossfoot.api import open_ledger
from crossfoot.present.answers import answers_of, cell_record
from crossfoot.present.asked import read_address
from crossfoot.web.api.call import PREFIX, Call
from crossfoot.web.api.calls import CALLS
from crossfoot.web.api.exports import TABLES
from crossfoot.web.api.sent import SENDINGS
from crossfoot.web.settings import Settings
from tests.web.conftest import NOW
from tests.web.team import EDITOR, READER, Team, team_of

PAGE = "Xiaomi shipped more than 10 million smartphones in October 2017, the company said."


@pytest.fixture
def team(starter: Path, tmp_path: Path) -> Team:
    return team_of(copyfile(starter, tmp_path / "own.sqlite"), tmp_path, NOW)


def bearer(secret: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret}"}


def sample(browser: TestClient, call: Call) -> str:
    """The example of a call, on an entry and a page that are there."""
    entry = browser.get(f"{PREFIX}/claims?limit=1").json()["entries"][0]
    return call.sample.replace("{entry}", entry["id"]).replace("{page}", entry["page"]["page"])


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call.name)
def test_the_example_of_every_call_is_answered_in_its_shape(browser: TestClient, call: Call) -> None:
    answer = browser.get(sample(browser, call))
    assert answer.status_code == 200, answer.text
    jsonschema.validate(answer.json(), call.shape, cls=jsonschema.Draft202012Validator)


@pytest.mark.parametrize("call", [call for call in CALLS if call.is_of_ledger], ids=lambda call: call.name)
def test_an_answer_that_is_known_already_is_not_worked_out_again(browser: TestClient, call: Call) -> None:
    address = sample(browser, call)
    tag = browser.get(address).headers["etag"]
    again = browser.get(address, headers={"If-None-Match": f'"other", {tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)


def test_a_figure_is_told_as_the_command_tells_it(browser: TestClient, starter: Path) -> None:
    address = "xiaomi shipments smartphone IN 2017-Q3"
    asked = {"of": address, "view": "canalys", "as_of": "2017-12-31"}
    with open_ledger(starter, read_only=True) as opened:
        view, cell = opened.view(as_of=date(2017, 12, 31)), read_address(address)
        told = cell_record(cell, view.as_of, answers_of(view, cell, ("canalys",)))
    assert browser.get(f"{PREFIX}/cells", params=asked).json() == json.loads(json.dumps(told))


def test_a_market_is_ranked_by_what_a_view_proves(browser: TestClient) -> None:
    asked = {"of": "ALL shipments smartphone IN 2017-Q3", "view": "canalys", "as_of": "2017-12-31"}
    told = browser.get(f"{PREFIX}/ranks", params=asked).json()
    places = [(row["vendor"], row["place"]["low"], row["place"]["high"]) for row in told["ranks"]]
    assert places[:2] == [("samsung", "1", "1"), ("xiaomi", "2", "2")]
    assert told["ranks"][1]["above"] == ["samsung"]


@pytest.mark.parametrize("view", ["canalys", "all"])
def test_the_ranks_are_those_of_the_markets_page(browser: TestClient, view: str) -> None:
    asked = {"of": "xiaomi shipments smartphone IN 2017-Q3", "view": view, "as_of": "2018-02-10"}
    told = browser.get(f"{PREFIX}/ranks", params=asked).json()
    ends = [(one["vendor"], one["low"], one["high"], one["place"]["high"]) for one in told["ranks"]]
    page = {"place": "IN", "product": "smartphone", "period": "2017-Q3", "view": view, "as_of": "2018-02-10"}
    *rows, _, whole = browser.get("/market/ranking.json", params=page).json()["rows"]
    assert ends == [(row["vendor"], row["size_low"], row["size_high"], row["place_high"]) for row in rows]
    assert (told["whole"]["low"], told["whole"]["high"]) == (whole["size_low"], whole["size_high"] or None)


@pytest.mark.parametrize("of", ["ALL shipments smartphone IN 2017-Q3 segment=5g"])
def test_a_part_of_a_market_is_not_ranked_as_if_it_were_the_whole(browser: TestClient, of: str) -> None:
    answer = browser.get(f"{PREFIX}/ranks", params={"of": of, "view": "canalys"})
    assert (answer.status_code, "is a part of a market" in answer.json()["error"]) == (400, True), answer.text


def test_a_list_is_gone_through_part_by_part(browser: TestClient) -> None:
    address: str | None = f"{PREFIX}/claims?vendor=xiaomi&place=IN&period=2017&limit=7&as_of=2018-02-06"
    ids: list[str] = []
    while address:
        answer = browser.get(address)
        ids += [entry["id"] for entry in answer.json()["entries"]]
        address = answer.json()["next"]
        linked = answer.headers.get("link", "")
        assert linked == (f'<http://127.0.0.1:8317{address}>; rel="next"' if address else "")
    whole = browser.get(f"{PREFIX}/claims?vendor=xiaomi&place=IN&period=2017&limit=200&as_of=2018-02-06").json()
    assert ids == [entry["id"] for entry in whole["entries"]]
    assert len(ids) == len(set(ids)) > 14


def test_nothing_published_later_is_told(browser: TestClient) -> None:
    day = "2016-06-30"
    for address in (f"{PREFIX}/claims?limit=200&as_of={day}", f"{PREFIX}/search?q=million&limit=200&as_of={day}"):
        assert max(published(browser.get(address).json())) <= day


def published(found: Any) -> list[str]:
    if isinstance(found, dict):
        own = [found["published"]] if "published" in found else []
        return own + [day for one in found.values() for day in published(one)]
    return [day for one in found for day in published(one)] if isinstance(found, list) else []


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("/claims?colour=red", "There is no 'colour' to be asked with: expected one of vendor, measure"),
        ("/claims?limit=0", "'limit' is '0': expected a whole number from 1 to 200."),
        ("/claims?limit=1&limit=2", "'limit' is given 2 times: expected at most 1."),
        ("/claims?as_of=yesterday", "'yesterday' is no day: a day is written YYYY-MM-DD"),
        ("/claims?place=%00", "'\\x00' is a character that no name and no address has."),
        ("/claims?period=5Q17", "Cannot read '5Q17'"),
        ("/cells", "'of' is missing: An address: vendor, measure, product, place and period."),
        ("/cells?of=xiaomi", "Cannot read 'xiaomi'"),
        ("/conflicts?kind=x", "'kind' is 'x': expected one of contradictions, restatements, differences."),
        ("/conflicts?kind=differences", "Differences lie between sources"),
        ("/targets?own=yes", "'own' is 'yes': expected one of true, false."),
        ("/exports/claims.doc", "'table' is 'claims.doc': expected one of claims.csv"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(browser: TestClient, address: str, sentence: str) -> None:
    answer = browser.get(f"{PREFIX}{address}")
    assert (answer.status_code, list(answer.json())) == (400, ["error"])
    assert answer.json()["error"].startswith(sentence)


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("/pages/sha256:00000000", "No page of this view has an id that starts with 'sha256:00000000'."),
        ("/claims/0000000000", "No entry of this view has an id that starts with '0000000000'."),
        ("/claims/xyz", "Cannot read 'xyz' as an entry"),
        ("/colours", "There is no page at this address."),
        ("/conflicts?vendor=xiaomy", "Unknown vendor 'xiaomy': the ledger has nothing on it; spelled alike: xiaomi."),
        ("/targets?vendor=nobody", "Unknown vendor 'nobody'"),
        ("/footprint?vendor=nobody", "Unknown vendor 'nobody'"),
        ("/feats?vendor=nobody", "Unknown vendor 'nobody'"),
        ("/cells?of=nobody+shipments+smartphone+IN+2017-Q3", "Unknown vendor 'nobody'"),
        ("/briefs?vendor=xiaomi&as_of=2013-01-01", "The ledger has nothing on 'xiaomi' published by 2013-01-01."),
    ],
)
def test_what_is_not_there_is_not_found(browser: TestClient, path: str, sentence: str) -> None:
    answer = browser.get(f"{PREFIX}{path}")
    assert (answer.status_code, answer.json()["error"].startswith(sentence)) == (404, True), answer.text


@pytest.mark.parametrize("table", [table for table in TABLES if table.startswith("claims")])
def test_the_whole_is_given_out_in_every_form(browser: TestClient, table: str) -> None:
    answer = browser.get(f"{PREFIX}/exports/{table}?vendor=xiaomi&as_of=2017-12-31")
    assert answer.status_code == 200
    assert len(answer.content) > 10_000
    if table == "claims.csv":
        rows = list(csv.DictReader(io.StringIO(answer.text.lstrip("\ufeff"))))
        assert max(row["published"] for row in rows) <= "2017-12-31"
        assert {"xiaomi"} <= {row["vendor"] for row in rows}


def test_a_table_that_cannot_be_made_is_refused_before_its_first_byte(browser: TestClient) -> None:
    answer = browser.get(f"{PREFIX}/exports/cells.csv?view=nobody")
    assert (answer.status_code, "The view 'nobody' holds nothing" in answer.json()["error"]) == (400, True)


def test_the_description_names_every_call(browser: TestClient) -> None:
    described = browser.get(f"{PREFIX}/openapi.json").json()
    assert {path.removeprefix(PREFIX) for path in described["paths"]} == {
        *(call.path for call in CALLS), *(sending.path for sending in SENDINGS), "/exports/{table}",
    }  # fmt: skip


def post(browser: TestClient, path: str, sent: object, headers: dict[str, str]) -> Any:
    return browser.post(f"{PREFIX}{path}", content=json.dumps(sent), headers={
        "Content-Type": "application/json", **headers})  # fmt: skip


def test_a_page_is_added_once_and_noted_under_who_added_it(team: Team) -> None:
    browser = team.browser()
    sent = {"text": PAGE, "published": "2017-10-31", "outlet": "Example"}
    counts = [(found["new"], found["known"]) for found in
              (post(browser, "/add", sent, bearer(EDITOR)).json() for _ in range(2))]  # fmt: skip
    assert counts == [(1, 0), (0, 1)]
    acts = browser.get(f"{PREFIX}/audit", headers=bearer(READER)).json()["acts"]
    assert [(act["who"], act["did"]) for act in acts] == [("ann", "added")]


def test_the_author_of_a_judgement_is_who_sent_it(team: Team) -> None:
    browser = team.browser()
    entry = browser.get(f"{PREFIX}/claims?limit=1", headers=bearer(READER)).json()["entries"][0]["id"]
    sent = {"entry": entry, "kind": "misread", "reason": "Another quarter.", "author": "the editor in chief"}
    judged = post(browser, "/judge", sent, bearer(EDITOR)).json()["judgement"]
    assert (judged["author"], judged["names"]) == ("ann", entry)
    assert browser.get(f"{PREFIX}/claims/{entry}", headers=bearer(READER)).status_code == 404
    found = browser.get(f"{PREFIX}/judgements", headers=bearer(READER)).json()["judgements"]
    assert [one["id"] for one in found] == [judged["id"]]


def test_a_draft_is_checked_by_a_reader_too_and_nothing_is_kept(team: Team) -> None:
    browser = team.browser()
    before = browser.get(f"{PREFIX}/claims?limit=1", headers=bearer(READER)).headers["etag"]
    answer = post(browser, "/check", {"text": PAGE, "as_of": "2018-02-06"}, bearer(READER))
    assert answer.json()["schema"] == "crossfoot-check/2"
    assert answer.json()["numbers"]
    assert browser.get(f"{PREFIX}/claims?limit=1", headers=bearer(READER)).headers["etag"] == before


@pytest.mark.parametrize("path", ["/add", "/judge"])
def test_a_reader_changes_nothing(team: Team, path: str) -> None:
    answer = post(team.browser(), path, {"text": PAGE}, bearer(READER))
    assert (answer.status_code, answer.json()["error"]) == (
        403, "'lin' is a reader, and only editors may change something.",
    )  # fmt: skip


def test_without_sign_in_a_change_needs_the_token_of_this_browser(starter: Path, tmp_path: Path) -> None:
    team = team_of(copyfile(starter, tmp_path / "own.sqlite"), tmp_path, NOW)
    alone = Team(settings_without_users(team), team.clock)
    browser, sent = alone.browser(), {"text": PAGE, "published": "2017-10-31"}
    assert post(browser, "/add", sent, {}).status_code == 403
    told = browser.get(f"{PREFIX}/token").json()
    assert post(alone.browser(), "/add", sent, {told["header"]: told["token"]}).status_code == 403
    elsewhere = {told["header"]: told["token"], "Origin": "https://elsewhere.example"}
    assert post(browser, "/add", sent, elsewhere).status_code == 403
    assert post(browser, "/add", sent, {told["header"]: told["token"]}).json()["new"] == 1


def settings_without_users(team: Team) -> Settings:
    return replace(team.settings, users=None)


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        (b"{", "The body cannot be read as JSON."),
        (b"[]", "The body is no JSON object."),
        (b"[" * 100_000, "The body cannot be read as JSON."),
        (b'{"text": 5}', "'text' is 5: expected a text."),
        (b'{"text": ""}', "'text' has 0 characters: expected 1 to 1,000,000."),
        (b'{"text": "x", "alone": "yes"}', "'alone' is \"yes\": expected true or false."),
        (b'{"published": "2017-10-31"}', "'text' is missing: The page: plain text or HTML."),
        (b'{"text": "x", "colour": "red"}', "There is no 'colour' to be asked with"),
        (b'{"text": "x", "view": "\\ud800"}', "'\\ud800' is a character that no name and no address has."),
    ],
)
def test_what_is_sent_and_cannot_be_read_is_refused(team: Team, sent: bytes, sentence: str) -> None:
    headers = {"Content-Type": "application/json", **bearer(READER)}
    answer = team.browser().post(f"{PREFIX}/check", content=sent, headers=headers)
    assert (answer.status_code, answer.json()["error"].startswith(sentence)) == (400, True), answer.text


def test_no_more_is_taken_than_is_allowed(team: Team) -> None:
    headers = {"Content-Type": "application/json", **bearer(EDITOR)}
    answer = team.browser().post(f"{PREFIX}/add", content=b" " * 5_000_001, headers=headers)
    assert (answer.status_code, answer.json()["error"]) == (413, "An object may have at most 5 MB, and 5.0 MB came.")


def test_a_form_is_no_object(team: Team) -> None:
    answer = team.browser().post(f"{PREFIX}/add", data={"text": PAGE}, headers=bearer(EDITOR))
    assert (answer.status_code, answer.json()["error"]) == (
        400, "Expected a JSON object, and a Content-Type of application/json.",
    )  # fmt: skip


def test_the_page_for_people_names_every_call_with_an_example_that_works(browser: TestClient) -> None:
    page = browser.get("/api").text
    for call in CALLS:
        assert f"<code>{PREFIX}{call.path}</code>" in page
    examples = [unescape(one) for one in re.findall(r'Example: <a href="([^"]+)"', page)]
    assert len(examples) == len(CALLS) + 1
    assert {browser.get(one).status_code for one in examples} == {200}
