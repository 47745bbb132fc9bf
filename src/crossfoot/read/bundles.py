"""Folders of pages packed into one file: ZIP and tar.

Invariant: nothing is written to the disk, and of no file more is unpacked than a page may have, so a file that unpacks
to a thousand times its size is refused like any other page that is too large.
"""

from __future__ import annotations

import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from crossfoot.errors import PageError
from crossfoot.read.decode import MAX_BYTES
from crossfoot.read.known import Part

__all__ = ["ENDINGS", "files_of_tar", "files_of_zip"]

ENDINGS = (".txt", ".html", ".htm", ".xhtml", ".xml", ".rss", ".atom", ".mhtml", ".mht", ".webarchive")
# Together, so that ten thousand traps of 20 MB do not add up.
_MOST_BYTES = 4_000_000_000


def files_of_zip(file: BinaryIO, *, name: str) -> Iterator[Part | PageError]:
    """The files of a ZIP archive whose names end like pages, in the order of their names."""
    left = _MOST_BYTES
    try:
        with zipfile.ZipFile(file) as archive:
            infos = sorted((info for info in archive.infolist() if _is_page(info.filename)), key=lambda i: i.filename)
            for info in infos:
                found = _unzipped(archive, info, f"{name}#{info.filename}")
                left -= 0 if isinstance(found, PageError) else len(found.data)
                if left < 0:
                    yield PageError(name, f"its pages have more than {_MOST_BYTES / 1e9:.0f} GB together")
                    return
                yield found
    except (
        zipfile.BadZipFile,
        EOFError,
        OSError,
        ValueError,
        NotImplementedError,  # what `zipfile` raises for a way of packing that it does not know
    ):
        yield PageError(name, "it is a damaged or cut-off ZIP archive")
        return
    if not infos:
        yield PageError(name, f"it is a ZIP archive or an office document that holds no file ending in {_named()}")


def _unzipped(archive: zipfile.ZipFile, info: zipfile.ZipInfo, called: str) -> Part | PageError:
    """A file of the archive, or why it cannot be had."""
    if info.flag_bits & 1:
        return PageError(called, "it is locked with a password")
    try:  # `zipfile` raises NotImplementedError for a way of packing that it does not know
        with archive.open(info) as packed:
            return Part(called, packed.read(MAX_BYTES + 1))
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, ValueError) as fault:
        return PageError(called, f"it is damaged in its ZIP archive ({fault})")


def files_of_tar(file: BinaryIO, *, name: str) -> Iterator[Part | PageError]:
    """The files of a tar archive whose names end like pages, in the order in which they lie in it."""
    left, count = _MOST_BYTES, 0
    try:
        with tarfile.open(fileobj=file, mode="r|") as archive:
            for info in archive:
                if not info.isfile() or not _is_page(info.name):
                    continue
                found = archive.extractfile(info)
                data = b"" if found is None else found.read(MAX_BYTES + 1)
                left -= len(data)
                count += 1
                if left < 0:
                    yield PageError(name, f"its pages have more than {_MOST_BYTES / 1e9:.0f} GB together")
                    return
                yield Part(f"{name}#{info.name}", data)
    except (tarfile.TarError, EOFError, OSError, ValueError):
        yield PageError(name, f"it is a damaged or cut-off tar archive; {count} of its files were read")
        return
    if not count:
        yield PageError(name, f"it is a tar archive that holds no file ending in {_named()}")


def _is_page(path: str) -> bool:
    # What a Mac lays beside each file has the file's name with two signs in front.
    last = path.rsplit("/", 1)[-1]
    return last.lower().endswith(ENDINGS) and not last.startswith("._")


def _named() -> str:
    return ", ".join(ENDINGS[:3])
