"""Pages into readings: `read`, `read_many`, `read_left`, and from the net `fetch` and `read_fetched`.

Invariant: nothing is kept, nothing is loaded but what reads a page, and only `fetch` and `read_left` use the net.
"""
# ruff: noqa: PLC0415  the imports inside functions are what keeps a call from loading stages it does not need

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from crossfoot.errors import InputError, PageError
from crossfoot.files import open_file

if TYPE_CHECKING:
    from crossfoot.extract import Reading
    from crossfoot.fetch import Fetched, Limits
    from crossfoot.llm import Model
    from crossfoot.read import Known, Part


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
        page: A file, the bytes of one, or a page inside a file of several as `read_many` calls it: `feed.xml#3`.
        url: Its address, if known; it may hold the date.
        published: Its day of publication, if known; believed before the page.
        outlet: Its publisher, if known.
        title: Its headline, if known.
        name: What to call it in messages; None calls it by its file.

    Raises:
        PageError: The file is missing, holds several pages, or the page is empty, binary, too large or in an unknown
            encoding.
    """
    from crossfoot.read import Known

    called = name or ("page" if isinstance(page, bytes) else os.fspath(page))
    part = _part_of(page, called)
    if isinstance(part, PageError):
        raise part
    return _read_part(part, Known(url, published, outlet, title))


def read_many(
    file: str | os.PathLike[str] | bytes | BinaryIO,
    *,
    url: str | None = None,
    published: date | None = None,
    outlet: str | None = None,
    title: str | None = None,
    name: str | None = None,
) -> Iterator[Reading | PageError]:
    """What each page of a file claims: one page, a feed, a saved page, a ZIP or tar of pages, or a web archive (WARC).

    Pages are read one by one as they are asked for. A page that cannot be read comes as the error that says why, in its
    place and not raised, and so does a file that ends too early, behind the pages that are there.

    Args:
        file: The file, its bytes, or what it can be read from.
        url: Address of its only page.
        published: Day of publication of its pages.
        outlet: Publisher of its pages.
        title: Headline of its only page.
        name: What to call it in messages; its pages are called by it and `#3`, or `#folder/page.html`.

    Raises:
        PageError: The file is missing or cannot be opened.
        InputError: A url or a title is given, and the file is one of several pages.
    """
    from crossfoot.read import Known, parts_of

    known = Known(url, published, outlet, title)
    with _opened(file, name) as (opened, called):
        for part in parts_of(opened, name=called):
            if isinstance(part, PageError):
                yield part
                continue
            if (url or title) and not part.is_only:
                told = "address" if url else "headline"
                raise InputError(f"One {told} is given, and '{called}' is a file of several pages.")
            yield _reading_of(part, known)


def fetch(address: str, *, limits: Limits | None = None) -> Fetched:
    """A page from its address on the net, to be read by `read_fetched`.

    Args:
        address: The address: http or https, of a host that everybody can reach.
        limits: How much time and size is borne; None for the usual.

    Raises:
        FetchError: It may not be asked for, leads to what may not be, cannot be reached, or is no page.
    """
    from crossfoot.fetch import fetch as fetched

    return fetched(address, limits)


def read_fetched(
    fetched: Fetched,
    *,
    published: date | None = None,
    outlet: str | None = None,
    title: str | None = None,
    retrieved: date | None = None,
) -> Iterator[Reading | PageError]:
    """What each page claims of what was fetched: one page or a feed; see `read_many`.

    Args:
        fetched: What `fetch` gave.
        published: Day of publication of its pages.
        outlet: Publisher of its pages.
        title: Headline, if it is one page.
        retrieved: The day it was fetched; no page of it can be younger.
    """
    from crossfoot.read import Known, parts_of

    one = Known(fetched.address, published, outlet, title, retrieved, fetched.charset)
    of_many = Known(None, published, outlet, None, retrieved)
    for part in parts_of(io.BytesIO(fetched.data), name=fetched.asked):
        if isinstance(part, PageError):
            yield part
        else:
            yield _reading_of(part, one if part.is_only else of_many)


def _reading_of(part: Part, known: Known) -> Reading | PageError:
    try:
        return _read_part(part, known)
    except PageError as fault:
        return fault


def _read_part(part: Part, known: Known) -> Reading:
    from crossfoot.extract import extract
    from crossfoot.knowledge import load_vocabulary
    from crossfoot.read import read_part

    document, issues = read_part(part, known=known)
    return extract(document, load_vocabulary(), issues)


def _part_of(page: str | os.PathLike[str] | bytes, called: str) -> Part | PageError:
    """The page meant: the only one of a file, or the one of several that is named behind its file."""
    from crossfoot.read import parts_of

    named = "" if isinstance(page, bytes) else os.fspath(page)
    file, sign, _ = named.rpartition("#")
    if sign and not Path(named).exists() and Path(file).exists():
        with _opened(file, None) as (opened, _):
            found = (part for part in parts_of(opened, name=file) if part.name == named)
            return next(found, PageError(called, f"'{file}' holds no page of that name"))
    with _opened(page, called) as (opened, _):
        part = next(parts_of(opened, name=called))
    if isinstance(part, PageError) or part.is_only:
        return part
    return PageError(called, f"it is a file of several pages; name one of them, such as '{part.name}'")


def read_left(reading: Reading, model: Model) -> Reading:
    """A reading with the figures a language model could place that the rules could not; nothing needs it.

    Args:
        reading: The page as read.
        model: Whom to ask, such as `crossfoot.llm.Model("http://localhost:8080/v1", "some-model")`.
    """
    from crossfoot.knowledge import load_vocabulary
    from crossfoot.llm import read_left as placed

    return placed(reading, load_vocabulary(), model)


@contextmanager
def _opened(file: str | os.PathLike[str] | bytes | BinaryIO, name: str | None) -> Iterator[tuple[BinaryIO, str]]:
    """A file open for reading, and what to call it; closed again if it was opened here."""
    if isinstance(file, bytes):
        yield io.BytesIO(file), name or "page"
        return
    if not isinstance(file, str | os.PathLike):
        yield file, name or str(getattr(file, "name", "page"))
        return
    called = name or os.fspath(file)
    with open_file(file, called, PageError) as opened:
        yield opened, called
