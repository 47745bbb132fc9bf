"""The SQL that answers a question, and the way from rows to entries.

Invariant: all that a view can ask is one statement with named parameters; which readings are superseded is decided by
an anti-join over the few rows that supersede anything, not by a window over all.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from datetime import date, datetime
from typing import Any

from crossfoot.ledger.copies import OUTLET
from crossfoot.ledger.entry import Counts, Entry, Page, Recorded
from crossfoot.ledger.history import Known
from crossfoot.ledger.judgement import Judged
from crossfoot.ledger.occurrence import in_utc
from crossfoot.ledger.rows import claim_from_text, judged_from_row, page_from_row
from crossfoot.ledger.search import Found
from crossfoot.ledger.store import Grown, Question, Tallied, Tally
from crossfoot.ledger.words import Phrase

__all__ = ["count_entries", "find_words", "grown_to", "select_entries", "select_judged", "select_known",
           "select_numbered", "select_pages", "select_recorded", "tallied"]  # fmt: skip

_ALL = 2**63 - 1  # more readings than a file can hold

# The plus keeps SQLite from walking through all readings: it is to start from the entries asked for.
_FROM = """
FROM entry e CROSS JOIN reading r ON r.seq = e.reading CROSS JOIN page p ON p.seq = r.page
WHERE +e.reading <= :readings
"""
_FROM_SERIES = """
FROM address a CROSS JOIN entry_address k ON k.address = a.seq CROSS JOIN entry e ON e.seq = k.entry
CROSS JOIN reading r ON r.seq = e.reading CROSS JOIN page p ON p.seq = r.page WHERE +e.reading <= :readings
"""
_LATER = """
FROM reading later WHERE later.supersedes IS NOT NULL AND later.page_id = {r}.page_id
AND later.seq > {r}.opened AND later.seq <= :readings
"""
_NOT_SUPERSEDED = f"AND NOT EXISTS (SELECT 1 {_LATER} {{recorded}})"
_ENTRY = """
SELECT e.id, e.statement_id, {origin}, e.claim, e.stated, r.seq, r.reader, r.recorded_at, p.seq
"""
_COUNT = """
SELECT count(*), count(DISTINCT e.statement_id), count(DISTINCT p.id), count(DISTINCT {origin})
"""
_TALLY = """
SELECT {name}, count(*), count(DISTINCT p.id), min(p.published_at), max(p.published_at)
"""
_READING = """
SELECT r.seq, r.reader, r.recorded_at, r.digest, p.record, p.text
FROM reading r JOIN page p ON p.seq = r.page ORDER BY r.seq
"""
_ENTRY_OF_READING = "SELECT id, statement_id, origin, claim, stated FROM entry WHERE reading = ? ORDER BY seq"
_PAGE = "SELECT seq, record, text FROM page WHERE seq IN (SELECT value FROM json_each(?))"
_JUDGEMENT = """
SELECT id, names, kind, author, reason, holds_from, other, recorded_at FROM judgement
WHERE :recorded IS NULL OR recorded_at <= :recorded ORDER BY seq
"""
# What an entry repeats is few rows, so that folding asks one index for each entry and no more.
_FIRST = """
(SELECT o.origin FROM repeats c JOIN entry o ON o.seq = c.first JOIN reading q ON q.seq = o.reading
 JOIN page s ON s.seq = q.page WHERE c.entry = e.seq AND q.seq <= :readings {parts}
 ORDER BY s.published_at, s.hash LIMIT 1)
