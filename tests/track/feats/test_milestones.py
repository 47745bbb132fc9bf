"""Round numbers reached for the first time."""

from __future__ import annotations

from crossfoot.track import Kind
from tests.track.feats.feats import found, told

YEAR = "xiaomi shipments smartphone WORLD {} level {}"


def test_a_year_that_passes_a_round_number_is_a_milestone() -> None:
    lines = [YEAR.format(2015 + n, figure) for n, figure in enumerate(("70M", "80M", "104M"))]
    (feat,) = found(*lines, kind=Kind.MILESTONE)
    assert told(feat) == (
        "Xiaomi's smartphone shipments worldwide reached 100 million in a year in 2017, for the first time in figures "
        "that go back to 2015."
    )


def test_a_year_nobody_knows_may_have_been_the_first() -> None:
    lines = [YEAR.format(2015, "70M"), YEAR.format(2017, "104M")]
    (feat,) = found(*lines, kind=Kind.MILESTONE)
    assert "between 2016 and 2017" in told(feat)
    assert [part.period.label for part in feat.parts] == ["2015", "2017"]


def test_what_the_first_figure_reaches_already_is_no_milestone() -> None:
    assert found(YEAR.format(2016, "104M"), YEAR.format(2017, "104M"), kind=Kind.MILESTONE) == []


def test_roundings_that_reach_it_only_perhaps_do_not_count() -> None:
    assert found(YEAR.format(2016, "80M"), YEAR.format(2017, "100M"), kind=Kind.MILESTONE) == []


def test_a_running_total_passes_a_mark_between_the_days_it_is_known_for() -> None:
    total = "byd shipments nev WORLD +../{} level {}"
    lines = (total.format("2021-05-31", "0.9M"), total.format("2021-08-31", "1.2M"))
    (feat,) = found(*lines, kind=Kind.MILESTONE)
    assert told(feat) == (
        "BYD's new-energy car shipments worldwide since launch reached 1 million between 31 May 2021 and "
        "31 August 2021."
    )
