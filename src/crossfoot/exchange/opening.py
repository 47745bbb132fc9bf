"""Which form a file of figures has, and what is in it.

Invariant: a file is told by its first bytes and its header, never by its name; without a mapping only what crossfoot
itself wrote is read.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO

from crossfoot.errors import InputError, TableError
from crossfoot.exchange.delimited import read_delimited
from crossfoot.exchange.documents import VERSION, Beside, read_documents
from crossfoot.exchange.excel import read_excel
from crossfoot.exchange.intake import Step, Tally, steps_of
from crossfoot.exchange.lines import read_lines
from crossfoot.exchange.mapping import Layout, Mapping
from crossfoot.exchange.parquet import read_parquet
from crossfoot.exchange.reader import MappedReader, OwnReader, Reader, is_own
from crossfoot.exchange.sdmx import is_sdmx, own_table, plain_table
from crossfoot.exchange.table import Table
from crossfoot.model import Issue
from crossfoot.model.interchange import SCHEMA

__all__ = ["Opened", "open_figures", "open_table"]

_HEAD = 1 << 20


@dataclass(frozen=True, slots=True)
class Opened:
    """A file whose figures can be gone through.

    Args:
        version: What an entry says read it.
        steps: Goes through it anew, counting.
        issues: What was odd about it.
    """

    version: str
    steps: Callable[[Tally], Iterator[Step]]
    issues: tuple[Issue, ...] = ()


def open_figures(stream: BinaryIO, mapping: Mapping | None, *, name: str, beside: Beside) -> Opened:
    """What is in a file.

    Args:
        stream: The file; it must be able to seek, and stay open while it is gone through.
        mapping: What its columns mean, or None where crossfoot wrote it.
        name: The file, for messages and as the table's name.
        beside: The bytes of a file that lies beside it.

    Raises:
        TableError: It holds no figures, or is a foreign table without a mapping.
        InputError: It is a document of claims, and a mapping is given.
    """
    own = PurePath(name).name
    if _is_document(stream):
        if mapping is not None:
            raise InputError(f"'{own}' is {SCHEMA}, which says itself what it means: leave the mapping out.")
        return Opened(VERSION, read_documents(stream, name=own, beside=beside).steps)
    table = open_table(stream, name=own, layout=mapping.layout if mapping else Layout())
    reader, table = _reader(table, mapping)
    return Opened(reader.version, lambda tally: steps_of(table, reader, tally), table.issues)


def open_table(stream: BinaryIO, *, name: str, layout: Layout) -> Table:
    """The table in a file: text, JSON lines, an Excel workbook or Parquet.

    Raises:
        TableError: It holds none.
    """
    stream.seek(0)
    head = stream.read(4)
    if head == b"PK\x03\x04":
        return read_excel(stream, name=name, layout=layout)
    if head == b"PAR1":
        return read_parquet(stream, name=name)
    if _first_letter(stream) == b"{":
        return read_lines(stream, name=name)
    return read_delimited(stream, name=name, layout=layout)


def _reader(table: Table, mapping: Mapping | None) -> tuple[Reader, Table]:
    """Who reads a table, and the table as it is to be read."""
    sdmx = is_sdmx(table.header)
    if mapping is not None:
        table = plain_table(table) if sdmx else table
        return MappedReader(mapping, table), table
    own = own_table(table) if sdmx else table
    if own is not None and is_own(own.header):
        return OwnReader(own), own
    if {"view", "low_status"} <= {name.lower() for name in table.header}:
        raise TableError(table.name, "it holds bounds, which follow from claims and are none")
    raise TableError(table.name, "its columns are not those that crossfoot writes; a mapping says what they mean")


def _is_document(stream: BinaryIO) -> bool:
    """Whether a file is JSON but not JSON lines: an array, or an object that says which form it has."""
    first = _first_letter(stream)
    if first != b"{":
        return first == b"["
    stream.seek(0)
    line = stream.readline(_HEAD)
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return True  # an object over several lines
    return "schema" in found


def _first_letter(stream: BinaryIO) -> bytes:
    stream.seek(0)
    return stream.read(_HEAD).removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
