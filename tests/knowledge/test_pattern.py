"""A pattern that could run for ever on some text is refused by name before any text is met."""

from __future__ import annotations

import pytest

from crossfoot.errors import KnowledgeError
from crossfoot.knowledge.pattern import check_pattern


@pytest.mark.parametrize("bomb", [r"(?:\w+ ?)+x", r"(a+)+$", r"(?:a|aa)+b", r"(?:a?){40}", r"(?:(?:x{1,99})y?)*"])
def test_a_repeat_of_what_can_be_cut_in_several_ways_is_refused(bomb: str) -> None:
    with pytest.raises(KnowledgeError, match=r"'boom'.* repeats without end"):
        check_pattern(bomb, "phrases.toml, 'boom'")


@pytest.mark.parametrize(
    "pattern", [r"\w+ \d+", r"(?:[\w-]+ ){0,3}high", r"\d{1,3}(?:,\d\d\d)+", r"(?:the )?\s+quarter"]
)
def test_plain_repeats_pass(pattern: str) -> None:
    check_pattern(pattern, "phrases.toml, 'plain'")


def test_what_is_no_expression_is_refused() -> None:
    with pytest.raises(KnowledgeError, match="no regular expression"):
        check_pattern("(?:open", "periods.toml, 'open'")
