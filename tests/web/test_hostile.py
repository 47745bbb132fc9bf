"""What pages of the press say stays text, and nothing is changed but by who may; on every page there is."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from httpx2 import Response
from starlette.routing import BaseRoute

from crossfoot.api import open_ledger
from crossfoot.web.api.calls import CALLS
from crossfoot.web.api.exports import TABLES
from crossfoot.web.app import create_app
from crossfoot.web.forms import MEDIA
from crossfoot.web.settings import Settings
from crossfoot.web.site import PAGES
from tests.web.conftest import NOW
from tests.web.hostile import EVALUATED, HARM, hostile_ledger, page_faults, picture_faults
from tests.web.team import ADDRESS, EDITOR, READER, Team, signed_in, team_of, token_in

_FORMULA = re.compile(r"[=@\t\r]|[+-](?![0-9.,]+\Z)")
_MOST_OF_A_KIND = 4
OPEN_TO_READERS = {"/check", "/signin", "/signout", "/api/v1/check"}
"""What is sent and changes nothing of the ledger."""


@dataclass
class Walked:
    """Every kind of page, met by following links, with what it answered."""

    browser: TestClient
    ledger: Path
    before: tuple[int, int]
    pages: dict[str, list[tuple[str, Response]]] = field(default_factory=lambda: defaultdict(list))


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walked]:
    path = hostile_ledger(tmp_path_factory.mktemp("hostile") / "hostile.sqlite")
    settings = Settings(str(path), lambda: NOW, (f"drawn-{number}" for number in count()).__next__)
    with TestClient(create_app(settings), base_url=ADDRESS, follow_redirects=False) as browser:
        found = Walked(browser, path, states(path))
        kinds = [
            (page.path, re.compile(re.sub(r"\\{[^}]*\\}", "[^/]+", re.escape(page.path)) + r"\Z")) for page in PAGES
        ]
        ahead = [page.path for page in PAGES if "{" not in page.path]
        seen = set(ahead)
        while ahead:
            address = ahead.pop(0)
            kind = next((path for path, form in kinds if form.match(address.partition("?")[0])), "")
            if not kind or len(found.pages[kind]) >= _MOST_OF_A_KIND:
                continue
            answer = browser.get(address)
            found.pages[kind].append((address, answer))
            if "text/html" not in answer.headers["content-type"]:
                continue
            for link in page_faults(answer.text)[1]:
                target = link.partition("#")[0]
                if target.startswith("/") and target not in seen:
                    seen.add(target)
                    ahead.append(target)
        yield found


def test_no_page_runs_what_the_press_says(walked: Walked) -> None:
    faults = [(address, fault) for answers in walked.pages.values() for address, answer in answers
              for fault in page_faults(answer.text)[0]]  # fmt: skip
    assert faults == []


def test_every_kind_of_page_is_met(walked: Walked) -> None:
    assert {page.path for page in PAGES} - set(walked.pages) == set()


def test_what_could_run_is_seen() -> None:
    html = '<a href="javascript:x">a</a><p onclick=x style="a">b</p><script>c</script><a href="/fine">d</a>'
    assert len(page_faults(html)[0]) == 4
    assert picture_faults(b'<svg xmlns="http://www.w3.org/2000/svg"><a href="data:x"/><script/></svg>') != []


def test_no_page_works_out_what_the_press_says(walked: Walked) -> None:
    assert [a for answers in walked.pages.values() for a, answer in answers if EVALUATED in answer.text] == []


def test_every_page_answers_what_it_is_asked(walked: Walked) -> None:
    wrong = [(address, answer.status_code) for answers in walked.pages.values() for address, answer in answers
             if answer.status_code >= 500]  # fmt: skip
    assert wrong == []
    assert any("window.harm" in answer.text for answers in walked.pages.values() for _, answer in answers)


def test_every_part_of_every_page_is_text_in_every_form(walked: Walked) -> None:
    faults = []
    for answers in list(walked.pages.values()):
        address = answers[0][0]
        path, _, query = address.partition("?")
        told = walked.browser.get(f"{'/today' if path == '/' else path}.json?{query}")
        for part in told.json().get("parts", []):
            for form in MEDIA:
                one = f"{path.rstrip('/')}/{part['name']}.{form}?{query}"
                faults += [(one, fault) for fault in file_faults(walked.browser.get(one), form)]
    assert faults == []


@pytest.mark.parametrize("table", TABLES)
def test_every_export_is_text(walked: Walked, table: str) -> None:
    answer = walked.browser.get(f"/api/v1/exports/{table}")
    assert file_faults(answer, table.rpartition("-")[2].rpartition(".")[2]) == []


def file_faults(answer: Response, form: str) -> list[str]:
    """What a program that opens the file could run."""
    if answer.status_code != 200:
        return [f"answered {answer.status_code}: {answer.text[:200]}"]
    if answer.headers["x-content-type-options"] != "nosniff":
        return ["a browser may take it for something else"]
    if form == "svg":
        return picture_faults(answer.content)
    if form == "csv":
        rows = csv.reader(io.StringIO(answer.text.lstrip("\ufeff")))
        return [cell for row in rows for cell in row if _FORMULA.match(cell)]
    if form == "xlsx":
        with zipfile.ZipFile(io.BytesIO(answer.content)) as book:
            texts = {name: book.read(name).decode() for name in book.namelist() if name.endswith((".xml", ".rels"))}
        sheets = [text for name, text in texts.items() if name.startswith("xl/worksheets/")]
        return [text[:200] for text in sheets if "<f>" in text or "<f " in text or "<hyperlink" in text]
    return []


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call.name)
def test_every_call_gives_what_the_press_says_as_it_was_said(walked: Walked, call: object) -> None:
    path = getattr(call, "path", "")
    answer = walked.browser.get(f"/api/v1{path}", params={"of": f"{HARM[0]} shipments smartphone IN 2017-Q3"} if
                                path in ("/cells", "/history") else {})  # fmt: skip
    assert answer.headers["content-type"] == "application/json"
    assert answer.status_code < 500
    assert EVALUATED not in answer.text


# What is changed, and by whom.


@pytest.fixture
def team(starter: Path, tmp_path: Path) -> Team:
    return team_of(starter, tmp_path, NOW)


def routes(app: FastAPI, method: str) -> list[str]:
    """The address of each route that takes a method, its names filled with anything."""
    return sorted({address_of(route) for route in app.routes if method in (getattr(route, "methods", None) or ())})


def address_of(route: BaseRoute) -> str:
    assert isinstance(route, APIRoute)
    return re.sub(r"\{[a-z_]+:form\}", "csv", re.sub(r"\{[a-z_]+(:path)?\}", "x", route.path))


def writing(team: Team) -> list[str]:
    app = create_app(team.settings)
    known = {method for route in app.routes for method in (getattr(route, "methods", None) or ())}
    assert known <= {"GET", "HEAD", "POST"}
    return routes(app, "POST")


def states(ledger: Path | str) -> tuple[int, int]:
    """How many readings and judgements there are."""
    with open_ledger(ledger, read_only=True) as opened:
        view = opened.view()
        return view.readings, len(view.all_judgements)


def test_nothing_is_changed_without_its_token(team: Team) -> None:
    browser, before = team.browser(), states(team.settings.ledger)
    signed_in(browser, EDITOR)
    found = {address: browser.post(address, data={"text": "x", "token": "a guess"}).status_code
             for address in writing(team)}  # fmt: skip
    assert set(found.values()) == {403}, found
    assert states(team.settings.ledger) == before


def test_nothing_is_changed_by_a_form_of_another_site(team: Team) -> None:
    browser, before = team.browser(), states(team.settings.ledger)
    signed_in(browser, EDITOR)
    token = token_in(browser.get("/vendors"))
    elsewhere = {"Origin": "https://elsewhere.example"}
    found = {address: browser.post(address, data={"text": "x", "token": token}, headers=elsewhere).status_code
             for address in writing(team)}  # fmt: skip
    assert set(found.values()) == {403}, found
    assert states(team.settings.ledger) == before


def test_nothing_is_changed_by_a_reader(team: Team) -> None:
    browser, before = team.browser(), states(team.settings.ledger)
    signed_in(browser, READER)
    token = token_in(browser.get("/vendors"))
    changing = [address for address in writing(team) if address not in OPEN_TO_READERS]
    found = {address: browser.post(address, data={"text": "x", "token": token}).status_code for address in changing}
    assert set(found.values()) == {403}, found
    by_token = {address: browser.post(address, headers={"Authorization": f"Bearer {READER}"}, data={"text": "x"})
                for address in changing}  # fmt: skip
    assert {answer.status_code for answer in by_token.values()} == {403}
    assert states(team.settings.ledger) == before


def test_nothing_is_answered_under_another_name(team: Team) -> None:
    browser = team.browser()
    signed_in(browser, EDITOR)
    token = token_in(browser.get("/vendors"))
    foreign = {"Host": "elsewhere.example"}
    found = {address: browser.post(address, data={"token": token}, headers=foreign).status_code
             for address in writing(team)}  # fmt: skip
    found |= {address: browser.get(address, headers=foreign).status_code
              for address in routes(create_app(team.settings), "GET")}  # fmt: skip
    assert set(found.values()) == {421}, found


def test_nothing_is_shown_to_who_has_not_signed_in(team: Team) -> None:
    browser = team.browser()
    found = {address: browser.get(address) for address in routes(create_app(team.settings), "GET")}
    shown = {address: answer.status_code for address, answer in found.items()
             if answer.status_code != 401 and not answer.headers.get("location", "").startswith("/signin")}  # fmt: skip
    assert shown == {"/signin": 200}


def test_looking_changes_nothing(walked: Walked) -> None:
    for page in PAGES:
        walked.browser.get(page.path)
    assert states(walked.ledger) == walked.before


def test_a_reader_is_shown_no_form_that_changes_something(team: Team) -> None:
    for page in PAGES:
        if "{" in page.path:
            continue
        answer = team.browser().get(page.path, headers={"Authorization": f"Bearer {READER}"})
        forms = re.findall(r'<form[^>]*action="([^"?]+)[^"]*"[^>]*method="post"', answer.text)
        forms += re.findall(r'<form[^>]*method="post"[^>]*action="([^"?]+)', answer.text)
        assert set(forms) <= OPEN_TO_READERS, page.path
