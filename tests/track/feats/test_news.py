"""What a newspaper would print of what is found."""

from __future__ import annotations

from crossfoot.track import Best, Figure, Kind, Mark, newsworthy
from tests.track.feats.feats import found

YEAR = "xiaomi shipments smartphone WORLD {} level {}M"
LINES = [YEAR.format(2010 + n, figure) for n, figure in enumerate((9, 14, 22, 31, 44, 56))]


def test_of_records_that_were_broken_only_the_last_is_told() -> None:
    told = newsworthy(found(*LINES))
    bests = [(feat.period.label, feat.detail) for feat in told if isinstance(feat.detail, Best)]
    assert [label for label, best in bests if best.is_high and best.figure is Figure.LEVEL] == ["2015"]


def test_of_round_numbers_only_the_highest_is_told() -> None:
    marks = [feat.detail.mark for feat in newsworthy(found(*LINES)) if isinstance(feat.detail, Mark)]
    assert marks == [50_000_000]


def test_a_record_is_greater_news_than_a_milestone() -> None:
    kinds = [feat.kind for feat in newsworthy(found(*LINES))]
    assert kinds.index(Kind.RECORD) < kinds.index(Kind.MILESTONE)


def test_what_is_found_is_neither_changed_nor_added_to() -> None:
    every = found(*LINES)
    assert set(map(repr, newsworthy(every))) <= set(map(repr, every))
    assert newsworthy(newsworthy(every)) == newsworthy(every)
