"""Claims as the interchange format `crossfoot-claims/1`, written and read without loss.

Invariant: `from_json(to_json(claim)) == claim` but for the frame, which the format has no place for, and for ends of
more than fifteen digits (two thirds, as percent), which a JSON number cannot hold. Field names and meanings are those
of the claims schema.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from crossfoot.errors import InputError
from crossfoot.model import statement as kinds
from crossfoot.model.attribution import Channel, Mode, Polarity, Role, Source, Strength
from crossfoot.model.cell import Cell
from crossfoot.model.claim import Claim, How, LinkKind
from crossfoot.model.document import Span
from crossfoot.model.interval import Interval
from crossfoot.model.period import Grain, Period
from crossfoot.model.quantity import Form, Quantity, Unit
from crossfoot.model.statement import KINDS, Base, Relation, Statement

__all__ = ["NARROWING", "SCHEMA", "fields_of", "from_json", "names_of_kind", "period_fields", "to_json"]

SCHEMA = "crossfoot-claims/1"

# Statement field -> field of the format, for the fields that only some kinds have.
_EXTRA = {
    "whole": "of",
    "tie": "tie",
    "above": "above",
    "below": "below",
    "event": "event",
    "relation": "relation",
    "other": "other",
    "sum_of": "sum_of",
    "record": "record",
    "scope": "scope",
    "of": "of",
    "predicate": "predicate",
    "state": "state",
    "since": "since",
    "deal": "deal",
    "partner": "with",
}
NARROWING = ("model", "segment", "incl", "excl", "per", "fiscal")


def to_json(claim: Claim) -> dict[str, Any]:
    """The claim as a JSON object of the interchange format.

    Raises:
        ValueError: The claim has no span; the format requires one.
    """
    if claim.span is None:
        raise ValueError(f"Claim {claim.id} has no span, so it cannot be written as an annotation of a page")
    anchor = {"start": claim.span.start, "end": claim.span.end, "text": claim.span.text}
    return {"id": claim.id, "kind": claim.kind, "anchor": anchor} | fields_of(claim)


def fields_of(claim: Claim) -> dict[str, Any]:
    """The claim as a JSON object without its anchor."""
    cell = claim.cell
    out: dict[str, Any] = {
        "id": claim.id,
        "kind": claim.kind,
        "vendor": cell.vendor[0] if len(cell.vendor) == 1 else list(cell.vendor),
        "measure": cell.measure,
        "product": cell.product,
        "place": cell.place,
        "period": period_fields(cell.period),
        "value": _quantity_to_json(getattr(claim.statement, "value", None)),
        "mode": claim.mode.value,
        "strength": claim.strength.value,
        "cue": claim.cue,
        "polarity": claim.polarity.value,
        "sources": [_source_to_json(source) for source in claim.sources],
        "how": {slot: how.value for slot, how in claim.how},
    }
    for name in NARROWING:
        found = getattr(cell, name)
        if found not in (None, ()):
            out[name] = list(found) if isinstance(found, tuple) else found
    base = getattr(claim.statement, "base", None)
    if base is not None:
        out["base"] = {"rel": base.relation.value, **period_fields(base.period)}
    for field, name in _EXTRA.items():
        found = getattr(claim.statement, field, None)
        if found is not None:
            out[name] = found
    if claim.links:
        out["links"] = {kind.value: to for kind, to in claim.links}
    for name in ("flag", "note"):
        if getattr(claim, name) is not None:
            out[name] = getattr(claim, name)
    return out


def names_of_kind(kind: str) -> tuple[str, ...]:
    """The fields of the format that a statement of this kind can have beside those of every claim."""
    return tuple(_EXTRA.get(field, field) for field in KINDS[kind].__dataclass_fields__ if field != "cell")


def from_json(found: Any) -> Claim:
    """Read a claim from a JSON object of the interchange format.

    Raises:
        InputError: A field is missing or has a value the format does not know.
    """
    if not isinstance(found, Mapping):
        raise InputError(f"Cannot read a claim as {SCHEMA}: it is no object.")
    try:
        anchor = found.get("anchor")
        return Claim(
            id=_text(found["id"]),
            statement=_statement_from_json(found),
            span=None if anchor is None else Span(int(anchor["start"]), int(anchor["end"]), _text(anchor["text"])),
            mode=Mode(found.get("mode") or "actual"),
            strength=Strength(found.get("strength") or "plain"),
            polarity=Polarity(found.get("polarity") or "affirmed"),
            sources=tuple(_source_from_json(source) for source in found.get("sources") or ()),
            cue=_text_or_none(found.get("cue")),
            how=tuple((slot, How(how)) for slot, how in (found.get("how") or {}).items()),
            links=tuple((LinkKind(kind), to) for kind, to in (found.get("links") or {}).items()),
            flag=_text_or_none(found.get("flag")),
            note=_text_or_none(found.get("note")),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as fault:
        why = f"the field {fault} is missing" if isinstance(fault, KeyError) else str(fault)
        raise InputError(f"Cannot read claim '{found.get('id', '?')}' as {SCHEMA}: {why}.") from fault


def _statement_from_json(found: Mapping[str, Any]) -> Statement:
    kind = KINDS.get(found["kind"])
    if kind is None:
        raise ValueError(f"there is no kind '{found['kind']}'")
    cell = Cell(
        measure=found["measure"],
        vendor=_vendor_from_json(found["vendor"]),
        product=_text_or_none(found["product"]),
        place=_text_or_none(found["place"]),
        period=_period_from_json(found["period"]),
        model=_text_or_none(found.get("model")),
        segment=_text_or_none(found.get("segment")),
        incl=tuple(_text(name) for name in found.get("incl") or ()),
        excl=tuple(_text(name) for name in found.get("excl") or ()),
        per=_text_or_none(found.get("per")),
        fiscal=_text_or_none(found.get("fiscal")),
    )
    names = kind.__dataclass_fields__
    fields: dict[str, Any] = {"cell": cell}
    if "value" in names:
        fields["value"] = _quantity_from_json(found["value"])
    if "base" in names:
        base = found["base"]
        fields["base"] = Base(Relation(base["rel"]), _period_from_json(base))
    for field, name in _EXTRA.items():
        if field in names and found.get(name) is not None:
            fields[field] = _text(found[name])
    if kind is not kinds.Record and "value" in names and fields["value"] is None:
        raise ValueError(f"a {found['kind']} needs a value")
    return kind(**fields)


def _vendor_from_json(found: Any) -> tuple[str, ...]:
    return tuple(_text(name) for name in found) if isinstance(found, list) else (_text(found),)


def period_fields(period: Period) -> dict[str, Any]:
    """A period as a JSON object."""
    return {
        "label": period.label,
        "start": period.start.isoformat() if period.start else None,
        "end": period.last.isoformat() if period.last else None,
        "grain": period.grain.value,
    }


def _period_from_json(found: Mapping[str, Any]) -> Period:
    start = None if found["start"] is None else date.fromisoformat(found["start"])
    end = None if found["end"] is None else date.fromisoformat(found["end"]) + timedelta(days=1)
    return Period(start, end, Grain(found["grain"]))


def _quantity_to_json(quantity: Quantity | None) -> dict[str, Any] | None:
    if quantity is None:
        return None
    interval = quantity.interval
    return {
        "lo": _number_to_json(interval.low),
        "hi": _number_to_json(interval.high),
        "lo_open": interval.low is not None and interval.low_open,
        "hi_open": interval.high is not None and interval.high_open,
        "unit": quantity.unit.value,
        "form": quantity.form.value,
        "written": quantity.written,
    }


def _quantity_from_json(found: Mapping[str, Any] | None) -> Quantity | None:
    if found is None:
        return None
    low, high = _number_from_json(found["lo"]), _number_from_json(found["hi"])
    interval = Interval(low, high, found["lo_open"], found["hi_open"])
    return Quantity(interval, Unit(found["unit"]), Form(found["form"]), _text_or_none(found["written"]))


def _number_to_json(number: Fraction | None) -> int | float | None:
    if number is None:
        return None
    return number.numerator if number.denominator == 1 else float(number)


def _number_from_json(number: Any) -> Fraction | None:
    return None if number is None else Fraction(str(number))


def _source_to_json(source: Source) -> dict[str, Any]:
    channel = None if source.channel is None else source.channel.value
    return {"who": source.who, "role": source.role.value, "org": source.org, "channel": channel}


def _source_from_json(found: Any) -> Source:
    if not isinstance(found, Mapping):
        raise TypeError(f"a source is an object, not {found!r}")
    channel = found.get("channel")
    org = _text_or_none(found.get("org"))
    return Source(_text(found["who"]), Role(found["role"]), org, None if channel is None else Channel(channel))


def _text(found: Any) -> str:
    if not isinstance(found, str):
        raise TypeError(f"expected a text, not {found!r}")
    return found


def _text_or_none(found: Any) -> str | None:
    return None if found is None else _text(found)
