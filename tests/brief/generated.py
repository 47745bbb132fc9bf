"""Briefs of every kind from the starter figures: vendors, markets, goals, days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import lru_cache

from crossfoot.brief import Brief, write_brief, write_market_brief, write_target_brief
from crossfoot.knowledge import load_vocabulary
from crossfoot.ledger import MemoryLedger, View, load_starter
from crossfoot.model import parse_period

__all__ = ["generated", "written"]

_VENDORS = (
    ("xiaomi", "2017-10-31"),
    ("xiaomi", "2018-02-06"),
    ("xiaomi", "2019-03-01"),
    ("huawei", "2016-02-15"),
    ("samsung", "2017-11-30"),
    ("apple", "2018-02-06"),
    ("oppo", "2018-02-06"),
    ("sony", "2014-06-30"),
    ("tesla", "2021-01-15"),
    ("nio", "2023-01-31"),
    ("li-auto", "2025-01-31"),
    ("leapmotor", "2025-08-01"),
)
_MARKETS = (
    ("IN", "2017-Q4", "2018-02-28"),
    ("IN", "2018-Q3", "2019-02-28"),
    ("CN", "2018-Q4", "2019-12-31"),
    ("WORLD", "2017-Q4", "2018-02-28"),
    ("WORLD", "2018-Q2", "2018-12-31"),
)
_GOALS = (
    ("xiaomi", "2017", "2017-11-07"),
    ("byd", "2023", "2023-09-23"),
    ("xpeng", "2025", "2025-08-01"),
    ("oppo", "2017", "2017-04-26"),
)


@lru_cache(maxsize=1)
def _ledger() -> MemoryLedger:
    found = MemoryLedger()
    load_starter(found, recorded_at=datetime(2030, 1, 1, tzinfo=UTC))
    return found


def _on(day: str) -> tuple[View, date]:
    as_of = date.fromisoformat(day)
    return _ledger().view(as_of=as_of), as_of


@lru_cache
def written(vendor: str, day: str) -> Brief:
    """The brief on a vendor as of a day."""
    view, as_of = _on(day)
    return write_brief(vendor, view, as_of=as_of, vocabulary=load_vocabulary())


def generated(*, every: int = 1) -> Iterator[Brief]:
    """Briefs of all kinds; of each kind every so manieth."""
    words = load_vocabulary()
    yield from (written(vendor, day) for vendor, day in _VENDORS[::every])
    for place, period, day in _MARKETS[::every]:
        view, as_of = _on(day)
        asked = parse_period(period)
        yield write_market_brief(place, "smartphone", view, as_of=as_of, vocabulary=words, period=asked)
    for vendor, period, day in _GOALS[::every]:
        view, as_of = _on(day)
        yield write_target_brief(vendor, parse_period(period), view, as_of=as_of, vocabulary=words)
