"""The kinds: their names, and that two kinds are never the same thing said."""

from __future__ import annotations

import json
from pathlib import Path

from crossfoot.model.cell import Cell
from crossfoot.model.interchange import names_of_kind
from crossfoot.model.statement import KINDS, Presence, Status, kind_of

CELL = Cell(None, ("xiaomi",), None, "ES")


def test_a_kind_is_named_as_in_the_interchange_format() -> None:
    assert {name: kind.__name__.lower() for name, kind in KINDS.items()} == {name: name for name in KINDS}
    assert kind_of(Presence(CELL, "planned")) == "presence"


def test_two_kinds_with_equal_fields_are_not_equal() -> None:
    assert len({Presence(CELL, "planned"), Status(CELL, "planned")}) == 2


def test_the_kinds_and_their_fields_are_those_of_the_schema(shared: Path) -> None:
    claim = json.loads((shared / "claims.schema.json").read_text(encoding="utf-8"))["$defs"]["claim"]["properties"]
    assert set(KINDS) == set(claim["kind"]["enum"])
    assert {name for kind in KINDS for name in names_of_kind(kind)} <= set(claim)
