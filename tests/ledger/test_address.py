"""Addresses of servers, and what of them is shown."""

from __future__ import annotations

import pytest

from crossfoot.errors import LedgerError
from crossfoot.ledger.address import is_address, read_address, shown


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("postgresql://db.example/press", "postgresql://db.example/press"),
        ("postgres://ann@db.example:5433/press", "postgres://ann@db.example:5433/press"),
        ("postgresql://ann:secret@db.example/press", "postgresql://ann@db.example/press"),
        ("postgresql://ann:secret@[::1]:5432/press", "postgresql://ann@[::1]:5432/press"),
        ("postgresql://ann:secret@one.example,two.example:5433/press", "postgresql://ann@one.example,two.example:5433/press"),
        ("postgresql:///press?host=/run&password=secret&user=ann", "postgresql:///press"),
        ("postgresql://ann@db.example/press?sslpassword=secret&schema=cars", "postgresql://ann@db.example/press?schema=cars"),
        ("postgresql://ann@db.example/press?schema=crossfoot", "postgresql://ann@db.example/press"),
        # A password whose letters should have been written as %2F, %3F and %40.
        ("postgresql://ann:secret/of@mine?@db.example/press", "postgresql://ann@db.example/press"),
        # The host was forgotten, so that the password stands where a port would.
        ("postgresql://ann:secret/press", "postgresql://"),
    ],
)  # fmt: skip
def test_what_is_shown_of_an_address_holds_no_password(address: str, expected: str) -> None:
    assert is_address(address)
    assert shown(address) == expected
    assert "secret" not in repr(read_address(address))


@pytest.mark.parametrize("name", ["ledger.sqlite", "postgresql", "folder/postgresql://x", "C:\\ledger.sqlite"])
def test_a_file_is_shown_as_it_is(name: str) -> None:
    assert not is_address(name)
    assert shown(name) == name


def test_the_schema_is_taken_off_what_the_library_gets() -> None:
    found = read_address("postgresql://ann:a%2Fb@db.example/press?schema=cars&sslmode=require&options=-c%20x%3D1")
    assert found.whole == "postgresql://ann:a%2Fb@db.example/press?sslmode=require&options=-c%20x%3D1"
    assert found.schema == "cars"
    assert read_address("postgresql://db.example/press").schema == "crossfoot"


@pytest.mark.parametrize("schema", ["Cars", "a-b", "", "1st", "a%22b", "x" * 64])
def test_a_schema_that_would_have_to_be_quoted_is_refused(schema: str) -> None:
    with pytest.raises(LedgerError, match="no plain name"):
        read_address(f"postgresql://db.example/press?schema={schema}")
