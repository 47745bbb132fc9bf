"""Header lines as mail, the web and web archives write them: `Name: value`, long ones folded.

Invariant: names are lower case; of a name that comes twice the first value counts; a line that is no header is passed
over.
"""

from __future__ import annotations

import re
from datetime import date

from crossfoot.read.daytext import iso_day

__all__ = ["day_of", "headers_of", "parameter", "split_head"]

_FOLD = re.compile(r"\r?\n[ \t]+")
_LINE = re.compile(r"([!-9;-~]+):[ \t]*(.*)")
_HEAD_END = re.compile(rb"\r?\n\r?\n")


def split_head(data: bytes) -> tuple[dict[str, str], bytes]:
    """The headers that stand before the first empty line, and what follows it."""
    found = _HEAD_END.search(data)
    if found is None:
        return headers_of(data), b""
    return headers_of(data[: found.start()]), data[found.end() :]


def headers_of(head: bytes) -> dict[str, str]:
    """Header lines by name."""
    found: dict[str, str] = {}
    for line in _FOLD.sub(" ", head.decode("utf-8", "replace")).splitlines():
        header = _LINE.match(line)
        if header is not None:
            found.setdefault(header[1].lower(), header[2].strip())
    return found


def parameter(value: str, name: str) -> str | None:
    """A parameter of a header: the boundary of `multipart/related; boundary="x"`."""
    found = re.search(rf"(?i);\s*{re.escape(name)}\s*=\s*(?:\"([^\"]*)\"|([^\s;\"]+))", value)
    return None if found is None else found[1] or found[2]


def day_of(value: str | None) -> date | None:
    """The day of a date header."""
    return None if value is None else iso_day(value)
