"""Streaks found in figures."""

from __future__ import annotations

from functools import partial

from crossfoot.model.predicate import parse_predicate
from crossfoot.reconcile import Grade
from crossfoot.track import Feat, Run
from crossfoot.track.feats.asking import Asker
from crossfoot.track.feats.lines import cells_of, lines_of
from crossfoot.track.feats.streaks import find_streaks, part_of
from tests.reconcile.pages import table

MONTH = "xiaomi shipments smartphone WORLD 2017-{:02d} level {}"
QUARTER = "xiaomi shipments smartphone WORLD {} level {}"


def streaks(predicate: str, *lines: str) -> list[Feat]:
    figures = table(*lines)
    cells = cells_of(figures)
    asker = Asker(figures, cells)
    (line,) = (line for line in lines_of(asker, cells) if predicate.endswith(line.grain.value))
    return list(find_streaks(line, parse_predicate(predicate), partial(part_of, asker)))


def months(*figures: str) -> list[str]:
    return [MONTH.format(number, figure) for number, figure in enumerate(figures, 1) if figure]


def told(feat: Feat) -> tuple[str, str, str]:
    return feat.grade.value, feat.parts[0].period.label, feat.parts[-1].period.label


def detail(feat: Feat) -> Run:
    assert isinstance(feat.detail, Run)
    return feat.detail


def test_the_longest_streak_and_the_one_that_lasts_are_told_apart() -> None:
    found = streaks("level > 10M per month", *months("11M", "12M", "10.5M", "11M", "9M", ">10M", "12M", ">11M"))
    assert [told(feat) for feat in found] == [("proven", "2017-01", "2017-04"), ("proven", "2017-06", "2017-08")]
    assert [(detail(feat).is_current, detail(feat).is_longest) for feat in found] == [(False, True), (True, False)]


def test_two_periods_are_no_streak() -> None:
    assert streaks("level > 10M per month", *months("11M", "12M")) == []


def test_a_streak_over_an_unknown_month_is_possible_and_says_what_would_settle_it() -> None:
    found = streaks("level > 10M per month", *months("11M", "12M", "", "13M"))
    assert [told(feat) for feat in found] == [("possible", "2017-01", "2017-04")]
    assert [period.label for period in found[0].undecided] == ["2017-03"]
    ((cell, wanted),) = found[0].deciding
    assert (cell.period.label, str(wanted)) == ("2017-03", "(10,000,000, …)")


def test_a_total_can_prove_the_month_nobody_printed() -> None:
    lines = [*months("11M", "12M", "", "13M"), "xiaomi shipments smartphone WORLD 2017-01/2017-04 level 49M"]
    (found,) = streaks("level > 10M per month", *lines)
    assert told(found) == ("proven", "2017-01", "2017-04")
    assert "e4" in found.entry_ids


def test_growth_nobody_printed_is_a_streak_where_every_base_is_known() -> None:
    before = [QUARTER.format(f"2016-Q{n}", figure) for n, figure in enumerate(("9M", "9.5M", "10M", "11M"), 1)]
    after = [QUARTER.format(f"2017-Q{n}", figure) for n, figure in enumerate(("9.8M", "9.9M", "12M", "13M"), 1)]
    (found,) = streaks("growth yoy > 0 per quarter", *before, *after)
    assert told(found) == ("proven", "2017-Q1", "2017-Q4")
    assert detail(found).is_cut  # what came before is not known


def test_growth_that_is_printed_needs_no_level() -> None:
    lines = [f"xiaomi shipments smartphone WORLD 2017-Q{n} growth 10% base=yoy:2016-Q{n}" for n in (1, 2, 3)]
    levels = [QUARTER.format("2016-Q1", "9M"), QUARTER.format("2017-Q3", "12M")]
    (found,) = streaks("growth yoy > 0 per quarter", *lines, *levels)
    assert told(found) == ("proven", "2017-Q1", "2017-Q3")


def test_every_part_of_a_proven_streak_has_its_proof() -> None:
    (found,) = streaks("level > 10M per month", *months("11M", "12M", "13M"))
    assert found.grade is Grade.PROVEN
    assert [proof.bound for proof in found.proofs] == [10_500_000, 11_500_000, 12_500_000]
    assert found.entry_ids == ("e1", "e2", "e3")
