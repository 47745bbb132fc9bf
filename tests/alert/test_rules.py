"""Files of rules."""

from __future__ import annotations

import pytest

from crossfoot.alert import read_rules, with_rule, without_rule
from crossfoot.errors import InputError
from crossfoot.knowledge import load_vocabulary
from tests.alert.rules import rule

TEXT = "# mine\nany conflict\n\nconflict on samsng\n  target   xiaomi 2017 decided  # soon\nany conflict\n"


def test_a_bad_line_stops_no_other_and_is_told_with_its_number() -> None:
    found = read_rules(TEXT, load_vocabulary(), name="mine.alerts")
    assert [one.text for one in found.rules] == ["any conflict", "target xiaomi 2017 decided"]
    (issue,) = found.issues
    assert (issue.code, issue.where) == ("alert-rule", "mine.alerts, line 4")
    assert "'samsng'" in issue.message


def test_a_rule_is_added_once_and_nothing_else_changes() -> None:
    assert with_rule(TEXT, rule("any conflict")) == TEXT
    assert with_rule(TEXT, rule("any bound")) == f"{TEXT}any bound\n"
    assert with_rule("any bound", rule("any conflict")) == "any bound\nany conflict\n"


@pytest.mark.parametrize("asked", ["3", "target xiaomi 2017  decided"])
def test_a_rule_is_taken_out_by_its_number_or_its_line(asked: str) -> None:
    assert without_rule(TEXT, asked) == TEXT.replace("  target   xiaomi 2017 decided  # soon\n", "")


@pytest.mark.parametrize("asked", ["0", "5", "any bound"])
def test_a_rule_that_is_not_there_is_refused(asked: str) -> None:
    with pytest.raises(InputError, match="No rule"):
        without_rule(TEXT, asked)
