"""Streaks and what goes on in them."""

from __future__ import annotations


def test_who_sold_best_was_first_in_every_period_of_the_streak(claims: list[str]) -> None:
    """For the sixth month in a row, Tesla was the best-selling electric car brand in Norway with 9,120 cars in May 2017."""
    assert [line for line in claims if "streak" in line] == [
        'tesla sales bev NO 2017-05 streak 6n predicate="rank = 1 per month"'
    ]
