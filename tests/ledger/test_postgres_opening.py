"""Ledgers on a server that cannot be opened, each with its sentence, and none with a password."""

from __future__ import annotations

import socket
import sys
from urllib.parse import quote

import psycopg
import pytest
from psycopg import sql

from crossfoot.errors import LedgerError
from crossfoot.ledger import open_ledger
from crossfoot.ledger.address import read_address, shown
from crossfoot.ledger.opening import is_there
from crossfoot.ledger.postgres_schema import MIGRATIONS
from tests.ledger.samples import INDIA, NOON, OCTOBER, claims, page
from tools.postgres_server import Server

SECRET = "sesame"  # noqa: S105  of roles that live as long as a test


@pytest.fixture
def made(postgres: str) -> str:
    with open_ledger(postgres, create=True) as ledger:
        ledger.append(page(), claims(OCTOBER), reader="v1", recorded_at=NOON)
    return postgres


def execute(address: str, *statements: str) -> None:
    """As somebody with a database tool could, in the ledger's schema."""
    found = read_address(address)
    with psycopg.connect(found.whole, autocommit=True) as connection:
        connection.execute("SELECT set_config('search_path', %s, false)", (found.schema,))
        for statement in statements:
            connection.execute(sql.SQL(statement.replace("SCHEMA_", found.schema)))


def as_role(address: str, server: Server, name: str, *rights: str) -> str:
    """The same ledger's address for a role of its own."""
    execute(address, f"DROP ROLE IF EXISTS {name}", f"CREATE ROLE {name} LOGIN PASSWORD '{SECRET}'", *rights)
    return f"{server.address(name, SECRET)}?schema={read_address(address).schema}"


def without_role(address: str, name: str) -> None:
    execute(address, f"DROP OWNED BY {name}", f"DROP ROLE {name}")


def refusal(address: str, *, create: bool = False, read_only: bool = False) -> str:
    with pytest.raises(LedgerError) as told:
        open_ledger(address, create=create, read_only=read_only, timeout_s=0.05)
    text, fault = str(told.value), told.value.__cause__
    assert text.startswith(f"Ledger '{shown(address)}': ")
    assert "\n" not in text
    for secret in (SECRET, "one/of", quote("one/of", safe="")):
        assert secret not in f"{text} {fault}"
    return text.removeprefix(f"Ledger '{shown(address)}': ")


def test_a_server_that_is_not_there(postgres_server: Server) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = postgres_server.address().replace(str(postgres_server.port), str(port))
    assert refusal(address) == "cannot be reached: no server listens there."


def test_a_wrong_password(postgres_server: Server) -> None:
    sentence = "cannot be opened: the password is wrong, or there is no such user."
    assert refusal(postgres_server.address(password=SECRET)) == sentence
    assert refusal(postgres_server.address(user="nobody_here")) == sentence


def test_no_password(postgres_server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PGPASSWORD", raising=False)
    address = f"postgresql://crossfoot@127.0.0.1:{postgres_server.port}/postgres?passfile=none"
    assert refusal(address) == "cannot be opened: the server asks for a password."


def test_a_missing_database(postgres_server: Server) -> None:
    sentence = "does not exist: the server has no such database; 'createdb' makes one."
    assert refusal(postgres_server.address(database="press"), create=True) == sentence


@pytest.mark.parametrize("read_only", [False, True])
def test_a_schema_without_a_ledger(postgres: str, read_only: bool) -> None:
    schema = read_address(postgres).schema
    sentence = f"does not exist: schema '{schema}' holds no ledger; 'init' makes one."
    assert refusal(postgres, read_only=read_only) == sentence
    assert not is_there(postgres)


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://ann:sesame@[localhost/press",
        "postgresql://ann:sesame@localhost/press?pass=sesame",
        "postgresql://ann:%00sesame@localhost/press",
    ],
)
def test_what_is_no_address(address: str) -> None:
    assert refusal(address) == "is no address of a database: it should be postgresql://USER@HOST/DATABASE."


@pytest.mark.parametrize("create", [False, True])
def test_another_programs_schema_is_refused_and_left_as_it_was(postgres: str, create: bool) -> None:
    schema = read_address(postgres).schema
    execute(postgres, "CREATE SCHEMA SCHEMA_", "CREATE TABLE bookmarks (url text)")
    sentence = f"is not a ledger: schema '{schema}' has another program's tables."
    assert refusal(postgres, create=create) == sentence
    assert not is_there(postgres)


@pytest.mark.parametrize("read_only", [False, True])
def test_a_ledger_of_a_newer_version(made: str, read_only: bool) -> None:
    newer, known = len(MIGRATIONS) + 1, len(MIGRATIONS)
    execute(made, f"INSERT INTO crossfoot_migration VALUES ({newer}, 'm999_of_tomorrow')")
    assert refusal(made, read_only=read_only) == f"is of a newer version ({newer}) than this program knows ({known})."


def test_a_database_that_cannot_hold_every_letter(postgres_server: Server) -> None:
    execute(postgres_server.address(), "DROP DATABASE IF EXISTS narrow",
            "CREATE DATABASE narrow ENCODING 'LATIN1' TEMPLATE template0")  # fmt: skip
    sentence = "cannot be made here: the database is encoded in LATIN1, not in UTF8."
    assert refusal(postgres_server.address(database="narrow"), create=True) == sentence


def test_a_role_that_may_only_read_reads(made: str, postgres_server: Server) -> None:
    address = as_role(made, postgres_server, "reader", "GRANT USAGE ON SCHEMA SCHEMA_ TO reader",
                      "GRANT SELECT ON ALL TABLES IN SCHEMA SCHEMA_ TO reader")  # fmt: skip
    assert refusal(address) == "cannot be written: role 'reader' may only read it."
    with open_ledger(address, read_only=True) as ledger:
        assert ledger.view().counts.entries == 1
        assert ledger.verify() == ()
    without_role(made, "reader")


def test_a_role_without_rights_is_told_so(made: str, postgres_server: Server) -> None:
    schema = read_address(made).schema
    address = as_role(made, postgres_server, "stranger")
    assert refusal(address, read_only=True) == f"is closed to this role: permission denied for schema {schema}."
    fresh = f"{postgres_server.address('stranger', SECRET)}?schema=of_a_stranger"
    assert refusal(fresh, create=True) == "is closed to this role: permission denied for database postgres."
    without_role(made, "stranger")


def test_a_ledger_that_is_being_written_is_waited_for(made: str) -> None:
    with open_ledger(made) as writer, writer._transaction(), open_ledger(made, timeout_s=0.05) as other:  # type: ignore[attr-defined]  # its inside
        with pytest.raises(LedgerError, match=r"is being written by another process, waited 0.05 s for it to end"):
            other.append(page("two"), claims(INDIA), reader="v1", recorded_at=NOON)
        with open_ledger(made, read_only=True) as reader:
            assert reader.view().counts.entries == 1


def test_making_a_ledger_that_is_there_opens_it(made: str) -> None:
    assert is_there(made)
    with open_ledger(made, create=True) as ledger:
        assert ledger.view().counts.entries == 1


def test_without_its_library_the_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("crossfoot.ledger.postgres")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "psycopg", None)
    assert "pip install 'crossfoot[postgres]'" in refusal("postgresql://ann:sesame@localhost/press")
