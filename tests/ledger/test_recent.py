"""A view of a ledger that is too large to be looked at whole."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from crossfoot.ledger import MemoryLedger, load_starter
from crossfoot.ledger.recent import RecentView
from crossfoot.ledger.watched import Part, WatchedView


@pytest.fixture(scope="module")
def whole() -> WatchedView:
    ledger = MemoryLedger()
    load_starter(ledger, recorded_at=datetime(2026, 1, 5, tzinfo=UTC))
    return WatchedView(ledger.view(), lambda _part, _count: None)


def test_a_long_list_is_cut_to_what_was_recorded_last(whole: WatchedView) -> None:
    view = RecentView(whole, 10)
    assert view.entries() == whole.entries()[-10:]
    assert view.entries(vendors=("xiaomi",)) == whole.entries(vendors=("xiaomi",))[-10:]
    assert view.entries(origins=("idc",)) == whole.entries(origins=("idc",))[-10:]


def test_a_short_list_is_that_of_the_view_itself(whole: WatchedView) -> None:
    assert RecentView(whole, 10_000).entries(vendors=("xiaomi",)) == whole.entries(vendors=("xiaomi",))


def test_what_is_asked_for_by_address_or_page_is_never_cut(whole: WatchedView) -> None:
    view, entry = RecentView(whole, 1), whole.entries(vendors=("xiaomi",))[0]
    assert view.entries(cell=entry.claim.cell) == whole.entries(cell=entry.claim.cell)
    assert view.entries(series=entry.claim.cell) == whole.entries(series=entry.claim.cell)
    assert view.entries(page_id=entry.page.id) == whole.entries(page_id=entry.page.id)
    assert view.entry(entry.id) == entry


def test_it_is_cut_on_any_day(whole: WatchedView) -> None:
    day = date(2017, 6, 30)
    assert RecentView(whole, 10).on(day).entries() == whole.on(day).entries()[-10:]


def test_what_is_looked_at_is_noted(whole: WatchedView) -> None:
    noted: list[tuple[Part, int]] = []
    view = RecentView(WatchedView(whole, lambda part, count: noted.append((part, count))), 10)
    view.entries(vendors=("xiaomi",))
    view.on(date(2017, 6, 30)).entries(vendors=("xiaomi",))
    assert noted[0] == (Part(vendors=("xiaomi",)), 10)
    assert noted[-1] == (Part(vendors=("xiaomi",)), 10)
