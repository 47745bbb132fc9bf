"""Records found in figures."""

from __future__ import annotations

from crossfoot.track import Best, Feat
from crossfoot.track.feats.asking import Asker
from crossfoot.track.feats.lines import cells_of, lines_of
from crossfoot.track.feats.records import level_in, records_of
from tests.reconcile.pages import table

YEAR = "xiaomi shipments smartphone WORLD {} level {}"


def records(*figures: str, first: int = 2011, more: tuple[str, ...] = ()) -> list[Feat]:
    lines = [YEAR.format(year, figure) for year, figure in enumerate(figures, first) if figure]
    found = table(*lines, *more)
    cells = cells_of(found)
    asker = Asker(found, cells)
    (line,) = lines_of(asker, cells)
    return list(records_of(level_in(asker, line)))


def told(feat: Feat) -> tuple[str, str, str, str | None]:
    assert isinstance(feat.detail, Best)
    side = "highest" if feat.detail.is_high else "lowest"
    beaten_by = feat.detail.beaten_by
    return feat.grade.value, side, feat.period.label, None if beaten_by is None else beaten_by.label


def test_a_year_above_all_others_is_a_record_as_far_back_as_it_is_known() -> None:
    (found,) = records("9M", "12M", "11M", "14M")
    assert told(found) == ("proven", "highest", "2014", None)
    assert found.since.label == "2011"
    assert [part.period.label for part in found.parts] == ["2011", "2012", "2013"]


def test_a_year_that_beats_only_the_latest_is_the_best_since_the_one_that_beat_it() -> None:
    (found,) = records("20M", "12M", "11M", "10M", "14M")[-1:]
    assert told(found) == ("proven", "highest", "2015", "2011")


def test_roundings_that_meet_leave_it_open() -> None:
    (found,) = records("9M", "12M", "14.1M", "14M")
    assert told(found) == ("possible", "highest", "2014", None)
    assert [period.label for period in found.undecided] == ["2013"]


def test_an_unknown_year_makes_it_possible_only_and_says_what_would_settle_it() -> None:
    (found,) = records("9M", "12M", "", "14M")
    assert told(found) == ("possible", "highest", "2014", None)
    ((cell, wanted),) = found.deciding
    assert (cell.period.label, str(wanted)) == ("2013", "(…, 13,500,000)")


def test_growth_proves_a_record_where_the_levels_alone_leave_it_open() -> None:
    more = ("xiaomi shipments smartphone WORLD 2014 growth 2% base=yoy:2013",)
    (found,) = records("9M", "12M", "13.9M", "14M", more=more)
    assert told(found) == ("proven", "highest", "2014", None)
    assert "e5" in found.entry_ids


def test_a_low_is_a_record_too() -> None:
    assert [told(feat) for feat in records("14M", "12M", "11M", "9M")] == [("proven", "lowest", "2014", None)]


def test_two_years_before_are_too_few_to_speak_of_a_record() -> None:
    assert records("9M", "12M", "14M") == []
