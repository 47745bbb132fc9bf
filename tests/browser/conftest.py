"""A server in a process of its own, and a real browser that walks through it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.chromium import Chromium, chromium
from tests.browser.server import Served, served
from tests.conftest import ROOT, WITHOUT_CHROMIUM

PAGES = ROOT / "docs" / "pages"


@pytest.fixture(scope="session")
def chrome() -> Iterator[Chromium]:
    """Headless Chromium, where the machine has it."""
    found = chromium()
    if found is None:
        pytest.skip(WITHOUT_CHROMIUM)
    with found as opened:
        yield opened


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with the starter figures and the pages of the documentation."""
    return fill(tmp_path_factory.mktemp("browser") / "ledger.sqlite")


@pytest.fixture(scope="session")
def site(filled: Path) -> Iterator[Served]:
    """A server on a ledger with the starter figures and the pages of the documentation; nobody adds to it."""
    with served(filled) as found:
        yield found


def fill(path: Path) -> Path:
    """A new ledger with the starter figures and the pages of the documentation."""
    crossfoot(path, "init", "--starter")
    crossfoot(path, "add", *map(str, sorted(PAGES.glob("x*"))))
    return path


def crossfoot(ledger: Path, *words: str) -> None:
    """Run a command on a ledger."""
    subprocess.run(
        [sys.executable, "-m", "crossfoot", *words, "--ledger", str(ledger)], check=True, capture_output=True
    )
