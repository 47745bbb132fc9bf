"""Furniture by wording and place."""

from __future__ import annotations

import pytest

from tests.read.layouts import PROSE, dropped, kept

TITLE = "Oppo ships more phones"
TEXT = f"{TITLE}\n\n{PROSE}\n\n{PROSE}"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Read more", "read more"),
        ("Also read: Nine chargers compared", "read more"),
        ("Related: Nine chargers | Ten cables", "related"),
        ("Advertisement", "advertisement"),
        ("Subscribe to our newsletter", "newsletter"),
        ("(c) Ledger 2022. All rights reserved.", "copyright"),
        ("Tags: Oppo, phones", "tags"),
        ("COMMents SHARE", "interface"),
        ("https://example.com/a", "contact"),
        ("3 min read", "reading time"),
        ("Hongmi: CNY799. Honor 3C: CNY798.", "price list"),
        ("Phones under Rs 10,000 | Our wallet guide: how far Rs 1 lakh goes", "link row"),
        ("Photo: Ann Writer/Ledger", "picture credit"),
        ("3 May 2019", "date"),
        ("Updated at 6 May 2019 19:01 IST", "date"),
    ],
)
def test_a_line_below_the_prose_that_sounds_like_furniture_is_furniture(line: str, reason: str) -> None:
    assert dropped(f"{TEXT}\n{line}") == {line: reason}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("HomeDevicesNews", "section labels"),
        ("Home > News > Devices", "section labels"),
        ("date 2017-10-31 English", "crawler header"),
        ("mostly cloudy Taipei 21°C", "weather"),
        ("Taipei, Monday, March 24, 2014 09:12 (GMT+8)", "date"),
        ("PTI", "agency"),
        ("PHONE INDEX 98.7 (-1.2%) at the close", "stock quotation"),
        ("clock menu more-arrow no yes mobile", "interface"),
        ("WEI & PARTNERS | 6 MAY 2019", "date"),
        ("By Staff Writer on Jun 18, 2019 9:05AM", "date"),
        ("In The Spotlight: Partner day, 21 June, 300 seats left", "related"),
    ],
)
def test_a_line_above_the_prose_that_sounds_like_furniture_is_furniture(line: str, reason: str) -> None:
    assert dropped(f"{line}\n\n{TEXT}") == {line: reason}


@pytest.mark.parametrize(
    "line",
    [
        "Expansion",
        "Samsung 64.1 -1.1% 16.5%",
        "Samsung | 64.1 | 22%",
        "Vendor | Shipments | Share",
        "HTC 5.0 -10%",
        "May 2009 - 30,000",
        "Samsung: 53.9 million",
        "Revenue: $78.4 billion",
        "More phones for Europe",
        "SoftBank",
        "About half of them went abroad",
        "Comments of the chief executive on the target",
    ],
)
@pytest.mark.parametrize("place", ["{line}\n\n{text}", "{text}\n{line}\n{text}", "{text}\n{line}"])
def test_lines_that_may_hold_claims_stay(line: str, place: str) -> None:
    assert dropped(place.format(line=line, text=TEXT)) == {}


@pytest.mark.parametrize("line", ["3 May 2019", "PTI", "Home > News > Devices", "Phone A: Rs 6,999"])
def test_what_is_furniture_at_the_edge_stays_between_paragraphs(line: str) -> None:
    assert dropped(f"{TEXT}\n{line}\n{TEXT}") == {}


@pytest.mark.parametrize("label", ["Author", "About the author", "Comments", "12 comments", "About Handset Research"])
def test_a_label_below_the_prose_takes_the_rest_of_the_page(label: str) -> None:
    page = (
        f"{TEXT}\n\n{label}\n\nAnn Writer\n\nAnn has edited news for close to 20 years, on phones and on ships.\nMore"
    )
    assert kept(page) == [TITLE, PROSE, PROSE]


def test_a_label_with_more_prose_after_than_before_it_takes_nothing() -> None:
    assert len(kept(f"{PROSE}\nAuthor\nAnn Writer\n{PROSE}\n{PROSE}")) == 4


def test_a_heading_of_related_pages_takes_the_lines_up_to_the_next_prose() -> None:
    page = f"{TEXT}\nRelated articles\nNine chargers\nTen cables for under 100\n{PROSE}"
    assert list(dropped(page)) == ["Related articles", "Nine chargers", "Ten cables for under 100"]


def test_above_the_prose_a_heading_of_related_pages_takes_nothing() -> None:
    assert dropped(f"Top stories\n{TEXT}") == {"Top stories": "related"}
