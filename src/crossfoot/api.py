"""The whole line, once: what `import crossfoot as cf` offers.

Invariant: only this module calls the stages one after the other, and each call loads only the stages it needs, so that
importing the package costs next to nothing and reading a page never loads the solver.
"""
# ruff: noqa: PLC0415  the imports inside functions are what keeps a call from loading stages it does not need

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, BinaryIO

from crossfoot.errors import CrossfootError, InputError, LedgerError, PageError
from crossfoot.files import open_file

if TYPE_CHECKING:
    from crossfoot.brief import Brief
    from crossfoot.extract import Reading
    from crossfoot.ledger import AppendResult, Entry, Ledger, View
    from crossfoot.ledger.archive import Counted
    from crossfoot.ledger.archive_reading import Dump
    from crossfoot.llm import Model
    from crossfoot.model import Cell, Issue, Period
    from crossfoot.read import Known, Part
    from crossfoot.reconcile import Bound, Conflict, Narrowing, Table
    from crossfoot.reconcile.estimate import Estimate, Evidence
    from crossfoot.track import Target, Verdict, ViewSpec

__all__ = [
    "CrossfootError",
    "InputError",
    "LedgerError",
    "PageError",
    "add",
    "add_starter",
    "bounds",
    "brief",
    "cell",
    "check",
    "dump",
    "estimate",
    "evidence_of",
    "next_questions",
    "open_dump",
    "open_ledger",
    "rate",
    "read",
    "read_left",
    "read_many",
    "restore",
    "table_of",
    "targets",
]


def _silent(_: int) -> None:
    """Progress that nobody asked to hear of."""


class Stage(ModuleType):
    """A package that is called by its name: `crossfoot.read` holds a stage of the line and is the call that runs it."""

    def __call__(self, *words: Any, **named: Any) -> Any:
        """What the call of that name in this module gives."""
        return globals()[self.__name__.rpartition(".")[2]](*words, **named)


class Package(ModuleType):
    """The package `crossfoot`, whose calls stay calls.

    Python binds a package in its parent when it is first loaded, and so `crossfoot.read` would stop being a call once
    the package of that name is loaded by the first call.
    """

    def __setattr__(self, name: str, value: Any) -> None:
        if isinstance(value, ModuleType) and name in __all__:
            value.__class__ = Stage
        super().__setattr__(name, value)


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
            try:
                reading = _read_part(part, known)
            except PageError as fault:
                yield fault
            else:
                yield reading


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


def open_ledger(path: str | os.PathLike[str], *, create: bool = False, read_only: bool = False) -> Ledger:
    """A ledger, open; close it, or use it in a `with` block.

    Args:
        path: Its file, or the address of a PostgreSQL database: `postgresql://USER@HOST/DATABASE`.
        create: Make it where there is none.
        read_only: Open it only for reading.

    Raises:
        LedgerError: It is missing, no ledger, damaged, of a newer version, or locked; or its server cannot be reached.
    """
    from crossfoot.ledger.opening import open_ledger as opened

    return opened(os.fspath(path), create=create, read_only=read_only)


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
    guessed = any(issue.code == "date-from-name" for issue in reading.issues)
    if document.provenance.published_at is None or guessed:
        raise InputError(
            f"Cannot add page '{document.provenance.name}': nothing on it says when it was published; "
            "give the day with --published."
        )
    return ledger.append(page_of(document), reading.claims, reader=reading.reader, recorded_at=recorded_at)


def add_starter(ledger: Ledger, *, recorded_at: datetime) -> AppendResult:
    """Append the starter figures that ship with the package; a ledger that has them is not changed.

    Args:
        ledger: Where to.
        recorded_at: Now, with its time zone.
    """
    from crossfoot.ledger import load_starter

    return load_starter(ledger, recorded_at=recorded_at)


def dump(ledger: Ledger, folder: str | os.PathLike[str], *, progress: Callable[[int], None] = _silent) -> Counted:
    """Write a whole ledger to a folder, from which `restore` makes it again.

    Args:
        ledger: The ledger.
        folder: Where: a folder that is empty, or not there yet.
        progress: Told how many claims are written, reading by reading.

    Raises:
        InputError: The folder holds something, or cannot be written.
        LedgerError: The ledger cannot be read.
    """
    from crossfoot.ledger.archive import dump as dumped

    return dumped(ledger, Path(folder), progress=progress)


def open_dump(folder: str | os.PathLike[str]) -> Dump:
    """A folder that `dump` wrote, every file held against its digest.

    Args:
        folder: Where it lies.

    Raises:
        InputError: It holds no dump, one of another version, or one that is damaged.
    """
    from crossfoot.ledger.archive_reading import open_dump as opened

    return opened(Path(folder))


def restore(found: Dump, ledger: Ledger, *, progress: Callable[[int], None] = _silent) -> None:
    """Record what a dump holds in an empty ledger, or go on where an earlier run was interrupted.

    Args:
        found: The dump.
        ledger: The ledger.
        progress: Told how many claims are recorded, some thousand at a time.

    Raises:
        InputError: The ledger holds something else, or something in the dump does not fit its hash.
        LedgerError: The ledger cannot be written.
    """
    from crossfoot.ledger.archive_reading import restore as restored

    restored(found, ledger, progress=progress)


