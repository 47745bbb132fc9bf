"""Which entries are hidden with a figure."""

from __future__ import annotations

from tests.reconcile.pages import entries
from tools.engine.hiding import cases_of

ACME = "acme shipments smartphone CN"


def test_each_way_hides_more_than_the_figure_itself() -> None:
    found = entries(
        f"2017-11-01 idc | {ACME} 2017-Q3 level 10.0M",
        "2017-11-01 idc | blip shipments smartphone CN 2017-Q3 level 9.0M",
        f"2017-12-01 idc | {ACME} 2017-Q3 share 10%",
        f"2017-12-02 canalys | {ACME} 2017-Q3 share 11%",
        f"2017-12-03 canalys | {ACME} 2016-Q3 share 11%",
    )
    cases = {case.way: case for case in cases_of(found, folds=5) if case.cell.vendor == ("acme",)}
    assert {way: sorted(case.hidden) for way, case in cases.items()} == {
        "figure": ["e1"],
        "page": ["e1", "e2"],
        "cell": ["e1", "e3"],
        "everybody": ["e1", "e3", "e4"],
        "place": ["e1", "e3", "e4", "e5"],
    }
    assert {case.printed for case in cases.values()} == {10_000_000}


def test_a_figure_that_its_source_has_replaced_is_not_asked_for() -> None:
    found = entries(
        f"2017-11-01 idc | {ACME} 2017-Q3 level 10.0M",
        f"2018-02-01 idc | {ACME} 2017-Q3 level 10.4M",
        f"2018-02-02 canalys | {ACME} 2017-Q3 level 11.0M",
    )
    asked = {(case.source, int(case.printed)) for case in cases_of(found, folds=5)}
    assert asked == {("idc", 10_400_000), ("canalys", 11_000_000)}
