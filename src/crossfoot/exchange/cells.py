"""What one cell of a table holds, so that a spreadsheet takes it for text and it is read back as it was.

Invariant: `read_cell(write_cell(text)) == text` for every text and for None, and no cell that is written starts a
formula: one that would begins with an apostrophe, which reading takes off again. Numbers stay as they are.
"""

from __future__ import annotations

import json
import re

__all__ = ["disarm", "read_cell", "rearm", "write_cell"]

# Spreadsheets run what starts so, and forget the apostrophe that says it is text.
_STARTS = ("=", "+", "-", "@", "\t", "\r", "'")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?\Z")
# What some form of table cannot hold, or a reader would fold: control characters, halves of characters, blank edges.
_ODD = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]|\A\s|\s\Z|_x[0-9A-Fa-f]{4}_")


def write_cell(text: str | None) -> str:
    """A text as a cell: nothing for None, and a JSON string where the text is empty or holds odd characters."""
    if text is None:
        return ""
    if not text or text.startswith('"') or _ODD.search(text):
        return json.dumps(text)
    return text


def read_cell(cell: str) -> str | None:
    """What `write_cell` wrote.

    Raises:
        ValueError: It starts as a JSON string and is none.
    """
    if not cell:
        return None
    if not cell.startswith('"'):
        return cell
    found = json.loads(cell)
    if not isinstance(found, str):
        raise TypeError(cell)
    return found


def disarm(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula.

    Example:
        >>> disarm("=1+1"), disarm("-12.4"), disarm("Xiaomi")
        ("'=1+1", '-12.4', 'Xiaomi')
    """
    return f"'{cell}" if cell.startswith(_STARTS) and not _NUMBER.match(cell) else cell


def rearm(cell: str) -> str:
    """What `disarm` was given."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_STARTS) else cell
