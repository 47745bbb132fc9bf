"""The interchange format: every annotated claim passes through it, and nothing that is none."""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from crossfoot.errors import InputError
from crossfoot.model.claim import Claim
from crossfoot.model.interchange import from_json, to_json
from crossfoot.model.notation import read
from crossfoot.model.period import parse_period

LEVEL: dict[str, Any] = {
    "id": "c1",
    "kind": "level",
    "anchor": {"start": 0, "end": 3, "text": "10M"},
    "vendor": "xiaomi",
    "measure": "shipments",
    "product": "smartphone",
    "place": "WORLD",
    "period": {"label": "2017-10", "start": "2017-10-01", "end": "2017-10-31", "grain": "month"},
    "value": {"lo": 9500000, "hi": 10500000, "lo_open": False, "hi_open": False, "unit": "count", "form": "plain",
              "written": "10"},
    "mode": "actual",
    "strength": "plain",
    "cue": None,
    "polarity": "affirmed",
    "sources": [],
    "how": {"place": "default"},
}  # fmt: skip


def annotated(shared: Path) -> Iterator[dict[str, Any]]:
    for path in sorted([*shared.glob("seed/*.claims.json"), *shared.glob("pages/*.claims.json")]):
        yield from json.loads(path.read_text(encoding="utf-8"))["claims"]


def plain(found: dict[str, Any]) -> dict[str, Any]:
    """Without what may differ: the order of names in a list, and a label that is told by start, end and grain."""
    out = dict(found)
    for name in ("vendor", "incl", "excl"):
        if isinstance(out.get(name), list):
            out[name] = sorted(out[name])
    for name in ("period", "base"):
        if name in out:
            out[name] = {key: value for key, value in out[name].items() if key != "label"}
    return out


def test_an_object_is_written_as_it_was_read() -> None:
    assert to_json(from_json(LEVEL)) == LEVEL


def test_every_annotated_claim_is_written_as_it_was_read(shared: Path) -> None:
    changed = [found for found in annotated(shared) if plain(to_json(from_json(found))) != plain(found)]
    assert changed == []


def test_what_is_written_satisfies_the_schema(shared: Path) -> None:
    schema = json.loads((shared / "claims.schema.json").read_text(encoding="utf-8"))
    check = jsonschema.Draft202012Validator({"$ref": "#/$defs/claim", "$defs": schema["$defs"]})
    assert [str(fault) for found in annotated(shared) for fault in check.iter_errors(to_json(from_json(found)))] == []


def test_the_label_of_every_annotated_period_names_its_days(shared: Path) -> None:
    """But for stocks said to stand in a month, which the annotation keeps at its last day."""
    for found in annotated(shared):
        for period in (found["period"], found.get("base") or found["period"]):
            named = parse_period(period["label"])
            end = None if named.last is None else named.last.isoformat()
            start = None if named.start is None else named.start.isoformat()
            assert (start, end) == (period["start"], period["end"]) or (
                end == period["end"] and period["grain"] == "asof"
            )


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"kind": "wish"}, "there is no kind 'wish'"),
        ({"vendor": None}, "expected a text"),
        ({"vendor": []}, "at least one vendor"),
        ({"place": 5}, "expected a text, not 5"),
        ({"mode": "dream"}, "'dream' is not a valid Mode"),
        ({"value": None}, "a level needs a value"),
        ({"value": {"lo": 1}}, "the field 'hi' is missing"),
        ({"period": {"start": "2017-13-01", "end": None, "grain": "open"}}, "month must be in 1..12"),
        ({"kind": "growth"}, "the field 'base' is missing"),
        ({"sources": ["IDC"]}, "a source is an object, not 'IDC'"),
    ],
)
def test_the_claim_at_fault_and_the_reason_are_named(change: dict[str, Any], why: str) -> None:
    with pytest.raises(InputError, match="Cannot read claim 'c1' as crossfoot-claims/1: ") as caught:
        from_json(LEVEL | change)
    assert why in str(caught.value)


def test_what_is_no_object_is_refused() -> None:
    with pytest.raises(InputError, match="it is no object"):
        from_json(["c1"])


def test_a_claim_without_its_page_cannot_be_an_annotation_of_one() -> None:
    with pytest.raises(ValueError, match="has no span"):
        to_json(read("xiaomi shipments smartphone WORLD 2017-10 level >10M"))


def test_an_end_that_is_no_finite_decimal_is_kept_to_fifteen_digits() -> None:
    line = "xiaomi shipments smartphone WORLD 2017-10 share [197/3,203/3]pct:word anchor=0:1:x"
    claim: Claim = read(line)
    low = to_json(claim)["value"]["lo"]
    assert abs(Fraction(str(low)) - Fraction(197, 3)) < Fraction(1, 10**12)
