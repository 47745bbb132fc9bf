"""What pages mean by a record."""

from __future__ import annotations

import pytest

from crossfoot.model import parse_period
from crossfoot.track import Figure
from crossfoot.track.feats.scopes import earlier_periods, read_record

OWN, SINCE = parse_period("2017-Q3"), parse_period("2015-Q1")


def periods(scope: str, *, step: int = 3) -> list[str] | None:
    found = earlier_periods(OWN, scope, since=SINCE, step=step)
    return None if found is None else [period.label for period in found[0]]


@pytest.mark.parametrize(
    ("record", "figure", "is_high"),
    [
        ("highest", None, True),
        ("lowest", None, False),
        ("fastest growth", Figure.GROWTH, True),
        ("largest decline", Figure.GROWTH, False),
        ("smallest fall", Figure.GROWTH, True),
        ("highest share", Figure.SHARE, True),
    ],
)
def test_a_record_has_a_figure_and_a_direction(record: str, figure: Figure | None, is_high: bool) -> None:
    found = read_record(record, "ever")
    assert found is not None
    assert (found.figure, found.is_high, found.is_seasonal) == (figure, is_high, False)


def test_a_scope_says_which_periods_are_meant() -> None:
    assert periods("1 year") == ["2017-Q2", "2017-Q1", "2016-Q4"]
    assert periods("2 quarters") == ["2017-Q2"]
    assert periods("year 2017") == ["2017-Q2", "2017-Q1"]
    assert periods("since 2016-Q4") == ["2017-Q2", "2017-Q1"]
    assert (periods("ever") or [])[-1] == "2015-Q1"
    assert periods("ever", step=12) == ["2016-Q3", "2015-Q3"]


def test_what_is_not_understood_is_none() -> None:
    assert periods("among major brands") is None
    assert periods("since launch") is None
    assert read_record("first above", "ever") is None
    assert read_record("fastest", "ever") is None


def test_a_time_that_begins_before_the_first_figure_is_not_all_known() -> None:
    found = earlier_periods(OWN, "10 years", since=SINCE, step=3)
    assert found is not None
    assert not found[1]
