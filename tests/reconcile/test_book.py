"""How entries are folded into assertions while more of them come."""

from __future__ import annotations

from dataclasses import replace

from crossfoot.model import Claim, LinkKind, notation
from crossfoot.reconcile import PlainEntry, PlainPage, Table
from tests.known import reconcile
from tests.reconcile.pages import cell, entries, table

ACME = "acme shipments smartphone CN 2017-Q3"
MARKET = "ALL shipments smartphone CN 2017-Q3"


def correction(line: str, of: str) -> PlainEntry:
    claim: Claim = replace(notation.read(f"{line} id=c9"), links=((LinkKind.CORRECTS, of),))
    return PlainEntry("e9", claim, "outlet:page", PlainPage("page"))


def interval(found: Table, address: str) -> object:
    return found.bounds(cell(address)).interval


def test_an_entry_that_comes_twice_is_one_entry() -> None:
    (once,) = entries(f"{ACME} level 10.0M")
    grown = reconcile((once,)).with_entries((once, once))
    assert [assertion.entries for assertion in grown.model.assertions] == [(once,)]


def test_a_copy_that_comes_later_joins_the_assertion_that_is_there() -> None:
    first, copy = entries(f"2017-11-01 idc | {ACME} level 10.0M", f"2017-12-01 idc | {ACME} level 10.0M")
    grown = reconcile((copy,)).with_entries((first,))
    (assertion,) = grown.model.assertions
    assert assertion.entries == (first, copy)
    assert grown.bounds(cell(ACME)).low_entries == ("e1",)


def test_a_correction_that_comes_later_takes_the_figure_it_corrects_away() -> None:
    found = table(f"{ACME} level 10.0M", f"{MARKET} level 50.0M")
    assert interval(found, ACME) == interval(table(f"{ACME} level 10.0M"), ACME)
    grown = found.with_entries((correction(f"{ACME} level 20.0M", "c1"),))
    assert interval(grown, ACME) == interval(table(f"{ACME} level 20.0M"), ACME)
    assert grown.given_up == ()


def test_a_figure_that_comes_after_its_correction_is_not_counted() -> None:
    found = reconcile((correction(f"{ACME} level 20.0M", "c1"),))
    assert found.given_up == ()
    assert interval(found.with_entries(entries(f"{ACME} level 10.0M")), ACME) == interval(found, ACME)


def test_a_figure_all_of_whose_entries_are_withdrawn_says_nothing() -> None:
    withdrawn = correction("blip shipments smartphone IN 2017-Q3 level 1.0M", "c1")
    grown = table(f"{ACME} level 10.0M", f"{MARKET} level 50.0M").with_entries((withdrawn,))
    fresh = reconcile((*entries(f"{ACME} level 10.0M", f"{MARKET} level 50.0M"), withdrawn))
    assert interval(grown, ACME) == interval(fresh, ACME)
    assert grown.bounds(cell(ACME)).low is not None
    assert grown.bounds(cell(ACME)).low_entries == ()
