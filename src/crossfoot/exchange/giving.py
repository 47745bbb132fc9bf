"""What a ledger holds, as tables to be given out, and the forms they can have.

Invariant: the same ledger, view and choice make the same bytes in every form.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

from crossfoot.errors import InputError
from crossfoot.exchange.bounds import sheet_of_bounds
from crossfoot.exchange.delimited import write_delimited
from crossfoot.exchange.excel import write_excel
from crossfoot.exchange.lines import write_lines
from crossfoot.exchange.own import sheet_of_claims
from crossfoot.exchange.parquet import write_parquet
from crossfoot.exchange.sdmx import observations
from crossfoot.exchange.sheet import Sheet
from crossfoot.ledger import Entry, Narrowed, Slice, View
from crossfoot.track import entries_in, parse_view

__all__ = ["BINARY", "FORMS", "WHAT", "sheet_of", "write"]

WHAT = ("claims", "cells")
BINARY = ("xlsx", "parquet")
_AT_ONCE = 1000  # entries


def sheet_of(view: View, *, what: str, views: tuple[str, ...], vendors: tuple[str, ...]) -> Sheet:
    """The claims of a view, or the bounds of every figure they speak of.

    Raises:
        InputError: A view cannot be read or holds nothing, or there is no such table.
    """
    if what not in WHAT:
        raise InputError(f"There is no table of '{what}': expected one of {', '.join(WHAT)}.")
    specs = tuple(parse_view(text) for text in views)
    held = tuple((spec, entries_in(view, spec, vendor=None)) for spec in specs)
    empty = next((spec.text for spec, entries in held if not entries), None)
    if empty is not None:
        raise InputError(f"The view '{empty}' holds nothing{f' as of {view.as_of}' if view.as_of else ''}.")
    if what == "claims":
        if not specs:
            return sheet_of_claims(_all(view, vendors))
        found = {entry.id: entry for _, entries in held for entry in entries}
        return sheet_of_claims(entry for entry in found.values() if _is_of(entry, vendors))
    if not specs:
        voices = sorted({entry.origin for entry in view.entries()})
        held = tuple((parse_view(voice), view.entries(origins=(voice,))) for voice in voices)
    return sheet_of_bounds(held, view.as_of, vendors)


def write(stream: BinaryIO, sheet: Sheet, form: str) -> None:
    """Write a table in a form.

    Raises:
        InputError: There is no such form, or a library it needs is missing.
    """
    if form not in FORMS:
        raise InputError(f"There is no form '{form}': expected one of {', '.join(FORMS)}.")
    FORMS[form](stream, sheet)


def _all(view: View, vendors: tuple[str, ...]) -> Iterator[Entry]:
    """The entries of a view, some at a time, so that a ledger of any size can be given out."""
    narrowed = Narrowed(vendors=vendors or None)
    beyond = None
    while found := view.some(Slice(_AT_ONCE, beyond, is_newest_first=False), narrowed):
        yield from found
        beyond = found[-1].id


def _is_of(entry: Entry, vendors: Iterable[str]) -> bool:
    return not vendors or not set(vendors).isdisjoint(entry.claim.cell.vendor)


def _write_csv(stream: BinaryIO, sheet: Sheet) -> None:
    write_delimited(stream, sheet.header, sheet.texts())


def _write_sdmx(stream: BinaryIO, sheet: Sheet) -> None:
    _write_csv(stream, observations(sheet))


FORMS: dict[str, Callable[[BinaryIO, Sheet], None]] = {
    "csv": _write_csv,
    "xlsx": write_excel,
    "parquet": write_parquet,
    "jsonl": write_lines,
    "sdmx-csv": _write_sdmx,
}
