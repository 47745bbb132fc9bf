"""Briefs as printed; `python -m tests.brief.test_snapshots` writes them anew after a change of words."""

from __future__ import annotations

from pathlib import Path

import pytest

from crossfoot.brief import render_brief
from tests.brief.generated import written

FOLDER = Path(__file__).parent / "snapshots"
DAYS = ("2017-10-31", "2018-02-06")


def printed(day: str) -> str:
    return render_brief(written("xiaomi", day))


@pytest.mark.parametrize("day", DAYS)
def test_the_brief_for_xiaomi_reads_as_before(day: str) -> None:
    assert printed(day) == (FOLDER / f"xiaomi-{day}.txt").read_text(encoding="utf-8")


if __name__ == "__main__":
    for one in DAYS:
        (FOLDER / f"xiaomi-{one}.txt").write_text(printed(one), encoding="utf-8")
