"""What was worked out and is kept for the next who asks.

Invariant: a value is worked out once however many ask for it at the same time, what is kept is bounded, and a fault is
not kept. A value is given again only while the parts of the ledger that were looked at for it are as they were; the one
exception is `known_late`, which says so.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from contextvars import ContextVar
from dataclasses import dataclass, field
from threading import Lock
from time import monotonic
from typing import Any, TypeVar

from crossfoot.ledger import View
from crossfoot.ledger.watched import EVERYTHING, Part
from crossfoot.web.tables import Tables

__all__ = ["Memo", "Moment", "moment_of", "note"]

T = TypeVar("T")

_SLOW = 0.2  # seconds: what takes less is worked out anew at once
_ANSWER = 200  # what a whole page weighs at most, in entries: it is words, and holds none of the entries it is made of
_MANY = 40  # parts whose states are compared one by one
_TIMES = 10  # at most a tenth of the time is spent on keeping a slow value fresh
_LONGEST = 60.0  # seconds for which a slow value may lag behind the ledger


Moment = tuple[int, int]
"""The state of a whole ledger: how many readings it has, and how many judgements. Both only grow."""


def moment_of(view: View) -> Moment:
    """The state of a ledger."""
    return view.readings, len(view.all_judgements)


@dataclass(slots=True)
class _Notes:
    """What was looked at while a value was worked out: parts, and the entries given of them."""

    parts: set[Part] = field(default_factory=set)
    entries: int = 0


@dataclass(slots=True)
class _Kept:
    """A value, or the promise of one.

    Args:
        promise: Gives it.
        moment: The state of the whole ledger for which it is known to hold.
        marks: The parts it follows from and their states; None while it is being worked out.
        weight: How much it holds, in entries.
        made: When it was made, by a clock that only goes forward, and in how many seconds.
        changes: How many changes of our own it knew of.
    """

    promise: Future[Any]
    moment: Moment
    marks: tuple[tuple[Part, object], ...] | None = None
    weight: int = 1
    made: tuple[float, float] = (0.0, 0.0)
    changes: int = 0


_NOTING: ContextVar[_Notes | None] = ContextVar("noting", default=None)


def note(part: Part, entries: int) -> None:
    """Note that a part of the ledger was looked at, for whatever is being worked out just now."""
    notes = _NOTING.get()
    if notes is not None:
        notes.parts.add(part)
        notes.entries += entries


class Memo:
    """Values by key; those longest not asked for are forgotten first.

    Args:
        most: How much is kept in all, in entries that were loaded for it.
        most_tabled: How many entries the tables may hold that grow with the ledger.
    """

    def __init__(self, most: int, most_tabled: int) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, _Kept] = OrderedDict()
        self._lock = Lock()
        self._changes = 0
        self.tables = Tables(most_tabled)

    def changed(self) -> None:
        """Say that this server itself has changed the ledger: nothing slow may lag behind that."""
        with self._lock:
            self._changes += 1

    def recall(self, key: Hashable, view: View, make: Callable[[], T], *, since: Moment | None = None) -> T:
        """The value of a key; whoever asks while it is being worked out waits for it.

        Args:
            key: Names what is asked, the day included.
            view: The ledger, for telling whether what is kept still holds; looking at it is not noted.
            make: Works it out, looking at the ledger through a `WatchedView` that tells `note`.
            since: The state of the whole ledger when it was asked for: what held then or later will do; None where only
                what holds in the view does.
        """
        while True:
            moment = moment_of(view)
            with self._lock:
                found = self._kept.get(key)
                if found is None:
                    mine = self._kept[key] = _Kept(Future(), moment, changes=self._changes)
                    break
                self._kept.move_to_end(key)
            value: T = found.promise.result()
            if self._holds(found, view, moment, since):
                return value
            self._forget(key, found)
        return self._work_out(key, mine, view, make)

    def known(self, key: Hashable, view: View, *, since: Moment | None = None) -> object | None:
        """The value of a key where it is there and `recall` would give it, else None; nothing is worked out for it."""
        with self._lock:
            found = self._kept.get(key)
        if found is None or not self._holds(found, view, moment_of(view), since):
            return None
        value: object = found.promise.result()
        return value

    def known_late(self, key: Hashable, refresh: Callable[[], None]) -> object | None:
        """The value of a key for a while after it held, where it is slow and only others changed the ledger, else None.

        Args:
            key: As for `recall`.
            refresh: Has it worked out anew elsewhere; called at most once for each value.
        """
        with self._lock:
            found = self._kept.get(key)
            if found is None or found.marks is None or found.changes != self._changes:
                return None
        at, seconds = found.made
        age = monotonic() - at
        if seconds < _SLOW or age > max(_LONGEST, 2 * _TIMES * seconds):
            return None
        if age > _TIMES * seconds:
            refresh()
        self._pass_on(found)
        value: object = found.promise.result()
        return value

    def renew(self, key: Hashable, view: View, make: Callable[[], T]) -> None:
        """Work a value out anew and put it in the place of the one that is kept; until then that one is given."""
        moment = moment_of(view)
        with self._lock:
            mine = _Kept(Future(), moment, changes=self._changes)
        self._make(mine, view, make)
        with self._lock:
            self._put(key, mine)

    def _holds(self, found: _Kept, view: View, moment: Moment, since: Moment | None) -> bool:
        """Whether a value still follows from the ledger, or did when it was asked for; notes what it follows from."""
        if found.marks is None:
            return False
        if since is not None and all(had >= asked for had, asked in zip(found.moment, since, strict=True)):
            self._pass_on(found)
            return True
        if found.moment != moment:
            if any(part.mark(view) != mark for part, mark in found.marks):
                return False
            found.moment = moment
        self._pass_on(found)
        return True

    def _pass_on(self, found: _Kept) -> None:
        """Whatever is worked out from a value follows from what the value follows from."""
        for part, _ in found.marks or ():
            note(part, 0)

    def _work_out(self, key: Hashable, mine: _Kept, view: View, make: Callable[[], T]) -> T:
        try:
            value = self._make(mine, view, make)
        except BaseException as fault:
            self._forget(key, mine)
            mine.promise.set_exception(fault)
            raise
        with self._lock:
            if self._kept.get(key) is mine:
                self._put(key, mine)
        return value

    def _make(self, mine: _Kept, view: View, make: Callable[[], T]) -> T:
        is_answer = _NOTING.get() is None  # nothing else is being worked out from it
        notes, start = _Notes(), monotonic()
        token = _NOTING.set(notes)
        try:
            value = make()
        finally:
            _NOTING.reset(token)
        # Many small parts are dearer to look at than what follows from them is to work out anew.
        parts = notes.parts if len(notes.parts) <= _MANY else {EVERYTHING}
        mine.marks = tuple((part, part.mark(view)) for part in parts)
        mine.weight = min(_ANSWER, 1 + notes.entries) if is_answer else 1 + notes.entries
        mine.made = (monotonic(), monotonic() - start)
        mine.promise.set_result(value)
        for part in notes.parts:
            note(part, 0)
        return value

    def _put(self, key: Hashable, kept: _Kept) -> None:
        """Keep a value that is there, and forget others where it would be too much; the lock is held."""
        self._kept[key] = kept
        self._kept.move_to_end(key)
        over = sum(one.weight for one in self._kept.values()) - self._most
        for other, one in tuple(self._kept.items()):
            if over <= 0 or other == key:
                break
            if one.marks is not None:
                del self._kept[other]
                over -= one.weight

    def _forget(self, key: Hashable, found: _Kept) -> None:
        with self._lock:
            if self._kept.get(key) is found:
                del self._kept[key]
