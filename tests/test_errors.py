"""The exceptions: what a caller may catch, and what they say."""

from __future__ import annotations

import pytest

from crossfoot import errors
from crossfoot.errors import (
    CrossfootError,
    InputError,
    KnowledgeError,
    LedgerError,
    NotationError,
    PageError,
    ProofError,
)


def test_every_exception_named_is_caught_by_the_root() -> None:
    assert [name for name in errors.__all__ if not issubclass(getattr(errors, name), CrossfootError)] == []


@pytest.mark.parametrize(
    ("fault", "builtin"),
    [
        (PageError("page.html", "it is empty"), ValueError),
        (NotationError("5Q17", "a quarter is Q1 to Q4"), ValueError),
        (KnowledgeError("vendors.toml, xiaomi", "no home market"), ValueError),
        (LedgerError("my.sqlite", "there is no such file"), OSError),
        (ProofError("The rows sum to 17, not 18."), ArithmeticError),
    ],
)
def test_each_is_also_the_builtin_one_would_expect(fault: CrossfootError, builtin: type[Exception]) -> None:
    assert isinstance(fault, builtin)
    assert str(fault).split("\n")[0].endswith(".")


def test_a_page_that_cannot_be_read_is_named_with_the_reason() -> None:
    fault = PageError("page.html", "it is empty")
    assert (fault.name, str(fault)) == ("page.html", "Cannot read page 'page.html': it is empty.")
    assert isinstance(fault, InputError)


def test_a_ledger_is_named_with_the_reason() -> None:
    fault = LedgerError("my.sqlite", "there is no such file")
    assert (fault.name, str(fault)) == ("my.sqlite", "Ledger 'my.sqlite': there is no such file.")


def test_the_piece_of_notation_at_fault_is_underlined() -> None:
    fault = NotationError("2017 5Q17", "a quarter is Q1 to Q4", start=5)
    assert str(fault) == "Cannot read '5Q17': a quarter is Q1 to Q4.\n  2017 5Q17\n       ^^^^"
