"""Looking at what was recorded since the last look."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from crossfoot.alert import Alert, Watch, catch_up, read_file
from crossfoot.api import open_ledger
from crossfoot.knowledge import load_inclusions, load_vocabulary
from crossfoot.ledger import Ledger, Page
from crossfoot.model import notation
from tests.alert.rules import rule
from tests.alert.test_firing import GOAL, MONTH, OCTOBER, PLAN

NOW = datetime(2017, 11, 1, 9, 30, tzinfo=UTC)


@pytest.fixture
def watch(tmp_path: Path) -> Watch:
    """What is looked for: months above 10 million, and where Xiaomi goes."""
    rules = (rule(MONTH), rule("footprint of xiaomi changes"), rule("target xiaomi changes"))
    return Watch(rules, tmp_path / "log.jsonl", load_vocabulary(), load_inclusions())


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """A ledger in a file."""
    return open_ledger(tmp_path / "ledger.sqlite", create=True)


def add(ledger: Ledger, line: str) -> str:
    """Record a line as a page of its own; the page's id."""
    head, _, claim = line.partition(" | ")
    day = date.fromisoformat(head.partition(" ")[0])
    page = Page(f"sha256:{line}", line, None, head.partition(" ")[2], None, day, None, None, None)
    ledger.append(page, (notation.read(f"{claim} id=c1"),), reader="test", recorded_at=NOW)
    return page.id


def look(watch: Watch, ledger: Ledger, *, start: int = 0, now: datetime = NOW) -> tuple[Alert, ...]:
    """The rules that fire."""
    return catch_up(watch, ledger, start=start, pages=(), now=now)


def test_a_fact_is_told_once(watch: Watch, ledger: Ledger) -> None:
    add(ledger, OCTOBER)
    assert [alert.rule for alert in look(watch, ledger)] == [MONTH]
    assert look(watch, ledger) == ()
    add(ledger, OCTOBER)
    assert look(watch, ledger) == ()
    assert len(read_file(watch.log).told) == 1


def test_what_was_there_before_the_first_look_is_no_news(watch: Watch, ledger: Ledger) -> None:
    add(ledger, OCTOBER)
    start = ledger.view().readings
    add(ledger, PLAN)
    assert [alert.news.place for alert in look(watch, ledger, start=start)] == ["ES"]


def test_a_look_that_never_came_to_its_end_is_made_up_for_by_the_next(watch: Watch, ledger: Ledger) -> None:
    look(watch, ledger)
    add(ledger, OCTOBER)  # and nobody looks
    start = ledger.view().readings
    add(ledger, PLAN)
    assert len(look(watch, ledger, start=start)) == 2


def test_a_look_killed_while_it_writes_tells_everything_once(watch: Watch, ledger: Ledger) -> None:
    look(watch, ledger)
    begun = watch.log.read_bytes()
    add(ledger, OCTOBER)
    add(ledger, PLAN)
    look(watch, ledger)
    whole = watch.log.read_bytes()
    for cut in range(len(begun), len(whole), 97):
        watch.log.write_bytes(whole[:cut])
        look(watch, ledger)
        told = [one.id for one in read_file(watch.log).told]
        assert (len(told), len(set(told))) == (2, 2)


def test_two_that_look_at_once_tell_everything_once(watch: Watch, ledger: Ledger, tmp_path: Path) -> None:
    look(watch, ledger)
    add(ledger, OCTOBER)
    add(ledger, PLAN)
    found: list[Alert] = []

    def run() -> None:
        with open_ledger(tmp_path / "ledger.sqlite", read_only=True) as opened:
            found.extend(look(watch, opened))

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == len({alert.id for alert in found}) == len(read_file(watch.log).told) == 2


def test_time_alone_fires_where_it_changes_something(watch: Watch, ledger: Ledger) -> None:
    add(ledger, PLAN)
    add(ledger, GOAL)
    look(watch, ledger)
    assert look(watch, ledger, now=NOW + timedelta(days=10)) == ()
    (lapsed,) = look(watch, ledger, now=NOW + timedelta(days=40))
    assert lapsed.news.after == "unconfirmed"
    (over,) = look(watch, ledger, now=NOW + timedelta(days=100))
    assert (over.rule, over.news.after) == ("target xiaomi changes", "undecided")


def test_a_page_dated_ahead_is_told_when_its_day_has_come(watch: Watch, ledger: Ledger) -> None:
    look(watch, ledger)
    add(ledger, OCTOBER.replace("2017-10-31", "2017-11-05"))
    assert look(watch, ledger) == ()
    assert len(look(watch, ledger, now=NOW + timedelta(days=5))) == 1


def test_a_ledger_that_was_put_back_does_not_stop_the_look(watch: Watch, ledger: Ledger, tmp_path: Path) -> None:
    add(ledger, OCTOBER)
    add(ledger, PLAN)
    look(watch, ledger)
    with open_ledger(tmp_path / "other.sqlite", create=True) as other:
        assert look(watch, other) == ()
        add(other, OCTOBER)
        assert look(watch, other) == ()  # the log has told it
