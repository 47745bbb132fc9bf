"""The SQL that answers a question on PostgreSQL, and the way from rows to entries.

Invariant: all that a view can ask is one statement with named parameters, and a second for the pages it met; pages
never change, so the two fit together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from psycopg import Connection

from crossfoot.ledger.copies import OUTLET
from crossfoot.ledger.entry import Counts, Entry, Page, Recorded
from crossfoot.ledger.history import Known
from crossfoot.ledger.judgement import Judged
from crossfoot.ledger.occurrence import in_utc
from crossfoot.ledger.rows import JudgementRow, claim_from_text, judged_from_row, page_from_row
from crossfoot.ledger.search import Found
from crossfoot.ledger.store import Grown, Question, Tallied, Tally
from crossfoot.ledger.words import Phrase

__all__ = [
    "count_entries",
    "find_words",
    "grown_to",
    "judgement_row",
    "last_reading",
    "select_entries",
    "select_judged",
    "select_known",
    "select_numbered",
    "select_recorded",
    "tallied",
]

_JOINED = "FROM entry e JOIN reading r ON r.seq = e.reading JOIN page p ON p.seq = r.page"
_LATER = """
FROM reading later WHERE later.supersedes IS NOT NULL AND later.page_id = {r}.page_id
AND later.seq > {r}.opened AND later.seq <= %(readings)s {recorded}
"""
_ENTRY = "SELECT e.id, e.statement_id, {origin}, e.claim, e.stated, r.reader, r.recorded_at, p.seq"
_COUNT = "SELECT count(*), count(DISTINCT e.statement_id), count(DISTINCT p.id), count(DISTINCT {origin})"
_TALLY = "SELECT {name}, count(*), count(DISTINCT p.id), min(p.published_at), max(p.published_at)"
_SERIES = "(SELECT a.series FROM address a WHERE a.seq = e.address)"
_PAGE = "SELECT seq, record, text FROM page WHERE seq = ANY(%s)"
_JUDGEMENT = """
SELECT id, names, kind, author, reason, holds_from::text, other, recorded_at FROM judgement
WHERE %(recorded)s::timestamptz IS NULL OR recorded_at <= %(recorded)s::timestamptz ORDER BY seq
"""
_READING = """
SELECT r.seq, r.reader, r.recorded_at, r.digest, p.record, p.text
FROM reading r JOIN page p ON p.seq = r.page WHERE r.seq > %s AND r.seq <= %s ORDER BY r.seq
"""
_ENTRY_OF_READING = """
SELECT reading, id, statement_id, origin, claim, stated FROM entry WHERE reading > %s AND reading <= %s ORDER BY seq
"""
_READINGS_AT_ONCE = 50  # a page may be long

# What an entry repeats is few rows, so that folding asks one index for each entry and no more.
_FIRST = """
(SELECT o.origin FROM repeats c JOIN entry o ON o.seq = c.first JOIN reading q ON q.seq = o.reading
 JOIN page s ON s.seq = q.page WHERE c.entry = e.seq {parts} ORDER BY s.published_at, s.hash LIMIT 1)
