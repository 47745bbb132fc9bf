"""The worked example: the facts read by the mappings in docs/mappings are the starter figures, claim for claim."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from crossfoot.exchange.mapping import load_mapping
from crossfoot.ledger import Reading, statement_id
from crossfoot.ledger.figures import _FIGURES, readings_of
from tests.conftest import ROOT
from tests.exchange.tables import Read, read_csv

FILES = ("smartphones", "targets", "progress")


@pytest.fixture(scope="module")
def facts(shared: Path) -> dict[str, Read]:
    return {name: _read(shared, name) for name in FILES}


def _read(shared: Path, name: str) -> Read:
    mapping = load_mapping((ROOT / "docs" / "mappings" / f"{name}.toml").read_bytes(), name=name)
    return read_csv((shared / "facts" / f"{name}.csv").read_bytes(), mapping, f"{name}.csv")


def said(readings: Iterable[Reading]) -> Iterator[tuple[object, ...]]:
    for reading in readings:
        page, stated = reading.page, dict(reading.stated)
        for claim in reading.claims:
            yield (page.url, page.outlet, page.published_at, statement_id(claim), claim.statement, claim.note,
                   stated[claim.id])  # fmt: skip


def test_importing_the_facts_says_what_the_starter_figures_say(facts: dict[str, Read]) -> None:
    with _FIGURES.open(encoding="utf-8", newline="") as file:
        starter = set(said(readings_of(csv.DictReader(file))))
    imported = {one for found in facts.values() for one in said(found.readings)}
    assert len(starter) == 1916
    assert imported == starter


def test_no_row_of_the_facts_is_refused_and_only_money_is_left_out(facts: dict[str, Read]) -> None:
    assert [refusal for found in facts.values() for refusal in found.refusals] == []
    assert [found.tally.skipped for found in facts.values()] == [{}, {"money": 2}, {}]
    assert [found.tally.claims for found in facts.values()] == [1571, 208, 138]
