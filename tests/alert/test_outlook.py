"""How rules stand."""

from __future__ import annotations

from datetime import date

import pytest

from crossfoot.alert import Outlook, outlook_of
from crossfoot.brief.names import names_of
from crossfoot.knowledge import load_inclusions, load_vocabulary
from tests.alert.rules import rule
from tests.alert.test_firing import GOAL, MONTH, OCTOBER, YEAR
from tests.track.ledgers import view_of


def outlook(text: str, *lines: str, as_of: str = "2030-01-01") -> Outlook:
    view = view_of(*lines, as_of=as_of)
    names = names_of(load_vocabulary(), view.entries())
    return outlook_of(rule(text), view, as_of=date.fromisoformat(as_of), names=names, inclusions=load_inclusions())


def test_a_level_is_proven_or_not_yet_proven() -> None:
    assert outlook(MONTH, OCTOBER).words == "proven for 2017-10 by the figures of Xiaomi"
    found = outlook(MONTH, OCTOBER.replace(">10M", "10M"))
    assert (found.holds, found.words) == (
        False, "not yet proven: 2017-10 is at least 9.5 million by the figures of Xiaomi")  # fmt: skip
    assert outlook(MONTH).words == "not yet proven: no figure says anything of it"


def test_a_level_of_one_period_can_be_ruled_out() -> None:
    found = outlook("xiaomi shipments smartphone world above 95M in 2017", YEAR)
    assert (found.holds, found.words) == (False, "ruled out by the figures of IDC: 92.35 to 92.45 million")


@pytest.mark.parametrize(("as_of", "words"), [
    ("2017-09-01", "90 million in 2017: open"), ("2018-03-01", "90 million in 2017: proven met"),
    ("2017-07-01", "no such goal is known yet")])  # fmt: skip
def test_a_goal_stands_as_of_the_day(as_of: str, words: str) -> None:
    assert outlook("target xiaomi 2017 decided", GOAL, YEAR, as_of=as_of).words == words


def test_a_chance_is_told_as_a_forecast_while_the_goal_is_open() -> None:
    assert outlook("chance of xiaomi 2017 below 30%", GOAL, as_of="2017-09-01").words.endswith("by the forecast")
    decided = outlook("chance of xiaomi 2017 below 30%", GOAL, YEAR)
    assert (decided.holds, decided.words) == (None, "no chance is worked out: proven met")


def test_other_rules_wait() -> None:
    assert outlook("any conflict").words == "waits for the next conflict"
