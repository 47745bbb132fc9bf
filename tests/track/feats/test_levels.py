"""Levels worth a streak."""

from __future__ import annotations

from crossfoot.track import named_levels
from tests.reconcile.pages import entries

CELL = "xiaomi shipments smartphone WORLD 2017-10"


def named(*lines: str) -> list[str]:
    return [f"{level.grain.value} {level.wanted}" for level in named_levels(entries(*lines))]


def test_goals_of_so_many_a_month_and_streaks_of_pages_name_levels() -> None:
    assert named(f"{CELL} level >10M per=month mode=target", f"{CELL} level 30M per=quarter mode=target") == [
        "month (10,000,000, …)",
        "quarter [30,000,000, …)",
    ]
    assert named(f'{CELL} streak 2n predicate="level > 9M per month"') == ["month (9,000,000, …)"]


def test_what_is_no_rate_and_what_nobody_can_rate_is_no_level() -> None:
    assert named(f"{CELL} level 10M mode=target", f"{CELL} level 10M per=week mode=target") == []
    assert named(f'{CELL} streak 2n predicate="level high per month"') == []
    assert named(f"{CELL} level >10M per=month mode=target polarity=denied") == []
    assert named(f'{CELL} streak 2n predicate="growth yoy > 0 per month"', f"{CELL} level 10M per=month") == []
