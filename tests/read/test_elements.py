"""What the reader knows of HTML elements."""

from __future__ import annotations

from crossfoot.read import elements


def test_what_ends_a_paragraph_is_block_level() -> None:
    assert elements.ENDS_PARAGRAPH | elements.TABLE_PARTS | set(elements.HEADINGS) <= elements.BLOCK


def test_what_a_start_tag_closes_is_block_level() -> None:
    for name, (closed, barriers) in elements.CLOSED_BY_START.items():
        assert {name, *closed, *barriers} <= elements.BLOCK


def test_only_a_rule_is_block_level_and_without_an_end_tag() -> None:
    assert {"hr"} == elements.BLOCK & elements.VOID


def test_every_part_of_a_table_that_holds_text_is_a_scope() -> None:
    assert {"table", "td", "th", "caption"} <= elements.SCOPES
