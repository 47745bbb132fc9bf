"""Under which names a server may be asked, and how often."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from crossfoot.web.app import create_app
from crossfoot.web.rates import Limits
from crossfoot.web.settings import Settings
from tests.web.conftest import NOW
from tests.web.team import ADDRESS, EDITOR, READER, signed_in, team_of


def asked_as(starter: Path, name: str, *own: str) -> int:
    settings = Settings(str(starter), lambda: NOW, lambda: "drawn")
    app = create_app(replace(settings, names=(*settings.names, *own)))
    with TestClient(app, base_url=ADDRESS) as browser:
        return browser.get("/vendors", headers={"Host": name}).status_code


@pytest.mark.parametrize("name", ["127.0.0.1:8317", "localhost", "LOCALHOST:9000", "[::1]:8317", "localhost."])
def test_a_server_is_asked_under_the_names_of_this_machine(starter: Path, name: str) -> None:
    assert asked_as(starter, name) == 200


@pytest.mark.parametrize("name", ["elsewhere.example", "127.0.0.1.elsewhere.example:8317", "", "[::1", "x@localhost]["])
def test_a_name_that_is_not_the_servers_is_refused(starter: Path, name: str) -> None:
    assert asked_as(starter, name) == 421


def test_a_name_the_server_was_started_with_is_its_own(starter: Path) -> None:
    assert asked_as(starter, "press.example:8317", "Press.example") == 200


def test_what_a_proxy_says_is_believed_only_behind_one(starter: Path) -> None:
    settings = Settings(str(starter), lambda: NOW, lambda: "drawn", names=("press.example", "127.0.0.1"))
    told = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "spoofed.example, press.example"}
    addresses = []
    for is_behind in (False, True):
        app = create_app(replace(settings, is_behind_proxy=is_behind))
        with TestClient(app, base_url=ADDRESS) as browser:
            addresses.append(browser.get("/vendors.json", headers=told).json()["permalink"])
    assert addresses == ["http://127.0.0.1:8317/vendors?as_of=2018-02-10",
                         "https://press.example/vendors?as_of=2018-02-10"]  # fmt: skip


def test_who_asks_too_often_waits_and_slows_nobody_else(starter: Path, tmp_path: Path) -> None:
    team = team_of(starter, tmp_path, NOW, Limits(reads=3))
    browser = team.browser()

    def status(secret: str) -> int:
        return browser.get("/vendors", headers={"Authorization": f"Bearer {secret}"}).status_code

    assert [status(EDITOR) for _ in range(4)] == [200, 200, 200, 429]
    assert status(READER) == 200
    told = browser.get("/vendors", headers={"Authorization": f"Bearer {EDITOR}"})
    assert (told.headers["retry-after"], told.json()["error"]) == (
        "20", "More than 3 pages and files a minute: ask again in 20 s.",
    )  # fmt: skip
    team.later(timedelta(seconds=20))
    assert [status(EDITOR), status(EDITOR)] == [200, 429]


def test_tokens_are_not_guessed_by_the_dozen(starter: Path, tmp_path: Path) -> None:
    team = team_of(starter, tmp_path, NOW, Limits(sign_ins=2))
    browser = team.browser()
    assert [signed_in(browser, f"guess {n}").status_code for n in range(3)] == [401, 401, 429]
    guess = {"Authorization": "Bearer a guess"}
    assert browser.get("/vendors", headers=guess).status_code == 429
    assert browser.get("/vendors", headers={"Authorization": f"Bearer {READER}"}).status_code == 200
