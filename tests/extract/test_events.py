"""Streaks, records, milestones, statuses, presences, deals and nondisclosures."""

from __future__ import annotations


def test_a_month_in_a_row_is_a_streak(claims: list[str]) -> None:
    """In October 2017 Xiaomi shipped more than 10 million smartphones for the second month in a row."""
    assert claims == [
        "xiaomi shipments smartphone WORLD 2017-10 level >10M",
        'xiaomi shipments smartphone WORLD 2017-10 streak 2n predicate="level > 10M per month"',
    ]


def test_a_rank_held_for_quarters_is_a_streak(claims: list[str]) -> None:
    """Lenovo was number one in PC shipments for the fifth straight quarter in the second quarter of 2016."""
    assert claims == [
        "lenovo shipments pc WORLD 2016-Q2 rank 1#",
        'lenovo shipments pc WORLD 2016-Q2 streak 5n predicate="rank = 1 per quarter"',
    ]


def test_a_record_is_the_highest_ever(claims: list[str]) -> None:
    """Apple sold 78.3 million iPhones in the fourth quarter of 2016, a record."""
    assert claims == [
        "apple sales smartphone WORLD 2016-Q4 level 78.3M",
        "apple sales smartphone WORLD 2016-Q4 record record=highest scope=ever",
    ]


def test_the_lowest_in_ten_years_is_a_record_with_its_scope(claims: list[str]) -> None:
    """PC shipments came to 62.4 million units in the second quarter of 2016, the lowest in ten years."""
    assert claims == [
        "ALL shipments pc WORLD 2016-Q2 level 62.4M",
        'ALL shipments pc WORLD 2016-Q2 record record=lowest scope="10 years"',
    ]


def test_on_track_is_a_status(claims: list[str]) -> None:
    """Xiaomi is on track to reach its target of shipping 90 million smartphones in 2017."""
    assert claims == [
        "xiaomi shipments smartphone WORLD 2017 status state=on_track",
        "xiaomi shipments smartphone WORLD 2017 level 90M mode=target",
    ]


def test_missing_a_target_is_a_status(claims: list[str]) -> None:
    """Xiaomi shipped 70 million smartphones in 2015 and missed its target of 80 million."""
    assert claims == [
        "xiaomi shipments smartphone WORLD 2015 level 70M",
        "xiaomi shipments smartphone WORLD 2015 status state=missed",
        "xiaomi shipments smartphone WORLD 2015 level 80M mode=target",
    ]


def test_selling_in_places_is_a_presence_in_each(claims: list[str]) -> None:
    """Xiaomi sells smartphones in Mexico, Poland and Ukraine."""
    assert claims == [
        "xiaomi - smartphone MX @2017-10-31 presence state=present",
        "xiaomi - smartphone PL @2017-10-31 presence state=present",
        "xiaomi - smartphone UA @2017-10-31 presence state=present",
    ]


def test_a_meeting_is_a_deal(claims: list[str]) -> None:
    """Xiaomi, which sells smartphones, held a meeting with Microsoft last week."""
    assert claims == [
        "xiaomi - - - 2017-10-23/2017-10-29 deal deal=meeting with=microsoft",
    ]


def test_a_store_is_no_presence(claims: list[str]) -> None:
    """Xiaomi, which sells smartphones, opened a store in London last week."""
    assert claims == []


def test_a_meeting_of_managers_of_one_company_is_no_deal(claims: list[str]) -> None:
    """Samsung, which sells smartphones, held a meeting of its managers on Friday."""
    assert claims == []


def test_being_on_track_to_fall_short_is_no_good_news(claims: list[str]) -> None:
    """Tesla delivered 14,370 vehicles in the second quarter. It is on track to fall short of its annual target."""
    assert [line.partition("state=")[2] for line in claims] == ["", "unlikely mode=forecast"]


def test_a_milestone_achieved_is_no_target_met(claims: list[str]) -> None:
    """Huawei, which achieved the 100 million milestone last year, aims to ship 140 million smartphones in 2018."""
    assert [line for line in claims if "state=met" in line] == []


def test_ahead_of_schedule_is_a_status(claims: list[str]) -> None:
    """Huawei shipped 34.3 million smartphones in the first half of 2017. It is ahead of schedule on shipments."""
    assert [line.partition("state=")[2] for line in claims] == ["", "ahead"]


def test_behind_plan_is_a_status(claims: list[str]) -> None:
    """XPeng is behind plan for its goal of 380,000 vehicle deliveries in 2025."""
    assert [line.partition("state=")[2] for line in claims] == ["behind", ""]


def test_how_a_goal_will_end_does_not_move_the_text_to_its_time(claims: list[str]) -> None:
    """Huawei will meet its 2018 target of 200 million handsets. Huawei shipped 153 million smartphones in 2017, below its original sales target of 170 million."""  # noqa: E501
    assert claims[-1] == "huawei sales smartphone WORLD 2017 level 170M mode=target"
