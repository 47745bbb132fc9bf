"""Conflicts, found once for a ledger and a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from crossfoot.errors import InputError
from crossfoot.reconcile import Layer
from crossfoot.web.conflicted import CONFLICTS, all_conflicts, clash_at, conflicts_of, differences_of, parts_of
from crossfoot.web.desk import Desk, Shelf
from crossfoot.web.settings import Settings
from tests.web.conftest import NOW


@pytest.fixture(scope="module")
def desk(starter: Path) -> Desk:
    return Shelf(Settings(str(starter), lambda: NOW, lambda: "drawn")).desk(date(2018, 2, 10))


def test_conflicts_are_there_for_nothing_once_they_were_found(desk: Desk) -> None:
    assert desk.known(CONFLICTS) is None
    found = all_conflicts(desk)
    assert sum(clash.conflict.is_hard for clash in found) == 3
    assert desk.known(CONFLICTS) is found


def test_a_voice_has_its_part_in_conflicts(desk: Desk) -> None:
    found = conflicts_of(desk, "idc")
    assert {clash.vendors for clash in found} == {("oppo",), ("vivo",), ("huawei",)}
    assert conflicts_of(desk, "xiaomi") == ()


def test_differences_are_nobodys_error(desk: Desk) -> None:
    found = differences_of(desk, "xiaomi")
    assert {clash.conflict.layer for clash in found} == {Layer.ACROSS}
    assert all("xiaomi" in clash.vendors for clash in found)


def test_a_conflict_has_an_address(desk: Desk) -> None:
    worst, *_ = all_conflicts(desk)
    assert clash_at(desk, worst.id) is worst


def test_a_difference_is_found_from_its_claims(desk: Desk) -> None:
    pair = next(clash for clash in differences_of(desk, "xiaomi") if len(clash.entries) == 2)
    found = clash_at(desk, pair.id)
    assert found is not None
    assert (found.id, found.conflict.layer, found.conflict.gap) == (pair.id, Layer.ACROSS, pair.conflict.gap)


def test_an_address_without_claims_is_none() -> None:
    with pytest.raises(InputError, match="named by its claims"):
        parts_of(".")
