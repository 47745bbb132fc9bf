"""Files, opened for reading, and written beside and renamed.

Invariant: a file that is written is there whole or not at all, whatever stops the writing.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from crossfoot.errors import InputError

__all__ = ["open_file", "written_beside"]


def open_file(file: str | os.PathLike[str], called: str, at_fault: Callable[[str, str], InputError]) -> BinaryIO:
    """A file open for reading.

    Args:
        file: Which.
        called: What it is called in messages.
        at_fault: Makes the fault of its name and of what was met: `PageError`, `TableError`.
    """
    try:
        return Path(file).open("rb")
    except FileNotFoundError:
        raise at_fault(called, "there is no such file") from None
    except IsADirectoryError:
        raise at_fault(called, "it is a folder, and one file was expected") from None
    except (OSError, ValueError) as fault:
        raise at_fault(called, f"it cannot be opened ({getattr(fault, 'strerror', None) or fault})") from fault


@contextmanager
def written_beside(path: Path) -> Iterator[BinaryIO]:
    """A file to write to, which takes the place of its name at the end of the `with` block; on a fault it is gone.

    Raises:
        InputError: It cannot be written.
    """
    half = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with half.open("wb") as file:
            yield file
        half.replace(path)
    except (OSError, ValueError) as fault:
        if isinstance(fault, InputError):
            raise
        why = getattr(fault, "strerror", None) or str(fault)
        raise InputError(f"Cannot write '{path}': {why}.") from fault
    finally:
        with suppress(OSError):
            half.unlink()
