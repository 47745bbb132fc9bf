"""A team's server on a PostgreSQL ledger."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.web.conftest import NOW
from tests.web.team import EDITOR, READER, Team, team_of

PAGES = (
    "Xiaomi shipped 4 million smartphones in India in the first quarter of 2017, Canalys said.",
    "Xiaomi shipped 9.2 million smartphones in India in the third quarter of 2017, Canalys said.",
)


@pytest.fixture
def team(emptied: Callable[[], str], tmp_path: Path) -> Team:
    team = team_of(tmp_path / "none.sqlite", tmp_path, NOW)
    return replace(team, settings=replace(team.settings, ledger=emptied()))


def bearer(secret: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret}", "Content-Type": "application/json"}


def test_what_one_adds_another_reads_and_a_lost_connection_is_made_anew(team: Team) -> None:
    browser = team.browser()

    def get(path: str) -> Any:
        answer = browser.get(path, headers=bearer(READER))
        assert answer.status_code == 200, answer.text
        return answer

    for page in PAGES:
        sent = json.dumps({"text": page, "published": "2017-11-09"})
        added = browser.post("/api/v1/add", content=sent, headers=bearer(EDITOR)).json()
        assert added["new"] == 1
    said = {entry["notation"] for entry in get("/api/v1/claims?vendor=xiaomi&period=2017").json()["entries"]}
    assert said == {"xiaomi shipments smartphone IN 2017-Q1 level 4M said=tracker:Canalys",
                    "xiaomi shipments smartphone IN 2017-Q3 level 9.2M said=tracker:Canalys"}  # fmt: skip
    with psycopg.connect(team.settings.ledger.partition("?")[0], autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() "
                      "AND pid <> pg_backend_pid()")  # fmt: skip
    assert [get(f"/api/v1/claims?limit={n}").json()["entries"] != [] for n in range(1, 6)] == [True] * 5
    assert "Xiaomi" in get("/vendors").text
    assert len(get("/api/v1/audit").json()["acts"]) == len(PAGES)
