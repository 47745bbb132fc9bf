"""Web archives (WARC) to their pages: each record that holds a page of HTML or its text, with address and day.

Invariant: records come one after the other by the length each one declares, and none is held that is no page; a record
that is shorter than it says is read as far as it goes, and the archive is said to end too early.

Source: ISO 28500:2017 (WARC 1.1), sections 4 to 6. A reader of our own: what is needed of the format is the length of
a record, and its reader in other packages takes a native library along.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crossfoot.errors import PageError
from crossfoot.model import Issue
from crossfoot.read.decode import MAX_BYTES
from crossfoot.read.headers import day_of, headers_of, parameter, split_head
from crossfoot.read.known import Known, Part
from crossfoot.read.source import Source, inflated

__all__ = ["MAGIC", "pages_of_warc"]

MAGIC = b"WARC/"
_LONGEST_LINE = 65_536
_MOST_LINES = 1000
# A page may carry its headers, and may be written in chunks.
_LARGEST_RECORD = MAX_BYTES + 2_000_000
# What a record that is no page may claim to hold before the archive is taken for a trap.
_LONGEST_SKIP = 20_000_000_000
_FINE = range(200, 300)
_STATUS = re.compile(rb"HTTP/[0-9.]+ ([0-9]{3})")
_CHUNK_SIZE = re.compile(rb"([0-9A-Fa-f]{1,8})[^\n]{0,1000}\n")


@dataclass(frozen=True, slots=True)
class _Record:
    """A record that may hold a page; `missing` bytes of it are not there."""

    kind: str
    url: str | None
    known: Known
    data: bytes
    missing: int


def pages_of_warc(source: Source, *, name: str) -> Iterator[Part | PageError]:
    """The pages of a web archive, and at the end what is wrong with it.

    Issues:
        `cut-record`.
    """
    number = records = 0
    fault: str | None = None
    while fault is None and _at_record(source):
        records += 1
        headers = _headers(source)
        length = headers.get("content-length", "") if headers is not None else ""
        if headers is None or not length.isdigit() or not 0 <= int(length[:20]) <= _LONGEST_SKIP:
            fault = f"record {records} is no WARC record with a length"
            break
        record, here = _record(source, headers, int(length))
        if here < int(length):
            fault = f"it ends too early: record {records} has {here:,} of its {int(length):,} bytes"
        elif source.fault:
            fault = source.fault
        page = None if record is None else _page(record, f"{name}#{number + 1}")
        if page is not None:
            number += 1
            yield page
    fault = fault or source.fault
    if fault is not None:
        yield PageError(name, f"{fault}; its {number:,} pages up to there were read")
    elif not number:
        yield PageError(name, f"none of its {records:,} records holds a page of HTML")


def _at_record(source: Source) -> bool:
    """Whether another record starts here, behind the empty lines that end the one before."""
    while (ahead := source.peek(1)) and not ahead.strip():
        source.take(1)
    return bool(ahead)


def _headers(source: Source) -> dict[str, str] | None:
    """The header lines of a record; None where none starts here."""
    if source.peek(len(MAGIC)) != MAGIC:
        return None
    lines = []
    for _ in range(_MOST_LINES):
        line = source.line(_LONGEST_LINE)
        if not line.strip():
            break
        lines.append(line)
    return headers_of(b"".join(lines))


def _record(source: Source, headers: dict[str, str], length: int) -> tuple[_Record | None, int]:
    """The record, where it may hold a page, and how many of its bytes are there."""
    kind, content = headers.get("warc-type", "").lower(), headers.get("content-type", "").lower()
    is_page = kind == "response" or (kind == "resource" and "html" in content) or kind == "conversion"
    if not is_page or length > _LARGEST_RECORD:
        return None, source.skip(length)
    data = source.take(length)
    url = headers.get("warc-target-uri", "").strip("<>") or None
    known = Known(url=url, retrieved=day_of(headers.get("warc-date")))
    return _Record(kind, url, known, data, length - len(data)), len(data)


def _page(record: _Record, name: str) -> Part | PageError | None:
    """The page a record holds; None where it holds none."""
    issues: tuple[Issue, ...] = ()
    if record.missing:
        issues = (Issue("cut-record", f"'{name}' lacks its last {record.missing:,} bytes; what is there is read"),)
    if record.kind != "response":
        return Part(name, record.data, record.known, issues)
    status = _STATUS.match(record.data)
    if status is None or int(status[1]) not in _FINE:
        return None
    headers, body = split_head(record.data)
    content = headers.get("content-type", "")
    if "html" not in content.lower() and (content or body.lstrip()[:1] != b"<"):
        return None
    if headers.get("transfer-encoding", "").lower() == "chunked":
        body = _joined(body)
    packing = headers.get("content-encoding", "").lower()
    if packing in ("gzip", "x-gzip", "deflate"):
        # Archives often keep the header of a page they have unpacked.
        body = inflated(body, MAX_BYTES) or body
    elif packing not in ("", "identity"):
        return PageError(name, f"it is packed with '{packing}', which is not read")
    known = Known(url=record.url, retrieved=record.known.retrieved, charset=parameter(content, "charset"))
    return Part(name, body, known, issues)


def _joined(body: bytes) -> bytes:
    """A body written in chunks as one; as it stands where it is not written so after all."""
    parts: list[bytes] = []
    position = 0
    while True:
        size = _CHUNK_SIZE.match(body, position)
        if size is None:
            return b"".join(parts) + body[position:] if parts else body
        length = int(size[1], 16)
        if not length:
            return b"".join(parts)
        parts.append(body[size.end() : size.end() + length])
        position = size.end() + length
        position += 2 if body.startswith(b"\r\n", position) else 1 if body.startswith(b"\n", position) else 0
        if position >= len(body):
            return b"".join(parts)
