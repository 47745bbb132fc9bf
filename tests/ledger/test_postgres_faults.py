"""What the server says, told as one sentence."""

from __future__ import annotations

import psycopg
import pytest
from psycopg import errors

from crossfoot.errors import InputError, LedgerError
from crossfoot.ledger.postgres_faults import told_as_ledger_errors, why_unreached
from crossfoot.ledger.rows import DamagedRow
from tools.postgres_server import Server


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (errors.InsufficientPrivilege("so it is"), "is closed to this role: so it is"),
        (errors.ReadOnlySqlTransaction("so"),
         "cannot be written: it is only read here, by this role or on this server"),
        (errors.DiskFull("so it is"), "cannot be written: the server's disk is full"),
        (errors.OutOfMemory("so it is"), "cannot be read or written: the server has no room left (so it is)"),
        (errors.LockNotAvailable("so"), "is being written by another process, waited 2 s for it to end"),
        (errors.QueryCanceled("so it is"), "was too slow to answer: the server gave up (so it is)"),
        (errors.DataCorrupted("so it is\nin two lines"), "is damaged: so it is; 'verify' says what can still be read"),
        (errors.UndefinedTable("so it is"), "is damaged: so it is"),
        (errors.RaiseException("a ledger is append-only"), "cannot be changed: a ledger is append-only"),
        (errors.DivisionByZero("so it is"), "failed: so it is"),
        (DamagedRow("so it is"), "is damaged: so it is"),
    ],
)  # fmt: skip
def test_every_fault_of_the_server_is_a_sentence_about_the_ledger(
    postgres_server: Server, fault: Exception, sentence: str
) -> None:
    with psycopg.connect(postgres_server.address()) as connection:
        with pytest.raises(LedgerError) as told, told_as_ledger_errors("postgresql://db/l", connection, 2.0):
            raise fault
        assert str(told.value) == f"Ledger 'postgresql://db/l': {sentence}."


def test_what_no_database_keeps_is_a_fault_of_the_input(postgres_server: Server) -> None:
    with psycopg.connect(postgres_server.address()) as connection:
        for text, sentence in (("a\0b", "zero character"), ("a\udc80b", "characters that no text has")):
            with (
                pytest.raises(InputError, match=sentence),
                told_as_ledger_errors("postgresql://db/l", connection),
            ):
                connection.execute("SELECT %s", (text,))


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ('connection failed: FATAL:  password authentication failed for user "ann"', "the password is wrong"),
        ("connection failed: fe_sendauth: no password supplied", "asks for a password"),
        ('connection to server at "h" failed: FATAL:  database "role x" does not exist', "does not exist"),
        ('FATAL:  role "ann" does not exist', "knows no such user"),
        ("FATAL:  sorry, too many clients already", "no connection left"),
        ("FATAL:  the database system is starting up", "is starting, try again"),
        ("FATAL:  the database system is shutting down", "is shutting down"),
        ('FATAL:  no pg_hba.conf entry for host "10.0.0.1"', "does not let this user in from here"),
        ("FATAL:  Datenbank im Urlaub", "the server says 'Datenbank im Urlaub'"),
        ("connection timeout expired", "does not answer"),
        ('connection to server at "127.0.0.1", port 1 failed: Connection refused', "no server listens there"),
        ("failed to resolve host 'no.example': Name or service not known", "its host is unknown"),
        ("server does not support SSL, but SSL was required", "agree on no encryption"),
        ("something else", "cannot be reached"),
    ],
)
def test_every_way_not_to_be_let_in_is_a_sentence(said: str, sentence: str) -> None:
    assert sentence in why_unreached(psycopg.OperationalError(said))
