"""The pages a file holds: itself, the entries of a feed, a saved page, the pages of an archive.

Invariant: what a file is, is told by its first bytes, never by its name; pages come one by one, so an archive of any
size is read in the memory of one page; what cannot be read comes as an error in its place and stops nothing.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO, cast

from crossfoot.errors import PageError
from crossfoot.read import saved
from crossfoot.read.decode import MAX_BYTES
from crossfoot.read.feeds import entries_of, is_feed
from crossfoot.read.known import Part
from crossfoot.read.source import GZIP, Source
from crossfoot.read.warc import MAGIC, pages_of_warc

__all__ = ["MAX_SAVED", "parts_of"]

# A saved page carries its pictures along.
MAX_SAVED = 200_000_000
_HEAD = 65_536
# How far the size of a page that is too large is followed, to tell it.
_MOST_COUNTED = 1_000_000_000
_TAR_PLACE = 257
_ZIP = b"PK\x03\x04"
_TAR = b"ustar"
_MARKS = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


def parts_of(file: BinaryIO, *, name: str) -> Iterator[Part | PageError]:
    """The pages of a file in its order, each ready to be read; an error for each that is not, and for what is missing.

    Args:
        file: Open for bytes, at its start; it need not be one that can be gone back in.
        name: For messages, and in front of the names of the pages.
    """
    source = Source(file, is_packed=False)
    head = source.peek(_HEAD)
    if head.startswith(_ZIP):
        yield from _of_zip(file, source, name)
        return
    if head.startswith(GZIP):
        source = Source(cast("BinaryIO", _Rest(source)), is_packed=True)
        head = source.peek(_HEAD)
    if head.startswith(MAGIC):
        yield from pages_of_warc(source, name=name)
    elif head[_TAR_PLACE : _TAR_PLACE + len(_TAR)] == _TAR:
        from crossfoot.read.bundles import files_of_tar  # noqa: PLC0415  few files are archives, and it loads slowly

        yield from _opened(files_of_tar(cast("BinaryIO", _Rest(source)), name=name))
    else:
        yield from _of_page(source, head, name)


def _of_page(source: Source, head: bytes, name: str) -> Iterator[Part | PageError]:
    """The pages of a file that is no archive."""
    is_saved = _is_plist(head) or saved.is_mhtml(head)
    limit = MAX_SAVED if is_saved else MAX_BYTES
    data = source.take(limit + 1)
    if len(data) > limit:
        size = len(data) + source.skip(_MOST_COUNTED)
        what = "a saved page" if is_saved else "a page"
        yield PageError(name, f"it has {size / 1e6:.1f} MB, and {what} may have at most {limit / 1e6:.0f} MB")
        return
    if data or not source.fault:
        yield from _of_bytes(data, head, name)
    if source.fault:
        yield PageError(name, f"{source.fault}; {len(data):,} bytes of it could be read")


def _of_bytes(data: bytes, head: bytes, name: str) -> Iterator[Part | PageError]:
    try:
        if _is_plist(head):
            yield saved.page_of_webarchive(data, name=name)
        elif saved.is_mhtml(head):
            yield saved.page_of_mhtml(data, name=name)
        elif is_feed(_text(head)):
            yield from entries_of(data, name=name)
        else:
            yield Part(name, data, is_only=True)
    except PageError as fault:
        yield fault


def _opened(files: Iterator[Part | PageError]) -> Iterator[Part | PageError]:
    """The pages of the files of an archive; feeds and saved pages among them are opened, further archives are not."""
    for file in files:
        if isinstance(file, PageError):
            yield file
            continue
        for part in _of_bytes(file.data, file.data[:_HEAD], file.name):
            yield part if isinstance(part, PageError) else replace(part, is_only=False)


def _of_zip(file: BinaryIO, source: Source, name: str) -> Iterator[Part | PageError]:
    from crossfoot.read.bundles import files_of_zip  # noqa: PLC0415  few files are archives, and it loads slowly

    if file.seekable():
        file.seek(0)
        yield from _opened(files_of_zip(file, name=name))
        return
    data = source.take(MAX_SAVED + 1)
    if len(data) > MAX_SAVED:
        yield PageError(name, f"a ZIP archive from a pipe may have at most {MAX_SAVED / 1e6:.0f} MB")
        return
    yield from _opened(files_of_zip(io.BytesIO(data), name=name))


def _is_plist(head: bytes) -> bool:
    return head.startswith(saved.PLIST) or b"<!DOCTYPE plist" in head[:1000]


def _text(head: bytes) -> str:
    encoding = next((name for mark, name in _MARKS if head.startswith(mark)), "utf-8")
    return head.decode(encoding, "replace")


class _Rest(io.RawIOBase):
    """A source as a file, for readers that want one."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def readable(self) -> bool:
        """It can be read."""
        return True

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        return self._source.take(size if size >= 0 else MAX_SAVED)
