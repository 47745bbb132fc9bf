"""What a ledger holds is counted by series and by voice without being read."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from crossfoot.ledger import Ledger, Tallied
from crossfoot.ledger.keys import series_key
from tests.ledger.samples import GOAL, INDIA, LATER, NOON, OCTOBER, SEPTEMBER, claims, page

OTHERS = ("apple shipments smartphone CN 2017-Q2 level 10M", "apple shipments smartphone CN 2017-Q3 level 11M")


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    ledger.append(page("one"), claims(OCTOBER, SEPTEMBER, INDIA, GOAL), reader="v1", recorded_at=NOON)
    ledger.append(page("two"), claims(*OTHERS), reader="v1", recorded_at=LATER)
    ledger.append(page("three"), claims(OCTOBER, *OTHERS), reader="v1", recorded_at=LATER)
    return ledger


def test_series_are_counted(filled: Ledger) -> None:
    view = filled.view()
    counted = Counter(series_key(entry.claim.cell) for entry in view.entries())
    tallies = view.tally(Tallied.SERIES)
    assert {tally.name: tally.entries for tally in tallies} == counted
    assert [tally.name for tally in tallies] == sorted(counted)
    apple = next(tally for tally in tallies if tally.name == "apple shipments smartphone CN ?")
    assert (apple.entries, apple.pages) == (4, 2)
    assert (apple.first, apple.last) == (page().published_at, page().published_at)


def test_voices_are_counted_as_folded(filled: Ledger) -> None:
    view = filled.view()
    counted = Counter(entry.origin for entry in view.entries())
    assert {tally.name: tally.entries for tally in view.tally(Tallied.ORIGIN)} == counted


def test_nothing_published_later_is_counted(filled: Ledger) -> None:
    assert filled.view(as_of=date(2010, 1, 1)).tally(Tallied.ORIGIN) == ()
