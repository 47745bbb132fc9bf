"""Streaks and what goes on in them."""

from __future__ import annotations


def test_who_sold_best_was_first_in_every_period_of_the_streak(claims: list[str]) -> None:
    """Tesla sold 9,120 EVs in Norway in May 2017. It was the best-selling brand for the sixth month in a row."""
    assert 'tesla sales bev NO 2017-05 streak 6n predicate="rank = 1 per month"' in claims
