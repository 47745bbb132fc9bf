"""What a page's name tells of its time."""

from __future__ import annotations

from datetime import date

import pytest

from crossfoot.read import read_page
from crossfoot.read.naming import days_of_name

PAGE = b"Phones sell well\n\nXiaomi shipped 10 million phones in the third quarter of the year, the company said.\n"


@pytest.mark.parametrize(
    ("name", "yearless", "expected"),
    [
        ("phones-2017q3.txt", None, date(2017, 10, 1)),
        ("phones-q4-2017", None, date(2018, 1, 1)),
        ("cars-nov-2025.html", None, date(2025, 12, 1)),
        ("https://news.test/2016/phones-december-2016", None, date(2017, 1, 1)),
        ("targets-2015.txt", None, date(2016, 1, 1)),
        ("phones-2023q2.html", (9, 5), date(2023, 9, 5)),
        ("phones-2016q4.html", (1, 31), date(2017, 1, 31)),
        ("earnings-2017.txt", (1, 31), date(2017, 1, 31)),
    ],
)
def test_a_name_stands_for_a_day_after_the_period_it_holds(
    name: str, yearless: tuple[int, int] | None, expected: date
) -> None:
    assert [candidate.day for candidate in days_of_name(name, yearless)] == [expected]


@pytest.mark.parametrize("name", ["phones.txt", "iphone-2000000.txt", "redmi-note-7.html", "q3.txt"])
def test_a_name_without_a_year_says_nothing(name: str) -> None:
    assert not list(days_of_name(name, None))


def test_a_page_with_a_date_is_not_dated_by_its_name() -> None:
    document, issues = read_page(b"31 October 2017\n\n" + PAGE, name="phones-2015q1.txt")
    assert document.provenance.published_at == date(2017, 10, 31)
    assert not issues


def test_a_page_dated_by_its_name_says_so() -> None:
    document, issues = read_page(PAGE, name="phones-2017q3.txt")
    assert document.provenance.published_at == date(2017, 10, 1)
    assert [issue.code for issue in issues] == ["date-from-name"]
