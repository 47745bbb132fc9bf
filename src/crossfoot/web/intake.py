"""What somebody gives to be added: a text, files, addresses, and what is said of them.

Invariant: what was given is held apart from the request that brought it, and read page by page as it is asked for; of
an archive no more than one page is in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from crossfoot.api import read_fetched, read_many
from crossfoot.errors import InputError, PageError
from crossfoot.extract import Reading
from crossfoot.fetch import Fetched

__all__ = ["About", "Given", "Linked", "Typed", "Uploaded", "bytes_of", "readings_of"]


@dataclass(frozen=True, slots=True)
class About:
    """What is said of the pages, because they may not say so themselves; None where nothing is.

    Args:
        url: The address of the only page.
        outlet: Who published them.
        title: The headline of the only page.
        published: The day they were published.
    """

    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Typed:
    """A page that was pasted."""

    text: str
    name: str = "pasted text"


@dataclass(frozen=True, slots=True)
class Uploaded:
    """A file that was sent: a page, a feed, an archive.

    Args:
        name: Its name on the other machine.
        file: Its bytes, in a file of ours that goes when it is closed.
    """

    name: str
    file: BinaryIO


@dataclass(frozen=True, slots=True)
class Linked:
    """A page that is to be fetched."""

    name: str


Given = Typed | Uploaded | Linked


def readings_of(
    given: Given, about: About, *, fetch: Callable[[str], Fetched] | None, today: date
) -> Iterator[Reading | PageError]:
    """What each page of what was given claims; a page that cannot be read comes as the error that says why.

    Args:
        given: What was given.
        about: What is said of it.
        fetch: Fetches a page; None where none may be fetched.
        today: The day.
    """
    try:
        match given:
            case Typed():
                yield from _read(bytes_of(given.text), given.name, about)
            case Uploaded():
                given.file.seek(0)
                yield from _read(given.file, given.name, about)
            case Linked() if fetch is not None:
                yield from read_fetched(
                    fetch(given.name),
                    published=about.published,
                    outlet=about.outlet,
                    title=about.title,
                    retrieved=today,
                )
            case Linked():
                yield PageError(given.name, "this server fetches no pages: it was not started with --allow-fetch")
    except PageError as fault:
        yield fault
    except InputError as fault:  # one address or headline is given, and the file is one of several pages
        yield PageError(given.name, str(fault).rstrip("."))


def bytes_of(text: str) -> bytes:
    """What was typed into a form, as the file it was copied from would hold it: forms send other line ends."""
    return text.replace("\r\n", "\n").encode("utf-8", "replace")


def _read(file: bytes | BinaryIO, name: str, about: About) -> Iterator[Reading | PageError]:
    return read_many(file, url=about.url, published=about.published, outlet=about.outlet, title=about.title, name=name)
