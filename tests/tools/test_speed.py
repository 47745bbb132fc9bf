"""What the speed of reading is measured on, and that the measurement itself runs."""

from __future__ import annotations

import re

import pytest

from tests.conftest import ROOT
from tools.bench.__main__ import SETS
from tools.speed.__main__ import main
from tools.speed.reading import read_all
from tools.speed.texts import grown


@pytest.mark.parametrize("form", ["txt", "html"])
def test_a_grown_page_is_of_the_size_asked_for_and_can_be_read(form: str) -> None:
    small, large = grown(2_000, form), grown(40_000, form)
    assert 1_000 < len(small) < 3_000
    assert 36_000 < len(large) < 44_000
    read_all([small])


def test_an_unknown_part_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(("fast",)) == 2
    assert "no part is named fast" in capsys.readouterr().out


def test_every_set_and_every_part_is_documented() -> None:

    told = (ROOT / "docs" / "benchmarks.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([\w-]+)` \|", told, re.MULTILINE)) == set(SETS)
    assert all(f"python -m tools.speed {part}" in told for part in ("reading", "alone", "growth", "commands"))
    for name, module in SETS.items():
        assert f"`{module.__name__.rsplit('.', 1)[1]}.py` |" in told, name
