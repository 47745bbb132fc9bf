"""Figures that are proven from several sources together, where nobody who prints them puts them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from crossfoot.api import open_ledger
from crossfoot.brief.names import names_of
from crossfoot.knowledge import load_vocabulary
from crossfoot.ledger import Entry
from crossfoot.model import Grain, Interval, Mode, Polarity, notation
from crossfoot.model.interval import at_least, exactly
from crossfoot.model.period import UNKNOWN
from crossfoot.model.statement import Level
from crossfoot.track import ViewSpec
from crossfoot.web.asked import Asked
from crossfoot.web.cell_claims import level_of
from crossfoot.web.doubts import doubt_of
from crossfoot.web.lines import Line
from crossfoot.web.series import Bar, Series, series_table

APPLE = "/cell?of=apple+shipments+smartphone+WORLD+2017-Q3"
EVERYWHERE = Interval(None, None)
ELSEWHERE = Interval(exactly(16_400_000).low, exactly(23_000_000).high)


@pytest.fixture(scope="module")
def said(starter: Path) -> tuple[Entry, ...]:
    """What the starter figures say of Apple worldwide in the third quarter of 2017: sizes, shares and growth."""
    with open_ledger(starter, read_only=True) as opened:
        cell = notation.read_cell("apple shipments smartphone WORLD 2017-Q3")
        return tuple(one for one in opened.view().entries(series=cell) if one.claim.cell == cell)


def doubt(proven: Interval, printed: tuple[Entry, ...]) -> str:
    return doubt_of(names_of(load_vocabulary(), printed), proven, printed)


def test_where_every_print_lies_elsewhere_the_proof_is_in_doubt_and_they_are_named(said: tuple[Entry, ...]) -> None:
    told = doubt(ELSEWHERE, said)
    assert told.startswith("Nobody who prints this figure puts it near there: it is ")
    assert "46.65 to 46.75 million by IDC" in told


@pytest.mark.parametrize(
    "proven", [at_least(46_700_000), exactly(46_700_000), exactly(55_000_000), Interval(None, None)]
)
def test_one_print_nearby_is_enough(said: tuple[Entry, ...], proven: Interval) -> None:
    assert doubt(proven, said) == ""


def test_hopes_denials_shares_and_nothing_raise_no_doubt(said: tuple[Entry, ...]) -> None:
    hoped = tuple(replace(one, claim=replace(one.claim, mode=Mode.PLAN)) for one in said)
    denied = tuple(replace(one, claim=replace(one.claim, polarity=Polarity.DENIED)) for one in said)
    others = tuple(one for one in said if not isinstance(one.claim.statement, Level))
    assert [doubt(ELSEWHERE, printed) for printed in (hoped, denied, others, ())] == ["", "", "", ""]


def test_a_figure_says_beside_its_number_that_it_is_in_doubt(browser: TestClient) -> None:
    joined = browser.get(f"{APPLE}&view=all").text
    number, doubt = joined.index('class="proven"'), joined.index('<p class="doubt">')
    assert 0 < doubt - number < 400
    assert "Nobody who prints this figure puts it near there" in joined
    (row,) = browser.get("/cell/views.json?of=apple+shipments+smartphone+WORLD+2017-Q3&view=all").json()["rows"]
    assert row["doubt"].startswith("Nobody who prints this figure")
    assert '<p class="doubt">' not in browser.get(f"{APPLE}&view=idc").text


def test_a_market_names_its_figures_in_doubt_and_a_source_by_itself_has_none(browser: TestClient) -> None:
    market = "place=WORLD&product=smartphone&period=2017-Q3"
    page = browser.get(f"/market?{market}&view=all").text
    rows = browser.get(f"/market/ranking.json?{market}&view=all").json()["rows"]
    doubted = [row["vendor"] for row in rows if row["size"].endswith(", in doubt")]
    assert "apple" in doubted
    assert (len(doubted), page.count("<b>In doubt: Apple, ")) == (page.count("<b>In doubt: "), 1)
    assert len(doubted) < len(rows) / 2
    assert "in doubt" not in browser.get(f"/market?{market}&view=idc").text.lower()


def test_a_series_marks_a_figure_in_doubt(starter: Path) -> None:
    cell = notation.read_cell("apple shipments smartphone WORLD 2017-Q3")
    with open_ledger(starter, read_only=True) as opened:
        printed = tuple(e for e in opened.view().entries(series=cell) if e.claim.cell == cell and level_of(e))
    names, asked = names_of(load_vocabulary(), printed), Asked("/vendor/apple")
    line = Line(cell.at(UNKNOWN), Grain.QUARTER, (ViewSpec(("all",)), ViewSpec(("idc",))))
    bars = tuple(Bar(view, cell, ELSEWHERE, printed, is_told=True) for view in line.views)
    table = series_table(asked, Series(line, bars, 0, is_cut=False), names, "Shipments")
    alone, joined = table.records()
    assert joined["proven"] == f"{alone['proven']}, in doubt"
    assert "nobody who prints it puts it near there" in table.note
