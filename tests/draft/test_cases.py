"""The catalogue of pages whose figures cannot all be true, written out as short pages of our own, checked as drafts."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from datetime import UTC, date, datetime

import pytest

from crossfoot.draft import Checked, Mark, check_draft
from crossfoot.extract import Reading, extract
from crossfoot.knowledge import load_inclusions, load_vocabulary
from crossfoot.ledger import MemoryLedger, page_of
from crossfoot.model import parse_period
from crossfoot.read import read_page
from tests.conftest import SHARED, WITHOUT_SHARED
from tests.draft.cases import case_of

CATALOGUE = SHARED / "facts" / "inconsistencies.csv"

Row = Mapping[str, str]


def rows(strength: str) -> list[Row]:
    """Cases of a strength; one empty case where the catalogue is missing, so that the gap is seen."""
    if not CATALOGUE.is_file():
        return [{}]
    with CATALOGUE.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["strength"] == strength]


def named(row: Row) -> str:
    return row.get("case_id", "missing")


def read(text: str, name: str, day: date) -> Reading:
    document, issues = read_page(text.encode(), name=name, published=day, outlet=name)
    return extract(document, load_vocabulary(), issues)


def checked(row: Row) -> Checked | None:
    """A case as a draft beside the page it is held against; None where it has no wording."""
    if not row:
        pytest.skip(WITHOUT_SHARED)
    case = case_of(row)
    if case is None:
        return None
    last = parse_period(row["period"]).last
    assert last is not None
    day = date(last.year + 1, 2, 2)
    ledger = MemoryLedger()
    if case.other:
        other = read(case.other, "other", day)
        page = page_of(other.document)
        ledger.append(page, other.claims, reader=other.reader, recorded_at=datetime(2026, 1, 1, tzinfo=UTC))
    return check_draft(read(case.page, "draft", day), ledger.view(), inclusions=load_inclusions())


@pytest.mark.parametrize("row", rows("hard"), ids=named)
def test_a_hard_case_makes_a_number_impossible(row: Row) -> None:
    found = checked(row)
    is_flagged = found is not None and found.count(Mark.IMPOSSIBLE) > 0
    assert is_flagged


@pytest.mark.parametrize("row", rows("soft"), ids=named)
def test_a_soft_case_is_at_most_remarked(row: Row) -> None:
    found = checked(row)
    assert found is not None
    assert found.count(Mark.IMPOSSIBLE) == 0
