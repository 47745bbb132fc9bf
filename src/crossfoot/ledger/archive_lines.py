"""What a ledger recorded as lines of JSON, and back.

Invariant: `from_line(to_line(one)) == one`, and equal values have equal bytes; each line can be understood alone: a
reading has its whole page with it, every hash is written beside what was hashed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from crossfoot.ledger.claim_text import claim_text
from crossfoot.ledger.codec import canonical, claim_from_record
from crossfoot.ledger.entry import Entry, Page, Recorded
from crossfoot.ledger.judgement import Judged, Judgement, JudgementKind
from crossfoot.ledger.occurrence import in_utc
from crossfoot.ledger.rows import page_from_record, page_to_record

__all__ = ["from_line", "to_line"]


def to_line(one: Recorded | Judged) -> bytes:
    """A reading or a judgement as a line, with its end."""
    record = {"reading": _reading(one)} if isinstance(one, Recorded) else {"judgement": _judgement(one)}
    return canonical(record).encode("ascii") + b"\n"


def from_line(line: bytes) -> Recorded | Judged:
    """What a line says.

    Raises:
        KeyError, TypeError, ValueError: It was not written by `to_line`.
    """
    ((kind, record),) = json.loads(line).items()
    return _reading_from(record) if kind == "reading" else _judgement_from(record)


def _reading(one: Recorded) -> dict[str, Any]:
    return {
        "number": one.number,
        "page": page_to_record(one.page),
        "reader": one.reader,
        "recorded_at": in_utc(one.recorded_at),
        "entries": [_entry(entry) for entry in one.entries],
        "digest": one.digest,
    }


def _entry(entry: Entry) -> dict[str, Any]:
    record = {name: getattr(entry, name) for name in ("id", "statement_id", "origin", "stated")}
    return {**record, "claim": json.loads(claim_text(entry.claim))}


def _judgement(one: Judged) -> dict[str, Any]:
    said = one.judgement
    record = {name: getattr(said, name) for name in ("names", "author", "reason", "other")}
    on = None if said.on is None else said.on.isoformat()
    return {**record, "id": one.id, "kind": said.kind.value, "on": on, "recorded_at": in_utc(one.recorded_at)}


def _reading_from(record: Mapping[str, Any]) -> Recorded:
    page, moment, reader = page_from_record(record["page"]), _moment(record), record["reader"]
    entries = tuple(_entry_from(entry, page, moment, reader) for entry in record["entries"])
    return Recorded(record["number"], page, reader, moment, entries, record["digest"])


def _entry_from(record: Mapping[str, Any], page: Page, moment: datetime, reader: str) -> Entry:
    return Entry(
        id=record["id"],
        statement_id=record["statement_id"],
        claim=claim_from_record(record["claim"]),
        page=page,
        recorded_at=moment,
        reader=reader,
        origin=record["origin"],
        stated=record["stated"],
    )


def _judgement_from(record: Mapping[str, Any]) -> Judged:
    said = {name: record[name] for name in ("names", "author", "reason", "other")}
    on = None if record["on"] is None else date.fromisoformat(record["on"])
    return Judged(record["id"], Judgement(kind=JudgementKind(record["kind"]), on=on, **said), _moment(record))


def _moment(record: Mapping[str, Any]) -> datetime:
    moment = datetime.fromisoformat(record["recorded_at"])
    if in_utc(moment) != record["recorded_at"]:
        raise ValueError("a time of recording is written in UTC")
    return moment
