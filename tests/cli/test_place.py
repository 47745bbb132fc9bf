"""Where the ledger lies."""

from __future__ import annotations

from pathlib import Path

import pytest

from crossfoot.cli.place import default_ledger
from tests.cli.commands import Run

HOME = Path("/users/lin")


@pytest.mark.parametrize(
    ("environment", "platform", "expected"),
    [
        ({}, "linux", "/users/lin/.local/share/crossfoot/ledger.sqlite"),
        ({"XDG_DATA_HOME": "/data"}, "linux", "/data/crossfoot/ledger.sqlite"),
        ({"XDG_DATA_HOME": "not/absolute"}, "linux", "/users/lin/.local/share/crossfoot/ledger.sqlite"),
        ({}, "darwin", "/users/lin/Library/Application Support/crossfoot/ledger.sqlite"),
        ({}, "win32", "/users/lin/AppData/Local/crossfoot/ledger.sqlite"),
        ({"LOCALAPPDATA": "/local"}, "win32", "/local/crossfoot/ledger.sqlite"),
    ],
)
def test_the_default_follows_the_platform(environment: dict[str, str], platform: str, expected: str) -> None:
    assert default_ledger(environment, platform, HOME).as_posix() == expected


def test_the_option_wins_over_the_environment(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CROSSFOOT_LEDGER", str(tmp_path / "environment.sqlite"))
    assert run("init", "--ledger", tmp_path / "option.sqlite").status == 0
    assert run("init").status == 0
    assert sorted(path.name for path in tmp_path.glob("*.sqlite")) == ["environment.sqlite", "option.sqlite"]


def test_without_both_it_is_the_data_folder(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CROSSFOOT_LEDGER", raising=False)
    monkeypatch.setattr("crossfoot.cli.place.default_ledger", lambda *_: tmp_path / "data" / "ledger.sqlite")
    assert run("init").out.startswith(f"Made the ledger {tmp_path / 'data' / 'ledger.sqlite'}\n")