"""
_RENAMED = """
(SELECT n.origin FROM unnest(%(renamed)s::text[], %(renamed_to)s::text[]) AS n (id, origin) WHERE n.id = e.id)
"""
_REPEATING = "SELECT c.entry FROM entry o JOIN repeats c ON c.first = o.seq WHERE o.origin = ANY(%(origins)s)"

# The times of a question and what is left out, for the rows of a reading, its page and an entry.
_TIMES = {
    "recorded": "AND {r}.recorded_at <= %(recorded)s",
    "as_of": "AND {p}.published_at <= %(as_of)s",
    "without": "AND {e}.id <> ALL(%(without)s)",
}
# Series are few beside entries: those whose line holds the word are found first, so that a word that is nowhere is told
# at once; what the line holds elsewhere is sorted out by the condition beside it.
_NAMED = """AND e.address IN (SELECT seq FROM address WHERE position(' ' || %({name})s || ' ' in series) > 0)"""
# The other parts of a question and the condition each adds.
_WHERE = {
    "vendors": "AND e.seq IN (SELECT entry FROM entry_vendor WHERE vendor = ANY(%(vendors)s))",
    "page_id": "AND p.id = %(page_id)s",
    "start": "AND (e.claim::json #>> '{span,end}')::integer > %(start)s",
    "end": "AND (e.claim::json #>> '{span,start}')::integer < %(end)s",
    "prefix": "AND e.id >= %(prefix)s AND e.id < %(prefix)s || 'g'",
    "ids": "AND e.id = ANY(%(ids)s)",
    "cell": "AND e.address = (SELECT seq FROM address WHERE cell = %(cell)s)",
    "series": "AND e.address = ANY(ARRAY(SELECT seq FROM address WHERE series = %(series)s))",
    "since": "AND e.reading > %(since)s",
    "measure": f"AND e.claim::json #>> '{{statement,cell,measure}}' = %(measure)s {_NAMED.format(name='measure')}",
    "product": f"AND e.claim::json #>> '{{statement,cell,product}}' = %(product)s {_NAMED.format(name='product')}",
    "place": f"AND e.claim::json #>> '{{statement,cell,place}}' = %(place)s {_NAMED.format(name='place')}",
    "first_day": "AND e.claim::json #>> '{statement,cell,period,start}' >= %(first_day)s",
    "end_day": "AND e.claim::json #>> '{statement,cell,period,end}' <= %(end_day)s",
}
_ASKED = ("page_id", "prefix", "cell", "series", "since", "measure", "product", "place")
_FIND_PAGES = """
SELECT p.seq FROM page_words w JOIN page p ON p.seq = w.page
WHERE w.words @> %(words)s {phrases} {as_of}
AND EXISTS (SELECT 1 FROM reading r WHERE r.page = p.seq AND r.seq <= %(readings)s {in_view})
ORDER BY p.seq DESC LIMIT %(limit)s
"""
_PAGES = """
SELECT p.seq FROM page p WHERE p.id >= %(prefix)s AND p.id < %(prefix)s || 'g' {as_of}
AND EXISTS (SELECT 1 FROM reading r WHERE r.page = p.seq AND r.seq <= %(readings)s {in_view})
ORDER BY p.seq DESC LIMIT %(limit)s
"""
_FIND_FIGURES = """
AND e.seq IN (SELECT w.entry FROM stated_words w WHERE w.words @> %(words)s {phrases})
ORDER BY e.seq DESC LIMIT %(rest)s
"""
# A phrase stands in words joined by blanks exactly if it stands there between blanks.
_PHRASE = "position(%({name})s in ' ' || {text} || ' ') > 0"

# The last reading of a part, found from the end of an index; of several parts asked for, those of one kind.
_TOUCHED = {
    "vendors": "SELECT e.reading FROM entry_vendor v JOIN entry e ON e.seq = v.entry WHERE v.vendor = %(part)s "
               "AND e.reading <= %(readings)s ORDER BY v.entry DESC LIMIT 1",
    "page_id": "SELECT max(q.seq) FROM reading q WHERE q.page_id = %(part)s AND q.seq <= %(readings)s "
               "AND EXISTS (SELECT 1 FROM entry e WHERE e.reading = q.seq)",
    "cell": "SELECT max(e.reading) FROM entry e WHERE e.address = (SELECT seq FROM address WHERE cell = %(part)s) "
            "AND e.reading <= %(readings)s",
    "series": "SELECT max(e.reading) FROM entry e WHERE e.reading <= %(readings)s "
              "AND e.address = ANY(ARRAY(SELECT seq FROM address WHERE series = %(part)s))",
}  # fmt: skip
_SUPERSEDING = "SELECT count(*) FROM reading WHERE supersedes IS NOT NULL AND seq <= %s"


def grown_to(connection: Connection, question: Question) -> Grown:
    """How far the part that the question names had grown."""
    asked = {"vendors": question.vendors, "page_id": (question.page_id,), "cell": (question.cell,),
             "series": (question.series,)}  # fmt: skip
    last = 0
    for kind, parts in asked.items():
        for part in parts or ():
            if part is not None:
                row = connection.execute(_TOUCHED[kind], {"part": part, "readings": question.upto}).fetchone()
                last = max(last, (row or (0,))[0] or 0)
    (superseding,) = connection.execute(_SUPERSEDING, (question.upto,)).fetchone() or (0,)
    return Grown(last, superseding)


def last_reading(connection: Connection) -> int:
    """How many readings there are."""
    (number,) = connection.execute("SELECT coalesce(max(seq), 0) FROM reading").fetchone() or (0,)
    return int(number)


def select_entries(connection: Connection, question: Question) -> tuple[Entry, ...]:
    """The entries asked for, in the order they were recorded."""
    where, values = _condition(question)
    select = f"{_ENTRY.format(origin=_origin(question))} {where} {_sliced(question)}"
    return tuple(_entries(connection, connection.execute(select, values).fetchall()))


def _sliced(question: Question) -> str:
    """The order of the entries, and how many of them."""
    part = question.slice
    if part is None:
        return "ORDER BY e.seq"
    beyond, order = ("<", "DESC") if part.is_newest_first else (">", "ASC")
    first = "(SELECT seq FROM entry WHERE id = %(beyond)s)"
    behind = "" if part.beyond is None else f"AND e.seq {beyond} {first}"
    return f"{behind} ORDER BY e.seq {order} LIMIT %(limit)s"


def select_numbered(connection: Connection, numbers: Sequence[int]) -> tuple[Entry, ...]:
    """Entries by their numbers, as they were recorded, whatever became of them."""
    select = f"{_ENTRY.format(origin='e.origin')} {_JOINED} WHERE e.seq = ANY(%s) ORDER BY e.seq"
    return tuple(_entries(connection, connection.execute(select, (list(numbers),)).fetchall()))


def select_known(connection: Connection, question: Question) -> tuple[Known, ...]:
    """The entries of a cell or a page, also superseded ones and those left out."""
    values = _values(question)
    columns = f"{_ENTRY.format(origin='e.origin')}, (SELECT min(later.recorded_at) {_later(values, 'r')})"
    part = _WHERE["page_id" if question.cell is None else "cell"]
    where = f"{_JOINED} WHERE r.seq <= %(readings)s {_times(values.keys() - {'without'})} {part}"
    rows = connection.execute(f"{columns} {where} ORDER BY e.seq", values).fetchall()
    return tuple(
        Known(entry, None if row[8] is None else row[8].astimezone(UTC))
        for entry, row in zip(_entries(connection, rows), rows, strict=True)
    )


def find_words(
    connection: Connection, question: Question, phrases: tuple[Phrase, ...], limit: int
) -> tuple[Found, ...]:
    """Where all phrases stand: pages first, then figures as stated, of each the last recorded first."""
    joined = {f"phrase_{n}": f" {' '.join(phrase)} " for n, phrase in enumerate(phrases) if len(phrase) > 1}
    values = {**_values(question), **joined, "words": [word for phrase in phrases for word in phrase], "limit": limit}
    in_body = {name: _PHRASE.format(name=name, text="w.body") for name in joined}
    in_page = (f"AND ({_PHRASE.format(name=name, text='w.title')} OR {words})" for name, words in in_body.items())
    find = _FIND_PAGES.format(
        phrases=" ".join(in_page),
        as_of=_times(values.keys() & {"as_of"}),
        in_view=_in_view(values, names=("recorded",)),
    )
    rows = connection.execute(find, values).fetchall()
    pages = dict(_pages(connection, {number for (number,) in rows}))
    found = [Found(pages[number]) for (number,) in rows]
    if len(found) < limit:
        where, _ = _condition(question)
        stated = _FIND_FIGURES.format(phrases=" ".join(f"AND {words}" for words in in_body.values()))
        select = f"{_ENTRY.format(origin=_origin(question))} {where} {stated}"
        figures = connection.execute(select, {**values, "rest": limit - len(found)}).fetchall()
        found += [Found(entry.page, entry) for entry in _entries(connection, figures)]
    return tuple(found)


def select_pages(connection: Connection, question: Question, limit: int) -> tuple[Page, ...]:
    """The pages whose ids start with the question's prefix, last recorded first."""
    values = {**_values(question), "limit": limit}
    find = _PAGES.format(as_of=_times(values.keys() & {"as_of"}), in_view=_in_view(values, names=("recorded",)))
    rows = connection.execute(find, values).fetchall()
    pages = dict(_pages(connection, {number for (number,) in rows}))
    return tuple(pages[number] for (number,) in rows)


