"""Pages of a ledger that is too large for everything to be looked at: they answer, and say what they looked at."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from crossfoot.web import large as module
from crossfoot.web.app import create_app
from crossfoot.web.settings import Settings
from tests.web.conftest import NOW
from tests.web.team import ADDRESS


@pytest.fixture
def large(starter: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """A browser at a server to which the starter ledger is a large one."""
    monkeypatch.setattr(module, "_LARGE", 10)
    monkeypatch.setattr(module, "MOST_LOADED", 100)
    settings = Settings(str(starter), lambda: NOW, (f"drawn-{number}" for number in count()).__next__)
    with TestClient(create_app(settings), base_url=ADDRESS) as browser:
        yield browser


@pytest.mark.parametrize(
    "address",
    [
        "/", "/vendors", "/markets", "/claims", "/sources", "/targets", "/conflicts", "/search?q=million",
        "/vendor/xiaomi", "/vendor/xiaomi/feats", "/source/idc", "/market?place=IN&product=smartphone",
        "/cell?of=xiaomi+shipments+smartphone+IN+2017-Q3", "/cell/further?of=xiaomi+shipments+smartphone+IN+2017-Q3",
        "/target?vendor=xiaomi", "/api/v1/cells?of=xiaomi+shipments+smartphone+IN+2017-Q3", "/api/v1/conflicts",
        "/api/v1/targets", "/api/v1/briefs?vendor=xiaomi", "/api/v1/footprint?vendor=xiaomi",
        "/api/v1/feats?vendor=xiaomi", "/conflicts?vendor=xiaomi", "/conflicts?vendor=xiaomi&layer=source",
    ],
)  # fmt: skip
def test_every_page_answers(large: TestClient, address: str) -> None:
    assert large.get(address).status_code == 200


def test_the_board_of_goals_says_what_it_looked_at(large: TestClient) -> None:
    assert "Only the 2,000 claims recorded last are looked at" in large.get("/targets").text


def test_conflicts_of_a_vendor_are_told_with_what_was_looked_at(large: TestClient) -> None:
    assert "among the 2,000 claims recorded last" in large.get("/conflicts?vendor=xiaomi").text
    assert "name a vendor" in large.get("/conflicts").text


def test_no_more_is_looked_at_than_is_said(large: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    few = len(large.get("/targets/targets.json").json()["rows"])
    monkeypatch.setattr(module, "MOST_LOADED", 100_000)
    every = len(large.get("/targets/targets.json?sort=vendor&as_of=2018-02-10").json()["rows"])
    assert 0 < few < every
