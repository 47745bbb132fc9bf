"""Tables as JSON lines: one object a row.

Invariant: every line is one object with the columns of the first; the bytes of a table are always the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any, BinaryIO

from crossfoot.errors import TableError
from crossfoot.exchange.sheet import Sheet, Value
from crossfoot.exchange.table import Row, Table, text_of

__all__ = ["read_lines", "write_lines"]

_MOST_BYTES = 1_000_000  # of one line


def read_lines(stream: BinaryIO, *, name: str) -> Table:
    """A table of JSON lines.

    Raises:
        TableError: Its first line is no object.
    """
    header = tuple(next(_objects(stream, name), (1, dict[str, Any]()))[1])
    if not header:
        raise TableError(name, "its first line is no object with columns")

    def rows() -> Iterator[Row]:
        for number, found in _objects(stream, name):
            stray = next((column for column in found if column not in header), None)
            if stray is not None:
                raise TableError(name, f"line {number} has '{stray}', which the first line has not")
            yield Row(number, tuple(text_of(found.get(column)) for column in header))

    return Table(name, header, rows)


def write_lines(stream: BinaryIO, sheet: Sheet) -> None:
    """Write a table as JSON lines, in ASCII."""
    for row in sheet.encoded():
        found = dict(zip(sheet.header, map(_plain, row), strict=True))
        stream.write(json.dumps(found, separators=(",", ":")).encode("ascii") + b"\n")


def _objects(stream: BinaryIO, name: str) -> Iterator[tuple[int, dict[str, Any]]]:
    stream.seek(0)
    number = 0
    while line := stream.readline(_MOST_BYTES):
        number += 1
        if not line.strip():
            continue
        try:
            found = json.loads(line)
        except (ValueError, RecursionError) as fault:
            raise TableError(name, f"line {number} is no JSON ({fault})") from fault
        if not isinstance(found, dict):
            raise TableError(name, f"line {number} is no object")
        yield number, found


def _plain(value: Value) -> Any:
    return value.isoformat() if isinstance(value, date) else value
