"""Lines read as rules."""

from __future__ import annotations

from fractions import Fraction

import pytest

from crossfoot.alert import ChanceRule, LevelRule, NewsRule, TargetRule, read_rule
from crossfoot.errors import RuleError
from crossfoot.knowledge import load_vocabulary
from crossfoot.model import Grain, parse_period
from crossfoot.model.interval import at_least, at_most, more_than
from crossfoot.track.news import Kind
from tests.alert.rules import rule


def test_a_figure_above_a_number_in_any_month() -> None:
    found = rule("xiaomi shipments smartphone world above 10M in any month")
    assert isinstance(found, LevelRule)
    assert (found.vendor, found.series.place, found.wanted, found.when, found.source) == (
        "xiaomi", "WORLD", more_than(10_000_000), Grain.MONTH, None)  # fmt: skip


def test_a_figure_in_one_period_by_one_source_in_a_place_of_two_words() -> None:
    found = rule("Li Auto deliveries nev south korea at least 9.5 thousand in 2025-Q1 by idc")
    assert isinstance(found, LevelRule)
    assert (found.vendor, found.series.place, found.wanted) == ("li-auto", "KR", at_least(9500))
    assert (found.when, found.source) == (parse_period("2025-Q1"), "idc")


def test_at_most_is_read() -> None:
    found = rule("apple shipments smartphone CN at most 250,000 in any quarter")
    assert isinstance(found, LevelRule)
    assert found.wanted == at_most(250_000)


@pytest.mark.parametrize(
    ("text", "kinds", "states"),
    [
        ("target xiaomi 2017 decided", (Kind.VERDICT,), ("proven_met", "proven_missed")),
        ("target xiaomi 2017 missed", (Kind.VERDICT,), ("proven_missed",)),
        ("target xiaomi raised", (Kind.RAISED,), ()),
    ],
)
def test_a_goal(text: str, kinds: tuple[Kind, ...], states: tuple[str, ...]) -> None:
    found = rule(text)
    assert isinstance(found, TargetRule)
    assert (found.vendor, found.kinds, found.states) == ("xiaomi", kinds, states)


def test_a_chance() -> None:
    found = rule("chance of xiaomi 2017 below 30%")
    assert isinstance(found, ChanceRule)
    assert (found.period, found.mark, found.is_below) == (parse_period("2017"), Fraction(3, 10), True)


def test_news_of_a_kind() -> None:
    assert rule("any conflict") == NewsRule("any conflict", (Kind.CONFLICT,))
    assert rule("conflict on samsung") == NewsRule("conflict on samsung", (Kind.CONFLICT,), "samsung")
    found = rule("rank of xiaomi in India changes")
    assert (found, found.text) == (
        NewsRule(found.text, (Kind.RANK,), "xiaomi", "IN"),
        "rank of xiaomi in India changes",
    )
    assert rule("footprint of xiaomi changes").text == "footprint of xiaomi changes"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("", ""),
        ("xiaomi", "xiaomi"),
        ("xiaomi shipments smartphone world abov 10M in any month", "abov"),
        ("xiaomi shipments phonograph world above 10M in any month", "phonograph"),
        ("xiaomi shipments smartphone atlantis above 10M in any month", "atlantis"),
        ("xiaomi shipments smartphone world above ten in any month", "ten"),
        ("xiaomi shipments smartphone world above >10M in any month", ">10M"),
        ("xiaomi shipments smartphone world above 10M in any moon", "moon"),
        ("xiaomi shipments smartphone world above 10M in 2017-Q9", "2017-Q9"),
        ("xiaomi shipments smartphone world above 10M", ""),
        ("xiaomi shipments smartphone world above", ""),
        ("shipments smartphone world above 10M in any month", ""),
        ("xiaomy shipments smartphone world above 10M in any month", "xiaomy"),
        ("target xiaomi 2017 achieved", "achieved"),
        ("target decided", ""),
        ("chance of xiaomi 2017 near 30%", "near"),
        ("chance of xiaomi 2017 below 130%", "130%"),
        ("chance of xiaomi", ""),
        ("any quarrel", "quarrel"),
        ("quarrel on xiaomi", "quarrel"),
        ("rank of xiaomi in atlantis changes", "atlantis"),
    ],
)
def test_a_line_that_is_none_is_refused_at_the_word(text: str, word: str) -> None:
    with pytest.raises(RuleError) as fault:
        rule(text)
    assert fault.value.word == word
    assert str(fault.value).endswith(".")
    assert "\n" not in str(fault.value)


def test_a_vendor_that_only_the_ledger_knows_may_be_named() -> None:
    found = read_rule("conflict on acme", load_vocabulary(), knows=lambda name: name == "acme")
    assert isinstance(found, NewsRule)
    assert found.vendor == "acme"
