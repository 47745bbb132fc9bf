"""Work beside the requests: done in order, watched, cancelled, forgotten."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from threading import Event

import pytest

from crossfoot.errors import InputError
from crossfoot.web.jobs import Job, Jobs, State, Taken

WAIT_S = 20


def stand(go: Event) -> None:
    """Stand still until told to go."""
    assert go.wait(WAIT_S)


class Hall:
    """Jobs whose orders are what they do."""

    def __init__(self) -> None:
        self.gone: list[Job] = []
        self.done: dict[str, Event] = {}
        self.jobs = Jobs((f"job-{number}" for number in count()).__next__, self._work, self.gone.append)

    def order(self, work: Callable[[Job], None], who: str = "lin") -> Job:
        return self.jobs.start(who, work)

    def wait(self) -> None:
        """Until everything ordered before is done."""
        passed = Event()
        self.jobs.start("", lambda _: passed.set())
        assert passed.wait(WAIT_S)

    @staticmethod
    def _work(job: Job) -> None:
        job.order(job)


def test_a_job_is_done_and_tells_how_far_it_is() -> None:
    hall, seen, go = Hall(), Event(), Event()

    def work(job: Job) -> None:
        job.tell(state=State.READING, current="a.html")
        job.take(Taken("a.html", claims=3))
        seen.set()
        assert go.wait(WAIT_S)

    job = hall.order(work)
    assert seen.wait(WAIT_S)
    assert (job.progress.state, job.progress.current, job.progress.is_over) == (State.READING, "a.html", False)
    go.set()
    hall.wait()
    assert (job.progress.state, job.progress.current, len(job.progress.taken)) == (State.DONE, "", 1)


def test_only_who_ordered_a_job_finds_it() -> None:
    hall = Hall()
    job = hall.order(lambda _: None)
    assert hall.jobs.find(job.name, "lin") is job
    assert hall.jobs.find(job.name, "wu") is None
    assert hall.jobs.find("job-99", "lin") is None


def test_a_job_that_fails_tells_it_and_the_next_is_done(caplog: pytest.LogCaptureFixture) -> None:
    hall = Hall()

    def refused(_: Job) -> None:
        raise InputError("No.")

    def broken(_: Job) -> None:
        raise ZeroDivisionError

    first, second, third = hall.order(refused), hall.order(broken), hall.order(lambda _: None)
    hall.wait()
    assert (first.progress.state, first.progress.fault) == (State.FAILED, "No.")
    assert second.progress.fault == "The server failed here; what is listed below is added."
    assert third.progress.state is State.DONE
    assert "A job failed" in caplog.text


def test_a_job_that_is_cancelled_before_its_turn_is_not_done() -> None:
    hall, go, begun = Hall(), Event(), []
    hall.order(lambda _: stand(go))
    job = hall.order(lambda _: begun.append(1))
    job.cancel()
    go.set()
    hall.wait()
    assert (job.progress.state, begun) == (State.CANCELLED, [])


def test_too_many_orders_are_refused_until_some_are_done() -> None:
    hall, go = Hall(), Event()
    for _ in range(20):
        hall.order(lambda _: stand(go))
    with pytest.raises(InputError, match="20 orders are waiting already"):
        hall.order(lambda _: None)
    go.set()


def test_old_jobs_are_forgotten_and_let_go_of() -> None:
    hall = Hall()
    first = hall.order(lambda _: None)
    for _ in range(105):
        hall.wait()
    assert hall.jobs.find(first.name, "lin") is None
    assert first in hall.gone
