"""The scorers of public sets count as each set counts, on samples of our own."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path

import pytest

from tools.bench import articles, dates, hard40, newsquant, timeml
from tools.bench.__main__ import main
from tools.bench.counting import Tally, matched

WRITTEN = date(2013, 3, 22)


def test_a_pairing_is_one_to_one_and_the_largest() -> None:
    near = matched([1, 2], [2, 3, 3], lambda a, b: abs(a - b) <= 1)
    assert near == Tally(2, 3, 2)
    assert matched([1, 1], [1], int.__eq__) == Tally(1, 1, 2)


def test_f1_is_the_harmonic_mean_and_nothing_is_nought() -> None:
    assert Tally(1, 2, 1).f1 == pytest.approx(2 / 3)
    assert Tally().f1 == 0


@pytest.mark.parametrize(
    ("text", "kind", "value", "words"),
    [
        ("The shop opened on Wednesday.", "DATE", "2013-03-20", "Wednesday"),
        ("The shop opened on Wednesday, March 20.", "DATE", "2013-03-20", "Wednesday, March 20"),
        ("The shop opened this week.", "DATE", "2013-W12", "this week"),
        ("The shop opened last June.", "DATE", "2012-06", "last June"),
        ("The shop is due to open in May.", "DATE", "2013-05", "May"),
        ("The shop opened three years ago.", "DATE", "2010", "three years ago"),
        ("The shop opened in the third quarter of 2012.", "DATE", "2012-Q3", "the third quarter of 2012"),
        ("The shop opened in the 19th century.", "DATE", "18", "19th century"),
        ("The shop opened last summer.", "DATE", "2012-SU", "last summer"),
        ("The shop opened for ten days.", "DURATION", "P10D", "ten days"),
        ("The shop opened for a few hours.", "DURATION", "PTXH", "a few hours"),
        # TimeML writes X for what a date leaves open
        ("The shop opens every morning.", "SET", "XXXX-XX-XXTMO", "every morning"),
        ("The shop opened at 15:00 on Friday.", "TIME", "2013-03-22T15:00", "15:00 on Friday"),
        ("The shop is open now.", "DATE", "PRESENT_REF", "now"),
    ],
)
def test_a_time_expression_becomes_timeml(text: str, kind: str, value: str, words: str) -> None:
    (found,) = timeml.find_timexes(text, WRITTEN)
    assert (found.kind, found.value, text[found.start : found.end]) == (kind, value, words)


def test_a_pair_of_years_or_of_lengths_is_two_expressions() -> None:
    assert [t.value for t in timeml.find_timexes("The strike of 1957-58 ended.", WRITTEN)] == ["1957", "1958"]
    found = timeml.find_timexes("It takes between 12 and 18 months.", WRITTEN)
    assert [t.value for t in found] == ["P12M", "P18M"]


def test_time_expressions_are_scored_by_overlap_words_and_value(tmp_path: Path) -> None:
    page = (
        '<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2013-03-22">today</TIMEX3></DCT><TEXT>It '
        '<EVENT>rained</EVENT> on <TIMEX3 tid="t1" type="DATE" value="2013-03-20">Wednesday</TIMEX3>, and'
        ' it had rained for <TIMEX3 tid="t2" type="DURATION" value="P9D">all of three days</TIMEX3>.</TEXT></TimeML>'
    )
    (tmp_path / "page.tml").write_text(page, encoding="utf-8")
    assert timeml.score(tmp_path) == {"relaxed_f1": 1.0, "strict_f1": 0.5, "value_f1": 0.5}
    assert len(list(timeml.misses(tmp_path))) == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Shares rose 2.5% on Friday.", ["up 2.5"]),
        ("Shares of Smith & Co were down by nearly 4 percent at 35.1.", ["down 4", "= 35.1"]),
        ("The plant employs about 600 people.", ["~ 600"]),
        ("The plant employs more than six hundred people.", ["> 600"]),
        ("Two towns share the plant.", ["= 2"]),
        ("It takes 15 to 20 minutes.", ["= 15-20"]),
        ("The fee went from $10 to $15 million.", ["= 10000000-15000000"]),
        ("The fee is RM2.50 a day.", ["= 2.5"]),
        ("A third of the towns said no.", ["= 0.3333333333"]),
        ("They lost millions of dollars.", ["= 1000000-10000000"]),
        ("It opened in 2015 at 9:30 a.m. on May 3.", []),
        ("The Galaxy Note 20 has a screen of 6.9 inches.", ["= 6.9"]),
        ("They won 2-1 in the last game.", []),
        ("No one came, and nobody called.", []),
    ],
)
def test_quantities_become_values_with_a_change(text: str, told: list[str]) -> None:
    found = newsquant.find_quantities(text)
    assert [f"{q.change} {'-'.join(f'{float(value):.10g}' for value in q.values)}" for q in found] == told


def test_quantities_are_scored_by_value_and_by_value_with_change(tmp_path: Path) -> None:
    rows = [
        {"text": "Sales rose 5 percent.", "quantities": [{"value": "5.0", "change": "="}]},
        {"text": "It takes 3 to 4 days.", "quantities": [{"value": "3-4", "change": "="}]},
    ]
    (tmp_path / "NewsQuant.json").write_text(json.dumps(rows), encoding="utf-8")
    assert newsquant.score(tmp_path) == {"value_f1": 1.0, "change_f1": 0.5}
    assert len(list(newsquant.misses(tmp_path))) == 1


def test_article_bodies_are_scored_by_runs_of_four_words(tmp_path: Path) -> None:
    assert articles.shared_runs("a b c d e", "a b c d e") == (1.0, 0.0, 0.0)
    assert articles.shared_runs("a b c d e", "a b c d x") == (1 / 3, 1 / 3, 1 / 3)
    body = "The market for tablets grew again in spring, and nobody was surprised. " * 3
    (tmp_path / "html").mkdir()
    page = (
        f"<html><head><title>Tablets</title></head><body><article><h1>Tablets</h1><p>{body}</p></article></body></html>"
    )
    (tmp_path / "html" / "p.html.gz").write_bytes(gzip.compress(page.encode()))
    gold = {"p": {"articleBody": body, "url": "https://example.com/p"}}
    (tmp_path / "ground-truth.json").write_text(json.dumps(gold), encoding="utf-8")
    assert articles.score(tmp_path) == {"precision": 1.0, "recall": 1.0, "f1": 1.0}


def test_dates_are_scored_right_wrong_and_none(tmp_path: Path) -> None:
    (tmp_path / "html").mkdir()
    dated = (
        '<html><head><meta property="article:published_time" content="2020-06-07"></head><body><p>Hi</p></body></html>'
    )
    for name, page in (("a.gz", dated), ("b.gz", dated), ("c.gz", "<html><body><p>Hi</p></body></html>")):
        (tmp_path / "html" / name).write_bytes(gzip.compress(page.encode()))
    gold = {
        name: {"url": f"https://example.com/{name}", "date": day}
        for name, day in (("a.gz", "2020-06-07"), ("b.gz", "2020-06-08"), ("c.gz", "2020-06-07"))
    }
    (tmp_path / "dates.json").write_text(json.dumps(gold), encoding="utf-8")
    assert dates.score(tmp_path) == {"right": 1 / 3, "none": 1 / 3}


def test_figures_bounds_and_periods_of_a_sentence_are_scored(tmp_path: Path) -> None:
    text = "Oppo shipped more than 3 million phones in India in May, a third straight month of growth."
    figure = {"text": "more than 3 million", "form": "gt", "start": 13, "end": 32, "value": 3e6, "lo": None, "hi": None}
    case = {
        "id": "own", "text": text, "published": "2017-06-05", "context_period": None,
        "quantities": [
            figure | {"bound": ">", "period": ["2017-05-01", "2017-06-01"]},
            figure | {"bound": ">", "form": "lt", "value": 4e6, "period": None},
        ],
        "periods": [{"text": "May", "start_char": 52, "end_char": 55, "start": "2017-05-01", "end": "2017-06-01"}],
    }  # fmt: skip
    (tmp_path / "hard40.json").write_text(json.dumps([case]), encoding="utf-8")
    assert hard40.score(tmp_path) == {"values": 0.5, "bounds": 0.5, "periods": 1.0, "figures_days": 1.0}


def test_an_unknown_set_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(("no-such-set",)) == 2
    assert "no set is named no-such-set" in capsys.readouterr().out
