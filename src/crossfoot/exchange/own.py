"""Claims as rows of crossfoot's own table: given out without loss, and read back.

Invariant: `claim_of(row of a claim)` says what the claim said, by the same voices: its statement has the same hash.
What stands in a row beside that (sentence, entry, numbers for programs) is for readers, and not read back.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as Cells
from fractions import Fraction
from typing import Any

from crossfoot.errors import InputError
from crossfoot.exchange.cells import read_cell
from crossfoot.exchange.figure import SlotError
from crossfoot.exchange.sheet import Column, Kind, Sheet, Value, ends_of
from crossfoot.exchange.voices import join_chain, split_chain
from crossfoot.ledger import Entry
from crossfoot.ledger.quotation import document_of, quote
from crossfoot.model import Claim, parse_period
from crossfoot.model.interchange import NARROWING, fields_of, from_json, names_of_kind, period_fields
from crossfoot.model.notation import join_names, split_names, write_content
from crossfoot.model.statement import KINDS

__all__ = ["CLAIMS", "KEYS", "claim_of", "sheet_of_claims"]

KEYS = ("entry", "kind", "vendor", "measure", "product", "place", "period", "low", "high", "unit", "form", "sources")
"""Columns by which crossfoot's own table is known."""

_LISTS = ("vendor", "incl", "excl")
_CELL = ("vendor", "measure", "product", "place", "period", *NARROWING)
_ENDS = (Column("low"), Column("high"), Column("low_open", Kind.FLAG), Column("high_open", Kind.FLAG),
         Column("low_number", Kind.NUMBER), Column("high_number", Kind.NUMBER))  # fmt: skip
_EXTRA = tuple(dict.fromkeys(name for kind in KINDS for name in names_of_kind(kind) if name not in ("value", "base")))
_VOICE = ("mode", "strength", "polarity", "cue", "flag", "note")
_PAGE = ("outlet", "title", "url")

CLAIMS = (
    *map(Column, ("entry", "kind", *_CELL)), *_ENDS, *map(Column, ("unit", "form", "written", "base")),
    *map(Column, (*_EXTRA, *_VOICE, "sources", "stated", "sentence", "claim")),
    *map(Column, _PAGE), Column("published", Kind.DAY), Column("recorded", Kind.MOMENT),
    *map(Column, ("reader", "origin", "page")),
)  # fmt: skip


def sheet_of_claims(entries: Iterable[Entry]) -> Sheet:
    """Entries as a table, one a row, in the order they were recorded."""
    return Sheet("claims", CLAIMS, (_row(entry) for entry in entries))


def _row(entry: Entry) -> tuple[Value, ...]:
    claim, page = entry.claim, entry.page
    fields = fields_of(claim)
    quantity = getattr(claim.statement, "value", None)
    base = getattr(claim.statement, "base", None)
    said: dict[str, Value] = {name: _joined(name, fields.get(name)) for name in (*_CELL, *_EXTRA, *_VOICE)}
    said |= {"entry": entry.id, "kind": claim.kind, "period": claim.cell.period.notation}
    said |= {"sources": join_chain(claim.sources) if claim.sources else None, "claim": write_content(claim)}
    if quantity is not None:
        said |= dict(zip((column.name for column in _ENDS), ends_of(quantity.interval), strict=True))
        said |= {"unit": quantity.unit.value, "form": quantity.form.value, "written": quantity.written}
    if base is not None:
        said["base"] = f"{base.relation.value}:{base.period.notation}"
    said |= {"stated": _stated(entry), "sentence": _sentence(entry)}
    said |= {name: getattr(page, name) for name in _PAGE}
    said |= {"published": page.published_at, "recorded": entry.recorded_at, "reader": entry.reader,
             "origin": entry.origin, "page": page.id}  # fmt: skip
    return tuple(said.get(column.name) for column in CLAIMS)


