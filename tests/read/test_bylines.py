"""Dates in the text of a page."""

from __future__ import annotations

from datetime import date

import pytest

from crossfoot.read.bylines import PageText
from crossfoot.read.dates import DateKind
from crossfoot.read.facts import Facts
from crossfoot.read.furniture import judge
from crossfoot.read.layout import Layout
from crossfoot.read.page import find_dates
from crossfoot.read.text import lay_out_text
from crossfoot.read.wordings import wordings
from tests.read.layouts import PROSE, document_of, issues_of, layout_of


def found(layout: Layout, url: str | None = None) -> list[tuple[date, DateKind]]:
    page = PageText(layout, judge(layout, (), wordings()), url)
    return [(candidate.day, candidate.kind) for candidate in find_dates(page, Facts())]


def in_text(page: str, url: str | None = None) -> list[tuple[date, DateKind]]:
    return found(lay_out_text(page), url)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("31 OCT 2017", date(2017, 10, 31)),
        ("WEI & PARTNERS | 6 MAY 2019", date(2019, 5, 6)),
        ("Gadget Desk | August 6, 2021 17:22 IST | Subscribe to our newsletter", date(2021, 8, 6)),
        ("Posted by the editor on December 26, 2018 at 9:14 am // 41 comments", date(2018, 12, 26)),
        ("By Staff Writer on Jun 18, 2019 9:05AM", date(2019, 6, 18)),
        ("28 October 2022 | By the newsdesk | 3 min read", date(2022, 10, 28)),
        ("May 5, 2017, 4:20 pm • Tablets", date(2017, 5, 5)),
        ("By ChargeWire Shenzhen · 2 April 2024", date(2024, 4, 2)),
    ],
)
def test_a_byline_below_the_headline_dates_the_page(line: str, day: date) -> None:
    assert in_text(f"Oppo ships more phones again\n\n{line}\n\n{PROSE}") == [(day, DateKind.BYLINE)]


def test_a_byline_below_a_subtitle_of_a_full_sentence_dates_the_page() -> None:
    line = "Written by Ann Writer | New Delhi | November 8, 2015 4:44:32 pm"
    assert in_text(f"Oppo ships more phones again\n\n{PROSE}\n\n{line}\n\n{PROSE}") == [
        (date(2015, 11, 8), DateKind.BYLINE)
    ]


def test_a_line_of_change_is_believed_after_a_line_of_publication() -> None:
    page = f"Oppo ships more phones again\nUpdated: 5 May 2019 19:01 IST\n3 May 2019\n{PROSE}"
    assert in_text(page) == [(date(2019, 5, 3), DateKind.BYLINE), (date(2019, 5, 5), DateKind.UPDATED)]


def test_a_line_of_change_alone_dates_the_page() -> None:
    page = f"Oppo ships more phones again\nUpdated - December 22, 2023 06:41 pm IST - NEW DELHI\n{PROSE}"
    assert in_text(page) == [(date(2023, 12, 22), DateKind.UPDATED)]


def test_a_crawlers_header_line_is_a_candidate_of_its_own() -> None:
    page = f" date 2017-10-31 English\n\nOppo ships more phones again\n\n{PROSE}"
    assert in_text(page) == [(date(2017, 10, 31), DateKind.CRAWLER)]


@pytest.mark.parametrize(
    "top",
    [
        "Taipei, Monday, March 24, 2014 09:12 (GMT+8)",
        "Monday, March 24, 2014\nmostly cloudy Taipei 21°C",
        "Home » Phones » Market | Mon 24 Mar 2014 | Taipei 21°C",
        "Monday, March 24, 2014",
    ],
)
def test_a_clock_above_the_headline_is_believed_last(top: str) -> None:
    assert in_text(f"{top}\n\nOppo ships more phones again\n\n{PROSE}") == [(date(2014, 3, 24), DateKind.CLOCK)]
    both = in_text(f"{top}\n\nOppo ships more phones again\n\n3 May 2012\n{PROSE}")
    assert [kind for _, kind in both] == [DateKind.BYLINE, DateKind.CLOCK]


def test_a_date_in_a_header_above_the_headline_is_a_clock() -> None:
    page = f"<nav>Phones | Mon 24 March 2014</nav><h1>Oppo ships more</h1><p>{PROSE}</p><p>{PROSE}</p>"
    assert found(layout_of(page)) == [(date(2014, 3, 24), DateKind.CLOCK)]


@pytest.mark.parametrize(
    "elsewhere",
    [
        "<div class=comments><p>John, 3 May 2019: nice</p></div>",
        "<div class=related><p>3 May 2019</p></div>",
        "<footer>3 May 2019</footer>",
        f"<p>{PROSE[:-1]}, said on 3 May 2019.</p>",
        "<h2>The launch on 3 May 2019 in Madrid was a success</h2>",
    ],
)
def test_dates_of_other_things_are_no_candidates(elsewhere: str) -> None:
    assert found(layout_of(f"<h1>Oppo ships more</h1><p>{PROSE}</p><p>{PROSE}</p>{elsewhere}")) == []


def test_a_heading_that_names_a_day_is_no_date_line() -> None:
    page = f"<h1>Oppo ships more</h1><h3>The launch on 3 May 2019 in Madrid was a success</h3><p>{PROSE}</p>"
    assert found(layout_of(page)) == []


def test_a_date_line_at_the_foot_is_believed_after_the_rest() -> None:
    assert in_text(f"Oppo ships more phones again\n{PROSE}\n3 May 2019") == [(date(2019, 5, 3), DateKind.FOOT)]


def test_a_dateline_stays_in_its_paragraph_and_dates_the_page() -> None:
    page = f"Oppo ships more phones again\n\nNEW DELHI, May 3, 2019 (Reuters) - {PROSE}"
    assert in_text(page) == [(date(2019, 5, 3), DateKind.DATELINE)]
    assert document_of(page).blocks[1].furniture is None


@pytest.mark.parametrize(
    ("url", "days"),
    [
        ("https://example.com/2017/09/oppo", [(date(2017, 9, 5), DateKind.DATELINE)]),
        ("https://example.com/2017/oppo", [(date(2017, 9, 5), DateKind.DATELINE)]),
        ("https://example.com/2017/08/oppo", []),
        (None, []),
    ],
)
def test_a_dateline_takes_its_year_from_the_address_or_not_at_all(
    url: str | None, days: list[tuple[date, DateKind]]
) -> None:
    assert in_text(f"Oppo ships more phones again\n\nTAIPEI, Sept. 5 – {PROSE}", url) == days


def test_a_dateline_without_a_year_is_told_when_there_is_no_date() -> None:
    (issue,) = issues_of(f"Oppo ships more phones again\n\nTAIPEI, Sept. 5 – {PROSE}")
    assert (issue.code, "'Sept. 5' has no year" in issue.message) == ("no-publication-date", True)


@pytest.mark.parametrize(
    "label", ["<dt>Joined</dt><dd>{}</dd>", "<p>Member since: {}</p>", "<p>Registered on</p><p>{}</p>"]
)
def test_a_date_with_a_label_of_something_else_is_not_the_pages(label: str) -> None:
    page = f"<h1>What became of the phone?</h1>{label.format('May 11, 2017')}<p>{PROSE}</p>"
    assert document_of(page).provenance.published_at is None
