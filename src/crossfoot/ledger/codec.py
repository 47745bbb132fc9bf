"""Claims, pages and their hashes as canonical JSON.

Invariant: `claim_from_record(claim_to_record(claim)) == claim`, numbers are exact (`9150000`, `183/20`), absent slots
are left out, keys are sorted; so equal values have equal bytes and equal hashes. The names of keys are part of every
hash ever made: they may be added to, never changed (a test pins the hash of one claim).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from fractions import Fraction
from hashlib import sha256
from typing import Any

from crossfoot.ledger.entry import Page
from crossfoot.model import (
    Base,
    Cell,
    Claim,
    Grain,
    How,
    Interval,
    LinkKind,
    Mode,
    Period,
    Polarity,
    Quantity,
    Relation,
    Role,
    Source,
    Span,
    Statement,
    Strength,
    Unit,
)
from crossfoot.model.attribution import Channel
from crossfoot.model.quantity import Form
from crossfoot.model.statement import KINDS

__all__ = [
    "ALGORITHM",
    "canonical",
    "claim_from_record",
    "claim_to_record",
    "content_id",
    "page_record",
    "statement_id",
]

ALGORITHM = "sha256"

_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)

_Record = dict[str, Any]

# The slots of a statement that are plain text, by kind.
_WORDS = {
    name: tuple(f.name for f in fields(kind) if f.name not in ("cell", "value", "base")) for name, kind in KINDS.items()
}
_CELL_WORDS = ("measure", "product", "place", "model", "segment", "per", "fiscal")


def canonical(record: Mapping[str, Any]) -> str:
    """The one JSON text of a record: sorted keys, no spaces, ASCII only."""
    return _ENCODER.encode(record)


def content_id(record: Mapping[str, Any]) -> str:
    """Hash of a record, with a prefix that names the algorithm."""
    return f"{ALGORITHM}:{sha256(canonical(record).encode('ascii')).hexdigest()}"


def statement_id(claim: Claim) -> str:
    """Hash of what is said and by whom.

    The numeral as written and the fiscal wording of a period are wording, not content, and the order of a group's
    members means nothing; a hedge is content.
    """
    said = _statement_to_record(claim.statement)
    said["cell"].pop("fiscal", None)
    said["cell"]["vendor"] = sorted(said["cell"]["vendor"])
    if "value" in said:
        said["value"].pop("written", None)
    return content_id({"statement": said, **_voice_to_record(claim)})


def page_record(page: Page) -> _Record:
    """What tells one state of a page from another; not its file name nor the day it was fetched."""
    record = {name: getattr(page, name) for name in ("id", "url", "outlet", "title", "sha256", "text")}
    record["published_at"] = None if page.published_at is None else page.published_at.isoformat()
    return _present(record)


def claim_to_record(claim: Claim) -> _Record:
    """The claim, whole, with its span and derivation."""
    record = {"id": claim.id, "statement": _statement_to_record(claim.statement), **_voice_to_record(claim)}
    for name in ("cue", "flag", "note", "frame"):
        record[name] = getattr(claim, name)
    if claim.span is not None:
        record["span"] = {"start": claim.span.start, "end": claim.span.end, "text": claim.span.text}
    if claim.how:
        record["how"] = [[slot, how.value] for slot, how in claim.how]
    if claim.links:
        record["links"] = [[kind.value, to] for kind, to in claim.links]
    return _present(record)


def claim_from_record(record: Mapping[str, Any]) -> Claim:
    """Read a claim back.

    Raises:
        KeyError, TypeError, ValueError: The record was not written by `claim_to_record`.
    """
    span = record.get("span")
    return Claim(
        id=record["id"],
        statement=_statement_from_record(record["statement"]),
        span=None if span is None else Span(span["start"], span["end"], span["text"]),
        mode=Mode(record["mode"]),
        strength=Strength(record["strength"]),
        polarity=Polarity(record["polarity"]),
        sources=tuple(_source_from_record(source) for source in record.get("sources", ())),
        cue=record.get("cue"),
        how=tuple((slot, How(how)) for slot, how in record.get("how", ())),
        links=tuple((LinkKind(kind), to) for kind, to in record.get("links", ())),
        flag=record.get("flag"),
        note=record.get("note"),
        frame=record.get("frame"),
    )


def _present(record: _Record) -> _Record:
    return {name: value for name, value in record.items() if value is not None}


def _voice_to_record(claim: Claim) -> _Record:
    record = {"mode": claim.mode.value, "strength": claim.strength.value, "polarity": claim.polarity.value}
    return {**record, **({"sources": [_source_to_record(source) for source in claim.sources]} if claim.sources else {})}


def _source_to_record(source: Source) -> _Record:
    channel = None if source.channel is None else source.channel.value
    return _present({"who": source.who, "role": source.role.value, "org": source.org, "channel": channel})


def _source_from_record(record: Mapping[str, Any]) -> Source:
    channel = record.get("channel")
    return Source(record["who"], Role(record["role"]), record.get("org"), None if channel is None else Channel(channel))


def _statement_to_record(statement: Statement) -> _Record:
    kind = type(statement).__name__.lower()
    record: _Record = {name: getattr(statement, name) for name in _WORDS[kind]}
    value: Quantity | None = getattr(statement, "value", None)
    base: Base | None = getattr(statement, "base", None)
    record["kind"] = kind
    record["cell"] = _cell_to_record(statement.cell)
    record["value"] = None if value is None else _quantity_to_record(value)
    if base is not None:
        record["base"] = {"relation": base.relation.value, "period": _period_to_record(base.period)}
    return _present(record)


def _statement_from_record(record: Mapping[str, Any]) -> Statement:
    kind = record["kind"]
    slots: dict[str, Any] = {name: record[name] for name in _WORDS[kind] if name in record}
    slots["cell"] = _cell_from_record(record["cell"])
    if "value" in record:
        slots["value"] = _quantity_from_record(record["value"])
    if "base" in record:
        base = record["base"]
        slots["base"] = Base(Relation(base["relation"]), _period_from_record(base["period"]))
    return KINDS[kind](**slots)


def _cell_to_record(cell: Cell) -> _Record:
    record: _Record = {name: getattr(cell, name) for name in _CELL_WORDS}
    record["vendor"] = list(cell.vendor)
    record["period"] = _period_to_record(cell.period)
    record["incl"] = list(cell.incl) or None
    record["excl"] = list(cell.excl) or None
    return _present(record)


def _cell_from_record(record: Mapping[str, Any]) -> Cell:
    words = {name: record.get(name) for name in _CELL_WORDS}
    return Cell(
        vendor=tuple(record["vendor"]),
        period=_period_from_record(record["period"]),
        incl=tuple(record.get("incl", ())),
        excl=tuple(record.get("excl", ())),
        **words,
    )


def _period_to_record(period: Period) -> _Record:
    start = None if period.start is None else period.start.isoformat()
    end = None if period.end is None else period.end.isoformat()
    return _present({"start": start, "end": end, "grain": period.grain.value})


def _period_from_record(record: Mapping[str, Any]) -> Period:
    start, end = record.get("start"), record.get("end")
    return Period(
        None if start is None else date.fromisoformat(start),
        None if end is None else date.fromisoformat(end),
        Grain(record["grain"]),
    )


def _quantity_to_record(quantity: Quantity) -> _Record:
    interval = quantity.interval
    record: _Record = {
        "low": None if interval.low is None else str(interval.low),
        "high": None if interval.high is None else str(interval.high),
        "low_open": True if interval.low is not None and interval.low_open else None,
        "high_open": True if interval.high is not None and interval.high_open else None,
        "unit": quantity.unit.value,
        "form": quantity.form.value,
        "written": quantity.written,
    }
    return _present(record)


def _quantity_from_record(record: Mapping[str, Any]) -> Quantity:
    low, high = record.get("low"), record.get("high")
    interval = Interval(
        None if low is None else Fraction(low),
        None if high is None else Fraction(high),
        record.get("low_open", False),
        record.get("high_open", False),
    )
    return Quantity(interval, Unit(record["unit"]), Form(record["form"]), record.get("written"))
