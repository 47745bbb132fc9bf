"""The rows by which entries on PostgreSQL are found: by words, and by what they repeat.

Invariant: each follows from entries and pages alone, as in a ledger of any other kind; they are written in the
transaction of what they point to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from psycopg import Connection

from crossfoot.ledger.batch import NewEntry
from crossfoot.ledger.copies import DAYS, MOST_COMPARED, is_comparable, repeats
from crossfoot.ledger.entry import Page
from crossfoot.ledger.lookups import page_words
from crossfoot.ledger.postgres_queries import select_numbered
from crossfoot.ledger.words import words_of

__all__ = ["PageWords", "pairs_of_copies", "words_of_figure", "words_of_page"]

PageWords = tuple[list[str], str, str]
"""Each word once; the words of the title and of the text in order, joined by blanks."""

# The earliest of the entries that are recorded already and may be one text with a new one.
_ALIKE = """
SELECT n.seq, o.seq, o.published_at, o.hash
FROM unnest(%(numbers)s::bigint[], %(statements)s::text[], %(pages)s::text[], %(days)s::date[])
    AS n (seq, statement_id, page_id, published_at)
CROSS JOIN LATERAL (
    SELECT e.seq, s.published_at, s.hash
    FROM entry e JOIN reading q ON q.seq = e.reading JOIN page s ON s.seq = q.page
    WHERE e.statement_id = n.statement_id AND e.origin >= 'outlet:' AND e.origin < 'outlet;' AND e.seq < n.seq
    AND s.published_at BETWEEN n.published_at - %(apart)s AND n.published_at + %(apart)s
    AND s.id <> n.page_id AND s.text IS NOT NULL
    ORDER BY s.published_at, s.hash LIMIT %(most)s
) AS o
"""


def words_of_page(page: Page) -> PageWords:
    """The words of a page, as they are searched."""
    title, body = page_words(page)
    return sorted({*title.split(), *body.split()}), title, body


def words_of_figure(stated: str) -> tuple[list[str], str]:
    """The words of a figure as stated, as they are searched."""
    words = words_of(stated)
    return sorted(set(words)), " ".join(words)


def pairs_of_copies(connection: Connection, new: Sequence[NewEntry]) -> Iterator[tuple[int, int]]:
    """Pairs of an entry and an earlier published one that it repeats, with at least one of them new.

    Args:
        connection: The ledger's, in a transaction.
        new: Entries that are recorded already.
    """
    dated = {one.number: one for one in new if is_comparable(one.entry) and one.entry.page.published_at is not None}
    if not dated:
        return
    asked = {
        "numbers": list(dated),
        "statements": [one.entry.statement_id for one in dated.values()],
        "pages": [one.entry.page.id for one in dated.values()],
        "days": [one.entry.page.published_at for one in dated.values()],
        "apart": DAYS,
        "most": MOST_COMPARED,
    }
    rows = connection.execute(_ALIKE, asked).fetchall()
    numbers = sorted({other for _, other, _, _ in rows})
    others = dict(zip(numbers, select_numbered(connection, numbers), strict=True))
    for number, other, day, page_hash in rows:
        mine, theirs = dated[number], others[other]
        if is_comparable(theirs) and repeats(mine.entry, theirs):
            is_first = (mine.entry.page.published_at, mine.page_hash) < (day, page_hash)
            yield (other, number) if is_first else (number, other)
