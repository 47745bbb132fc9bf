"""`crossfoot serve` in a process of its own."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Served", "served"]


@dataclass(frozen=True, slots=True)
class Served:
    """A server that is running: its address without a path, and its process."""

    address: str
    process: subprocess.Popen[str]


@contextmanager
def served(ledger: Path, *options: str) -> Iterator[Served]:
    """A server on a ledger, on a free port; it is stopped at the end."""
    words = [sys.executable, "-m", "crossfoot", "serve", "--port", "0", "--ledger", str(ledger), *options]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            found = re.search(r"http://[^/\s]+", line)
            assert found is not None, f"the server printed {line!r} instead of its address"
            yield Served(found[0], process)
        finally:
            process.terminate()
