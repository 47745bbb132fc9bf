"""Writers killed while adding."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.engine.__main__ import main
from tools.engine.kill import kill_writers


def test_a_killed_writer_leaves_every_page_whole_or_absent_and_loses_none_it_told_of(tmp_path: Path) -> None:
    toll = kill_writers(6, tmp_path)
    assert (toll.kills, toll.lost, toll.half, toll.faults) == (6, 0, 0, 0)
    assert toll.told > 0


@pytest.mark.parametrize("words", [[], ["nothing"], ["kill", "many"], ["kill", "1", "2"]])
def test_a_part_that_is_not_named_is_refused(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    out = capsys.readouterr().out
    assert "name a part, ledger, " in out
    assert " kill, " in out


def test_what_it_cost_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["kill", "1"]) == 0
    assert "0 lost, 0 half, 0 remarks of verify" in capsys.readouterr().out