def count_entries(connection: Connection, question: Question) -> Counts:
    """How many they are, without reading them."""
    where, values = _condition(question)
    select = f"{_COUNT.format(origin=_origin(question))} {where}"
    return Counts(*(connection.execute(select, values).fetchone() or (0, 0, 0, 0)))


def tallied(connection: Connection, question: Question, by: Tallied) -> tuple[Tally, ...]:
    """The entries asked for, counted by series or by voice, in the order of the names."""
    where, values = _condition(question)
    name = _SERIES if by is Tallied.SERIES else _origin(question)
    rows = connection.execute(f'{_TALLY.format(name=name)} {where} GROUP BY 1 ORDER BY {name} COLLATE "C"', values)
    return tuple(Tally(*row) for row in rows)


def select_judged(connection: Connection, recorded_as_of: datetime | None) -> tuple[Judged, ...]:
    """All judgements recorded by then, in the order they were recorded."""
    rows = connection.execute(_JUDGEMENT, {"recorded": recorded_as_of})
    return tuple(judged_from_row(judgement_row(row)) for row in rows)


def judgement_row(row: Sequence[Any]) -> JudgementRow:
    """A judgement's row with its time as text."""
    return (*row[:-1], in_utc(row[-1]))


def select_recorded(connection: Connection) -> Iterator[Recorded]:
    """Every reading with what it added, in the order of recording, a few at a time."""
    last = last_reading(connection)
    for start in range(0, last, _READINGS_AT_ONCE):
        part = (start, min(start + _READINGS_AT_ONCE, last))
        added = {
            number: [row[1:] for row in rows]
            for number, rows in groupby(connection.execute(_ENTRY_OF_READING, part), key=lambda row: row[0])
        }
        for number, reader, recorded_at, digest, record, text in connection.execute(_READING, part).fetchall():
            page, moment = page_from_row(record, text), recorded_at.astimezone(UTC)
            entries = tuple(_entry(row, page, reader, moment) for row in added.get(number, ()))
            yield Recorded(number, page, reader, moment, entries, digest)


