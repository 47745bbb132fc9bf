"""The tool that makes the starter figures; how it reads a row is tested with the mappings, in tests/exchange."""

from __future__ import annotations

from pathlib import Path

import pytest

from crossfoot.ledger.figures import _FIGURES
from tools import make_starter
from tools.make_starter import main

ROW = {
    "claim_id": "S1", "kind": "level", "subject": "Xiaomi", "measure": "shipments", "product": "smartphone",
    "place": "world", "period": "2017-Q2", "value_low": "23155000", "value_high": "23165000",
    "stated_form": "23.16 million", "unit": "units", "growth_basis": "", "source": "Xiaomi", "via": "Financial Express",
    "published": "2017-07-07", "url": "https://x.example/", "goal_id": "", "revision": "", "date_basis": "",
    "date_stated": "",
}  # fmt: skip
HEAD = ",".join(ROW)


def test_the_committed_figures_are_what_the_tool_makes(shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                                       capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    monkeypatch.setattr(make_starter, "OUTPUT", tmp_path / "figures.csv")
    assert main([str(shared / "facts")]) == 0
    assert (tmp_path / "figures.csv").read_bytes() == _FIGURES.read_bytes()
    told = capsys.readouterr().out
    assert "    2  left out: money\n" in told
    assert "  114  targets: target\n" in told
    assert "   23  targets: forecast\n" in told
    assert "not taken" not in told


def test_rows_it_cannot_tell_are_named_and_the_rest_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(make_starter, "OUTPUT", tmp_path / "figures.csv")
    odd = [{**ROW, "source": "a bird"}, {**ROW, "period": "2017-Q5"}]
    money = {**ROW, "unit": "CNY", "kind": "target"}
    for name, rows in zip(make_starter.FILES, ([ROW, ROW, *odd], [money], []), strict=True):
        lines = [HEAD, *(",".join(row.values()) for row in rows)]
        (tmp_path / f"{name}.csv").write_text("\n".join(lines), encoding="utf-8")
    assert main([str(tmp_path)]) == 1
    told = capsys.readouterr().out
    assert "not taken: smartphones.csv row 4: column 'source': met 'a bird', expected a source" in told
    assert "not taken: smartphones.csv row 5: column 'period': met '2017-Q5', expected a period" in told
    assert "    1  left out: the same figure twice" in told
    assert len((tmp_path / "figures.csv").read_text(encoding="utf-8").splitlines()) == 2


def test_without_a_folder_it_says_what_it_is_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "FOLDER holds smartphones.csv" in capsys.readouterr().out
