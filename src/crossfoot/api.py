"""The whole line, once: what `import crossfoot as cf` offers.

Invariant: only this module calls the stages one after the other, and each call loads only the stages it needs, so that
importing the package costs next to nothing and reading a page never loads the solver.
"""
# ruff: noqa: PLC0415  the imports inside functions are what keeps a call from loading stages it does not need

from __future__ import annotations

import os
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from crossfoot.errors import CrossfootError, InputError, LedgerError, PageError

if TYPE_CHECKING:
    from crossfoot.extract import Reading
    from crossfoot.ledger import AppendResult, Ledger

__all__ = ["CrossfootError", "InputError", "LedgerError", "PageError", "add", "open_ledger", "read"]


def read(
    page: str | os.PathLike[str] | bytes,
    *,
    url: str | None = None,
    published: date | None = None,
    outlet: str | None = None,
    title: str | None = None,
    name: str | None = None,
) -> Reading:
    """What a page claims, and which of its figures could not be read.

    Args:
        page: A file, or the bytes of a page.
        url: Its address, if known; it may hold the date.
        published: Its day of publication, if known; believed before the page.
        outlet: Its publisher, if known.
        title: Its headline, if known.
        name: What to call it in messages; None calls it by its file.

    Raises:
        PageError: The file is missing, or the page is empty, binary, too large or in an unknown encoding.
    """
    from crossfoot.extract import extract
    from crossfoot.knowledge import load_vocabulary
    from crossfoot.read import read_page

    found = page if isinstance(page, bytes) else _bytes_of(Path(page))
    called = name or ("page" if isinstance(page, bytes) else os.fspath(page))
    document, issues = read_page(found, name=called, url=url, published=published, outlet=outlet, title=title)
    return extract(document, load_vocabulary(), issues)


def open_ledger(path: str | os.PathLike[str], *, create: bool = False, read_only: bool = False) -> Ledger:
    """A ledger file, open; close it, or use it in a `with` block.

    Args:
        path: The file.
        create: Make it where there is none.
        read_only: Open it only for reading.

    Raises:
        LedgerError: It is missing, no ledger, damaged, of a newer version, or locked.
    """
    from crossfoot.ledger.opening import open_ledger as opened

    return opened(Path(path), create=create, read_only=read_only)


def add(ledger: Ledger, reading: Reading, *, recorded_at: datetime) -> AppendResult:
    """Append what was read on a page; the same again changes nothing.

    Args:
        ledger: Where to.
        reading: The page as read.
        recorded_at: Now, with its time zone.

    Raises:
        InputError: Nothing says when the page was published, so no view as of a day could ever show it.
        LedgerError: The ledger cannot be written.
    """
    from crossfoot.ledger import page_of

    document = reading.document
    if document.provenance.published_at is None:
        raise InputError(
            f"Cannot add page '{document.provenance.name}': nothing on it says when it was published; "
            "give the day with --published."
        )
    return ledger.append(page_of(document), reading.claims, reader=reading.reader, recorded_at=recorded_at)


def _bytes_of(path: Path) -> bytes:
    """The bytes of a page, no more of them than a page may have and one."""
    from crossfoot.read.decode import MAX_BYTES

    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise PageError(str(path), "there is no such file") from None
    except IsADirectoryError:
        raise PageError(str(path), "it is a folder, a page is one file") from None
    except (OSError, ValueError) as fault:
        why = getattr(fault, "strerror", None) or str(fault)
        raise PageError(str(path), f"it cannot be opened ({why})") from fault