"""
_RENAMED = "(SELECT value FROM json_each(:renamed) WHERE key = e.id)"
_OF_ORIGINS = "IN (SELECT value FROM json_each(:origins))"
_REPEATING = """
SELECT c.entry FROM entry o JOIN repeats c ON c.first = o.seq WHERE o.origin IN (SELECT value FROM json_each(:origins))
"""

# The times of a question and what is left out, for the rows of a reading, its page and an entry.
_TIMES = {
    "recorded": "AND {r}.recorded_at <= :recorded",
    "as_of": "AND {p}.published_at <= :as_of",
    "without": "AND {e}.id NOT IN (SELECT value FROM json_each(:without))",
}
# Series are few beside entries: those whose line holds the word are found first, so that a word that is nowhere is told
# at once; what the line holds elsewhere is sorted out by the condition beside it.
_NAMED = """AND e.seq IN (SELECT k.entry FROM address a JOIN entry_address k ON k.address = a.seq WHERE a.series IN
(SELECT series FROM (SELECT DISTINCT series FROM address) WHERE series LIKE '% ' || :{name} || ' %'))"""
# The other parts of a question and the condition each adds.
_WHERE = {
    "vendors": "AND e.seq IN (SELECT entry FROM entry_vendor WHERE vendor IN ({vendors}))",
    "page_id": "AND e.reading IN (SELECT q.seq FROM page s JOIN reading q ON q.page = s.seq WHERE s.id = :page_id)",
    "start": "AND json_extract(e.claim, '$.span.end') > :start",
    "end": "AND json_extract(e.claim, '$.span.start') < :end",
    "prefix": "AND e.id >= :prefix AND e.id < :prefix || 'g'",
    "ids": "AND e.id IN (SELECT value FROM json_each(:ids))",
    "cell": "AND e.seq IN (SELECT k.entry FROM address a JOIN entry_address k ON k.address = a.seq "
            "WHERE a.cell = :cell)",
    "series": "AND e.seq IN (SELECT k.entry FROM address a JOIN entry_address k ON k.address = a.seq "
              "WHERE a.series = :series)",
    "since": "AND e.reading > :since",
    "measure": f"AND json_extract(e.claim, '$.statement.cell.measure') = :measure {_NAMED.format(name='measure')}",
    "product": f"AND json_extract(e.claim, '$.statement.cell.product') = :product {_NAMED.format(name='product')}",
    "place": f"AND json_extract(e.claim, '$.statement.cell.place') = :place {_NAMED.format(name='place')}",
    "first_day": "AND json_extract(e.claim, '$.statement.cell.period.start') >= :first_day",
    "end_day": "AND json_extract(e.claim, '$.statement.cell.period.end') <= :end_day",
}  # fmt: skip
_FIND_PAGES = """
SELECT p.seq FROM page_words w CROSS JOIN page p ON p.seq = w.rowid
WHERE page_words MATCH :match {page} AND EXISTS (SELECT 1 FROM reading r WHERE r.page = p.seq AND r.seq <= :readings
{reading}) ORDER BY w.rowid DESC LIMIT :limit
"""
_PAGES = """
SELECT p.seq FROM page p WHERE p.id >= :prefix AND p.id < :prefix || 'g' {page} AND EXISTS
(SELECT 1 FROM reading r WHERE r.page = p.seq AND r.seq <= :readings {reading}) ORDER BY p.seq DESC LIMIT :limit
"""
_NUMBERED = "AND e.seq IN (SELECT value FROM json_each(:numbers)) ORDER BY e.seq"
_FIND_FIGURES = "e.seq IN (SELECT rowid FROM stated_words WHERE stated_words MATCH :match)"

# The last reading of a part, found from the end of an index; of several parts asked for, those of one kind.
_TOUCHED = {
    "vendors": "SELECT e.reading FROM entry_vendor v CROSS JOIN entry e ON e.seq = v.entry WHERE v.vendor = :part "
               "AND e.reading <= :readings ORDER BY v.entry DESC LIMIT 1",
    "page_id": "SELECT max(q.seq) FROM page s JOIN reading q ON q.page = s.seq WHERE s.id = :part "
               "AND q.seq <= :readings AND EXISTS (SELECT 1 FROM entry e WHERE e.reading = q.seq)",
    "cell": "SELECT max(e.reading) FROM address a JOIN entry_address k ON k.address = a.seq "
            "JOIN entry e ON e.seq = k.entry WHERE a.cell = :part AND e.reading <= :readings",
    "series": "SELECT max(e.reading) FROM address a JOIN entry_address k ON k.address = a.seq "
              "JOIN entry e ON e.seq = k.entry WHERE a.series = :part AND e.reading <= :readings",
}  # fmt: skip
_SUPERSEDING = "SELECT count(*) FROM reading WHERE supersedes IS NOT NULL AND seq <= ?"


def grown_to(connection: sqlite3.Connection, question: Question) -> Grown:
    """How far the part that the question names had grown."""
    asked = {"vendors": question.vendors, "page_id": (question.page_id,), "cell": (question.cell,),
             "series": (question.series,)}  # fmt: skip
    last = 0
    for kind, parts in asked.items():
        for part in parts or ():
            if part is not None:
                row = connection.execute(_TOUCHED[kind], {"part": part, "readings": question.upto}).fetchone()
                last = max(last, (row or (0,))[0] or 0)
    (superseding,) = connection.execute(_SUPERSEDING, (question.upto,)).fetchone()
    return Grown(last, superseding)


def select_entries(connection: sqlite3.Connection, question: Question) -> tuple[Entry, ...]:
    """The entries asked for, in the order they were recorded."""
    where, values = _condition(question)
    select = f"{_ENTRY.format(origin=_origin(question))}{where} {_sliced(question)}"
    return tuple(_entries(connection, connection.execute(select, values).fetchall()))


def _sliced(question: Question) -> str:
    """The order of the entries, and how many of them."""
    part = question.slice
    if part is None:
        return "ORDER BY e.seq"
    beyond, order = ("<", "DESC") if part.is_newest_first else (">", "ASC")
    first = "(SELECT seq FROM entry WHERE id = :beyond)"
    behind = "" if part.beyond is None else f"AND e.seq {beyond} {first}"
    return f"{behind} ORDER BY e.seq {order} LIMIT :limit"


def select_numbered(connection: sqlite3.Connection, numbers: Iterable[int]) -> tuple[Entry, ...]:
    """Entries by their numbers, as they were recorded, whatever became of them."""
    asked = {"readings": _ALL, "numbers": json.dumps(sorted(numbers))}
    rows = connection.execute(f"{_ENTRY.format(origin='e.origin')}{_FROM}{_NUMBERED}", asked).fetchall()
    return tuple(_entries(connection, rows))


def select_known(connection: sqlite3.Connection, question: Question) -> tuple[Known, ...]:
    """The entries of a cell or a page, also superseded ones and those left out."""
    values = _values(question)
    recorded = "AND later.recorded_at <= :recorded" if "recorded" in values else ""
    columns = f"{_ENTRY.format(origin='e.origin')}, (SELECT min(later.recorded_at) {_LATER.format(r='r')} {recorded})"
    times, part = _times(values.keys() - {"without"}), _WHERE["page_id" if question.cell is None else "cell"]
    rows = connection.execute(f"{columns}{_FROM}{times} {part} ORDER BY e.seq", values).fetchall()
    return tuple(
        Known(entry, None if row[9] is None else datetime.fromisoformat(row[9]))
        for entry, row in zip(_entries(connection, rows), rows, strict=True)
    )


def find_words(
    connection: sqlite3.Connection, question: Question, phrases: tuple[Phrase, ...], limit: int
) -> tuple[Found, ...]:
    """Where all phrases stand: pages first, then figures as stated, of each the last recorded first."""
    # Words hold no quotation mark, so nothing in them means anything to the index.
    match = " AND ".join(f'"{" ".join(phrase)}"' for phrase in phrases)
    values = {**_values(question), "match": match, "limit": limit}
    rows = connection.execute(_FIND_PAGES.format(**_states(values)), values).fetchall()
    pages = dict(_pages(connection, {number for (number,) in rows}))
    found = [Found(pages[number]) for (number,) in rows]
    if len(found) < limit:
        where, _ = _condition(question)
        select = f"{_ENTRY.format(origin=_origin(question))}{where} AND {_FIND_FIGURES} ORDER BY e.seq DESC LIMIT :rest"
        figures = connection.execute(select, {**values, "rest": limit - len(found)}).fetchall()
        found += [Found(entry.page, entry) for entry in _entries(connection, figures)]
    return tuple(found)


def select_pages(connection: sqlite3.Connection, question: Question, limit: int) -> tuple[Page, ...]:
    """The pages whose ids start with the question's prefix, last recorded first."""
    values = {**_values(question), "limit": limit}
    rows = connection.execute(_PAGES.format(**_states(values)), values).fetchall()
    pages = dict(_pages(connection, {number for (number,) in rows}))
    return tuple(pages[number] for (number,) in rows)


