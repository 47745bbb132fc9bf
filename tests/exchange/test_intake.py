"""From a table to pages of claims, and to the rows that were refused."""

from __future__ import annotations

from datetime import date

import pytest

from tests.exchange.tables import HEADER, PLAIN, mapping, read_csv, rows


def test_rows_of_one_outlet_and_day_are_one_page_however_they_are_scattered() -> None:
    found = read_csv(
        rows("xiaomi,2017,9M,A,2018-01-01", "xiaomi,2016,8M,B,2018-01-01", "apple,2017,7M,A,2018-01-01"), mapping()
    )
    assert [(r.page.outlet, [c.id for c in r.claims]) for r in found.readings] == [("B", ["r3"]), ("A", ["r2", "r4"])]
    assert found.readings[1].stated == (("r2", "9M"), ("r4", "7M"))
    assert found.readings[1].page.published_at == date(2018, 1, 1)
    assert found.readings[1].page.text is None


def test_a_day_told_in_two_ways_is_one_day() -> None:
    found = read_csv(rows("xiaomi,2017,9M,A,2018-01", "apple,2017,7M,A,2018-01-31"), mapping())
    assert [r.page.published_at for r in found.readings] == [date(2018, 1, 31)]


def test_the_place_of_a_figure_is_kept_with_its_claim() -> None:
    found = read_csv(rows("xiaomi,2017,9M,A,2018-01-01"), mapping())
    assert found.readings[0].claims[0].frame == "row 2 of t.csv, column figure"


def test_a_page_has_one_name_and_its_state_follows_from_its_rows() -> None:
    first = read_csv(rows("xiaomi,2017,9M,A,2018", "xiaomi,2017,8M,B,2018"), mapping()).readings
    again = read_csv(rows("xiaomi,2017,9M,A,2018", "xiaomi,2017,8M,B,2018"), mapping()).readings
    mended = read_csv(rows("xiaomi,2017,9M,A,2018", "xiaomi,2017,7M,B,2018"), mapping()).readings
    elsewhere = read_csv(rows("xiaomi,2017,9M,A,2018"), mapping(), "u.csv").readings
    assert first == again
    assert [r.page.id for r in mended] == [r.page.id for r in first]
    assert mended[0].page == first[0].page
    assert mended[1].page.sha256 != first[1].page.sha256
    assert elsewhere[0].page.id != first[0].page.id


def test_a_figure_that_stands_twice_on_a_page_is_taken_once() -> None:
    found = read_csv(rows("xiaomi,2017,9M,A,2018", "xiaomi,2017,9M,A,2018", "xiaomi,2017,9.0M,A,2018"), mapping())
    assert [claim.id for claim in found.readings[0].claims] == ["r2", "r4"]
    assert found.tally.repeated == 1


def test_rows_without_a_day_are_taken_and_counted() -> None:
    assert read_csv(rows("xiaomi,2017,9M,A,"), mapping()).tally.undated == 1


def test_blank_rows_are_nothing() -> None:
    found = read_csv(rows("xiaomi,2017,9M,A,2018", ",,,,", "", "apple,2017,9M,A,2018"), mapping())
    assert (found.tally.rows, found.tally.claims, found.refusals) == (2, 2, ())


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("xiomi,2017,9M,A,2018", "row 2, column 'who': met 'xiomi', expected a vendor that is known, ALL, OTHERS or a"),
        ("xiomi,2017,9M,A,2018", "spelled alike: Xiaomi"),
        (",2017,9M,A,2018", "row 2, vendor: met '', expected something to stand there"),
        ("xiaomi,5Q17,9M,A,2018", "row 2, column 'when': met '5Q17', expected a period such as"),
        ("xiaomi,2017,many,A,2018", "row 2, column 'figure': met 'many', expected one figure such as"),
        ("xiaomi,2017,,A,2018", "row 2, row: met 'xiaomi level', a level needs a value"),
        ("xiaomi,2017,9M,A,soon", "row 2, column 'published': met 'soon', expected the day of publication"),
        ("xiaomi,2017,9M", "row 2, the row: met '3 cells', expected 5 as in the header"),
        ("xiaomi,2017,9M,A,2018,,x", "row 2, the row: met '7 cells', expected 5 as in the header"),
        ("xiaomi+nobody,2017,9M,A,2018", "met 'nobody', expected a vendor"),
    ],
)
def test_a_row_that_cannot_be_read_is_told_and_the_others_are_read(row: str, sentence: str) -> None:
    found = read_csv(rows(row, "apple,2017,9M,A,2018"), mapping())
    assert [str(refusal) for refusal in found.refusals if sentence in str(refusal)]
    assert found.lines == ["apple shipments smartphone WORLD 2017 level 9M"]
    assert (found.tally.refused, found.tally.rows) == (1, 2)


