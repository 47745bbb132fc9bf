"""Which pages are meant by the PAGE arguments, and reading them one by one.

Invariant: files come in the order given, those of a folder in the order of their names; what is said of one page by
an option is never said of another.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from crossfoot.api import fetch, read, read_fetched, read_left, read_many
from crossfoot.cli.options import About, Llm
from crossfoot.cli.place import LLM_KEY, default_answers
from crossfoot.errors import InputError, PageError

if TYPE_CHECKING:
    from crossfoot.extract import Reading
    from crossfoot.llm import Model

__all__ = ["STDIN", "Found", "each_page", "find_pages", "read_one", "refuse_for_many"]

STDIN = "-"
_ENDINGS = (".txt", ".html", ".htm", ".rss", ".atom", ".xml", ".mhtml", ".mht", ".webarchive", ".warc", ".zip", ".tar",
            ".tgz", ".gz")  # fmt: skip
_ADDRESSES = ("http://", "https://")
_MANY = 5  # from here on people want to see that something happens


def find_pages(arguments: tuple[str, ...], about: About) -> tuple[str, ...]:
    """The files meant, folders opened, `-` and addresses left as they are.

    Args:
        arguments: What was given for PAGE.
        about: What the options say of the pages.

    Raises:
        PageError: A folder without pages, an address without --fetch, or standard input named twice.
    """
    found: list[str] = []
    for argument in arguments:
        if _is_address(argument):
            if not about.is_fetching:
                why = "it is an address: give --fetch to have it fetched, or save it and give the file with --url"
                raise PageError(argument, why)
            found.append(argument)
            continue
        path = Path(argument)
        if argument != STDIN and path.is_dir():
            inside = sorted(
                str(file) for file in path.iterdir() if file.name.lower().endswith(_ENDINGS) and file.is_file()
            )
            if not inside:
                raise PageError(argument, f"the folder holds no file that ends in {', '.join(_ENDINGS)}")
            found += inside
        else:
            found.append(argument)
    if found.count(STDIN) > 1:
        raise PageError(STDIN, "standard input can be read only once")
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Found:
    """A page with what was read on it.

    Args:
        name: The page; one of several in a file is called by the file and `#3` or `#folder/page.html`.
        reading: What was read, or None where it could not be.
        is_one: Whether it is the only page there is.
    """

    name: str
    reading: Reading | None
    is_one: bool


def each_page(names: tuple[str, ...], about: About, *, is_silent: bool) -> Iterator[Found]:
    """Every page with what was read on it; feeds, saved pages and archives give their pages.

    Of several pages one that is at fault does not keep the others back: it is told on standard error. Many pages read
    in silence are counted on the terminal.

    Args:
        names: The files, as `find_pages` gives them.
        about: What the options say of them.
        is_silent: Whether nothing is printed until all are read.

    Raises:
        PageError: The only page cannot be read.
    """
    is_counted = is_silent and len(names) >= _MANY and sys.stderr is not None and sys.stderr.isatty()
    for number, name in enumerate(names, 1):
        if is_counted:
            click.echo(f"\r{number} of {len(names)}: {name}\x1b[K", err=True, nl=number == len(names))
        yield from _pages_of(name, about, is_one=len(names) == 1)


def _pages_of(name: str, about: About, *, is_one: bool) -> Iterator[Found]:
    """The pages of one file."""
    count = 0
    try:
        for count, page in enumerate(_read_all(name, about), 1):
            if isinstance(page, PageError):
                if is_one and count == 1 and page.name == name:
                    raise page
                click.echo(f"crossfoot: {page}", err=True)
                yield Found(page.name, None, is_one=False)
            else:
                called = page.document.provenance.name
                yield Found(called, page, is_one=is_one and called == name)
    except PageError as fault:
        if is_one and count <= 1:
            raise
        click.echo(f"crossfoot: {fault}", err=True)
        yield Found(name, None, is_one=False)


def refuse_for_many(names: tuple[str, ...], about: About) -> None:
    """Refuse to say of several pages what can be true of one.

    Raises:
        InputError: An address or a headline is given, and several pages.
    """
    one_only = "--url" if about.url else "--title" if about.title else None
    if one_only and len(names) > 1:
        raise InputError(f"The option {one_only} speaks of one page, and {len(names)} are given.")


def read_one(name: str, about: About) -> Reading:
    """One page, read; `-` is standard input, `feed.xml#3` a page inside a file, an address a page on the net."""
    if name == STDIN or _is_address(name):
        find_pages((name,), about)
        page = next(_read_all(name, about))
        if isinstance(page, PageError):
            raise page
        return page
    reading = read(name, url=about.url, published=about.published, outlet=about.outlet, title=about.title)
    return _with_model(reading, about)


def _with_model(reading: Reading, about: About) -> Reading:
    """A reading as it is, or with what a language model could point to where one is named."""
    return reading if about.llm is None else read_left(reading, _model(about.llm))


def _model(llm: Llm) -> Model:
    from crossfoot.llm import Model  # noqa: PLC0415  loaded only by who asks for it

    answers = Path(llm.answers) if llm.answers else default_answers(os.environ, sys.platform, Path.home())
    return Model(llm.address, llm.name, os.environ.get(LLM_KEY) or None, answers)


def _read_all(name: str, about: About) -> Iterator[Reading | PageError]:
    for page in _pages_read(name, about):
        yield page if isinstance(page, PageError) else _with_model(page, about)


def _is_address(name: str) -> bool:
    return name.lower().startswith(_ADDRESSES)


def _fetched(address: str, about: About) -> Iterator[Reading | PageError]:
    """The pages at an address."""
    if about.url:
        raise InputError("The option --url gives a file its address, and a page that is fetched has one.")
    today = datetime.now(UTC).date()
    yield from read_fetched(
        fetch(address), published=about.published, outlet=about.outlet, title=about.title, retrieved=today
    )


def _pages_read(name: str, about: About) -> Iterator[Reading | PageError]:
    if _is_address(name):
        return _fetched(name, about)
    told = {"url": about.url, "outlet": about.outlet, "title": about.title}
    if name != STDIN:
        _, sign, _ = name.rpartition("#")
        if sign and not Path(name).exists():
            return iter((read(name, published=about.published, **told),))
        return read_many(name, published=about.published, **told)
    if sys.stdin is None:
        raise PageError(STDIN, "standard input is closed")
    return read_many(sys.stdin.buffer, published=about.published, name=STDIN, **told)