def _states(values: Mapping[str, Any]) -> dict[str, str]:
    """Conditions that a page is out by the day, and that one of its readings is in force."""
    times = {name: _TIMES[name].format(r="r", p="p", e="e") for name in _TIMES if name in values}
    recorded = "AND later.recorded_at <= :recorded" if "recorded" in values else ""
    reading = f"{times.get('recorded', '')} {_NOT_SUPERSEDED.format(r='r', recorded=recorded)}"
    return {"page": times.get("as_of", ""), "reading": reading}


def _entries(connection: sqlite3.Connection, rows: list[tuple[Any, ...]]) -> Iterator[Entry]:
    pages = dict(_pages(connection, {row[8] for row in rows}))
    moments = {row[7]: datetime.fromisoformat(row[7]) for row in rows}
    for row in rows:
        yield Entry(
            id=row[0],
            statement_id=row[1],
            claim=claim_from_text(row[0], row[3]),
            page=pages[row[8]],
            recorded_at=moments[row[7]],
            reader=row[6],
            origin=row[2],
            stated=row[4],
        )


def select_recorded(connection: sqlite3.Connection) -> Iterator[Recorded]:
    """Every reading with what it added, in the order of recording."""
    for number, reader, recorded_at, digest, record, text in connection.execute(_READING):
        page, moment = page_from_row(record, text), datetime.fromisoformat(recorded_at)
        entries = (
            Entry(id_, statement, claim_from_text(id_, claim), page, moment, reader, origin, stated)
            for id_, statement, origin, claim, stated in connection.execute(_ENTRY_OF_READING, (number,))
        )
        yield Recorded(number, page, reader, moment, tuple(entries), digest)


def count_entries(connection: sqlite3.Connection, question: Question) -> Counts:
    """How many they are, without reading them."""
    where, values = _condition(question)
    return Counts(*connection.execute(f"{_COUNT.format(origin=_origin(question))}{where}", values).fetchone())


