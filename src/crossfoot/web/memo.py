"""What was worked out and is kept for the next who asks.

Invariant: a value is worked out once however many ask for it at the same time, and what is kept is bounded; a fault is
not kept. Keys name everything a value follows from, so that what is kept is never out of date.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from threading import Lock
from typing import Any, TypeVar

__all__ = ["Memo"]

T = TypeVar("T")


class Memo:
    """Values by key; those longest not asked for are forgotten first.

    Args:
        most: How many values are kept.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, Future[Any]] = OrderedDict()
        self._lock = Lock()

    def recall(self, key: Hashable, make: Callable[[], T]) -> T:
        """The value of a key; whoever asks while it is being worked out waits for it.

        Args:
            key: Names everything the value follows from.
            make: Works it out; its fault is everybody's who waits.
        """
        with self._lock:
            found = self._kept.get(key)
            is_mine = found is None
            if found is None:
                found = self._kept[key] = Future()
                while len(self._kept) > self._most:
                    self._kept.popitem(last=False)
            self._kept.move_to_end(key)
        if is_mine:
            self._work_out(key, found, make)
        value: T = found.result()
        return value

    def _work_out(self, key: Hashable, promise: Future[Any], make: Callable[[], Any]) -> None:
        try:
            promise.set_result(make())
        except BaseException as fault:
            with self._lock:
                if self._kept.get(key) is promise:
                    del self._kept[key]
            promise.set_exception(fault)
            raise