def test_empty_cells_behind_the_last_column_are_none() -> None:
    assert read_csv(rows("xiaomi,2017,9M,A,2018,,,"), mapping()).tally.refused == 0


@pytest.mark.parametrize(
    ("constant", "sentence"),
    [
        ('kind = "levl"', "kind: met 'levl', expected one of level, growth"),
        ('measure = "revenue"', "measure: met 'revenue', expected one of shipments"),
        ('product = "fridge"', "product: met 'fridge', expected a product that is known"),
        ('place = "Atlantis"', "place: met 'Atlantis', a place is WORLD"),
        ('mode = "maybe"', "mode: met 'maybe', expected one of actual, target"),
        ('base = "yoy"', "base: met 'yoy', and a level has no base"),
        ('kind = "growth"\nunit = "pct"', "base: met '', expected something to stand there"),
        ('kind = "growth"\nunit = "pct"\nbase = "mum"', "base: met 'mum', expected one of yoy, qoq"),
        ('kind = "presence"\nstate = "present"', "column 'figure': met '9M', and a presence has no value"),
        ('source = "a bird"', "source: met 'a bird', expected a source"),
        ('goal = "g"\nrevision = "first"', "revision: met 'first', expected a whole number"),
    ],
)
def test_a_constant_that_cannot_be_read_refuses_every_row(constant: str, sentence: str) -> None:
    name = constant.partition(" ")[0]
    others = "\n".join(line for line in PLAIN.splitlines() if not line.startswith(f"{name} ="))
    value = "9" if "growth" in constant else "9M"
    found = read_csv(rows(f"xiaomi,2017,{value},A,2018"), mapping(f"{others}\n{constant}"))
    assert [sentence in str(refusal) for refusal in found.refusals] == [True]


def test_groups_bases_goals_and_chains_are_read() -> None:
    text = PLAIN.replace('kind = "level"', 'kind = "growth"\nbase = "qoq"\nmode = "target"\ngoal = "g"\nrevision = "1"')
    header = HEADER + ",said"
    found = read_csv(
        rows("Xiaomi + Apple,2017-Q3,9%,Reuters,2018,media:Reuters > executive:Tim Cook@apple", header=header),
        mapping(text.replace("[columns]", '[columns]\nsource = "said"')),
    )
    said = (
        "apple,xiaomi shipments smartphone WORLD 2017-Q3 growth 9% base=qoq:2017-Q2 mode=target "
        'said=media:Reuters said="executive:Tim Cook@apple"'
    )
    assert found.lines == [said]
    assert found.readings[0].claims[0].note == "goal=g;revision=1"


@pytest.mark.parametrize(("said", "outlet", "chain"), [
    ("IDC", "IDC", " said=tracker:IDC"),
    ("Reuters", "Reuters", ""),
    ("The Blog", "The Blog", ""),
    ("media:The Blog", "The Blog", ""),
    ("Xiaomi", "Reuters", " said=vendor:Xiaomi@xiaomi"),
    ("Xiaomi (Lei Jun)", "Reuters", ' said="executive:Lei Jun@xiaomi"'),
    ("", "Reuters", ""),
])  # fmt: skip
def test_a_source_by_its_name(said: str, outlet: str, chain: str) -> None:
    found = read_csv(
        rows(f"xiaomi,2017,9M,{outlet},2018,{said}", header=HEADER + ",said"),
        mapping(PLAIN.replace("[columns]", '[columns]\nsource = "said"')),
    )
    assert found.lines == [f"xiaomi shipments smartphone WORLD 2017 level 9M{chain}"]
