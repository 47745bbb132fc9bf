"""Abstract instances (`reconcile-instance/1`) as problems.

Invariant: every number of a file is read as the fraction its digits say; a key is compared with and read as it is.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from crossfoot.reconcile.problem import Problem, Row, Sense

__all__ = ["FOLDER", "Instance", "load", "problem_from", "read"]

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT.parent / "shared" / "bench" / "reconcile"

_IDENTITY = "S"


@dataclass(frozen=True, slots=True)
class Instance:
    """A file and its key.

    Args:
        name: Its name without ending.
        problem: Its rows.
        targets: The cells to be bounded.
        key: The known answers.
    """

    name: str
    problem: Problem
    targets: tuple[int, ...]
    key: Mapping[str, Any]


def read(folder: Path, name: str) -> Instance:
    """An instance of a folder and its key."""
    found = json.loads(gzip.decompress((folder / f"{name}.json.gz").read_bytes()), parse_float=Fraction)
    key = json.loads(gzip.decompress((folder / f"{name}.key.json.gz").read_bytes()))
    targets = tuple(found.get("suppressed") or range(len(found["cells"])))
    return Instance(name, problem_from(found), targets, key)


def load(folder: Path, name: str) -> tuple[Problem, dict[str, Any]]:
    """The problem of an instance and its key."""
    found = read(folder, name)
    return found.problem, dict(found.key)


def problem_from(found: dict[str, Any]) -> Problem:
    """The rows of an instance; one claim for each tag but `S`."""
    tags: dict[str, int] = {}
    rows: list[Row] = []
    for cell, low in enumerate(found["lower"]):
        rows += _rows([(cell, 1)], (low, None), _IDENTITY, tags)
    for number, bound in enumerate(found["bounds"]):
        tag = f"P{number}" if bound["tag"] == "P" else bound["tag"]
        rows += _rows([(bound["c"], 1)], (bound["lo"], bound["hi"]), tag, tags)
    for row in found["rows"]:
        rows += _rows(zip(row["c"], row["a"], strict=True), (row["lo"], row["hi"]), row["tag"], tags)
    names = tuple(f"{number} {cell}" for number, cell in enumerate(found["cells"]))
    return Problem(names, tuple(rows), tuple((tag,) for tag in tags), (1,) * len(tags))


def _rows(terms: Iterable[tuple[int, Any]], ends: tuple[Any, Any], tag: str, tags: dict[str, int]) -> list[Row]:
    side = tuple(sorted((cell, Fraction(value)) for cell, value in terms))
    claims = () if tag == _IDENTITY else (tags.setdefault(tag, len(tags)),)
    low, high = ends
    if low is not None and low == high:
        return [Row(side, Sense.EQ, Fraction(low), tag, claims)]
    found = []
    if low is not None:
        found.append(Row(side, Sense.GE, Fraction(low), tag, claims))
    if high is not None:
        found.append(Row(side, Sense.LE, Fraction(high), tag, claims))
    return found
