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


QUARTERS = ("2016-Q1", "2016-Q2", "2016-Q3", "2016-Q4", "2017-Q1")


def market(**vendors: tuple[float, ...]) -> list[str]:
    return [
        f"{vendor} shipments smartphone IN {quarter} level {figure}M"
        for vendor, figures in vendors.items()
        for quarter, figure in zip(QUARTERS, figures, strict=True)
    ]


def stories(*lines: str) -> list[tuple[str, str]]:
    return [(feat.kind.value, feat.cell.vendor[0]) for feat in newsworthy(found(*lines))]


def test_a_change_of_place_tells_the_overtakings_in_it() -> None:
    lines = market(
        samsung=(9.1, 9.2, 9.3, 9.4, 9.5), xiaomi=(2.1, 3.2, 4.3, 5.4, 8.5), vivo=(6.1, 6.2, 6.3, 6.4, 6.5),
        oppo=(7.1, 7.2, 7.3, 7.4, 7.5),
    )  # fmt: skip
    told = stories(*lines)
    assert ("place", "xiaomi") in told
    assert not {("overtake", "xiaomi"), ("first", "xiaomi")} & set(told)


def test_leading_for_the_first_time_tells_whom_that_took() -> None:
    lines = market(samsung=(6.1, 6.2, 6.3, 6.4, 6.5), xiaomi=(2.1, 3.2, 4.3, 5.4, 7.5), vivo=(1.1, 1.2, 1.3, 1.4, 1.5))
    told = [feat for feat in newsworthy(found(*lines)) if feat.kind in (Kind.FIRST, Kind.OVERTAKE)]
    assert [type(feat.detail).__name__ for feat in told] == ["Arrival"]


def test_of_two_that_pass_each_other_again_and_again_only_the_last_time_is_told() -> None:
    lines = market(samsung=(9.1, 9.2, 9.3, 9.4, 9.5), xiaomi=(2.1, 6.7, 4.3, 6.9, 5.1), vivo=(6.1, 6.2, 6.3, 6.4, 6.5))
    told = [feat for feat in newsworthy(found(*lines)) if feat.kind in (Kind.FIRST, Kind.OVERTAKE)]
    assert [(feat.period.label, feat.cell.vendor) for feat in told] == [("2017-Q1", ("vivo",))]


def test_a_round_number_passed_nobody_knows_when_is_no_news() -> None:
    vague = found(YEAR.format(2010, 9), YEAR.format(2014, 14), kind=Kind.MILESTONE)
    assert len(vague) == 1
    assert newsworthy(vague) == ()


def test_of_streaks_of_one_kind_the_most_telling_is_kept() -> None:
    runs = [feat for feat in newsworthy(found(*LINES)) if feat.kind is Kind.STREAK]
    assert len(runs) == len({(feat.cell.at(feat.since), repr(feat.detail)) for feat in runs})
