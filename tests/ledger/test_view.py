"""What a view refuses to look up."""

from __future__ import annotations

from datetime import timedelta

import pytest

from crossfoot.errors import InputError
from crossfoot.ledger import MemoryLedger, Reading
from tests.ledger.samples import NOON, OCTOBER, claims, page


@pytest.mark.parametrize("name", ["", "abc", "sha256:abc", "xyzw", "sha512:abcd", "c1", "sha256:" + "a" * 65])
def test_what_is_no_id_is_told_from_what_is_not_there(name: str) -> None:
    with pytest.raises(InputError, match="at least 4 of the digits"):
        MemoryLedger().view().entry(name)


def test_digits_that_name_several_entries_are_too_few() -> None:
    ledger = MemoryLedger()
    # Of 2,000 ids some two share their first four digits: there are 65,536 of those, and about 30 pairs meet.
    ledger.append_all(
        (Reading(page(f"p{number}"), claims(OCTOBER)) for number in range(2000)), reader="v1", recorded_at=NOON
    )
    starts = [entry.id[:11] for entry in ledger.view().entries()]
    shared = next(start for start in starts if starts.count(start) > 1)
    with pytest.raises(InputError, match="names 2 entries"):
        ledger.view().entry(shared)


def test_a_view_says_its_day() -> None:
    assert MemoryLedger().view().as_of is None


def test_a_view_of_an_earlier_day_is_the_one_the_ledger_gives() -> None:
    ledger = MemoryLedger()
    ledger.append_all((Reading(page(f"p{n}"), claims(OCTOBER)) for n in range(3)), reader="v1", recorded_at=NOON)
    published = page("p0").published_at
    assert published is not None
    before, on_it = published - timedelta(days=1), ledger.view(as_of=published)
    assert ledger.view().on(published).entries() == on_it.entries() != ()
    assert on_it.on(before).entries() == ()
    assert on_it.on(before).as_of == before
