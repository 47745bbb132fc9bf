"""A server on the starter ledger, asked without a network."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from crossfoot.api import add_starter, open_ledger
from crossfoot.web.app import create_app
from crossfoot.web.settings import Settings

NOW = datetime(2018, 2, 10, 9, 0, tzinfo=UTC)
ADDRESS = "http://127.0.0.1:8317"


@pytest.fixture(scope="session")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with the starter figures; nobody writes to it."""
    path = tmp_path_factory.mktemp("web") / "starter.sqlite"
    with open_ledger(path, create=True) as ledger:
        add_starter(ledger, recorded_at=NOW)
    return path


@pytest.fixture(scope="session")
def browser(starter: Path) -> Iterator[TestClient]:
    """Asks the server of the starter ledger, on 10 February 2018."""
    settings = Settings(str(starter), lambda: NOW, (f"drawn-{number}" for number in count()).__next__)
    with TestClient(create_app(settings), base_url=ADDRESS) as client:
        yield client
