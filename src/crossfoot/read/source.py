"""Bytes from a file or out of its compression, a few at a time, and what is wrong with them.

Invariant: no more is held than was asked for, whatever a file says of its size; a file that ends too early or is
damaged gives what comes before and then says why, in `fault`.
"""

from __future__ import annotations

import zlib
from typing import BinaryIO

__all__ = ["GZIP", "Source", "inflated"]

GZIP = b"\x1f\x8b"
_CHUNK = 65_536
_ANY_HEADER = 47  # zlib's own name for: a header of gzip or of zlib, found out by itself


class Source:
    """Reads a file once, from start to end.

    Args:
        file: The file.
        is_packed: Whether it is gzip, of one member or of many one behind the other.
    """

    def __init__(self, file: BinaryIO, *, is_packed: bool) -> None:
        self.fault: str | None = None
        self._file = file
        self._unpack = zlib.decompressobj(_ANY_HEADER) if is_packed else None
        self._is_inside = False
        self._buffer = b""
        self._packed = b""

    def peek(self, count: int) -> bytes:
        """The next bytes, not taken; fewer at the end."""
        while len(self._buffer) < count:
            more = self._more()
            if not more:
                break
            self._buffer += more
        return self._buffer[:count]

    def take(self, count: int) -> bytes:
        """The next bytes; fewer at the end."""
        parts, missing = [], count
        while missing > 0:
            chunk = self._buffer or self._more()
            if not chunk:
                break
            parts.append(chunk[:missing])
            self._buffer = chunk[missing:]
            missing -= len(parts[-1])
        return b"".join(parts)

    def skip(self, count: int) -> int:
        """Pass over bytes; gives how many there were."""
        missing = count
        while missing > 0:
            passed = len(self.take(min(missing, _CHUNK)))
            if not passed:
                break
            missing -= passed
        return count - missing

    def line(self, limit: int) -> bytes:
        """The next line with its end, or as much of it as the limit allows."""
        held = self.peek(limit)
        stop = held.find(b"\n")
        return self.take(len(held) if stop < 0 else stop + 1)

    def _more(self) -> bytes:
        """The next few bytes, unpacked; nothing at the end."""
        if self._unpack is None:
            return self._file.read(_CHUNK)
        while self.fault is None:
            self._packed = self._packed or self._file.read(_CHUNK)
            if not self._packed:
                self.fault = "its compression ends too early" if self._is_inside else None
                return b""
            self._is_inside = True
            try:
                out = self._unpack.decompress(self._packed, _CHUNK)
            except zlib.error:
                self.fault = "its compression is damaged"
                return b""
            self._packed = self._unpack.unconsumed_tail
            if self._unpack.eof:
                # The next member follows, perhaps behind zeros that fill up a block.
                self._packed = self._unpack.unused_data.lstrip(b"\x00")
                self._unpack, self._is_inside = zlib.decompressobj(_ANY_HEADER), False
            if out:
                return out
        return b""


def inflated(data: bytes, limit: int) -> bytes | None:
    """What gzip or deflate packed, at most so many bytes and one; None where it is neither."""
    for header in (_ANY_HEADER, -zlib.MAX_WBITS):
        try:
            return zlib.decompressobj(header).decompress(data, limit + 1)
        except zlib.error:
            continue
    return None
