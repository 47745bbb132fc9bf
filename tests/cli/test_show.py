"""Tables and paragraphs: the same words whatever the width."""

from __future__ import annotations

import pytest

from crossfoot.cli.show import Column, table, wrapped

COLUMNS: tuple[Column, ...] = (("#", "right"), ("words", "left"), ("more words", "left"))


@pytest.mark.parametrize("width", [60, 200])
def test_a_table_drops_nothing_where_it_is_narrow(monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setattr("crossfoot.cli.show._width", lambda: width)
    cells = ("12", "the quick brown fox jumps over it", "2017-10-30/2017-11-05/2017-11-06/2017-11-07")
    drawn = table(COLUMNS, [cells])
    letters = "".join(drawn.split("\n", 2)[2].split())
    assert sorted(letters) == sorted("".join("".join(cells).split()))


def test_square_brackets_are_text_and_no_markup() -> None:
    assert "[bold]x[/bold]" in table(COLUMNS, [("1", "[bold]x[/bold]", ":smile:")])
    assert ":smile:" in table(COLUMNS, [("1", "", ":smile:")])


def test_a_paragraph_keeps_its_words_and_its_indent() -> None:
    text = "word " * 60 + "docs/pages/a-very-long-name-with-hyphens.html#c12"
    lines = wrapped(text, "    ").split("\n")
    assert all(line.startswith("    ") for line in lines)
    assert " ".join(line.strip() for line in lines) == text
