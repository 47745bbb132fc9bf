"""The whole ledger as a table, sent while it is written.

Invariant: a table that cannot be made is refused before its first byte; of a text table no more than a few pieces are
held at a time, however large it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from io import BytesIO, RawIOBase
from queue import Empty, Full, Queue
from threading import Event, Thread
from typing import BinaryIO, cast

from crossfoot.api import open_ledger
from crossfoot.exchange import BINARY, FORMS, WHAT, sheet_of, write
from crossfoot.web.api.parameters import Given, Parameter

__all__ = ["EXPORT", "MEDIA_OF", "TABLES", "export_of", "streamed"]

_PIECE = 1 << 16  # bytes
_AHEAD = 4  # pieces
_PATIENCE_S = 0.2

MEDIA_OF = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
    "jsonl": "application/jsonl",
    "sdmx-csv": "application/vnd.sdmx.data+csv; charset=utf-8",
}
"""The forms of a table, with their media types."""
TABLES = tuple(f"{what}.{form}" for what in WHAT for form in FORMS)
EXPORT = (
    Parameter("table", "What, and in which form.", "claims.csv", choices=TABLES, is_needed=True, is_in_path=True),
    Parameter("vendor", "Only what counts this vendor.", "xiaomi", is_repeated=True),
    Parameter("view", "Only what this view holds; of cells, the bounds in it.", "idc", is_repeated=True),
)
"""What an export can be asked with."""


class _GoneError(OSError):
    """Nobody takes the pieces any more."""


class _Pipe(RawIOBase):
    """What is written here comes out of a queue, a piece at a time."""

    def __init__(self, pieces: Queue[bytes | BaseException | None], gone: Event) -> None:
        super().__init__()
        self._pieces = pieces
        self._gone = gone
        self._held = bytearray()

    def writable(self) -> bool:
        """It is."""
        return True

    def write(self, data: object) -> int:
        """Take some bytes."""
        taken = bytes(cast("bytes", data))
        self._held += taken
        if len(self._held) >= _PIECE:
            self.send()
        return len(taken)

    def send(self) -> None:
        """Hand on what is held."""
        piece = bytes(self._held)
        self._held.clear()
        if piece:
            put(self._pieces, piece, self._gone)


def put(pieces: Queue[bytes | BaseException | None], piece: bytes | BaseException | None, gone: Event) -> None:
    """Hand on a piece as soon as there is room.

    Raises:
        _GoneError: Nobody takes it any more.
    """
    while not gone.is_set():
        with suppress(Full):
            pieces.put(piece, timeout=_PATIENCE_S)
            return
    raise _GoneError


def streamed(writing: Callable[[BinaryIO], None]) -> Iterator[bytes]:
    """What a writer writes, a piece at a time, while it writes.

    Args:
        writing: Writes all of it, in a thread of its own.
    """
    pieces: Queue[bytes | BaseException | None] = Queue(_AHEAD)
    gone = Event()

    def work() -> None:
        with suppress(_GoneError):
            try:
                pipe = _Pipe(pieces, gone)
                writing(cast("BinaryIO", pipe))
                pipe.send()
                put(pieces, None, gone)
            except _GoneError:
                raise
            except Exception as fault:  # noqa: BLE001  it is raised again where the pieces are taken
                put(pieces, fault, gone)

    Thread(target=work, name="export", daemon=True).start()
    try:
        while (piece := pieces.get()) is not None:
            if isinstance(piece, BaseException):
                raise piece
            yield piece
    finally:
        gone.set()
        with suppress(Empty):
            while True:
                pieces.get_nowait()


def export_of(place: str, given: Given, as_of: date | None) -> Iterator[bytes]:
    """An export, a piece at a time; the first is there already.

    Args:
        place: The ledger.
        given: What is asked for.
        as_of: Only what was published by this day, or None.

    Raises:
        InputError: A view cannot be read or holds nothing, or a library is missing.
        LedgerError: The ledger cannot be read.
    """
    what, _, form = given.needed("table").partition(".")

    def writing(stream: BinaryIO) -> None:
        with open_ledger(place, read_only=True) as opened:
            sheet = sheet_of(opened.view(as_of=as_of), what=what, views=given.all("view"), vendors=given.all("vendor"))
            if form not in BINARY:
                write(stream, sheet, form)
                return
            whole = BytesIO()
            write(whole, sheet, form)
            stream.write(whole.getvalue())

    pieces = streamed(writing)
    first = next(pieces, b"")
    return _with(first, pieces)


def _with(first: bytes, others: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from others
