"""The log of alerts."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from crossfoot.alert import read_log
from crossfoot.alert.log import written
from crossfoot.errors import InputError
from tests.alert.rules import alerts
from tests.alert.test_firing import MONTH, OCTOBER

NOW = datetime(2017, 11, 1, 9, 30, tzinfo=UTC)


def test_what_is_written_is_read_back() -> None:
    (alert,) = alerts(MONTH, OCTOBER)
    lines = written((alert,), at=NOW, seen=7, day=NOW.date())
    log = read_log(lines, name="log")
    assert (log.began_at, log.seen, log.day, log.length) == (NOW, 7, date(2017, 11, 1), len(lines))
    (told,) = log.told
    assert (told.id, told.rule, told.words, told.entries) == (
        alert.id, MONTH, alert.news.words, alert.news.entries)  # fmt: skip


def test_a_line_that_was_interrupted_is_as_if_it_had_not_been() -> None:
    lines = written((), at=NOW, seen=7, day=NOW.date())
    (alert,) = alerts(MONTH, OCTOBER)
    more = written((alert,), at=NOW, seen=8, day=NOW.date())
    for cut in range(len(more)):
        log = read_log(lines + more[:cut], name="log")
        assert log.seen == 7
        assert lines + more[:cut] == (lines + more[: log.length - len(lines)]) + more[log.length - len(lines) : cut]


def test_a_whole_line_that_is_none_is_told() -> None:
    with pytest.raises(InputError, match="Cannot read 'log', line 1"):
        read_log(b"hello\n", name="log")