def claim_of(cells: Cells[str, str], id_: str, frame: str) -> Claim:
    """The claim of a row.

    Args:
        cells: Column and cell; columns that are missing say nothing.
        id_: What the claim is to be called.
        frame: Where it stands.

    Raises:
        SlotError: A cell cannot be read.
    """
    said = {name: _read(name, cell) for name, cell in cells.items()}
    kind = said.get("kind") or ""
    if kind not in KINDS:
        raise SlotError("column 'kind'", kind, f"expected one of {', '.join(KINDS)}")
    fields: dict[str, Any] = {name: _split(name, said.get(name)) for name in (*_CELL, *_EXTRA, *_VOICE)}
    fields |= {"id": id_, "kind": kind, "period": _period("period", said.get("period"))}
    fields |= {"sources": split_chain(said.get("sources") or ""), "value": _value(said)}
    if said.get("base"):
        relation, _, period = (said["base"] or "").partition(":")
        fields["base"] = {"rel": relation, **_period("base", period)}
    stray = next((name for name in (*_EXTRA, "base") if said.get(name) and name not in names_of_kind(kind)), None)
    if stray is not None:
        raise SlotError(f"column '{stray}'", said[stray] or "", f"and a {kind} has no {stray}")
    try:
        claim = from_json(fields)
    except InputError as fault:
        raise SlotError("the row", _short(fields), str(fault).partition(": ")[2].rstrip(".")) from fault
    return Claim(claim.id, claim.statement, None, claim.mode, claim.strength, claim.polarity, claim.sources, claim.cue,
                 flag=claim.flag, note=claim.note, frame=frame)  # fmt: skip


def _short(fields: Cells[str, Any]) -> str:
    """What a row speaks of, for messages."""
    vendor = fields.get("vendor")
    return " ".join((join_names([vendor] if isinstance(vendor, str) else vendor or ()), str(fields["kind"])))


def _read(name: str, cell: str) -> str | None:
    try:
        return read_cell(cell)
    except (ValueError, TypeError):
        raise SlotError(f"column '{name}'", cell, "expected a text, or one in quotes as JSON has it") from None


def _value(said: Cells[str, str | None]) -> dict[str, Any] | None:
    """The figure, exact: the numbers for programs are not looked at."""
    if not said.get("unit"):
        return None
    ends: dict[str, Fraction | None] = {}
    flags: dict[str, bool] = {}
    for short, name in (("lo", "low"), ("hi", "high")):
        text, flag = said.get(name), said.get(f"{name}_open") or ""
        try:
            ends[short] = None if text is None else Fraction(text)
        except (ValueError, ZeroDivisionError):
            raise SlotError(f"column '{name}'", text or "", "expected a number such as 9150000, 15.05 or 1/3") from None
        if flag.casefold() not in ("", "true", "false"):
            raise SlotError(f"column '{name}_open'", flag, "expected true or false")
        flags[f"{short}_open"] = flag.casefold() == "true"
        if flags[f"{short}_open"] and text is None:
            raise SlotError(f"column '{name}_open'", flag, f"and there is no {name} end that could be left out")
    return {**ends, **flags, "unit": said["unit"], "form": said.get("form"), "written": said.get("written")}


def _period(name: str, text: str | None) -> dict[str, Any]:
    try:
        return period_fields(parse_period(text or ""))
    except InputError:
        raise SlotError(f"column '{name}'", text or "", "expected a period such as 2017, 2017-Q3 or 2017-10") from None


def _joined(name: str, found: Any) -> str | None:
    if name not in _LISTS or found is None:
        return None if found is None else str(found)
    return join_names([found] if isinstance(found, str) else found)


def _split(name: str, text: str | None) -> Any:
    return split_names(text) if name in _LISTS and text is not None else text


def _stated(entry: Entry) -> str | None:
    span = entry.claim.span
    return entry.stated if span is None or entry.stated is not None else span.text


def _sentence(entry: Entry) -> str | None:
    """The sentence it was read in, where the page's text is kept."""
    if entry.page.text is None or entry.claim.span is None:
        return None
    found = quote(document_of(entry.page), entry.claim.span)
    return f"{found.before}{found.words}{found.after}"
