"""Briefs as printed; `python -m tests.brief.test_snapshots` writes them anew after a change of words."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from crossfoot.brief import render_brief, write_brief
from crossfoot.knowledge import load_vocabulary
from crossfoot.ledger import MemoryLedger, load_starter

FOLDER = Path(__file__).parent / "snapshots"
DAYS = ("2017-10-31", "2018-02-06")


def written(day: str) -> str:
    ledger = MemoryLedger()
    load_starter(ledger, recorded_at=datetime(2030, 1, 1, tzinfo=UTC))
    as_of = date.fromisoformat(day)
    return render_brief(write_brief("xiaomi", ledger.view(as_of=as_of), as_of=as_of, vocabulary=load_vocabulary()))


@pytest.mark.parametrize("day", DAYS)
def test_the_brief_for_xiaomi_reads_as_before(day: str) -> None:
    assert written(day) == (FOLDER / f"xiaomi-{day}.txt").read_text(encoding="utf-8")


if __name__ == "__main__":
    for one in DAYS:
        (FOLDER / f"xiaomi-{one}.txt").write_text(written(one), encoding="utf-8")
