"""The steps that bring a PostgreSQL schema to the present one, each once and in order.

Invariant: all steps that are missing are taken in one transaction with their numbers and names, under the writer's
lock, so a ledger is always at a known step. A step is never changed once a release has made ledgers with it.
"""

from __future__ import annotations

from collections.abc import Callable

from psycopg import Connection, sql

__all__ = ["KEPT", "MIGRATIONS", "STEPS", "lock", "migrate", "schema_of"]

# The first half of the key of the writer's lock ("xfot"); the second is the schema's name, hashed.
_MARK = 0x78666F74

# Only a ledger has a table of this name; it is how one is known.
STEPS = "crossfoot_migration"

KEPT = (
    "page",
    "reading",
    "address",
    "entry",
    "entry_vendor",
    "repeats",
    "page_words",
    "stated_words",
    "judgement",
)
"""The tables that nothing may be taken out of."""

_TABLES = """
-- One row for each state of a page: a corrected date or text is another state with the same id.
CREATE TABLE page (
    seq bigint PRIMARY KEY,
    hash text COLLATE "C" NOT NULL UNIQUE,
    id text COLLATE "C" NOT NULL,
    published_at date,          -- NULL: nothing says when; such a page is in no view as of a day
    record text NOT NULL,       -- canonical JSON of the page without its text
    text bytea                  -- NULL: not kept, only figures are; bytes, since a page may hold what no text may
);
-- One row for each time a reader added something of a page. `opened` is the first row of the same page, state and
-- reader; `supersedes` is set on such first rows only: the last row the page had before. NULL: it had none.
CREATE TABLE reading (
    seq bigint PRIMARY KEY,
    page bigint NOT NULL REFERENCES page (seq),
    page_id text COLLATE "C" NOT NULL,
    reader text COLLATE "C" NOT NULL,
    recorded_at timestamptz NOT NULL,
    opened bigint NOT NULL REFERENCES reading (seq),
    supersedes bigint REFERENCES reading (seq),
    digest text NOT NULL
);
-- Every address that an entry speaks of: `cell` is its key, `series` its key at no time.
CREATE TABLE address (
    seq bigint PRIMARY KEY,
    cell text COLLATE "C" NOT NULL UNIQUE,
    series text COLLATE "C" NOT NULL
);
CREATE TABLE entry (
    seq bigint PRIMARY KEY,
    id text COLLATE "C" NOT NULL UNIQUE,
    reading bigint NOT NULL REFERENCES reading (seq),
    statement_id text COLLATE "C" NOT NULL,
    origin text COLLATE "C" NOT NULL,
    address bigint NOT NULL REFERENCES address (seq),
    claim text NOT NULL,        -- canonical JSON
    stated text                 -- NULL: the page's text has the figure
);
CREATE TABLE entry_vendor (
    vendor text COLLATE "C" NOT NULL,
    entry bigint NOT NULL REFERENCES entry (seq),
    PRIMARY KEY (vendor, entry)
);
-- An entry in an outlet's own voice repeats the text of the entry `first`, of a page that was published before.
CREATE TABLE repeats (
    entry bigint NOT NULL REFERENCES entry (seq),
    first bigint NOT NULL REFERENCES entry (seq),
    PRIMARY KEY (entry, first)
);
-- Words come cut and folded by `words`. Each once for the index; in their order, joined by blanks, for phrases: the
-- server's own text search forgets where a word stands beyond the first sixteen thousand.
CREATE TABLE page_words (
    page bigint PRIMARY KEY REFERENCES page (seq),
    words text[] NOT NULL,
    title text NOT NULL,
    body text NOT NULL
);
CREATE TABLE stated_words (
    entry bigint PRIMARY KEY REFERENCES entry (seq),
    words text[] NOT NULL,
    body text NOT NULL
);
CREATE TABLE judgement (
    seq bigint PRIMARY KEY,
    id text COLLATE "C" NOT NULL UNIQUE,
    names text COLLATE "C" NOT NULL,
    kind text NOT NULL,
    author text NOT NULL,
    reason text NOT NULL,
    holds_from date,            -- NULL: it always held
    other text COLLATE "C",     -- NULL: it speaks of one entry
    recorded_at timestamptz NOT NULL
);
-- How many rows each table was ever given. Rows are numbered from here, without gaps: a sequence would leave one
-- wherever a transaction is rolled back.
CREATE TABLE grown (kept text PRIMARY KEY, number bigint NOT NULL);
INSERT INTO grown VALUES ('page', 0), ('reading', 0), ('address', 0), ('entry', 0), ('judgement', 0);
CREATE INDEX reading_of_page ON reading (page, reader, seq);
CREATE INDEX reading_by_page_id ON reading (page_id, seq);
CREATE INDEX reading_superseding ON reading (page_id, seq, recorded_at) WHERE supersedes IS NOT NULL;
CREATE INDEX page_by_id ON page (id);
CREATE INDEX entry_of_reading ON entry (reading, seq);
CREATE INDEX entry_by_origin ON entry (origin, seq);
CREATE INDEX entry_of_address ON entry (address, seq);
CREATE INDEX entry_in_own_voice ON entry (statement_id) WHERE origin >= 'outlet:' AND origin < 'outlet;';
CREATE INDEX address_of_series ON address (series);
CREATE INDEX repeats_of_first ON repeats (first, entry);
CREATE INDEX words_on_page ON page_words USING gin (words);
CREATE INDEX words_of_figure ON stated_words USING gin (words);
"""

