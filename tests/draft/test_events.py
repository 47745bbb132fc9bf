"""What a draft says of records, streaks and goals is held against the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from random import Random

import pytest
from hypothesis import settings

from crossfoot.draft import Checked, Mark, check_draft
from crossfoot.extract import extract
from crossfoot.knowledge import load_inclusions, load_vocabulary
from crossfoot.ledger import MemoryLedger, View, load_starter
from crossfoot.model.statement import Record, Status, Streak
from crossfoot.read import read_page
from tests.draft.sayings import Saying, sayings

DAY = date(2026, 6, 1)
TRIED = settings().max_examples // 4
CAUGHT = 0.8


@pytest.fixture(scope="module")
def view() -> View:
    ledger = MemoryLedger()
    load_starter(ledger, recorded_at=datetime(2026, 1, 1, tzinfo=UTC))
    return ledger.view()


def check(text: str, view: View) -> Checked:
    document, issues = read_page(text.encode(), name="draft", published=DAY)
    return check_draft(extract(document, load_vocabulary(), issues), view, inclusions=load_inclusions())


def mark(text: str, view: View) -> Mark:
    (found,) = {number.mark for number in check(text, view).numbers if is_event(number.claim)}
    return found


def is_event(claim: object) -> bool:
    return isinstance(getattr(claim, "statement", None), Record | Streak | Status)


def chosen(view: View, *, is_true: bool) -> Iterator[Saying]:
    found = [saying for saying in sayings(view.entries()) if saying.is_true is is_true]
    Random(5).shuffle(found)  # noqa: S311  the same ones every time
    return iter(found[:TRIED])


BEST = "According to IDC, Xiaomi shipped 14.8 million smartphones in the first quarter of 2016, its best quarter ever."
GOAL = "GAC Aion {} its goal of selling {} vehicles in 2023."
SECOND = "Xiaomi shipped more than 10 million smartphones in October 2017, its second straight month above 10 million."


def test_a_record_that_an_earlier_figure_beats_is_impossible_and_that_figure_is_cited(view: View) -> None:
    (found,) = check(BEST, view).disproven
    assert found.why == "not so: the fourth quarter of 2015 rules it out, by the figures of IDC"
    assert found.nearest is not None
    assert found.nearest.entry.claim.cell.period.label == "2015-Q4"


def test_what_a_source_says_is_not_refuted_by_another(view: View) -> None:
    assert mark(BEST.replace("IDC", "Canalys"), view) is not Mark.IMPOSSIBLE


@pytest.mark.parametrize("words", ["its best quarter for the brand", "its best quarter since at least 2014",
                                   "its best quarter among rivals"])  # fmt: skip
def test_a_record_that_may_be_narrower_is_only_remarked(view: View, words: str) -> None:
    assert not check(BEST.replace("its best quarter ever", words), view).disproven


def test_a_streak_is_proven_by_its_months(view: View) -> None:
    assert mark(SECOND, view) is Mark.PROVEN


def test_what_came_of_a_goal_is_held_against_the_figures_of_its_time(view: View) -> None:
    assert mark(GOAL.format("missed", "400,000"), view) is Mark.IMPOSSIBLE
    assert mark(GOAL.format("missed", "500,000"), view) is not Mark.IMPOSSIBLE
    assert mark(GOAL.format("met", "400,000"), view) is Mark.PROVEN


def test_without_a_ledger_nothing_is_known() -> None:
    document, issues = read_page(BEST.encode(), name="draft", published=DAY)
    checked = check_draft(extract(document, load_vocabulary(), issues), None, inclusions=load_inclusions())
    assert not checked.disproven


def test_nothing_true_by_the_figures_of_the_ledger_is_called_impossible(view: View) -> None:
    wrong = [saying.text for saying in chosen(view, is_true=True) if check(saying.text, view).count(Mark.IMPOSSIBLE)]
    assert wrong == []


def test_most_that_is_false_by_the_figures_of_the_ledger_is_called_impossible(view: View) -> None:
    tried = list(chosen(view, is_true=False))
    caught = [saying for saying in tried if check(saying.text, view).disproven]
    assert len(caught) >= CAUGHT * len(tried)
