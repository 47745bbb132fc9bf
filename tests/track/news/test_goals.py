"""News about goals."""

from __future__ import annotations

import pytest

from crossfoot.track.news import Ground, Kind
from tests.track.news.changes import kinds, news, since

SET = "2017-01-12 News | xiaomi shipments smartphone WORLD 2017 level 80M mode=target said=vendor:Xiaomi"
RAISED = "2017-08-01 News | xiaomi shipments smartphone WORLD 2017 level 90M mode=target said=vendor:Xiaomi"
EXPECTED = "2017-08-02 News | xiaomi shipments smartphone WORLD 2017 level 85M mode=forecast said=analyst:Jefferies"
ENOUGH = "2018-02-02 News | xiaomi shipments smartphone WORLD 2017 level 92.4M said=tracker:IDC"
TOO_FEW = "2018-02-02 News | xiaomi shipments smartphone WORLD 2017 level 60M said=tracker:IDC"
RATE = "2017-08-01 News | xiaomi shipments smartphone WORLD 2017-10/2017-12 level >10M per=month mode=target"
OCTOBER = "2017-10-31 News | xiaomi shipments smartphone WORLD 2017-10 level >10M said=vendor:Xiaomi"


def test_a_goal_first_told_of_is_new() -> None:
    (found,) = [one for one in news(SET) if one.kind is Kind.TARGET]
    assert found.words == "Xiaomi's goal of 80 million for smartphone shipments worldwide in 2017 is new."
    assert (found.vendor, found.after, found.ground) == ("xiaomi", "80 million", Ground.STATED)


@pytest.mark.parametrize(("first", "then", "kind"), [(SET, RAISED, Kind.RAISED), (
    SET.replace("80M", "100M"), RAISED, Kind.CUT)])  # fmt: skip
def test_a_goal_that_stands_otherwise_is_raised_or_cut(first: str, then: str, kind: Kind) -> None:
    assert kinds(news(then, before=(first,), as_of="2017-09-01")) == [kind]


def test_an_older_wording_that_turns_up_later_is_no_news() -> None:
    assert kinds(news(SET, before=(RAISED,), as_of="2017-09-01")) == []


def test_what_others_expect_is_no_goal() -> None:
    assert kinds(news(EXPECTED, as_of="2017-09-01")) == []


@pytest.mark.parametrize(("line", "after"), [(ENOUGH, "proven_met"), (TOO_FEW, "proven_missed")])
def test_a_verdict_that_is_proven_is_news_with_its_proof(line: str, after: str) -> None:
    (found,) = [one for one in news(line, before=(RAISED,)) if one.kind is Kind.VERDICT]
    assert (found.before, found.after, found.ground, found.view) == ("undecided", after, Ground.PROVEN, "idc")
    assert len(found.entries) == 2
    assert "by the figures of IDC" in found.words


def test_a_figure_that_decides_nothing_is_no_verdict() -> None:
    line = "2017-11-01 News | xiaomi shipments smartphone WORLD 2017-Q3 level 27M said=tracker:IDC"
    assert Kind.VERDICT not in kinds(news(line, before=(RAISED,), as_of="2017-11-01"))


def test_a_month_of_a_rate_that_is_proven_is_news_once() -> None:
    found = [one for one in news(OCTOBER, before=(RATE,), as_of="2017-11-01") if one.kind is Kind.MONTH]
    assert [one.cell and one.cell.period.label for one in found] == ["2017-10"]
    assert kinds(news(OCTOBER.replace("News", "Herald"), before=(RATE, OCTOBER), as_of="2017-11-01")) == []


def test_a_goal_whose_time_runs_out_unproven_is_told_between_the_days() -> None:
    (found,) = [one for one in since(RAISED, days=("2017-12-01", "2018-01-15")) if one.kind is Kind.VERDICT]
    assert found.words.endswith("its time is over, and nothing proves it met or missed.")
    assert found.day.isoformat() == "2018-01-15"
    assert kinds(since(RAISED, days=("2017-10-01", "2017-12-01"))) == []
