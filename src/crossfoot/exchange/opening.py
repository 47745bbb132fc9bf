"""Which form a file of figures has, and the table in it.

Invariant: a file is told by its first bytes and its header, never by its name.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import BinaryIO

from crossfoot.exchange.delimited import read_delimited
from crossfoot.exchange.mapping import Layout
from crossfoot.exchange.table import Table

__all__ = ["open_table"]


def open_table(stream: BinaryIO, *, name: str, layout: Layout) -> Table:
    """The table in a file.

    Args:
        stream: The file; it must be able to seek, and stay open while rows are read.
        name: The file, for messages and as the table's name.
        layout: What a mapping says of it.

    Raises:
        TableError: It holds none.
    """
    return read_delimited(stream, name=PurePath(name).name, layout=layout)
