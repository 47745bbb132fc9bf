"""Canonical JSON, hashes over it, and claims read back from it.

Invariant: absent slots are left out and keys are sorted, so equal values have equal bytes and equal hashes; a claim is
read back from its text (`claim_text`) as it was written.
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
    "WORDS_OF",
    "canonical",
    "canonical_text",
    "claim_from_record",
    "content_id",
    "hash_of",
    "page_record",
]

ALGORITHM = "sha256"

_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)

_Record = dict[str, Any]

# The slots of a statement that are plain text, by kind.
WORDS_OF = {
    name: tuple(f.name for f in fields(kind) if f.name not in ("cell", "value", "base")) for name, kind in KINDS.items()
}
_CELL_WORDS = ("measure", "product", "place", "model", "segment", "per", "fiscal")


def canonical(record: Mapping[str, Any]) -> str:
    """The one JSON text of a record: sorted keys, no spaces, ASCII only."""
    return _ENCODER.encode(record)


def canonical_text(value: object) -> str:
    """The one JSON text of a part of a record: a text, a list."""
    return _ENCODER.encode(value)


def hash_of(text: str) -> str:
    """Hash of a canonical text, with a prefix that names the algorithm."""
    return f"{ALGORITHM}:{sha256(text.encode('ascii')).hexdigest()}"


def content_id(record: Mapping[str, Any]) -> str:
    """Hash of a record."""
    return hash_of(canonical(record))


def page_record(page: Page) -> _Record:
    """What tells one state of a page from another; not its file name nor the day it was fetched."""
    record = {name: getattr(page, name) for name in ("id", "url", "outlet", "title", "sha256", "text")}
    record["published_at"] = None if page.published_at is None else page.published_at.isoformat()
    return _present(record)


def claim_from_record(record: Mapping[str, Any]) -> Claim:
    """Read a claim back.

    Raises:
        KeyError, TypeError, ValueError: The record was not written by `claim_text`.
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


def _source_from_record(record: Mapping[str, Any]) -> Source:
    channel = record.get("channel")
    return Source(record["who"], Role(record["role"]), record.get("org"), None if channel is None else Channel(channel))


def _statement_from_record(record: Mapping[str, Any]) -> Statement:
    kind = record["kind"]
    slots: dict[str, Any] = {name: record[name] for name in WORDS_OF[kind] if name in record}
    slots["cell"] = _cell_from_record(record["cell"])
    if "value" in record:
        slots["value"] = _quantity_from_record(record["value"])
    if "base" in record:
        base = record["base"]
        slots["base"] = Base(Relation(base["relation"]), _period_from_record(base["period"]))
    return KINDS[kind](**slots)


def _cell_from_record(record: Mapping[str, Any]) -> Cell:
    words = {name: record.get(name) for name in _CELL_WORDS}
    return Cell(
        vendor=tuple(record["vendor"]),
        period=_period_from_record(record["period"]),
        incl=tuple(record.get("incl", ())),
        excl=tuple(record.get("excl", ())),
        **words,
    )


def _period_from_record(record: Mapping[str, Any]) -> Period:
    start, end = record.get("start"), record.get("end")
    return Period(
        None if start is None else date.fromisoformat(start),
        None if end is None else date.fromisoformat(end),
        Grain(record["grain"]),
    )


def _quantity_from_record(record: Mapping[str, Any]) -> Quantity:
    low, high = record.get("low"), record.get("high")
    interval = Interval(
        None if low is None else Fraction(low),
        None if high is None else Fraction(high),
        record.get("low_open", False),
        record.get("high_open", False),
    )
    return Quantity(interval, Unit(record["unit"]), Form(record["form"]), record.get("written"))
