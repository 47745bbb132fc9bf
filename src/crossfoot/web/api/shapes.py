"""The shapes of records, as JSON Schema has them.

Invariant: a record has exactly the fields its shape names, so that a client that reads by the shape reads everything.
"""

from __future__ import annotations

from typing import Any

__all__ = ["CELL", "DAY", "ENDS", "ENTRY_IDS", "FAULT", "FLAG", "MOMENT", "NUMBER", "PROOF", "TEXT", "WHOLE", "Shape",
           "anything", "listed", "maybe", "record", "word"]  # fmt: skip

Shape = dict[str, Any]


def record(**fields: Shape) -> Shape:
    """An object with exactly these fields."""
    return {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}


def anything() -> Shape:
    """An object whose fields are described elsewhere."""
    return {"type": "object"}


def listed(one: Shape) -> Shape:
    """A list of such things."""
    return {"type": "array", "items": one}


def maybe(one: Shape) -> Shape:
    """Such a thing, or null."""
    return {"anyOf": [one, {"type": "null"}]}


def word(*words: str) -> Shape:
    """One of some words."""
    return {"type": "string", "enum": list(words)}


TEXT: Shape = {"type": "string"}
FLAG: Shape = {"type": "boolean"}
NUMBER: Shape = {"type": "number"}
WHOLE: Shape = {"type": "integer"}
DAY: Shape = {"type": "string", "format": "date"}
MOMENT: Shape = {"type": "string", "format": "date-time"}
CELL: Shape = {"type": "string", "description": "An address: vendor, measure, product, place and period."}
ENTRY_IDS: Shape = listed({"type": "string", "description": "The id of an entry."})
_EXACT: Shape = maybe({"type": "string", "description": "An exact number: 9150000, 15.05 or 28150000/3."})
ENDS = {"low": _EXACT, "high": _EXACT, "low_open": FLAG, "high_open": FLAG}
"""The fields of an interval: two exact numbers, null where unbounded, and whether each is left out."""
PROOF: Shape = {"type": "object", "description": "A certificate, which python -m crossfoot.verify checks."}
FAULT = record(error={"type": "string", "description": "What was met and what was expected, in one sentence."})
