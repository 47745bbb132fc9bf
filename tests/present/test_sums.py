"""A conflict as a line of arithmetic, one case for each way figures are put together."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from crossfoot.ledger import Page
from crossfoot.model import Unit
from crossfoot.model.notation import read
from crossfoot.present.citation import Citation
from crossfoot.present.sums import in_unit, severity, sum_line
from crossfoot.reconcile import Conflict, entries_of
from tests.known import reconcile

DAY = date(2026, 1, 1)
INDIA = "shipments smartphone IN 2017-Q3"

CASES = {
    "94,008 (2025-Q1) + 104,181 (2025-Q2) = 198,189, the page says 197,189 (2025-H1): gap 1,000": (
        "xpeng deliveries nev WORLD 2025-H1 level 197,189",
        "xpeng deliveries nev WORLD 2025-Q1 level 94,008",
        "xpeng deliveries nev WORLD 2025-Q2 level 104,181",
    ),
    "> 15M (CN) requires > 15,000,000, the page says 9.2M (WORLD): gap 5,750,000": (
        "xiaomi shipments smartphone CN 2017-Q3 level >15M",
        "xiaomi shipments smartphone WORLD 2017-Q3 level 9.2M",
    ),
    "494,989 (2023-Q4) after 435,059 (2022-Q4) is a change of 13.77 to 13.78 %, the page says 11 % (2023-Q4): "
    "gap about 2.27 points": (
        "tesla deliveries ev WORLD 2023-Q4 level 494,989",
        "tesla deliveries ev WORLD 2023-Q4 growth 11% base=yoy:2022-Q4",
        "tesla deliveries ev WORLD 2022-Q4 level 435,059",
    ),
    "9.4M (samsung) of > 40M (ALL) is < 23.625 %, the page says 30 % (samsung): gap 5.875 points": (
        f"samsung {INDIA} level 9.4M",
        f"ALL {INDIA} level >40M",
        f"samsung {INDIA} share 30%",
    ),
    "9.4M (oppo), 10.4M (vivo), but the page says oppo is above vivo": (
        f"oppo {INDIA} level 9.4M",
        f"vivo {INDIA} level 10.4M",
        f"oppo {INDIA} order above=oppo below=vivo",
    ),
    "9.4M (oppo), 10.4M (vivo), number 3 (vivo), but the page says oppo is number 2": (
        f"oppo {INDIA} level 9.4M",
        f"vivo {INDIA} level 10.4M",
        f"oppo {INDIA} rank 2#",
        f"vivo {INDIA} rank 3#",
    ),
    "11 % and 5 % are given for one figure: gap 5 points": (
        "ALL shipments smartphone IN 2018-Q3 growth 11% base=yoy:2017-Q3",
        "ALL shipments smartphone IN 2018-Q3 growth 5% base=yoy:2017-Q3",
        # Somebody has a part of that market, so that the proof goes by its size and not by that of the year before.
        "xiaomi shipments smartphone IN 2018-Q3 share 27%",
    ),
    "9.4M and 9.9M are given for one figure: gap 400,000": (f"oppo {INDIA} level 9.4M", f"oppo {INDIA} level 9.9M"),
    "9.4M (IDC) and 9.9M (Canalys) are given for one figure: gap 400,000": (
        f"oppo {INDIA} level 9.4M said=tracker:IDC",
        f"oppo {INDIA} level 9.9M said=tracker:Canalys",
    ),
}


def conflict_of(*lines: str) -> tuple[Conflict, dict[str, Citation]]:
    claims = [read(f"{line} id=c{number}") for number, line in enumerate(lines, 1)]
    entries = entries_of(claims, "page", published_at=DAY)
    page = Page("page", "page", None, None, None, DAY, None, None, None)
    table = reconcile(entries)
    (conflict,) = (*table.conflicts(), *table.differences())
    return conflict, {e.id: Citation(e.id, e.claim, page, None, None, None, "test") for e in entries}


@pytest.mark.parametrize("line", CASES)
def test_a_conflict_is_told_so_that_it_can_be_redone(line: str) -> None:
    conflict, members = conflict_of(*CASES[line])
    assert sum_line(conflict, members.__getitem__, whose="the page") == line


def test_who_says_it_stands_in_the_line() -> None:
    conflict, members = conflict_of(*CASES["9.4M (oppo), 10.4M (vivo), but the page says oppo is above vivo"])
    assert "but IDC says oppo" in sum_line(conflict, members.__getitem__, whose="IDC")
    assert "but industry sources say oppo" in sum_line(conflict, members.__getitem__, whose="industry sources")


def test_severity_is_told_in_roundings() -> None:
    sums = conflict_of(*next(iter(CASES.values())))[0]
    assert severity(sums) == "roundings would have to be 667 times as wide to meet"
    assert severity(replace(sums, severity=Fraction(7, 2))) == "roundings would have to be 3.5 times as wide to meet"
    assert severity(replace(sums, severity=Fraction(10**9))) == "no stretching of roundings makes them meet"


def test_the_distance_of_two_percentages_is_in_points() -> None:
    assert in_unit(Fraction(5, 8), Unit.PERCENT) == "0.625 points"
    assert in_unit(Fraction(1000), Unit.COUNT) == "1,000"
