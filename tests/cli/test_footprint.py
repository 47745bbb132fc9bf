"""`crossfoot footprint`."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.commands import Run

_PAGE = b"""Xiaomi enters Spain

Xiaomi shipped 9 million smartphones in 2016. It entered Spain in November 2017.
The company has no plans to enter Japan.
Xiaomi is reportedly planning to enter Mexico next year. It sells phones in Poland.
"""


@pytest.fixture
def told(run: Run, ledger: Path) -> Path:
    """A ledger that has read where Xiaomi goes."""
    assert run("add", "-", "--published", "2017-11-20", stdin=_PAGE).status == 0
    return ledger


@pytest.mark.usefixtures("told")
def test_every_place_is_told_with_what_it_rests_on(run: Run) -> None:
    done = run("footprint", "xiaomi", "--as-of", "2017-12-01")
    assert done.status == 0
    listed = run("footprint", "xiaomi", "--as-of", "2017-12-01", "--format", "csv").out
    rows = {row["place"]: row for row in csv.DictReader(io.StringIO(listed))}
    assert (rows["ES"]["state"], rows["JP"]["state"], rows["MX"]["state"]) == ("entered", "absent", "tipped")
    assert rows["IN"]["basis"] == "figures"
    for row in rows.values():
        assert run("explain", row["entries"].split()[0]).status == 0
    assert "entered in November 2017" in done.out


@pytest.mark.usefixtures("told")
def test_a_region_is_asked_with_the_places_in_it(run: Run) -> None:
    found = json.loads(run("footprint", "xiaomi", "--place", "europe", "--format", "json").out)
    assert {(one["place"], one["state"]) for one in found["places"]} == {
        ("EUROPE", "present"),
        ("ES", "entered"),
        ("PL", "present"),
    }
    assert next(one for one in found["places"] if one["place"] == "EUROPE")["through"] == ["ES", "PL"]


@pytest.mark.usefixtures("told")
def test_what_is_told_of_places_stands_in_the_brief(run: Run) -> None:
    done = run("brief", "xiaomi", "--since", "2017-11-01", "--as-of", "2017-12-01")
    assert (done.status, done.err) == (0, "")
    assert "present in Poland" in " ".join(done.out.split())


@pytest.mark.usefixtures("told")
def test_nothing_is_known_before_it_was_published(run: Run) -> None:
    done = run("footprint", "xiaomi", "--place", "ES", "--as-of", "2017-11-19")
    assert (done.status, done.out) == (2, "")
    assert done.err.strip() == "crossfoot: Nothing published by 2017-11-19 says of 'xiaomi' whether it sells in Spain."


@pytest.mark.usefixtures("told")
def test_a_place_that_does_not_exist_is_refused(run: Run) -> None:
    assert run("footprint", "xiaomi", "--place", "atlantis").status == 2
