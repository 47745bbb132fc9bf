"""From a row to the texts of its slots."""

from __future__ import annotations

import pytest

from crossfoot.errors import TableError
from crossfoot.exchange.slots import Filler
from crossfoot.exchange.table import Row
from tests.exchange.tables import PLAIN, mapping

HEADER = ("who", "when", "figure", "outlet", "published", "odd name")
ROW = Row(2, (" Xiaomi ", "2017", "9M", "", "", "x"))


def filler(more: str, text: str = PLAIN) -> Filler:
    return Filler(mapping(text, more), HEADER, "t.csv")


def slots(more: str, *cells: str) -> dict[str, str]:
    (filled,) = filler(more).fill(Row(2, cells or ROW.cells))
    return filled.slots


def test_cells_are_stripped_and_an_empty_one_says_nothing() -> None:
    (filled,) = filler("").fill(ROW)
    assert (filled.slots["vendor"], filled.slots["value"], filled.slots["kind"]) == ("Xiaomi", "9M", "level")
    assert "outlet" not in filled.slots
    assert filled.columns == {"vendor": "who", "value": "figure", "period": "when"}


def test_a_value_table_may_set_several_slots_whatever_the_case() -> None:
    found = slots('[values.vendor]\n"XIAOMI" = { vendor = "xiaomi", incl = "redmi" }')
    assert (found["vendor"], found["incl"]) == ("xiaomi", "redmi")


def test_a_text_that_means_nothing_is_an_empty_cell() -> None:
    figures = ('[values.value]\n"n/a" = ""\n[[figure]]\ncolumns = { value = "figure" }\n'
               '[[figure]]\ncolumns = { value = "when" }')  # fmt: skip
    found = list(filler(figures, PLAIN.replace('value = "figure"\n', "")).fill(Row(2, ("x", "7", "N/A", "", "", ""))))
    assert [(one.number, one.slots["value"]) for one in found] == [(2, "7")]


def test_a_rule_has_the_last_word_and_may_take_what_other_columns_hold() -> None:
    found = slots('[[rule]]\nwhen = { who = ["Xi*"], when = "2017" }\nset = { mode = "target", note = "<{odd name}>" }')
    assert (found["mode"], found["note"]) == ("target", "<x>")
    assert "value" not in slots('[[rule]]\nwhen = { who = "Xiaomi" }\nset = { value = "" }')
    assert "mode" not in slots('[[rule]]\nwhen = { who = "Xiao" }\nset = { mode = "target" }')


def test_a_row_is_left_out_for_a_reason() -> None:
    skip = filler('[[skip]]\nwhen = { "odd name" = ["y", "x"] }\nreason = "odd"')
    assert skip.skipped(ROW) == "odd"
    assert skip.skipped(Row(3, ("a", "b", "c", "d", "e", "f"))) is None


def test_a_row_may_hold_several_figures_and_an_empty_one_is_none() -> None:
    figures = ('[[figure]]\nconstants = { kind = "level" }\ncolumns = { value = "figure" }\n'
               '[[figure]]\nconstants = { kind = "share" }\ncolumns = { value = "outlet" }\n'
               '[[figure]]\nconstants = { kind = "rank" }\ncolumns = { value = "odd name" }')  # fmt: skip
    found = list(filler(figures, PLAIN.replace('value = "figure"\n', "")).fill(ROW))
    assert [(one.number, one.slots["kind"], one.slots["value"]) for one in found] == [
        (1, "level", "9M"),
        (3, "rank", "x"),
    ]


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ('title = "odd nme"', "names a column 'odd nme', and it has none; spelled alike: odd name."),
        (
            'title = "zzz"',
            "and it has none; it has who, when, figure, outlet, published, odd name.",
        ),
    ],
)
def test_a_column_the_table_has_not_is_refused_with_the_nearest(more: str, sentence: str) -> None:
    with pytest.raises(TableError) as fault:
        filler("", PLAIN.replace("[columns]", f"[columns]\n{more}"))
    assert str(fault.value).endswith(sentence)


def test_a_column_that_is_there_twice_is_refused_where_it_is_named() -> None:
    with pytest.raises(TableError, match="2 of its columns are called 'who'"):
        Filler(mapping(), ("who", "who", "when", "figure", "outlet", "published"), "t.csv")
