"""The catalogue of pages whose figures cannot all be true, each case entered as claims."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

import pytest

from crossfoot.reconcile import Conflict, Layer, Table, to_json
from crossfoot.verify import faults_of
from tests.conftest import SHARED, WITHOUT_SHARED
from tests.known import reconcile
from tests.reconcile.cases import entries_of_case
from tests.reconcile.pages import table

CATALOGUE = SHARED / "facts" / "inconsistencies.csv"
Row = Mapping[str, str]


def rows(path: Path, scope: str, strength: str) -> list[Row]:
    """Cases of a kind; one empty case where the catalogue is missing, so that the gap is seen."""
    if not path.is_file():
        return [{}]
    with path.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if (row["scope"], row["strength"]) == (scope, strength)]


def table_of(row: Row) -> Table:
    if not row:
        pytest.skip(WITHOUT_SHARED)
    return reconcile(entries_of_case(row))


def named(row: Row) -> str:
    return row.get("case_id", "missing")


def proved(conflict: Conflict) -> bool:
    return faults_of(to_json(conflict.certificate)) == []


@pytest.mark.parametrize("row", rows(CATALOGUE, "page", "hard"), ids=named)
def test_a_page_that_contradicts_itself_is_flagged_as_arithmetic(row: Row) -> None:
    conflicts = table_of(row).conflicts()
    assert any(conflict.is_hard for conflict in conflicts)
    assert all(proved(conflict) for conflict in conflicts)


@pytest.mark.parametrize("row", rows(CATALOGUE, "two pages", "hard"), ids=named)
def test_two_pages_of_a_source_that_disagree_are_told_as_a_restatement_and_no_error_of_either(row: Row) -> None:
    found = table_of(row)
    assert found.conflicts() == ()
    assert [conflict.layer for conflict in found.differences()] == [Layer.SOURCE]
    assert all(proved(conflict) for conflict in found.differences())
    assert all(len(release.pages) == 1 for release in found.releases())


@pytest.mark.parametrize("row", [*rows(CATALOGUE, "page", "soft"), *rows(CATALOGUE, "two pages", "soft")], ids=named)
def test_what_a_bound_a_restatement_or_a_locale_explains_is_told_softly_or_not_at_all(row: Row) -> None:
    assert [conflict for conflict in table_of(row).conflicts() if conflict.is_hard] == []


def test_more_than_a_figure_has_no_upper_end() -> None:
    market = "ALL shipments smartphone CN 2017-Q3 level"
    vendors = ("oppo shipments smartphone CN 2017-Q3 level 21M", "vivo shipments smartphone CN 2017-Q3 level 20M")
    assert table(f"{market} >22M", *vendors).conflicts() == ()


def test_about_a_count_may_be_a_floor_retold_so_that_more_than_it_is_told_softly() -> None:
    market = "ALL shipments smartphone CN 2017-Q3 level"
    vendors = ("oppo shipments smartphone CN 2017-Q3 level 21M", "vivo shipments smartphone CN 2017-Q3 level 20M")
    (conflict,) = table(f"{market} ~22M", *vendors).conflicts()
    assert conflict.needs_soft
    assert not conflict.is_hard
    assert table(f"{market} 22M", *vendors).conflicts()[0].is_hard


def test_about_a_count_is_no_less_and_about_a_rate_no_more() -> None:
    half = "byd deliveries nev WORLD 2025-H1 level"
    quarters = ("byd deliveries nev WORLD 2025-Q1 level 12,020", "byd deliveries nev WORLD 2025-Q2 level 13,077")
    assert table(f"{half} ~31,000", *quarters).conflicts()[0].is_hard
    growth = "byd deliveries nev WORLD 2025-Q2 growth ~29% base=qoq:2025-Q1"
    assert table(*quarters, growth).conflicts()[0].is_hard
