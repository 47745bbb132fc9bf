"""Feats in words."""

from __future__ import annotations

from crossfoot.track import Kind
from tests.track.feats.feats import found, told, told_how_settled

YEAR = "xiaomi shipments smartphone WORLD {} level {}"


def test_a_record_says_how_far_back_it_goes() -> None:
    lines = [YEAR.format(2010 + n, figure) for n, figure in enumerate(("9M", "14M", "12M", "31.2M"))]
    highest = found(*lines, kind=Kind.RECORD)
    assert told(highest[0]) == (
        "Xiaomi's smartphone shipments worldwide of 31.15 to 31.25 million in 2013 were the highest of any year in "
        "figures that go back to 2010."
    )


def test_a_record_says_what_beat_it_and_what_may_have() -> None:
    tail = [YEAR.format(2013 + n, figure) for n, figure in enumerate(("9M", "10M", "8M", "14M"))]
    beaten = found(YEAR.format(2012, "20M"), *tail, kind=Kind.RECORD)
    assert any(told(feat).endswith("were the highest since 2012.") for feat in beaten)
    open_ = found(YEAR.format(2011, "5M"), *tail, kind=Kind.RECORD)
    assert any(told(feat).endswith("since at least 2013; whether 2012 did as well is not known.") for feat in open_)


def test_what_is_possible_says_what_would_settle_it() -> None:
    lines = [YEAR.format(year, figure) for year, figure in ((2010, "9M"), (2011, "14M"), (2013, "31.2M"))]
    (feat,) = (feat for feat in found(*lines, kind=Kind.RECORD))
    assert told(feat).startswith("Possibly, as for 2012 nobody can tell yet: ")
    assert told_how_settled(feat) == "A figure of less than 31.15 million for 2012 would prove it."


def test_growth_is_told_as_growth_and_a_fall_as_a_fall() -> None:
    up = [YEAR.format(2010 + n, f"{figure}M") for n, figure in enumerate((100, 101, 103, 106, 140))]
    down = [YEAR.format(2010 + n, f"{figure}M") for n, figure in enumerate((200, 196, 190, 180, 120))]
    assert any("grew by 30.98 to 33.18 percent on the year before in 2014, the fastest growth" in told(feat)
               for feat in found(*up, kind=Kind.RECORD))  # fmt: skip
    assert any("fell by" in told(feat) and "the steepest fall" in told(feat) for feat in found(*down, kind=Kind.RECORD))


def test_a_share_a_total_and_a_fall_of_the_market_are_told() -> None:
    years = [f"ALL shipments smartphone IN {2010 + n} level {figure}M" for n, figure in enumerate((90, 80, 70, 60))]
    shares = [f"xiaomi shipments smartphone IN {2010 + n} share {part}%" for n, part in enumerate((2, 3, 4, 9))]
    words = [told(feat) for feat in found(*years, *shares)]
    assert (
        "Smartphone shipments in India fell on the year before for at least three years running, from 2011 to 2013, "
        "the latest known." in words
    )
    assert (
        "Xiaomi's share of smartphone shipments in India of 8.5 to 9.5 percent in 2013 was the highest of any year in "
        "figures that go back to 2010." in words
    )


def test_a_streak_with_many_open_periods_counts_them() -> None:
    known = [f"xiaomi shipments smartphone IN {year}-{month:02d} level 5.{month}M"
             for year in (2014, 2015, 2016) for month in range(1, 13) if month % 4 != 3]  # fmt: skip
    goal = 'xiaomi shipments smartphone IN 2017-01 streak 2n predicate="level > 5M per month"'
    (feat,) = (
        feat for feat in found(*known, goal, kind=Kind.STREAK) if feat.undecided and "more than 5 million" in told(feat)
    )
    assert told(feat).startswith("Possibly, as for 9 of its periods nobody can tell yet: ")
    assert told_how_settled(feat) == ""
