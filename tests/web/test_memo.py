"""What is kept, for how long, and what it follows from."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from crossfoot.ledger import Ledger, MemoryLedger
from crossfoot.ledger.watched import WatchedView
from crossfoot.web import memo as module
from crossfoot.web.memo import Memo, moment_of, note
from tests.ledger.samples import LATER, NOON, OCTOBER, claims, page

OTHER = "apple shipments smartphone WORLD 2017-Q3 level 46.7M"


class Counter:
    """A desk that counts how often something is worked out."""

    def __init__(self, ledger: Ledger, *, most: int = 1000) -> None:
        self.ledger = ledger
        self.memo = Memo(most, most)
        self.made: list[str] = []

    def look(self) -> WatchedView:
        return WatchedView(self.ledger.view(), note)

    def of(self, vendor: str) -> int:
        view = self.look()
        return self.memo.recall(vendor, view, lambda: self.work(view, vendor))

    def both(self) -> int:
        view = self.look()
        return self.memo.recall("both", view, lambda: self.add(view))

    def add(self, view: WatchedView) -> int:
        self.made.append("both")
        return sum(self.memo.recall(v, view, lambda v=v: self.work(view, v)) for v in ("xiaomi", "apple"))  # type: ignore[misc]

    def work(self, view: WatchedView, vendor: str) -> int:
        self.made.append(vendor)
        return len(view.entries(vendors=(vendor,)))


@pytest.fixture
def desk() -> Counter:
    ledger = MemoryLedger()
    ledger.append(page("one"), claims(OCTOBER), reader="v1", recorded_at=NOON)
    return Counter(ledger)


def test_what_follows_from_a_vendor_stays_when_another_is_spoken_of(desk: Counter) -> None:
    assert (desk.of("xiaomi"), desk.of("apple")) == (1, 0)
    desk.ledger.append(page("two"), claims(OTHER), reader="v1", recorded_at=LATER)
    assert (desk.of("xiaomi"), desk.of("apple")) == (1, 1)
    assert desk.made == ["xiaomi", "apple", "apple"]


def test_what_is_worked_out_from_what_is_kept_follows_from_the_same(desk: Counter) -> None:
    assert (desk.of("xiaomi"), desk.of("apple"), desk.both()) == (1, 0, 1)
    desk.ledger.append(page("two"), claims(OTHER), reader="v1", recorded_at=LATER)
    assert desk.both() == 2
    assert desk.made == ["xiaomi", "apple", "both", "both", "apple"]


def test_what_is_too_much_is_forgotten_the_oldest_first(desk: Counter) -> None:
    small = Counter(desk.ledger, most=3)
    for vendor in ("xiaomi", "apple", "samsung", "apple", "xiaomi"):
        small.of(vendor)
    assert small.made == ["xiaomi", "apple", "samsung", "xiaomi"]


def test_a_value_is_worked_out_once_for_all_who_ask_at_the_same_time(desk: Counter) -> None:
    ready = threading.Barrier(4)

    def ask() -> int:
        view = desk.look()
        ready.wait()
        return desk.memo.recall("xiaomi", view, lambda: desk.work(view, "xiaomi"))

    with ThreadPoolExecutor(4) as hands:
        assert [one.result() for one in [hands.submit(ask) for _ in range(4)]] == [1, 1, 1, 1]
    assert desk.made == ["xiaomi"]


def test_a_fault_is_not_kept(desk: Counter) -> None:
    def fail() -> int:
        raise ValueError("for once")

    with pytest.raises(ValueError, match="for once"):
        desk.memo.recall("xiaomi", desk.look(), fail)
    assert desk.of("xiaomi") == 1


def test_what_is_slow_lags_behind_others_but_not_behind_ourselves(
    desk: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_SLOW", 0.0)
    renewed: list[int] = []

    def ask() -> tuple[object, bool]:
        view = desk.look()
        late = None if desk.memo.known("all", view) else desk.memo.known_late("all", lambda: renewed.append(1))
        return late or desk.memo.recall("all", view, lambda: len(view.entries())), late is not None

    assert ask() == (1, False)
    desk.ledger.append(page("two"), claims(OTHER), reader="v1", recorded_at=LATER)
    assert ask() == (1, True)
    view = desk.look()
    desk.memo.renew("all", view, lambda: len(view.entries()))
    assert ask() == (2, False)
    desk.ledger.append(page("three"), claims(OTHER), reader="v1", recorded_at=LATER)
    desk.memo.changed()
    assert ask() == (3, False)


def test_what_held_when_it_was_asked_for_will_do(desk: Counter) -> None:
    asked = moment_of(desk.look())
    assert desk.of("xiaomi") == 1
    desk.ledger.append(page("two"), claims(OCTOBER.replace("2017-10", "2017-11")), reader="v1", recorded_at=LATER)
    now = desk.look()
    assert desk.memo.recall("xiaomi", now, lambda: desk.work(now, "xiaomi"), since=asked) == 1
    assert desk.memo.known("xiaomi", now) is None
    assert desk.memo.recall("xiaomi", now, lambda: desk.work(now, "xiaomi"), since=moment_of(now)) == 2
    assert desk.made == ["xiaomi", "xiaomi"]


def test_a_value_of_many_parts_is_worked_out_anew_when_anything_changes(
    desk: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MANY", 1)
    assert (desk.both(), desk.both()) == (1, 1)
    desk.ledger.append(page("two"), claims(OTHER.replace("apple", "samsung")), reader="v1", recorded_at=LATER)
    assert desk.both() == 1
    assert desk.made.count("both") == 2
