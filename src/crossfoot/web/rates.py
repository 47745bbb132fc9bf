"""How often somebody may ask.

Invariant: who has asked as often as is allowed waits as long as is said and no longer; what one does slows nobody else.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from math import ceil
from threading import Lock

__all__ = ["Limits", "Rates", "Use"]

_MINUTE = timedelta(minutes=1)
_MOST_KEPT = 10_000


class Use(StrEnum):
    """What is counted, each by itself."""

    SIGN_IN = "sign-ins"
    CHANGE = "changes and checks"
    READ = "pages and files"


@dataclass(frozen=True, slots=True)
class Limits:
    """How many of each are allowed in a minute, to one user or one address."""

    sign_ins: int = 10
    changes: int = 60
    reads: int = 1200

    def of(self, use: Use) -> int:
        """The limit of a use."""
        return {Use.SIGN_IN: self.sign_ins, Use.CHANGE: self.changes, Use.READ: self.reads}[use]


class Rates:
    """Counts who asks for what: a bucket for each that holds a minute's worth and fills at an even pace.

    Args:
        limits: How many are allowed.
        now: Gives the present time.
    """

    def __init__(self, limits: Limits, now: Callable[[], datetime]) -> None:
        self._limits = limits
        self._now = now
        self._left: OrderedDict[tuple[Use, str], tuple[float, datetime]] = OrderedDict()
        self._lock = Lock()

    def take(self, use: Use, who: str) -> int:
        """Count one more.

        Returns:
            0 where it is allowed, otherwise how many seconds to wait.
        """
        limit, now, key = self._limits.of(use), self._now(), (use, who)
        with self._lock:
            before, at = self._left.get(key, (float(limit), now))
            left = min(float(limit), before + limit * (now - at) / _MINUTE)
            is_allowed = left >= 1
            self._left[key] = (left - 1 if is_allowed else left, now)
            self._left.move_to_end(key)
            while len(self._left) > _MOST_KEPT:
                self._left.popitem(last=False)
        return 0 if is_allowed else ceil((1 - left) * _MINUTE.total_seconds() / limit)

    def limit(self, use: Use) -> int:
        """How many of a use are allowed in a minute."""
        return self._limits.of(use)
