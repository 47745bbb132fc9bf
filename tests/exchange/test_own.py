"""Crossfoot's own table of claims, edited by hand."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from crossfoot.errors import TableError
from crossfoot.model.notation import read, write_content
from tests.exchange.forms import ledger_of, page, taken_in, written

LINE = "xiaomi shipments smartphone IN 2017-Q3 growth 9.2% base=yoy:2016-Q3 said=tracker:Canalys"


def edited(**cells: str) -> bytes:
    view = ledger_of([replace(read(LINE), id="c1")], page())
    rows = list(csv.DictReader(io.StringIO(written(view, "csv").decode(), newline="")))
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, rows[0])
    writer.writeheader()
    writer.writerows({**row, **cells} for row in rows)
    return stream.getvalue().encode()


def test_what_is_edited_is_what_counts() -> None:
    back, refused = taken_in(edited(low="9", high="1/3", low_open="false", vendor="oppo,vivo", high_number="5"))
    assert refused == ()
    back, refused = taken_in(edited(low="1/3", high="9", low_open="TRUE", high_number="5"))
    assert [write_content(entry.claim) for entry in back] == [
        "xiaomi shipments smartphone IN 2017-Q3 growth (1/3,9]pct:plain:9.2 base=yoy:2016-Q3 said=tracker:Canalys"
    ]


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ({"kind": "levl"}, "row 2, column 'kind': met 'levl', expected one of level"),
        ({"low": "nine"}, "row 2, column 'low': met 'nine', expected a number such as 9150000, 15.05 or 1/3"),
        ({"low": "1/0"}, "column 'low': met '1/0'"),
        ({"low_open": "perhaps"}, "column 'low_open': met 'perhaps', expected true or false"),
        ({"low": "", "low_open": "true"}, "column 'low_open': met 'true', and there is no low end that could be left"),
        ({"period": "5Q17"}, "column 'period': met '5Q17', expected a period"),
        ({"base": "yoy"}, "column 'base': met '', expected a period"),
        ({"tie": "oppo"}, "column 'tie': met 'oppo', and a growth has no tie"),
        ({"form": "loud"}, "the row: met 'xiaomi growth', 'loud' is not a valid Form"),
        ({"sources": "a bird"}, "source: met 'a bird', expected a source"),
        ({"published": "soon"}, "column 'published': met 'soon', expected a day such as 2017-10-31"),
        ({"note": '"half'}, "column 'note': met '\"half', expected a text, or one in quotes as JSON has it"),
        ({"unit": "", "form": "x"}, "the row: met 'xiaomi growth', a growth needs a value"),
    ],
)
def test_a_cell_that_cannot_be_read_is_told(cells: dict[str, str], sentence: str) -> None:
    back, refused = taken_in(edited(**cells))
    assert (back, len(refused)) == ((), 1)
    assert sentence in str(refused[0])


def test_bounds_are_no_claims_and_foreign_columns_need_a_mapping() -> None:
    view = ledger_of([replace(read(LINE), id="c1")], page())
    with pytest.raises(TableError, match="it holds bounds, which follow from claims and are none"):
        taken_in(written(view, "csv", "cells"))
    with pytest.raises(TableError, match="it holds bounds"):
        taken_in(written(view, "sdmx-csv", "cells"))
    with pytest.raises(TableError, match="its columns are not those that crossfoot writes; a mapping says"):
        taken_in(b"a,b\n1,2\n")


def test_the_same_words_on_two_pages_stay_on_two_pages() -> None:
    view = ledger_of([replace(read(LINE), id="c1")], page())
    other = ledger_of([replace(read(LINE), id="c1")], page("two"))
    rows = written(other, "csv").partition(b"\r\n")[2]
    back, _ = taken_in(written(view, "csv") + rows)
    assert len({entry.page.id for entry in back}) == 2
