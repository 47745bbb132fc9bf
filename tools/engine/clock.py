"""Time on the processor, of this process and of those it waited for, beside the time on the wall.

Invariant: ratios are of processor time, so that neighbours on a busy machine change neither side much.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

__all__ = ["Clock", "timed"]


@dataclass(slots=True)
class Clock:
    """Seconds on the processor and on the wall."""

    processor: float = 0.0
    wall: float = 0.0


@contextmanager
def timed() -> Iterator[Clock]:
    """A clock that stands at what the block took once the block is left."""
    clock = Clock(_processor(), time.perf_counter())
    yield clock
    clock.processor, clock.wall = _processor() - clock.processor, time.perf_counter() - clock.wall


def _processor() -> float:
    return sum(os.times()[:4])
