"""Text tables as they come: encodings, delimiters, quotation marks, damage."""

from __future__ import annotations

import io

import pytest

from crossfoot.errors import TableError
from crossfoot.exchange.delimited import read_delimited, write_delimited
from crossfoot.exchange.mapping import Layout
from crossfoot.exchange.table import Row, Table


def table(data: str | bytes, **layout: object) -> Table:
    stream = io.BytesIO(data.encode() if isinstance(data, str) else data)
    return read_delimited(stream, name="t.csv", layout=Layout(**layout))  # type: ignore[arg-type]  # any field of it


def cells(found: Table) -> list[tuple[str, ...]]:
    return [row.cells for row in found.rows()]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_by_the_header(sign: str) -> None:
    found = table(f"a{sign}b{sign}c\n1{sign}x,y;z|w{sign}3\n".replace(f"x,y;z|w{sign}3", f'"x,y;z|w"{sign}3'))
    assert (found.header, cells(found)) == (("a", "b", "c"), [("1", "x,y;z|w", "3")])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_is_found_as_for_pages(encoding: str) -> None:
    found = table("who,what\nVélo–Mobile,é\n".encode(encoding))
    assert (found.header, cells(found)) == (("who", "what"), [("Vélo–Mobile", "é")])


def test_a_letter_outside_ascii_far_down_decides_too() -> None:
    found = table(b"a,b\n" + b"1,2\n" * 400_000 + "é,ü\n".encode("cp1252"))
    assert list(found.rows())[-1].cells == ("é", "ü")
    assert [issue.code for issue in found.issues] == ["assumed-encoding"]


def test_an_encoding_that_is_given_is_believed() -> None:
    assert cells(table("a,b\n小米,1\n".encode("gb18030"), encoding="gb18030")) == [("小米", "1")]
    with pytest.raises(TableError, match="there is no encoding 'utf-99'"):
        table("a,b\n", encoding="utf-99")
    with pytest.raises(TableError, match="it is no text in utf-8"):
        table("a,b\né,1\n".encode("cp1252"), encoding="utf-8")


def test_quoted_line_ends_and_quotation_marks_are_part_of_a_cell() -> None:
    assert cells(table('a,b\n"x\r\ny","say ""hi"""\n')) == [("x\r\ny", 'say "hi"')]


def test_rows_are_counted_as_a_spreadsheet_counts_them() -> None:
    found = table("note\n\na,b\n1,2\n\n3,4\n", header=3)
    assert found.header == ("a", "b")
    assert [row for row in found.rows() if not row.is_blank] == [Row(4, ("1", "2")), Row(6, ("3", "4"))]


def test_rows_come_anew_as_often_as_they_are_asked_for() -> None:
    found = table("a,b\n1,2\n3,4\n")
    assert cells(found) == cells(found) == [("1", "2"), ("3", "4")]


def test_a_table_without_header_has_columns_by_number() -> None:
    found = table("x,1\ny,2\n", header=0)
    assert (found.header, cells(found)) == (("1", "2"), [("x", "1"), ("y", "2")])


def test_a_quotation_mark_that_is_never_closed_is_refused_and_no_row_lost() -> None:
    with pytest.raises(TableError, match="row 3 cannot be told from the next: a quotation mark is not closed"):
        cells(table('a,b\n1,2\n"3,4\n5,6\n'))


def test_a_field_without_end_is_refused() -> None:
    with pytest.raises(TableError, match="row 2 cannot be told from the next"):
        cells(table(f"a,b\n1,{'x' * 140_000}\n"))


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "it is empty; a table was expected"),
        (b"\x89PNG\r\n" + bytes(500), "it is a PNG picture; a table was expected"),
        (b"a,b\n" + bytes(900), "it is binary"),
        (b"\n\n", "it is empty"),
        (b",,\n1,2,3\n", "its header row is empty; names of columns were expected"),
    ],
)
def test_what_is_no_table_is_refused(data: bytes, sentence: str) -> None:
    with pytest.raises(TableError) as fault:
        table(data)
    assert sentence in str(fault.value)


def test_a_header_behind_the_last_row_is_refused() -> None:
    with pytest.raises(TableError, match="it has no row 9; names of columns or a first row were expected"):
        table("a,b\n", header=9)


def test_formulas_are_disarmed_and_come_back() -> None:
    stream = io.BytesIO()
    row = ("=1+1", "+x", "-12.45", "-x", "@a", "'q", "plain", "\tt")
    write_delimited(stream, tuple("abcdefgh"), [row])
    assert b"'=1+1,'+x,-12.45,'-x,'@a,''q,plain,'\tt\r\n" in stream.getvalue()
    assert cells(table(stream.getvalue())) == [row]
