"""One writer at a time: an advisory lock on a file beside the ledger.

Invariant: while it is held no other process of this program writes to the ledger or folds its write-ahead log back.
The system lets go of it when the process ends, however it ends, so a lock is never left behind.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from crossfoot.errors import LedgerError

__all__ = ["WriterLock"]

if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

    def _drop(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    def _take(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _drop(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)


_STEP_S = 0.02


class WriterLock:
    """Held inside a `with` block.

    Args:
        ledger: The ledger's file; the lock lies beside it, with `.lock` added to the name.
        timeout_s: How long to wait for another writer.
    """

    def __init__(self, ledger: Path, *, timeout_s: float) -> None:
        self._ledger = ledger
        self._timeout_s = timeout_s
        self._file: IO[bytes] | None = None

    def __enter__(self) -> Self:
        try:
            file = Path(f"{self._ledger}.lock").open("ab")
        except OSError as fault:
            raise LedgerError(str(self._ledger), f"cannot be written here ({fault.strerror})") from fault
        # Waiting is counted in steps, not read from a clock.
        for _ in range(int(self._timeout_s / _STEP_S)):
            if _is_taken(file):
                break
            time.sleep(_STEP_S)
        else:
            if not _is_taken(file):
                file.close()
                raise LedgerError(
                    str(self._ledger),
                    f"is being written by another process, waited {self._timeout_s:g} s for it to end",
                )
        self._file = file
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            _drop(self._file)
            self._file.close()
            self._file = None


def _is_taken(file: IO[bytes]) -> bool:
    try:
        _take(file)
    except OSError:
        return False
    return True
