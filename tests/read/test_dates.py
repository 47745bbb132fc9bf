"""Which date is believed, and what is odd about it."""

from __future__ import annotations

from datetime import date

import pytest

from crossfoot.read.dates import DateCandidate, DateKind, choose_date, days_of_address, days_of_facts, in_order
from crossfoot.read.facts import Facts, Time

DAY = date(2017, 10, 31)


def candidate(kind: DateKind, day: date = DAY, where: str = "here") -> DateCandidate:
    return DateCandidate(day, where, kind)


def chosen(*candidates: DateCandidate) -> tuple[date | None, list[str]]:
    day, issues = choose_date(in_order(candidates), name="p")
    return day, [issue.code for issue in issues]


def test_candidates_come_in_the_order_in_which_they_are_believed() -> None:
    backwards = [candidate(kind, date(2017, 1, at + 1)) for at, kind in reversed(list(enumerate(DateKind)))]
    assert [found.kind for found in in_order(backwards)] == list(DateKind)


def test_the_same_candidate_is_kept_once_and_equals_stay_in_page_order() -> None:
    first, second = candidate(DateKind.BYLINE, where="a"), candidate(DateKind.BYLINE, date(2017, 11, 1), "b")
    assert in_order([first, second, first]) == (first, second)


def test_nothing_found_is_an_issue_and_no_day() -> None:
    assert chosen() == (None, ["no-publication-date"])


def test_a_date_without_its_year_is_told_where_there_is_no_other() -> None:
    _, (issue,) = choose_date((), name="p", yearless="Sept. 5")
    assert issue.message == "Nothing on 'p' says when it was published; 'Sept. 5' has no year"


def test_a_header_clock_is_believed_only_where_nothing_else_says_anything() -> None:
    clock = candidate(DateKind.CLOCK, date(2024, 5, 1))
    assert chosen(clock) == (date(2024, 5, 1), ["header-clock-date"])
    assert chosen(clock, candidate(DateKind.FOOT)) == (DAY, [])


def test_good_candidates_more_than_two_days_apart_are_an_issue() -> None:
    near, far = candidate(DateKind.BYLINE, date(2017, 11, 2)), candidate(DateKind.BYLINE, date(2017, 11, 3))
    assert chosen(candidate(DateKind.META), near) == (DAY, [])
    assert chosen(candidate(DateKind.META), far) == (DAY, ["dates-disagree"])


@pytest.mark.parametrize("kind", [DateKind.UPDATED, DateKind.TIME, DateKind.MODIFIED, DateKind.FOOT, DateKind.CLOCK])
def test_weak_candidates_disagree_in_silence(kind: DateKind) -> None:
    assert chosen(candidate(DateKind.META), candidate(kind, date(2019, 1, 1))) == (DAY, [])


@pytest.mark.parametrize(
    ("where", "day"),
    [
        ("datePublished 2017-10-31T23:30:00Z", date(2017, 11, 1)),
        ("datePublished 2017-10-31T23:30:00+00:00", date(2017, 11, 1)),
        ("date Tue, 31 Oct 2017 23:30:00 GMT", date(2017, 11, 1)),
        ("datePublished 2017-10-31T23:30:00+08:00", DAY),
        ("datePublished 2017-10-31", DAY),
    ],
)
def test_a_byline_a_day_away_says_which_day_a_time_in_utc_was(where: str, day: date) -> None:
    stamp = candidate(DateKind.JSON_LD, where=where)
    assert chosen(stamp, candidate(DateKind.BYLINE, date(2017, 11, 1)))[0] == day


def test_a_byline_further_away_does_not() -> None:
    stamp = candidate(DateKind.JSON_LD, where="datePublished 2017-10-31T23:30:00Z")
    assert chosen(stamp, candidate(DateKind.BYLINE, date(2017, 11, 2))) == (DAY, [])


def test_the_caller_is_believed_before_everything() -> None:
    told = candidate(DateKind.CALLER, date(2017, 10, 30))
    assert chosen(candidate(DateKind.JSON_LD), told)[0] == date(2017, 10, 30)


@pytest.mark.parametrize(
    ("url", "days"),
    [
        ("https://example.com/2017/10/31/xiaomi", [DAY]),
        ("https://example.com/news/2017-10-31-xiaomi.html", [DAY]),
        ("https://example.com/20171031/a", [DAY]),
        ("https://example.com/2017/10/xiaomi", []),
        ("https://example.com/2017103112345", []),
        ("https://example.com/2017/13/31/", []),
        ("https://example.com/item/12017/10/31", []),
        ("", []),
    ],
)
def test_an_address_may_hold_the_day(url: str, days: list[date]) -> None:
    assert [found.day for found in days_of_address(url)] == days


def test_metadata_gives_its_dates_with_their_kinds() -> None:
    facts = Facts(
        metas=(("article:published_time", "2017-10-31"), ("og:updated_time", "2017-11-02"), ("date", "soon")),
        times=(Time("2017-10-30", 0, is_publication=False), Time("2017-10-29", 9, is_publication=True)),
        published=("2017-10-28", "n/a"),
        modified=("2017-11-01",),
    )
    assert {(found.kind, found.day) for found in days_of_facts(facts, month_first=False)} == {
        (DateKind.JSON_LD, date(2017, 10, 28)),
        (DateKind.META, date(2017, 10, 31)),
        (DateKind.MARKED_TIME, date(2017, 10, 29)),
        (DateKind.TIME, date(2017, 10, 30)),
        (DateKind.MODIFIED, date(2017, 11, 1)),
        (DateKind.MODIFIED, date(2017, 11, 2)),
    }
