"""Running the command in this process, and a ledger with the starter figures for every test that wants one."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crossfoot.api import add_starter, open_ledger
from crossfoot.cli import main
from tests.conftest import ROOT

__all__ = ["Done", "Run"]


@dataclass(frozen=True)
class Done:
    """How a command went."""

    status: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs a command line in the folder of the repository; `stdin` is what it is given to read.

    The user has no ledger unless the test makes one.
    """
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("COLUMNS", raising=False)

    def command(*words: str | Path, stdin: bytes = b"") -> Done:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsys.readouterr()
        status = main([str(word) for word in words])
        out, err = capsys.readouterr()
        return Done(status, out, err)

    return command


@pytest.fixture(scope="session")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with the starter figures, not to be written to."""
    path = tmp_path_factory.mktemp("starter") / "ledger.sqlite"
    with open_ledger(path, create=True) as ledger:
        add_starter(ledger, recorded_at=datetime(2026, 1, 1, tzinfo=UTC))
    return path


@pytest.fixture
def ledger(starter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger with the starter figures of a test's own, which the environment names."""
    path = tmp_path / "ledger.sqlite"
    shutil.copy(starter, path)
    monkeypatch.setenv("CROSSFOOT_LEDGER", str(path))
    return path
