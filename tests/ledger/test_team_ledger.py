"""What docs/team-ledger.md says of rights and faults is true."""

from __future__ import annotations

import re

import psycopg
import pytest

from crossfoot.errors import LedgerError
from crossfoot.ledger import Judgement, JudgementKind, open_ledger, opening, postgres_faults
from crossfoot.ledger.address import read_address
from crossfoot.ledger.postgres_opening import open_postgres
from tests.conftest import ROOT
from tests.ledger.samples import INDIA, NOON, OCTOBER, claims, page
from tools.postgres_server import Server

PAGE = (ROOT / "docs" / "team-ledger.md").read_text(encoding="utf-8")
ROLES = ("press_readers", "press_writers", "ann", "bob", "owner")


def execute(address: str, *statements: str) -> None:
    with psycopg.connect(address, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement.encode())


def test_the_grants_let_readers_read_and_writers_add_and_nobody_change_anything(
    postgres: str, postgres_server: Server
) -> None:
    schema, server = read_address(postgres).schema, postgres_server.address()
    execute(server, *(f"DROP ROLE IF EXISTS {role}" for role in ROLES))
    execute(server, "CREATE ROLE owner LOGIN PASSWORD 'o'", "GRANT CREATE ON DATABASE postgres TO owner")
    try:
        mine = f"{postgres_server.address('owner', 'o')}?schema={schema}"
        with open_ledger(mine, create=True) as ledger:
            ledger.append(page(), claims(OCTOBER), reader="v1", recorded_at=NOON)
        (grants,) = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)
        here = re.sub(r"\bcrossfoot(?=\.| TO)", schema, grants)
        execute(server, here, "CREATE ROLE ann LOGIN PASSWORD 'a' IN ROLE press_writers",
                "CREATE ROLE bob LOGIN PASSWORD 'b' IN ROLE press_readers")  # fmt: skip
        with open_postgres(f"{postgres_server.address('ann', 'a')}?schema={schema}") as writer:
            writer.append(page("two"), claims(INDIA), reader="v1", recorded_at=NOON)
            (entry, _) = writer.view().entries()
            writer.append_judgement(Judgement(entry.id, JudgementKind.MISREAD, "ann", "A price."), recorded_at=NOON)
            assert writer.verify() == ()
            for act in ("DELETE FROM entry", "UPDATE page SET id = ''", "TRUNCATE judgement",
                        "INSERT INTO crossfoot_migration VALUES (99, 'x')", "UPDATE grown SET number = 0"):  # fmt: skip
                with pytest.raises((psycopg.errors.InsufficientPrivilege, psycopg.errors.RaiseException)):
                    writer._connection.execute(act.encode())
        reading = f"{postgres_server.address('bob', 'b')}?schema={schema}"
        with open_ledger(reading, read_only=True) as reader:
            assert reader.view().counts.entries == 1
            assert reader.verify() == ()
        with pytest.raises(LedgerError, match="role 'bob' may only read it"):
            open_ledger(reading)
    finally:
        for role in ROLES:
            execute(server, f"DO $$ BEGIN IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '{role}') "
                            f"THEN DROP OWNED BY {role} CASCADE; END IF; END $$")  # fmt: skip
        execute(server, *(f"DROP ROLE IF EXISTS {role}" for role in reversed(ROLES)))


def test_every_sentence_of_the_server_is_documented() -> None:
    flat = " ".join(PAGE.split())
    told = [words for _, words in (*postgres_faults._UNREACHED, *postgres_faults._SENTENCES)]
    sentences = [*told, postgres_faults._LOST, opening._NO_LIBRARY]
    pieces = [re.split(r"[ (]*\{", sentence)[0] for sentence in sentences if not sentence.startswith("failed:")]
    assert [piece for piece in pieces if piece not in flat] == []
