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
    assert {clash.conflict.layer for clash in found} == {Layer.SOURCE, Layer.ACROSS}
    assert all("xiaomi" in clash.vendors for clash in found)


def test_a_conflict_has_an_address_with_and_without_all_others(desk: Desk, starter: Path) -> None:
    worst = all_conflicts(desk)[0]
    assert clash_at(desk, worst.id) is worst
    fresh = Shelf(Settings(str(starter), lambda: NOW, lambda: "drawn")).desk(date(2018, 2, 10))
    alone = clash_at(fresh, worst.id)
    assert alone is not None
    assert (alone.id, alone.conflict.gap, alone.conflict.is_hard) == (worst.id, worst.conflict.gap, True)


def test_an_address_without_claims_is_none() -> None:
    with pytest.raises(InputError, match="named by its claims"):
        parts_of(".")
