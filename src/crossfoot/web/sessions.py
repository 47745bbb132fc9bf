"""Who has signed in, in which browser, and for how long.

Invariant: a session is known to this run of the server alone, by the hash of its name; it ends when it is signed out,
not used for long, too old, or its user is no longer in the file. A new one is begun at every sign-in.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from threading import Lock

from crossfoot.web.users import Known, Users, hashed

__all__ = ["IDLE", "Sessions"]

IDLE = timedelta(hours=12)
"""How long a session lasts that nobody uses."""
_LONGEST = timedelta(days=7)
_MOST = 10_000


@dataclass(frozen=True, slots=True)
class _Session:
    known: Known
    begun: datetime
    used: datetime


class Sessions:
    """The sessions of a server.

    Args:
        users: Who there is.
        now: Gives the present time.
        draw: Gives a text nobody can guess.
    """

    def __init__(self, users: Users, now: Callable[[], datetime], draw: Callable[[], str]) -> None:
        self._users = users
        self._now = now
        self._draw = draw
        self._kept: OrderedDict[str, _Session] = OrderedDict()
        self._lock = Lock()

    def begin(self, known: Known) -> str:
        """A new session of a user; gives its name, for the cookie."""
        name, now = self._draw(), self._now()
        with self._lock:
            self._kept[hashed(name)] = _Session(known, now, now)
            while len(self._kept) > _MOST:
                self._kept.popitem(last=False)
        return name

    def whose(self, name: str) -> Known | None:
        """Whose session it is, or None where it has ended; asking keeps it alive."""
        key, now = hashed(name), self._now()
        with self._lock:
            found = self._kept.get(key)
            if found is None:
                return None
            is_over = now - found.used > IDLE or now - found.begun > _LONGEST
            if is_over or not self._users.holds(found.known):
                del self._kept[key]
                return None
            self._kept[key] = replace(found, used=now)
            return found.known

    def end(self, name: str) -> None:
        """Sign out; ending twice does no harm."""
        with self._lock:
            self._kept.pop(hashed(name), None)
