"""What holds for every value: frozen all the way down, and words that are those of the schema."""

from __future__ import annotations

import dataclasses
import json
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from crossfoot import model
from crossfoot.model import attribution, cell, claim, document, interval, issue, period, quantity, statement
from crossfoot.model.claim import Claim
from tests.property.strategies import claims

MODULES = (attribution, cell, claim, document, interval, issue, period, quantity, statement)
VALUES = sorted(
    {v for m in MODULES for v in vars(m).values() if dataclasses.is_dataclass(v) and isinstance(v, type)},
    key=lambda v: v.__name__,
)


@pytest.mark.parametrize("value", VALUES, ids=lambda value: value.__name__)
def test_a_value_is_frozen_has_slots_and_holds_nothing_that_changes(value: Any) -> None:
    assert value.__dataclass_params__.frozen
    assert "__slots__" in vars(value)
    types = [str(field.type) for field in dataclasses.fields(value)]
    assert [name for name in types if any(word in name for word in ("list", "dict", "set[", "Any"))] == []


@given(claims)
def test_a_claim_can_be_hashed_and_taken_apart(found: Claim) -> None:
    assert hash(found) == hash(dataclasses.replace(found))


def test_the_package_names_what_it_offers() -> None:
    assert [name for name in model.__all__ if not hasattr(model, name)] == []
    assert sorted(model.__all__, key=lambda n: (not n.isupper(), n)) == list(model.__all__)


@pytest.mark.parametrize(
    ("enum", "where"),
    [
        (attribution.Mode, ("claim", "mode")),
        (attribution.Strength, ("claim", "strength")),
        (attribution.Polarity, ("claim", "polarity")),
        (attribution.Role, ("source", "role")),
        (attribution.Channel, ("source", "channel")),
        (period.Grain, ("period", "grain")),
        (quantity.Unit, ("value", "unit")),
        (quantity.Form, ("value", "form")),
    ],
    ids=lambda at: at.__name__ if isinstance(at, type) else at[1],
)
def test_the_words_of_a_slot_are_those_of_the_schema(enum: type[StrEnum], where: tuple[str, str], shared: Path) -> None:
    schema = json.loads((shared / "claims.schema.json").read_text(encoding="utf-8"))
    allowed = schema["$defs"][where[0]]["properties"][where[1]]["enum"]
    assert [word.value for word in enum] == [word for word in allowed if word is not None]


def test_the_measures_links_and_ways_to_fill_a_slot_are_those_of_the_schema(shared: Path) -> None:
    claim_schema = json.loads((shared / "claims.schema.json").read_text(encoding="utf-8"))["$defs"]["claim"]
    fields = claim_schema["properties"]
    assert list(cell.MEASURES) == [word for word in fields["measure"]["enum"] if word is not None]
    assert {kind.value for kind in claim.LinkKind} == set(fields["links"]["properties"])
    assert {how.value for how in claim.How} == set(fields["how"]["properties"]["vendor"]["enum"])
    relations = fields["base"]["allOf"][0]["properties"]["rel"]["enum"]
    assert [relation.value for relation in statement.Relation] == relations
