"""Times of figures that are passed or compared with, which date nothing else."""

from __future__ import annotations

import pytest


def test_what_happened_during_the_month_compared_with(claims: list[str]) -> None:
    """BYD delivered 9,812 cars in August 2017, a 6.5% decrease from July, during which BYD delivered 10,494 cars."""
    assert claims == [
        "byd deliveries nev WORLD 2017-08 level 9,812",
        "byd deliveries nev WORLD 2017-08 growth -6.5% base=mom:2017-07",
        "byd deliveries nev WORLD 2017-07 level 10,494",
    ]


def test_the_record_of_the_month_before_is_of_that_month(claims: list[str]) -> None:
    """BYD delivered 10,900 cars in September 2017 and beat its previous month's delivery record of 9,812 cars."""
    assert claims == [
        "byd deliveries nev WORLD 2017-09 level 10,900",
        "byd deliveries nev WORLD 2017-08 level 9,812",
    ]


def test_each_figure_that_was_topped_is_of_its_own_year_and_no_bound(claims: list[str]) -> None:
    """BYD delivered 10,900 cars in September 2017.

    The result topped the 9,812 deliveries made in August and the 7,052 deliveries made in September 2016.
    """
    assert claims[1:] == [
        "byd deliveries nev WORLD 2017-08 level 9,812",
        "byd deliveries nev WORLD 2016-09 level 7,052",
    ]


def test_a_mark_that_was_crossed_is_a_bound(claims: list[str]) -> None:
    """Xiaomi shipped 9 million smartphones in Q3 2017. It crossed the 50 million mark in the first nine months."""
    assert claims[1:] == ["xiaomi shipments smartphone WORLD 2017-01/2017-09 level >50M"]


def test_a_quarter_by_its_first_and_last_month(claims: list[str]) -> None:
    """In the quarter that started in July and ended in September, worldwide tablet shipments fell 5 percent."""
    assert claims == ["ALL shipments tablet WORLD 2017-Q3 growth -5% base=yoy:2016-Q3"]


def test_at_the_same_time_last_year_dates_its_sentence(claims: list[str]) -> None:
    """Fitbit shipped 3.6 million wearables in Q3 2017.

    At the same time last year, Fitbit led the market with 5.4 million wearables.
    """
    assert claims == [
        "fitbit shipments wearable WORLD 2017-Q3 level 3.6M",
        "fitbit shipments wearable WORLD 2016-Q3 rank 1#",
        "fitbit shipments wearable WORLD 2016-Q3 level 5.4M",
    ]


def test_what_went_on_throughout_the_year_dates_no_growth_behind_it(claims: list[str]) -> None:
    """Oppo shipped 31 million smartphones in Q3 2017.

    It kept stocks low throughout the year, and this helped its shipments to grow 12 percent.
    """
    assert claims[1:] == ["oppo shipments smartphone WORLD 2017-Q3 growth 12% base=yoy:2016-Q3"]


def test_when_something_else_happened_does_not_date_a_share(claims: list[str]) -> None:
    """Xiaomi led the Indian smartphone market in Q3 2017 with a share of 23 percent.

    Its share stayed above 20 percent after it passed Samsung in the second half of the previous year.
    """
    assert claims[1:] == [
        "xiaomi shipments smartphone IN 2017-Q3 share 23%",
        "xiaomi shipments smartphone IN 2017-Q3 share (20,100]pct:gt:20",
        "xiaomi shipments smartphone IN 2016-H2 order above=xiaomi below=samsung event=overtook",
    ]


@pytest.mark.published("2018-01-03")
def test_down_from_last_year_in_january_is_the_december_before(claims: list[str]) -> None:
    """Nio delivered 2,900 cars in December 2017, down from 3,400 last year."""
    assert claims == [
        "nio deliveries nev WORLD 2017-12 level 2,900",
        "nio deliveries nev WORLD 2016-12 level 3,400",
    ]


def test_for_the_second_time_this_year_dates_nothing(claims: list[str]) -> None:
    """BYD sold 10,900 cars in September 2017.

    It was ahead of Nio for the second time this year, with a share of 1.2 percent.
    """
    assert claims[1:] == [
        "byd sales nev WORLD 2017-09 order above=byd below=nio event=standing",
        "byd sales nev WORLD 2017-09 share 1.2%",
    ]


def test_the_following_year_is_the_one_after(claims: list[str]) -> None:
    """Xiaomi shipped 41 million smartphones in 2015 and the following year, it shipped 58 million."""
    assert claims == [
        "xiaomi shipments smartphone WORLD 2015 level 41M",
        "xiaomi shipments smartphone WORLD 2016 level 58M",
    ]


def test_a_rank_of_now_is_not_of_the_year_of_a_goal(claims: list[str]) -> None:
    """Xiaomi has a shipment target of 120 million smartphones for 2018.

    In terms of smartphone shipments, Xiaomi is currently the fourth-largest company.
    """
    assert claims[-1] == "xiaomi shipments smartphone WORLD ? rank 4#"


def test_what_was_made_in_the_quarter_compared_with(claims: list[str]) -> None:
    """In Q3 2017 Tesla's production grew 76% from a strike-constrained Q2 production number of 14,272 cars."""
    assert claims == [
        "tesla production bev WORLD 2017-Q3 growth 76% base=qoq:2017-Q2",
        "tesla production bev WORLD 2017-Q2 level 14,272",
    ]


def test_up_to_last_year_is_compared_with_it(claims: list[str]) -> None:
    """Tesla delivered 26,150 cars in Q3 2017, up 25% to last year."""
    assert claims == [
        "tesla deliveries bev WORLD 2017-Q3 level 26,150",
        "tesla deliveries bev WORLD 2017-Q3 growth 25% base=yoy:2016-Q3",
    ]


def test_deliveries_of_the_month_compared_with_when_so_many_were_delivered(claims: list[str]) -> None:
    """The August 2017 numbers of Nio are a 35.8% drop from July deliveries, when Nio delivered 2,378 cars."""
    assert claims[-1] == "nio deliveries nev WORLD 2017-07 level 2,378"