def check(reading: Reading, *, against: Iterable[Entry] = ()) -> tuple[tuple[Conflict, ...], tuple[Issue, ...]]:
    """What on a page cannot all be true, errors first; then where it differs from others, which is no error.

    Args:
        reading: The page as read; its claims are called `NAME#c1`, `NAME#c2` and so on.
        against: Entries of a ledger that are held to be true beside it.

    Issues:
        `coarse-reading`.
    """
    from crossfoot.knowledge import load_inclusions
    from crossfoot.reconcile import entries_of, reconcile

    found = reading.document.provenance
    page = entries_of(reading.claims, found.name, published_at=found.published_at, outlet=found.outlet or found.name)
    mine = {entry.id for entry in page}
    table = reconcile((*page, *against), inclusions=load_inclusions())
    told = (*table.conflicts(), *table.differences())
    here = tuple(conflict for conflict in told if any(not mine.isdisjoint(copies) for copies in conflict.copies))
    coarse = tuple(issue for issue in table.remarks if issue.code == "coarse-reading" and issue.where in mine)
    return here, coarse


def bounds(entries: Iterable[Entry], cell: Cell) -> Bound:
    """The tightest interval of a figure that the entries of a view leave, each end with its proof.

    Args:
        entries: The entries, such as `ledger.view(as_of=day).entries(origins=("idc",))`.
        cell: The figure's address, such as `crossfoot.cell("xiaomi shipments smartphone IN 2017-Q3")`.
    """
    return table_of(entries, cell).bounds(cell)


def table_of(entries: Iterable[Entry], *cells: Cell) -> Table:
    """All figures that follow from the entries of a view, to be asked for bounds and conflicts.

    Args:
        entries: The entries of the view.
        cells: Figures that will be asked for; any other may still be asked later.
    """
    from crossfoot.knowledge import load_inclusions
    from crossfoot.reconcile import reconcile

    return reconcile(entries, questions=cells, inclusions=load_inclusions())


def evidence_of(entries: Iterable[Entry], cell: Cell) -> Evidence:
    """What is printed about figures of one kind, by everybody, for estimates of them.

    Args:
        entries: The entries as of a day, such as `ledger.view(as_of=day).entries()`.
        cell: The figure; only entries of its measure and product count.
    """
    from crossfoot.knowledge import load_inclusions
    from crossfoot.reconcile import estimate

    kind = (cell.measure, cell.product)
    alike = (e for e in entries if (e.claim.cell.measure, e.claim.cell.product) == kind)
    return estimate.evidence_of(alike, inclusions=load_inclusions())


def estimate(table: Table, cell: Cell, evidence: Evidence) -> Estimate | None:
    """The most likely value of a figure, inside the ends that are proven for it; never a proof.

    Args:
        table: The proven part: what the entries of a view leave possible.
        cell: The figure's address.
        evidence: What is printed, in the view and beside it.

    Returns:
        The estimate with its bands and what it rests on; None where nothing printed speaks of the figure.
    """
    from crossfoot.reconcile.estimate import Estimates

    return Estimates(table.having((cell,)), evidence).of(cell)


def next_questions(table: Table, cell: Cell) -> tuple[Narrowing, ...]:
    """Which one more figure would narrow a figure, the one that is sure to leave least first.

    Args:
        table: All figures of a view, from `table_of`.
        cell: The figure's address.
    """
    from crossfoot.reconcile import next_questions as asked

    return asked(table, cell)


def targets(view: View, vendor: str, *, period: Period | None = None) -> tuple[Target, ...]:
    """A vendor's goals, as first set and as revised, whoever reports them.

    Args:
        view: The ledger as of a day.
        vendor: Whose goals.
        period: Only goals for this time or a part of it.
    """
    from crossfoot.track import find_targets

    return find_targets(view, vendor=vendor, period=period)


def rate(target: Target, entries: Iterable[Entry], *, as_of: date) -> Verdict:
    """How a goal stands by the claims of a view, with what proves it and what it still needs.

    Args:
        target: The goal.
        entries: The entries of the view.
        as_of: The day.
    """
    from crossfoot.track import track_target

    return track_target(target, entries, as_of=as_of)


def brief(view: View, vendor: str, *, as_of: date, views: tuple[ViewSpec, ...] = ()) -> Brief:
    """How a vendor stands, in a headline and a few cited paragraphs.

    Args:
        view: The ledger as of the day.
        vendor: Who.
        as_of: The day.
        views: Whose figures rate its goals; none is the company's own, and each tracker whose figures decide.
    """
    from crossfoot.brief import write_brief
    from crossfoot.knowledge import load_vocabulary

    return write_brief(vendor, view, as_of=as_of, vocabulary=load_vocabulary(), views=views)


def cell(address: str) -> Cell:
    """The address of a figure, read from one line.

    Raises:
        NotationError: It is no address.
    """
    from crossfoot.model.notation import read_cell

    return read_cell(address)


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
