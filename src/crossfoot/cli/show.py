"""Tables for people, drawn with rich, which is loaded only when one is drawn.

Invariant: a table holds the same words whatever the width; on a terminal it fits, elsewhere it has room.
"""
# ruff: noqa: PLC0415  rich takes as long to load as everything else together

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Sequence
from io import StringIO

__all__ = ["Column", "table", "text_width", "wrapped"]

_WIDE = 160  # where nobody's terminal is asked
_READABLE = 110  # longer lines are hard to read

Column = tuple[str, str]  # heading, and `left` or `right`


def table(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> str:
    """Rows under headings, as text."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    rule = box.SIMPLE_HEAD if _shows("─") else box.ASCII
    drawn = Table(box=rule, pad_edge=False, show_edge=False, header_style="bold")
    for heading, side in columns:
        is_number = side == "right"
        drawn.add_column(heading, justify="right" if is_number else "left", no_wrap=is_number, overflow="fold")
    for row in rows:
        drawn.add_row(*(Text(cell) for cell in row))
    page = StringIO()
    console = Console(file=page, width=_width(), force_terminal=_is_terminal(), highlight=False)
    console.print(drawn)
    return "\n".join(line.rstrip() for line in page.getvalue().rstrip("\n").split("\n"))


def text_width() -> int:
    """How many characters a line of text has."""
    return min(_width(), _READABLE)


def wrapped(text: str, indent: str) -> str:
    """Text broken into lines that fit, each after an indent."""
    from textwrap import fill

    width = text_width()
    return fill(text, width, initial_indent=indent, subsequent_indent=indent, break_long_words=False,
                break_on_hyphens=False)  # fmt: skip


def _shows(letter: str) -> bool:
    """Whether the output can show a letter."""
    try:
        letter.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _is_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def _width() -> int:
    return max(60, shutil.get_terminal_size((_WIDE, 24)).columns) if _is_terminal() else _WIDE
