"""Text tables (CSV, TSV, SDMX-CSV), read as a stream and written as RFC 4180 has it.

Invariant: no row is lost or made up: a quotation mark that is never closed, a field without end and bytes that are no
text are refused with the row they start in. Memory does not grow with the number of rows.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import islice
from typing import BinaryIO, TextIO

from crossfoot.errors import PageError, TableError
from crossfoot.exchange.cells import disarm, rearm
from crossfoot.exchange.mapping import Layout
from crossfoot.exchange.table import Row, Table, columns_of
from crossfoot.model import Issue
from crossfoot.read.decode import decode

Start = Callable[[], AbstractContextManager[TextIO]]

__all__ = ["read_delimited", "write_delimited"]

_DELIMITERS = ",;\t|"
_CHUNK = 1 << 20
_SAMPLE = 500_000  # bytes around the first that is no UTF-8, enough to tell which other encoding it is
_MOST = csv.field_size_limit()  # characters of one field
_QUOTING = f"a quotation mark is not closed, or stands inside a quoted text, or a field has more than {_MOST:,} letters"


def read_delimited(stream: BinaryIO, *, name: str, layout: Layout) -> Table:
    """A text table.

    Args:
        stream: The file, from its start; it must be able to seek, and stay open while rows are read.
        name: For messages.
        layout: What the mapping says of it.

    Raises:
        TableError: It is no text, in another encoding than the one given, or has no header.
    """
    encoding, errors, issues = _encoding(stream, name, layout.encoding)
    start = _opener(stream, encoding, errors)
    try:
        delimiter = layout.delimiter or _delimiter(start, layout.header)
    except UnicodeDecodeError as fault:
        raise TableError(name, f"it is no text in {fault.encoding}") from fault
    records = _records(start, delimiter, name)
    if layout.header == 0:
        first = next(records(), None)
        header = tuple(str(number) for number in range(1, len(first.cells) + 1)) if first else ()
    else:
        head = next((row for row in records() if row.number == layout.header), None)
        header = columns_of(head.cells, name) if head else ()
    if not header:
        raise TableError(name, f"it has no row {layout.header or 1}; names of columns or a first row were expected")
    return Table(name, header, lambda: (row for row in records() if row.number > layout.header), issues)


def write_delimited(stream: BinaryIO, header: Iterable[str], rows: Iterable[tuple[str, ...]]) -> None:
    """Write a text table in UTF-8, its cells disarmed, line ends as the RFC has them."""
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([disarm(cell) for cell in row] for row in rows)
    text.detach()


def _records(start: Start, delimiter: str, name: str) -> Callable[[], Iterator[Row]]:
    def rows() -> Iterator[Row]:
        number = 0
        try:
            with start() as text:
                for number, cells in enumerate(csv.reader(text, delimiter=delimiter, strict=True), 1):
                    yield Row(number, tuple(map(rearm, cells)))
        except csv.Error as fault:
            raise TableError(name, f"row {number + 1} cannot be told from the next: {_QUOTING}") from fault
        except UnicodeDecodeError as fault:
            raise TableError(name, f"behind row {number} it is no text in {fault.encoding}") from fault

    return rows


def _opener(stream: BinaryIO, encoding: str, errors: str) -> Start:
    """Starts reading the file anew; a reader started before must not go on."""

    @contextmanager
    def start() -> Iterator[TextIO]:
        stream.seek(0)
        text = io.TextIOWrapper(stream, encoding=encoding, errors=errors, newline="")
        try:
            yield text
        finally:
            text.detach()  # or it would close the file when it is forgotten

    return start


def _delimiter(start: Start, header: int) -> str:
    """The sign that cuts the header into most cells; of equals the first."""
    with start() as text:
        line = next(islice(text, max(1, header) - 1, None), "")
    return max(_DELIMITERS, key=lambda sign: len(next(csv.reader([line], delimiter=sign), [])))


def _encoding(stream: BinaryIO, name: str, given: str) -> tuple[str, str, tuple[Issue, ...]]:
    """Which encoding a file is in, what becomes of bad bytes, and what was odd."""
    try:
        if given:
            return codecs.lookup(given).name, "strict", ()
        stream.seek(0)
        head = stream.read(_CHUNK)
        if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16", "strict", ()
        decode(_lines(head), name=name)  # refuses what is empty or no text
        bad = _first_bad(stream)
        if bad is None:
            return "utf-8-sig", "strict", ()
        stream.seek(max(0, bad - _SAMPLE))
        found = decode(_lines(stream.read(2 * _SAMPLE), is_inside=bad > _SAMPLE), name=name)
    except LookupError as fault:
        raise TableError(name, f"there is no encoding '{given}'") from fault
    except PageError as fault:
        raise TableError(name, f"{fault.why.partition(';')[0]}; a table was expected") from fault
    encoding = "utf-8-sig" if found.encoding == "utf-8" else found.encoding
    return encoding, "replace", found.issues


def _lines(piece: bytes, *, is_inside: bool = False) -> bytes:
    """A piece of a file that starts with a line, and ends with one where the file goes on."""
    start = piece.find(b"\n") + 1 if is_inside else 0
    end = piece.rfind(b"\n") + 1 if len(piece) >= 2 * _SAMPLE else 0
    return piece[start : end or len(piece)]


def _first_bad(stream: BinaryIO) -> int | None:
    """Where the first byte stands that is no UTF-8, or None."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    stream.seek(0)
    place = 0
    while True:
        chunk = stream.read(_CHUNK)
        try:
            decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as fault:
            return place + fault.start
        if not chunk:
            return None
        place += len(chunk)
