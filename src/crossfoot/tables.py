"""Tables in and out of a ledger, from Python: what `import crossfoot as cf` offers of them.

Invariant: each call loads only what it needs, so that a text table never loads the libraries of the extra `tables`.
"""
# ruff: noqa: PLC0415  the imports inside functions are what keeps a call from loading what it does not need

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from crossfoot.errors import InputError, TableError
from crossfoot.files import open_file, written_beside

if TYPE_CHECKING:
    from crossfoot.exchange import Imported, Refusal, Sheet, Tally
    from crossfoot.ledger import Ledger, View

__all__ = ["export", "frame", "import_table", "sheet"]


def import_table(
    ledger: Ledger,
    table: str | os.PathLike[str],
    *,
    mapping: str | os.PathLike[str] | None = None,
    recorded_at: datetime,
    strict: bool = False,
    told: Callable[[Refusal | Tally], None] = lambda _: None,
) -> Imported:
    """Append the figures of a file, page by page; the same again changes nothing.

    Args:
        ledger: Where to.
        table: The file: text table, JSON lines, Excel workbook, Parquet, SDMX-CSV, or claims as JSON.
        mapping: The file that says what its columns mean; None for what crossfoot wrote itself.
        recorded_at: Now, with its time zone.
        strict: Add nothing if one row is refused.
        told: Is told every refusal, and now and then how far it is.

    Raises:
        TableError: The file is missing or cannot be read; nothing was added.
        MappingError: The mapping says something it may not say.
        LedgerError: The ledger cannot be written.
    """
    from crossfoot.exchange import Manner, load_mapping, open_figures, take_in

    known = None
    if mapping is not None:
        with open_file(mapping, os.fspath(mapping), TableError) as file:
            known = load_mapping(file.read(), name=os.fspath(mapping))

    def beside(name: str) -> bytes | None:
        neighbour = Path(table).with_name(name)
        return neighbour.read_bytes() if neighbour.is_file() else None

    with open_file(table, os.fspath(table), TableError) as file:
        opened = open_figures(file, known, name=os.fspath(table), beside=beside)
        return take_in(ledger, opened, Manner(recorded_at, strict, told))


def sheet(view: View, *, what: str = "claims", views: tuple[str, ...] = (), vendors: tuple[str, ...] = ()) -> Sheet:
    """What a ledger holds, or what follows from it, as a table to be exported or made a frame.

    Args:
        view: The ledger as of a day.
        what: `claims`, one a row; or `cells`, every live figure between its proven ends, view by view.
        views: Whose claims, such as `idc` or `xiaomi+canalys`; none is everybody's, and of cells each voice by itself.
        vendors: Only what counts one of these; none is all.

    Raises:
        InputError: A view cannot be read, or there is no such table.
    """
    from crossfoot.exchange import sheet_of

    return sheet_of(view, what=what, views=views, vendors=vendors)


def export(table: Sheet, file: str | os.PathLike[str] | BinaryIO, *, form: str = "csv", force: bool = False) -> None:
    """Write a table; a file is there whole or not at all.

    Args:
        table: The table; it is used up.
        file: Where to: a file, or something to write bytes to.
        form: `csv`, `xlsx`, `parquet`, `jsonl` or `sdmx-csv`.
        force: Write over a file that is there.

    Raises:
        InputError: The file is there already or cannot be written, or the extra `tables` is not installed.
    """
    from crossfoot.exchange import write

    if not isinstance(file, str | os.PathLike):
        write(file, table, form)
        return
    path = Path(file)
    if path.exists() and not force:
        raise InputError(f"Cannot write '{path}': it is there already; --force writes over it.")
    with written_beside(path) as opened:
        write(opened, table, form)


def frame(table: Sheet, library: str = "polars") -> Any:
    """A table as a frame.

    Args:
        table: The table; it is used up.
        library: `polars` or `pandas`, which must be installed.

    Raises:
        InputError: It is not installed.
    """
    from crossfoot.exchange import frame_of

    return frame_of(table, library)
