"""The steps that bring a ledger file to the present schema, each once and in order.

Invariant: a step and its number are committed together, so a ledger is always at a known step. A step is never
changed once a release has made ledgers with it; what it got wrong, the next one mends.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from crossfoot.ledger.lookups import fill_lookups

__all__ = ["APPLICATION_ID", "MIGRATIONS", "migrate", "schema_of"]

# Marks the file as ours in its header ("xfot"), where `file` and others can see it.
APPLICATION_ID = 0x78666F74

_TABLES = (
    """
    -- One row for each state of a page: a corrected date or text is another state with the same id.
    CREATE TABLE page (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        hash TEXT NOT NULL UNIQUE,
        id TEXT NOT NULL,
        published_at TEXT,          -- NULL: nothing says when; such a page is in no view as of a day
        record TEXT NOT NULL,       -- canonical JSON of the page without its text
        text BLOB                   -- NULL: not kept, only figures are
    )
    """,
    """
    -- One row for each time a reader added something of a page. `opened` is the first row of the same page, state and
    -- reader; `supersedes` is set on such first rows only: the last row the page had before. NULL: it had none.
    CREATE TABLE reading (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        page INTEGER NOT NULL REFERENCES page (seq),
        page_id TEXT NOT NULL,
        reader TEXT NOT NULL,
        recorded_at TEXT NOT NULL,
        opened INTEGER NOT NULL REFERENCES reading (seq),
        supersedes INTEGER REFERENCES reading (seq),
        digest TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE entry (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        reading INTEGER NOT NULL REFERENCES reading (seq),
        statement_id TEXT NOT NULL,
        origin TEXT NOT NULL,
        claim TEXT NOT NULL,        -- canonical JSON
        stated TEXT                 -- NULL: the page's text has the figure
    )
    """,
    """
    CREATE TABLE entry_vendor (
        vendor TEXT NOT NULL,
        entry INTEGER NOT NULL REFERENCES entry (seq),
        PRIMARY KEY (vendor, entry)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE judgement (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        names TEXT NOT NULL,
        kind TEXT NOT NULL,
        author TEXT NOT NULL,
        reason TEXT NOT NULL,
        holds_from TEXT,            -- NULL: it always held
        other TEXT,                 -- NULL: it speaks of one entry
        recorded_at TEXT NOT NULL
    )
    """,
    "CREATE INDEX reading_of_page ON reading (page, reader)",
    "CREATE INDEX reading_superseding ON reading (page_id, seq, recorded_at) WHERE supersedes IS NOT NULL",
    "CREATE INDEX page_by_id ON page (id)",
    "CREATE INDEX entry_of_reading ON entry (reading, id)",
    "CREATE INDEX entry_by_origin ON entry (origin, seq)",
)
_KEPT = ("page", "reading", "entry", "judgement")


def m001_pages_readings_entries_judgements(connection: sqlite3.Connection) -> None:
    """The first schema; triggers refuse to change or remove a row, or to put another in its place."""
    for statement in _TABLES:
        connection.execute(statement)
    for table in (*_KEPT, "entry_vendor"):
        for act in ("UPDATE", "DELETE"):
            connection.execute(
                f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, 'a ledger is append-only'); END"
            )
    # INSERT OR REPLACE would remove a row without waking the trigger on DELETE.
    unique = {"page": "hash = NEW.hash", "entry": "id = NEW.id", "judgement": "id = NEW.id", "reading": "0"}
    for table, same in unique.items():
        connection.execute(
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "  # noqa: S608  our own words
            f"WHEN EXISTS (SELECT 1 FROM {table} WHERE seq = NEW.seq OR {same}) "
            f"BEGIN SELECT RAISE(ABORT, 'a ledger is append-only'); END"
        )


_LOOKUPS = (
    """
    -- Every address that an entry speaks of: `cell` is its key, `series` its key at no time.
    CREATE TABLE address (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        cell TEXT NOT NULL UNIQUE,
        series TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE entry_address (
        address INTEGER NOT NULL REFERENCES address (seq),
        entry INTEGER NOT NULL REFERENCES entry (seq),
        PRIMARY KEY (address, entry)
    ) WITHOUT ROWID
    """,
    """
    -- An entry in an outlet's own voice repeats the text of the entry `first`, of a page that was published before.
    CREATE TABLE repeats (
        entry INTEGER NOT NULL REFERENCES entry (seq),
        first INTEGER NOT NULL REFERENCES entry (seq),
        PRIMARY KEY (entry, first)
    ) WITHOUT ROWID
    """,
    # Words come cut and folded by `words`, joined by blanks; the index only has to leave them as they are.
    """
    CREATE VIRTUAL TABLE page_words USING fts5 (title, body, content = '', columnsize = 0,
                                                tokenize = "ascii tokenchars '.'")
    """,
    """
    CREATE VIRTUAL TABLE stated_words USING fts5 (stated, content = '', columnsize = 0,
                                                  tokenize = "ascii tokenchars '.'")
    """,
    "CREATE INDEX address_of_series ON address (series)",
    "CREATE INDEX repeats_of_first ON repeats (first, entry)",
    "CREATE INDEX entry_in_own_voice ON entry (statement_id) WHERE origin >= 'outlet:' AND origin < 'outlet;'",
)


def m002_addresses_words_copies(connection: sqlite3.Connection) -> None:
    """Look-ups of one figure, of one series, of words, and of what repeats what; all follow from what was there."""
    for statement in _LOOKUPS:
        connection.execute(statement)
    for table in ("address", "entry_address", "repeats"):
        for act in ("UPDATE", "DELETE"):
            connection.execute(
                f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, 'a ledger is append-only'); END"
            )
    fill_lookups(connection)


MIGRATIONS: list[Callable[[sqlite3.Connection], None]] = [
    m001_pages_readings_entries_judgements,
    m002_addresses_words_copies,
]


def schema_of(connection: sqlite3.Connection) -> int:
    """How many steps a file has taken; 0 for an empty one."""
    (number,) = connection.execute("PRAGMA user_version").fetchone()
    return int(number)


def migrate(connection: sqlite3.Connection) -> None:
    """Take the steps that are missing, each in a transaction of its own with its number."""
    for number, step in enumerate(MIGRATIONS, start=1):
        if number > schema_of(connection):
            connection.execute("BEGIN IMMEDIATE")
            try:
                step(connection)
                connection.execute(f"PRAGMA user_version = {number}")
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute("COMMIT")
            except BaseException:
                connection.execute("ROLLBACK")
                raise
