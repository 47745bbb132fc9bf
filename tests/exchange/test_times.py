"""Periods and days of publication in a table."""

from __future__ import annotations

from datetime import date

import pytest

from crossfoot.exchange.figure import SlotError
from crossfoot.exchange.times import published_on, read_period
from crossfoot.knowledge import load_vocabulary

GERMAN = ("%d.%m.%Y", "%m.%Y", "%b-%y", "FY%Y")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("2017-Q3", "2017-Q3"),
        ("2017-01/2017-10", "2017-01/2017-10"),
        ("@2023-09-30", "@2023-09-30"),
        ("2017-S1", "2017-H1"),
        ("2017-T2", "2017-05/2017-08"),
        ("2017-A1", "2017"),
        ("2017-M10", "2017-10"),
        ("2017-D304", "2017-10-31"),
        ("2017-01-01/P10M", "2017-01/2017-10"),
        ("2017-10-30/P7D", "2017-10-30/2017-11-05"),
        ("2017-01-01T00:00:00/P1Y", "2017"),
        ("Q3 2017", "2017-Q3"),
        ("3Q17", "2017-Q3"),
        ("October 2017", "2017-10"),
        ("first half of 2017", "2017-H1"),
        ("31.10.2017", "2017-10-31"),
        ("10.2017", "2017-10"),
        ("Oct-17", "2017-10"),
        ("FY2017", "2017"),
    ],
)
def test_a_period_is_read_in_any_form_that_leaves_nothing_open(text: str, label: str) -> None:
    assert read_period(text, GERMAN, load_vocabulary()).label == label


@pytest.mark.parametrize("text", ["", "last quarter", "Q3", "Q5 2017", "2017-S3", "2017-D366", "2017-13", "Q3 FY18",
                                  "2017-10-15/P1M", "9999-12-01/P99999M", "2017 or so"])  # fmt: skip
def test_a_period_that_is_none_or_leaves_something_open_is_refused(text: str) -> None:
    with pytest.raises(SlotError, match="expected a period such as"):
        read_period(text, (), load_vocabulary())


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2017-10-31", date(2017, 10, 31)),
        ("2017-10", date(2017, 10, 31)),
        ("2017", date(2017, 12, 31)),
        ("31.10.2017", date(2017, 10, 31)),
        ("2017-10-31T08:30:00Z", date(2017, 10, 31)),
        ("31 October 2017", date(2017, 10, 31)),
    ],
)
def test_a_page_was_out_for_certain_on_the_last_day_told(text: str, day: date) -> None:
    assert published_on(text, GERMAN, load_vocabulary()) == day


@pytest.mark.parametrize("text", ["2017-Q3", "2017-01/2017-02", "yesterday", "../2017-10-31"])
def test_a_page_is_out_on_a_day_or_in_a_month_or_year(text: str) -> None:
    with pytest.raises(SlotError, match="expected the day of publication"):
        published_on(text, (), load_vocabulary())