def _entries(connection: Connection, rows: Sequence[Sequence[Any]]) -> Iterator[Entry]:
    pages = dict(_pages(connection, {row[7] for row in rows}))
    for row in rows:
        yield _entry(row[:5], pages[row[7]], row[5], row[6].astimezone(UTC))


def _entry(row: Sequence[Any], page: Page, reader: str, moment: datetime) -> Entry:
    id_, statement, origin, claim, stated = row
    return Entry(id_, statement, claim_from_text(id_, claim), page, moment, reader, origin, stated)


def _pages(connection: Connection, numbers: Iterable[int]) -> Iterator[tuple[int, Page]]:
    for number, record, text in connection.execute(_PAGE, (sorted(numbers),)):
        yield number, page_from_row(record, text)


def _origin(question: Question) -> str:
    """The origin of an entry as folded, as an expression."""
    parts = f"AND q.seq <= %(readings)s {_in_view(_values(question), r='q', p='s', e='o')}"
    return f"coalesce({f'{_RENAMED}, ' if question.renamed else ''}{_FIRST.format(parts=parts)}, e.origin)"


def _later(values: Mapping[str, Any], r: str) -> str:
    """The readings that took the place of a reading."""
    return _LATER.format(r=r, recorded="AND later.recorded_at <= %(recorded)s" if "recorded" in values else "")


def _in_view(
    values: Mapping[str, Any], *, names: Iterable[str] = _TIMES, r: str = "r", p: str = "p", e: str = "e"
) -> str:
    """Conditions on an entry, its reading and its page that hold for what the view holds."""
    return f"AND NOT EXISTS (SELECT 1 {_later(values, r)}) {_times(values.keys() & set(names), r=r, p=p, e=e)}"


def _times(names: AbstractSet[str], *, r: str = "r", p: str = "p", e: str = "e") -> str:
    return " ".join(condition.format(r=r, p=p, e=e) for name, condition in _TIMES.items() if name in names)


def _values(question: Question) -> dict[str, Any]:
    """The parts of a question that ask for something, as SQL takes them."""
    several = {name: getattr(question, name) for name in ("origins", "vendors", "ids")}
    asked: dict[str, Any] = {
        "recorded": question.recorded_as_of,
        "as_of": question.as_of,
        "without": sorted(question.without) or None,
        "renamed": [id_ for id_, _ in question.renamed] or None,
        "renamed_to": [origin for _, origin in question.renamed] or None,
        "start": None if question.cut is None else question.cut[0],
        "end": None if question.cut is None else question.cut[1],
        **{name: None if values is None else list(values) for name, values in several.items()},
        **{name: getattr(question, name) for name in _ASKED},
        "limit": None if question.slice is None else question.slice.limit,
        "beyond": None if question.slice is None else question.slice.beyond,
        "first_day": None if question.within is None else question.within[0].isoformat(),
        "end_day": None if question.within is None else question.within[1].isoformat(),
    }
    return {"readings": question.upto, **{name: value for name, value in asked.items() if value is not None}}


def _condition(question: Question) -> tuple[str, dict[str, Any]]:
    values = _values(question)
    parts = [f"{_JOINED} WHERE r.seq <= %(readings)s", _in_view(values)]
    parts += [condition for name, condition in _WHERE.items() if name in values]
    if question.origins is not None:
        parts.append(_of_origins(question))
    return "\n".join(parts), values


def _of_origins(question: Question) -> str:
    """The condition that the origin as folded is one of those asked for, each way to it through an index."""
    ways = ["e.origin = ANY(%(origins)s)"]
    if any(origin.startswith(OUTLET) for origin in question.origins or ()):
        ways.append(f"e.seq IN ({_REPEATING})")
    if question.renamed:
        ways.append("e.id = ANY(%(renamed)s)")
    return f"AND ({' OR '.join(ways)}) AND {_origin(question)} = ANY(%(origins)s)"
