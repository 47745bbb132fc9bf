"""What is worked out beside the requests: once, one after the other, and let go of when the server stops."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from threading import Event

from crossfoot.web.desk import Desk, Shelf
from crossfoot.web.settings import Settings


def shelf_of(starter: Path) -> Shelf:
    return Shelf(Settings(str(starter), lambda: datetime(2018, 2, 10, tzinfo=UTC), lambda: "drawn"))


def test_what_is_asked_for_twice_is_worked_out_once(starter: Path) -> None:
    shelf, begun, free, seen = shelf_of(starter), Event(), Event(), []

    def wait(_: Desk) -> None:
        begun.set()
        free.wait(10)

    shelf.later("first", None, wait)
    begun.wait(10)
    for _ in range(3):
        shelf.later("second", None, lambda desk: seen.append(desk.day))
    free.set()
    done = Event()
    shelf.later("third", None, lambda _: done.set())
    assert done.wait(10)
    assert len(seen) == 1
    assert shelf.stop(10)


def test_a_defect_in_one_does_not_keep_the_next_from_being_worked_out(starter: Path) -> None:
    shelf, done = shelf_of(starter), Event()

    def fail(_: Desk) -> None:
        raise ZeroDivisionError

    shelf.later("first", None, fail)
    shelf.later("second", None, lambda _: done.set())
    assert done.wait(10)
    assert shelf.stop(10)


def test_a_server_that_stops_lets_go_of_what_waits(starter: Path) -> None:
    shelf, begun, free, seen = shelf_of(starter), Event(), Event(), []

    def wait(_: Desk) -> None:
        begun.set()
        free.wait(10)

    shelf.later("first", None, wait)
    begun.wait(10)
    shelf.later("second", None, lambda desk: seen.append(desk.day))
    assert not shelf.stop(0.01)
    free.set()
    assert shelf.stop(10)
    assert seen == []