_GUARD = """
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'a ledger is append-only'; END $$;
-- The one row that changes when a table grows may only count up.
CREATE FUNCTION refuse_less() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN
        IF NEW.kept <> OLD.kept OR NEW.number < OLD.number THEN RAISE EXCEPTION 'a ledger is append-only'; END IF;
        RETURN NEW;
    END $$;
CREATE TRIGGER grown_counts_up BEFORE UPDATE ON grown FOR EACH ROW EXECUTE FUNCTION refuse_less();
ALTER TABLE grown ENABLE ALWAYS TRIGGER grown_counts_up;
CREATE TRIGGER grown_append_only BEFORE DELETE OR TRUNCATE ON grown FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE grown ENABLE ALWAYS TRIGGER grown_append_only;
REVOKE DELETE, TRUNCATE ON grown FROM CURRENT_USER;
"""

# ALWAYS: also where a session calls itself a replica. The owner keeps UPDATE, which the server's own checks of
# references need; the trigger refuses it.
_GUARD_OF_TABLE = """
CREATE TRIGGER {name}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {name}
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE {name} ENABLE ALWAYS TRIGGER {name}_append_only;
REVOKE DELETE, TRUNCATE ON {name} FROM CURRENT_USER;
"""


def m001_pages_entries_lookups_judgements(connection: Connection) -> None:
    """The first schema, with all by which entries are found; triggers refuse to change or remove a row."""
    connection.execute(_TABLES)
    connection.execute(_GUARD)
    for name in KEPT:
        connection.execute(_GUARD_OF_TABLE.format(name=name))


MIGRATIONS: list[Callable[[Connection], None]] = [m001_pages_entries_lookups_judgements]


def lock(connection: Connection) -> None:
    """Wait to be the one writer of this schema, until the transaction ends."""
    connection.execute("SELECT pg_advisory_xact_lock(%s, hashtext(current_setting('search_path')))", (_MARK,))


def schema_of(connection: Connection, schema: str) -> int | None:
    """How many steps a schema has taken; 0 for an empty or missing one, None for one that is no ledger's."""
    tables = {name for (name,) in connection.execute(
        "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
        "WHERE n.nspname = %s AND c.relkind IN ('r', 'p', 'v')", (schema,))}  # fmt: skip
    if not tables:
        return 0
    if STEPS not in tables:
        return None
    steps = sql.Identifier(schema, STEPS)  # by its whole name: a schema closed to this role would be looked past
    (number,) = connection.execute(sql.SQL("SELECT coalesce(max(number), 0) FROM {}").format(steps)).fetchone() or (0,)
    return int(number)


def migrate(connection: Connection, schema: str) -> None:
    """Take the steps that are missing."""
    with connection.transaction():
        lock(connection)
        # Asked first, since making one "if not exists" takes the right to make one; of the table itself, since what
        # the server remembers of names may be from before another writer let go of the lock.
        if connection.execute("SELECT 1 FROM pg_namespace WHERE nspname = %s", (schema,)).fetchone() is None:
            connection.execute(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(schema)))
        taken = schema_of(connection, schema) or 0
        if taken == 0:
            connection.execute("CREATE TABLE crossfoot_migration (number integer PRIMARY KEY, name text NOT NULL)")
        for number, step in enumerate(MIGRATIONS[taken:], start=taken + 1):
            step(connection)
            connection.execute("INSERT INTO crossfoot_migration VALUES (%s, %s)", (number, step.__name__))