def tallied(connection: sqlite3.Connection, question: Question, by: Tallied) -> tuple[Tally, ...]:
    """The entries asked for, counted by series or by voice, in the order of the names."""
    where, values = _condition(question)
    name = "a.series" if by is Tallied.SERIES else _origin(question)
    if by is Tallied.SERIES:
        where = where.replace(_FROM, _FROM_SERIES, 1)
    rows = connection.execute(f"{_TALLY.format(name=name)}{where} GROUP BY 1 ORDER BY 1", values)
    return tuple(
        Tally(named, entries, pages, *(None if day is None else date.fromisoformat(day) for day in days))
        for named, entries, pages, *days in rows
    )


def select_judged(connection: sqlite3.Connection, recorded_as_of: datetime | None) -> tuple[Judged, ...]:
    """All judgements recorded by then, in the order they were recorded."""
    recorded = None if recorded_as_of is None else in_utc(recorded_as_of)
    rows = connection.execute(_JUDGEMENT, {"recorded": recorded})
    return tuple(judged_from_row(row) for row in rows)


def _pages(connection: sqlite3.Connection, numbers: Iterable[int]) -> Iterator[tuple[int, Page]]:
    for number, record, text in connection.execute(_PAGE, (json.dumps(sorted(numbers)),)):
        yield number, page_from_row(record, text)


def _origin(question: Question) -> str:
    """The origin of an entry as folded, as an expression."""
    first = _FIRST.format(parts=_in_view(_values(question), r="q", p="s", e="o"))
    return f"coalesce({f'{_RENAMED}, ' if question.renamed else ''}{first}, e.origin)"


def _in_view(values: Mapping[str, Any], *, r: str, p: str, e: str) -> str:
    """Conditions on an entry, its reading and its page that hold for what the view holds."""
    recorded = "AND later.recorded_at <= :recorded" if "recorded" in values else ""
    return f"{_NOT_SUPERSEDED.format(r=r, recorded=recorded)} {_times(values.keys(), r=r, p=p, e=e)}"


def _times(names: AbstractSet[str], *, r: str = "r", p: str = "p", e: str = "e") -> str:
    return " ".join(condition.format(r=r, p=p, e=e) for name, condition in _TIMES.items() if name in names)


def _values(question: Question) -> dict[str, Any]:
    """The parts of a question that ask for something, as SQL takes them."""
    asked: dict[str, Any] = {
        "recorded": None if question.recorded_as_of is None else in_utc(question.recorded_as_of),
        "as_of": None if question.as_of is None else question.as_of.isoformat(),
        "without": json.dumps(sorted(question.without)) if question.without else None,
        "renamed": json.dumps(dict(question.renamed)) if question.renamed else None,
        "origins": None if question.origins is None else json.dumps(question.origins),
        "vendors": question.vendors,
        "page_id": question.page_id,
        "start": None if question.cut is None else question.cut[0],
        "end": None if question.cut is None else question.cut[1],
        "prefix": question.prefix,
        "ids": None if question.ids is None else json.dumps(question.ids),
        "cell": question.cell,
        "series": question.series,
        "since": question.since,
        "measure": question.measure,
        "product": question.product,
        "place": question.place,
        "first_day": None if question.within is None else question.within[0].isoformat(),
        "end_day": None if question.within is None else question.within[1].isoformat(),
        "limit": None if question.slice is None else question.slice.limit,
        "beyond": None if question.slice is None else question.slice.beyond,
    }
    return {"readings": question.upto, **{name: value for name, value in asked.items() if value is not None}}


def _condition(question: Question) -> tuple[str, dict[str, Any]]:
    values = _values(question)
    names = [name for name in _WHERE if name in values]
    # A vendor is bound as it is: SQLite's JSON would cut a text at a zero character.
    vendors = {f"vendor_{number}": vendor for number, vendor in enumerate(values.pop("vendors", ()))}
    listed = ", ".join(f":{name}" for name in vendors)
    parts = [_FROM, _in_view(values, r="r", p="p", e="e"), *(_WHERE[name].format(vendors=listed) for name in names)]
    if question.origins is not None:
        parts.append(_of_origins(question))
    return "\n".join(parts), {**values, **vendors}


def _of_origins(question: Question) -> str:
    """The condition that the origin as folded is one of those asked for, each way to it through an index."""
    ways = [f"e.origin {_OF_ORIGINS}"]
    if any(origin.startswith(OUTLET) for origin in question.origins or ()):
        ways.append(f"e.seq IN ({_REPEATING})")
    if question.renamed:
        ways.append("e.id IN (SELECT key FROM json_each(:renamed))")
    return f"AND ({' OR '.join(ways)}) AND {_origin(question)} {_OF_ORIGINS}"
