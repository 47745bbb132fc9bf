"""What a ledger recorded, as lines and back."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from crossfoot.ledger import Judgement, JudgementKind, MemoryLedger
from crossfoot.ledger.archive_lines import from_line, to_line
from tests.ledger.samples import BOTH, GOAL, LATER, NOON, claims, page

ODD = "nul \0, a byte of no encoding \udc80, \u2028, \U0001f4f1"


@pytest.fixture
def ledger() -> MemoryLedger:
    made = MemoryLedger()
    made.append(page(), claims(BOTH, GOAL), reader="v1", recorded_at=NOON, stated={"c1": "47%"})
    fetched = replace(page("two", None), text=ODD, outlet=None, retrieved_at=date(2020, 1, 1), sha256="00")
    made.append(fetched, (), reader="v1", recorded_at=LATER)
    (first, second) = made.view().entries()
    for on, other in ((date(2020, 2, 1), second.id), (None, second.id)):
        made.append_judgement(
            Judgement(first.id, JudgementKind.SAME_ORIGIN, "ann", ODD, on=on, other=other), recorded_at=LATER
        )
    return made


def test_a_line_gives_back_what_was_recorded(ledger: MemoryLedger) -> None:
    recorded = list(ledger.recorded())
    lines = [to_line(one) for one in recorded]
    assert [from_line(line) for line in lines] == recorded
    assert [to_line(from_line(line)) for line in lines] == lines


def test_a_line_is_one_line_of_plain_letters(ledger: MemoryLedger) -> None:
    for one in ledger.recorded():
        line = to_line(one)
        assert line.isascii()
        assert line.count(b"\n") == 1
        assert line.endswith(b"\n")


def test_a_time_of_another_zone_is_not_how_one_is_written(ledger: MemoryLedger) -> None:
    line = json.loads(to_line(next(ledger.recorded())))
    line["reading"]["recorded_at"] = "2026-01-05T20:00:00.000000+08:00"
    with pytest.raises(ValueError, match="written in UTC"):
        from_line(json.dumps(line).encode())
