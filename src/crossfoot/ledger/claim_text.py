"""Claims as canonical JSON, put together from pieces that many claims share.

Invariant: a claim's text is canonical: sorted keys, no spaces, absent slots left out, exact numbers (`9150000`,
`183/20`); so equal claims have equal bytes and equal hashes. The names of keys are part of every hash ever made: they
may be added to, never changed (tests pin the hashes of some claims).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from crossfoot.ledger.codec import WORDS_OF, canonical_text, hash_of
from crossfoot.model import Base, Cell, Claim, Period, Quantity, Source, Statement
from crossfoot.model.statement import kind_of

__all__ = ["Written", "claim_text", "statement_id", "write_claim"]

_TRUE = "true"
_SLOTS = ("measure", "vendor", "product", "place", "model", "segment", "incl", "excl", "per")
_slots = attrgetter(*_SLOTS)


@dataclass(frozen=True, slots=True)
class Written:
    """A claim as text, and the hash of what is said and by whom."""

    text: str
    statement_id: str


def claim_text(claim: Claim) -> str:
    """The claim, whole, with its span and derivation."""
    return write_claim(claim).text


def statement_id(claim: Claim) -> str:
    """Hash of what is said and by whom.

    The numeral as written and the fiscal wording of a period are wording, not content, and the order of a group's
    members means nothing; a hedge is content.
    """
    return write_claim(claim).statement_id


def write_claim(claim: Claim) -> Written:
    """Both in one pass, since they share most of their pieces."""
    voice = _voice(claim)
    said, wording = _statement(claim.statement)
    content = _object({**voice, "statement": _object(said)})
    parts = {**voice, **_placement(claim), "statement": _object({**said, **wording})}
    return Written(_object(parts), hash_of(content))


def _object(parts: Mapping[str, str]) -> str:
    """An object of values that are JSON already."""
    return "{" + ",".join([f'"{name}":{parts[name]}' for name in sorted(parts)]) + "}"


def _voice(claim: Claim) -> dict[str, str]:
    parts = {name: f'"{getattr(claim, name)}"' for name in ("mode", "strength", "polarity")}
    if claim.sources:
        parts["sources"] = _sources(claim.sources)
    return parts


def _placement(claim: Claim) -> dict[str, str]:
    parts = {"id": canonical_text(claim.id)}
    for name in ("cue", "flag", "note", "frame"):
        text = getattr(claim, name)
        if text is not None:
            parts[name] = canonical_text(text)
    span = claim.span
    if span is not None:
        parts["span"] = f'{{"end":{span.end},"start":{span.start},"text":{canonical_text(span.text)}}}'
    for name, pairs in (("how", claim.how), ("links", claim.links)):
        if pairs:
            parts[name] = _pairs(pairs)
    return parts


def _statement(statement: Statement) -> tuple[dict[str, str], dict[str, str]]:
    """The parts of what is said, and those that are written otherwise where the wording counts too."""
    kind = kind_of(statement)
    parts = {name: canonical_text(word) for name in WORDS_OF[kind] if (word := getattr(statement, name)) is not None}
    cell = statement.cell
    value: Quantity | None = getattr(statement, "value", None)
    base: Base | None = getattr(statement, "base", None)
    wording = {"cell": _cell(cell, cell.fiscal)} if cell.fiscal is not None else {}
    parts["kind"] = f'"{kind}"'
    parts["cell"] = _cell(cell, None)
    if value is not None:
        amount = _quantity(value)
        parts["value"] = _object(amount)
        if value.written is not None:
            wording["value"] = _object({**amount, "written": canonical_text(value.written)})
    if base is not None:
        parts["base"] = f'{{"period":{_period(base.period)},"relation":"{base.relation}"}}'
    return parts, wording


def _quantity(quantity: Quantity) -> dict[str, str]:
    interval = quantity.interval
    parts = {"unit": f'"{quantity.unit}"', "form": f'"{quantity.form}"'}
    if interval.low is not None:
        parts["low"] = f'"{interval.low}"'
        if interval.low_open:
            parts["low_open"] = _TRUE
    if interval.high is not None:
        parts["high"] = f'"{interval.high}"'
        if interval.high_open:
            parts["high_open"] = _TRUE
    return parts


def _cell(cell: Cell, fiscal: str | None) -> str:
    before, after = _frame(_slots(cell), fiscal)
    return f"{before}{_period(cell.period)}{after}"


@lru_cache(maxsize=16384)
def _frame(slots: tuple[str | tuple[str, ...] | None, ...], fiscal: str | None) -> tuple[str, str]:
    """A cell's text in front of its period and behind it; the period differs most, and would make too many frames."""
    words = {**dict(zip(_SLOTS, slots, strict=True)), "fiscal": fiscal}
    parts = {name: canonical_text(word) for name, word in words.items() if word is not None and word != ()}
    before, _, after = _object({**parts, "period": "\0"}).partition("\0")
    return before, after


@lru_cache(maxsize=4096)
def _period(period: Period) -> str:
    days = {"start": period.start, "end": period.end}
    parts = {name: f'"{day.isoformat()}"' for name, day in days.items() if day is not None}
    return _object({**parts, "grain": f'"{period.grain}"'})


@lru_cache(maxsize=4096)
def _sources(sources: tuple[Source, ...]) -> str:
    return f"[{','.join(_source(source) for source in sources)}]"


def _source(source: Source) -> str:
    parts = {"who": canonical_text(source.who), "role": f'"{source.role}"'}
    if source.org is not None:
        parts["org"] = canonical_text(source.org)
    if source.channel is not None:
        parts["channel"] = f'"{source.channel}"'
    return _object(parts)


@lru_cache(maxsize=4096)
def _pairs(pairs: tuple[tuple[str, str], ...]) -> str:
    return canonical_text([[str(name), str(value)] for name, value in pairs])
