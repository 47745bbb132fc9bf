"""The log of alerts: one JSON object a line, only ever added to.

Invariant: an alert is in the log once, whatever was interrupted: a line that was not written to its end is as if it had
not been, and how far the ledger has been looked at is written with the alerts of that look, in one piece.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from crossfoot.alert.alert import Alert
from crossfoot.errors import InputError
from crossfoot.model.notation import write_cell

__all__ = ["Log", "Told", "read_log", "written"]

_SCHEMA = "crossfoot-alerts/1"


@dataclass(frozen=True, slots=True)
class Told:
    """An alert as it was logged.

    Args:
        id: The alert's id.
        told_at: When it was logged.
        rule: The rule's line.
        kind: What kind of news.
        day: The day the news came to be known.
        vendors: About whom.
        words: The news in a sentence.
        ground: On what it stands: stated, proven, or by the forecast.
        view: Whose figures prove it, or None.
        cell: The figure's address, or None.
        entries: Ids of the entries it rests on.
    """

    id: str
    told_at: datetime
    rule: str
    kind: str
    day: date
    vendors: tuple[str, ...]
    words: str
    ground: str
    view: str | None
    cell: str | None
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Log:
    """What is in a log.

    Args:
        began_at: When it was begun, or None where there is none yet.
        seen: Number of the last reading that was looked at.
        day: The day it was looked at.
        told: The alerts, in order.
        length: How many bytes of the file are whole lines; what follows was interrupted.
    """

    began_at: datetime | None = None
    seen: int = 0
    day: date | None = None
    told: tuple[Told, ...] = ()
    length: int = 0


def read_log(data: bytes, *, name: str) -> Log:
    """A log as it was written.

    Args:
        data: The file; empty where there is none.
        name: What it is called in messages.

    Raises:
        InputError: A whole line is nothing that a log holds.
    """
    length = data.rfind(b"\n") + 1
    began, seen, day = None, 0, None
    told = []
    for number, line in enumerate(data[:length].splitlines(), 1):
        try:
            record = json.loads(line)
            if "seen" in record:
                began = began or datetime.fromisoformat(record["at"])
                seen, day = int(record["seen"]), date.fromisoformat(record["day"])
            else:
                told.append(_told(record))
        except (ValueError, KeyError, TypeError) as fault:
            raise InputError(f"Cannot read '{name}', line {number}: it is no line of a log of alerts.") from fault
    return Log(began, seen, day, tuple(told), length)


def written(alerts: Iterable[Alert], *, at: datetime, seen: int, day: date) -> bytes:
    """The lines of one look at the ledger: the alerts, and behind them how far it went.

    Args:
        alerts: What is told.
        at: Now.
        seen: Number of the last reading that was looked at.
        day: The day.
    """
    records = [_record(alert, at) for alert in alerts]
    records.append({"schema": _SCHEMA, "seen": seen, "day": day.isoformat(), "at": at.isoformat()})
    return "".join(f"{json.dumps(record, ensure_ascii=False)}\n" for record in records).encode()


def _record(alert: Alert, at: datetime) -> dict[str, Any]:
    news = alert.news
    return {
        "schema": _SCHEMA,
        "id": alert.id,
        "told_at": at.isoformat(),
        "rule": alert.rule,
        "kind": news.kind.value,
        "day": news.day.isoformat(),
        "vendors": list(news.vendors),
        "words": news.words,
        "ground": alert.ground,
        "view": news.view,
        "cell": None if news.cell is None else write_cell(news.cell),
        "entries": list(news.entries),
    }


def _told(record: dict[str, Any]) -> Told:
    return Told(
        id=record["id"],
        told_at=datetime.fromisoformat(record["told_at"]),
        rule=record["rule"],
        kind=record["kind"],
        day=date.fromisoformat(record["day"]),
        vendors=tuple(record["vendors"]),
        words=record["words"],
        ground=record["ground"],
        view=record["view"],
        cell=record["cell"],
        entries=tuple(record["entries"]),
    )
