"""Who is next when more is asked for than can be worked out at once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from crossfoot.web import turns as module
from crossfoot.web.turns import Turns


class Works:
    """Works that run until they are let go of, and the order in which they began."""

    def __init__(self, at_a_time: int) -> None:
        self.turns = Turns(at_a_time)
        self.began: list[str] = []
        self.hands = ThreadPoolExecutor(8)
        self._changed = threading.Condition()
        self._let_go: set[str] = set()

    def ask(self, name: str, kind: str) -> Future[str]:
        """Ask for a turn; back when it has one, or waits for it."""
        waiting = len(self.turns._waiting)
        asked = self.hands.submit(self.turns.take, kind, lambda: self._work(name))
        _until(lambda: name in self.began or len(self.turns._waiting) > waiting)
        return asked

    def let_go(self, name: str, *, then: int = 0) -> None:
        """Let a work end, and wait until so many have begun."""
        with self._changed:
            self._let_go.add(name)
            self._changed.notify_all()
        _until(lambda: len(self.began) >= then)

    def _work(self, name: str) -> str:
        with self._changed:
            self.began.append(name)
            assert self._changed.wait_for(lambda: name in self._let_go, timeout=30)
        return name


def _until(is_so: Callable[[], bool]) -> None:
    pause = threading.Event()
    for _ in range(3000):
        if is_so():
            return
        pause.wait(0.01)
    raise AssertionError


@pytest.fixture
def works(monkeypatch: pytest.MonkeyPatch) -> Works:
    monkeypatch.setattr(module, "thread_time", lambda: 0.0)
    found = Works(1)
    found.turns._seconds = {"slow": 3.0, "quick": 0.1}
    return found


def test_so_many_run_at_once_and_no_more() -> None:
    works = Works(2)
    asked = [works.ask(name, "page") for name in ("one", "two", "three")]
    assert sorted(works.began) == ["one", "two"]
    works.let_go("one", then=3)
    works.let_go("two")
    works.let_go("three")
    assert [one.result(30) for one in asked] == ["one", "two", "three"]


def test_what_is_quick_goes_before_what_is_slow(works: Works) -> None:
    works.ask("first", "quick")
    works.ask("slow", "slow")
    works.ask("quick", "quick")
    works.let_go("first", then=2)
    works.let_go("quick", then=3)
    works.let_go("slow")
    assert works.began == ["first", "quick", "slow"]


def test_what_is_slow_is_not_passed_by_for_ever(works: Works, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr(module, "monotonic", lambda: now[0])
    works.ask("first", "quick")
    works.ask("slow", "slow")
    now[0] = 31.0
    works.ask("quick", "quick")
    works.let_go("first", then=2)
    works.let_go("slow", then=3)
    works.let_go("quick")
    assert works.began == ["first", "slow", "quick"]


def test_a_work_that_fails_gives_its_turn_on() -> None:
    turns = Turns(1)

    def fail() -> None:
        raise ValueError("for once")

    with pytest.raises(ValueError, match="for once"):
        turns.take("page", fail)
    assert turns.take("page", lambda: 7) == 7


def test_what_a_kind_takes_is_learnt(monkeypatch: pytest.MonkeyPatch) -> None:
    times = iter([0.0, 2.0, 10.0, 11.0])
    monkeypatch.setattr(module, "thread_time", lambda: next(times))
    turns = Turns(1)
    turns.take("page", lambda: None)
    turns.take("page", lambda: None)
    assert turns._seconds == {"page": pytest.approx(1.7)}
