"""Files a command writes because the user asked for them.

Invariant: a file is there whole or not at all; what this program did not write itself is never replaced.
"""

from __future__ import annotations

import os
from pathlib import Path, PurePath

from crossfoot.errors import InputError
from crossfoot.files import written_beside

__all__ = ["file_for", "write_whole"]

_LOOKED_AT = 1024  # bytes in which a file of ours says so
_NAMELESS = "page"


def file_for(target: str, page: str, taken: set[Path], *, is_one: bool) -> Path:
    """Where the view of a page goes: the file named, or a file of its own in the folder named.

    Args:
        target: File or folder as given.
        page: The page, as given.
        taken: Files that pages before it went to; the one chosen is added.
        is_one: Whether it is the only page.
    """
    path = Path(target)
    if not is_one or path.is_dir() or target.endswith(("/", os.sep)):
        stem = PurePath(page).stem.strip("-") or _NAMELESS
        folder, path = path, path / f"{stem}.html"
        number = 1
        while path in taken:
            number += 1
            path = folder / f"{stem}-{number}.html"
    taken.add(path)
    return path


def write_whole(path: Path, text: str, *, mark: str) -> None:
    """Write a file in one step; one that is there is replaced only if it bears our mark.

    Args:
        path: Where; its folder is made if its own folder is there.
        text: What.
        mark: What a file of ours holds near its start.

    Raises:
        InputError: Something else stands there, or it cannot be written.
    """
    if path.exists() and not _is_ours(path, mark):
        raise InputError(f"Cannot write '{path}': it is there already and crossfoot did not write it; name another.")
    try:
        path.parent.mkdir(exist_ok=True)
    except (OSError, ValueError) as fault:
        raise InputError(f"Cannot write '{path}': {getattr(fault, 'strerror', None) or fault}.") from fault
    with written_beside(path) as file:
        file.write(text.encode())


def _is_ours(path: Path, mark: str) -> bool:
    try:
        with path.open("rb") as file:
            return mark.encode() in file.read(_LOOKED_AT)
    except OSError:
        return False
