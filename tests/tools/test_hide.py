"""Hiding a figure asks the others where it lies."""

from __future__ import annotations

from crossfoot.model.interval import between
from tests.reconcile.pages import table
from tools.engine.hide import hide

YEAR = "2018-02-01 idc | acme shipments smartphone CN 2017 level 40.0M"
HALF = "2018-02-01 idc | acme shipments smartphone CN 2017-H1 level 18.0M"
REST = "2018-02-01 idc | acme shipments smartphone CN 2017-H2 level 22.0M"
MOVED = "2018-05-01 idc | acme shipments smartphone CN 2017-H2 level 23.0M"


def test_each_figure_that_the_others_leave_two_ends_is_asked_of_its_release_and_of_its_source() -> None:
    found = {hidden.entry: dict(hidden.left) for hidden in hide(table(YEAR, HALF, REST))}
    assert found == {
        "e1": {"release": between(39_900_000, 40_100_000), "source": between(39_900_000, 40_100_000)},
        "e2": {"release": between(17_900_000, 18_100_000), "source": between(17_900_000, 18_100_000)},
        "e3": {"release": between(21_900_000, 22_100_000), "source": between(21_900_000, 22_100_000)},
    }


def test_a_restated_figure_is_asked_of_its_own_release() -> None:
    found = {hidden.entry: dict(hidden.left) for hidden in hide(table(YEAR, HALF, REST, MOVED))}
    assert found["e3"]["source"] == between(22_950_000, 23_050_000)
    assert "release" not in found["e4"]
    assert found["e4"]["source"] == between(21_950_000, 22_050_000)


def test_a_figure_that_nothing_else_speaks_of_is_not_asked_for() -> None:
    assert list(hide(table(YEAR))) == []
