"""A long list is gone through a few entries at a time, each once, in either order."""

from __future__ import annotations

import pytest

from crossfoot.ledger import Ledger, Narrowed, Slice
from crossfoot.ledger.entry import Entry
from crossfoot.model import parse_period
from tests.ledger.samples import LATER, NOON, OCTOBER, SEPTEMBER, claims, page

LINES = tuple(f"xiaomi shipments smartphone {place} 2017-Q3 level 9.2M" for place in ("IN", "CN", "ID", "WORLD"))
OTHERS = ("apple shipments smartphone CN 2017-Q3 level 11M", "apple shipments tablet CN 2017-Q3 level 3M")


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    ledger.append(page("one"), claims(*LINES), reader="v1", recorded_at=NOON)
    ledger.append(page("two"), claims(*OTHERS), reader="v1", recorded_at=LATER)
    return ledger


def gone_through(ledger: Ledger, limit: int, asked: Narrowed = Narrowed(), *, newest: bool) -> list[Entry]:  # noqa: B008  frozen
    found: list[Entry] = []
    beyond = None
    while True:
        some = ledger.view().some(Slice(limit, beyond, newest), asked)
        if not some:
            return found
        assert len(some) <= limit
        found += some
        beyond = some[-1].id


@pytest.mark.parametrize("limit", [1, 2, 4, 100])
@pytest.mark.parametrize("newest", [True, False])
def test_all_entries_come_once_and_in_order(filled: Ledger, limit: int, newest: bool) -> None:
    every = list(filled.view().entries())
    assert gone_through(filled, limit, newest=newest) == (every[::-1] if newest else every)


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        (Narrowed(vendors=("xiaomi",)), 4),
        (Narrowed(place="CN"), 3),
        (Narrowed(product="tablet"), 1),
        (Narrowed(measure="shipments", vendors=("apple",), place="CN"), 2),
        (Narrowed(measure="sales"), 0),
        (Narrowed(origins=("outlet:the-outlet",)), 6),
        (Narrowed(within=parse_period("2017")), 6),
        (Narrowed(within=parse_period("2017-Q3"), place="CN"), 3),
        (Narrowed(within=parse_period("2017-Q4")), 0),
        (Narrowed(within=parse_period("2017-08")), 0),
        (Narrowed(page_id=page("one").id), 4),
    ],
)
def test_only_what_is_asked_for_comes(filled: Ledger, asked: Narrowed, count: int) -> None:
    assert len(gone_through(filled, 2, asked, newest=True)) == count


def test_what_was_superseded_is_not_in_the_list(filled: Ledger) -> None:
    filled.append(page("two"), claims(OCTOBER, SEPTEMBER), reader="v2", recorded_at=LATER)
    assert len(gone_through(filled, 3, newest=True)) == len(LINES) + 2


def test_behind_an_entry_that_is_none_stands_nothing(filled: Ledger) -> None:
    assert filled.view().some(Slice(5, "sha256:0000")) == ()
