"""One table for each source."""

from __future__ import annotations

from crossfoot.model.interval import at_least
from crossfoot.reconcile import desk_of
from tests.reconcile.pages import cell, entries, table

ACME = "acme shipments smartphone CN 2017-Q3"
LINES = (f"idc | {ACME} level 10.0M", f"canalys | {ACME} level 12.0M")


def test_each_source_speaks_for_itself() -> None:
    desk = desk_of(entries(*LINES))
    assert sorted(desk.tables) == ["canalys", "idc"]
    assert desk.table("idc").bounds(cell(ACME)).interval == table(LINES[0]).bounds(cell(ACME)).interval


def test_a_new_claim_touches_the_table_of_its_source_only() -> None:
    first, second = entries(*LINES)
    desk = desk_of((first,))
    grown = desk.with_entries((second,))
    assert grown.table("idc") is desk.table("idc")
    assert grown.table("canalys").bounds(cell(ACME)).interval == table(LINES[1]).bounds(cell(ACME)).interval


def test_a_source_that_says_nothing_has_an_empty_table() -> None:
    assert desk_of(()).table("idc").bounds(cell(ACME)).interval == at_least(0)
