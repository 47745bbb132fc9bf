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
