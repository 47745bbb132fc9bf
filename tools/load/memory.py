"""How much memory a process and its children hold, once a second.

Invariant: Linux tells it; elsewhere it is not told.
"""

from __future__ import annotations

import re
from pathlib import Path
from threading import Event

__all__ = ["resident_mb"]

_RESIDENT = re.compile(r"VmRSS:\s+([0-9]+) kB")


def resident_mb(process: int, stop: Event) -> list[float]:
    """Megabytes, second by second, until told to stop."""
    seen = []
    while not stop.wait(1.0):
        seen.append(sum(_resident(one) for one in (process, *_children(process))) / 1000)
    return seen


def _children(process: int) -> list[int]:
    try:
        told = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    except OSError:
        return []  # it has ended
    direct = [int(one) for one in told.split()]
    return [one for child in direct for one in (child, *_children(child))]


def _resident(process: int) -> int:
    try:
        found = _RESIDENT.search(Path(f"/proc/{process}/status").read_text(encoding="ascii"))
    except OSError:
        return 0  # it has ended
    return int(found[1]) if found else 0
