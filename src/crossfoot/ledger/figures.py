"""The starter figures: some two thousand published numbers that ship with the package, each with its address.

Invariant: every row of `starter/figures.csv` is one claim on one page. No page text is kept, so the figure as stated
stands in the entry; the columns are explained in the README beside the file.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any

from crossfoot.ledger.claim_text import statement_id
from crossfoot.ledger.codec import content_id
from crossfoot.ledger.entry import AppendResult, Page, Reading
from crossfoot.ledger.store import Ledger
from crossfoot.model import (
    Base,
    Cell,
    Claim,
    Interval,
    Mode,
    Quantity,
    Relation,
    Role,
    Source,
    Strength,
    Unit,
    parse_period,
)
from crossfoot.model.attribution import Channel
from crossfoot.model.quantity import Form
from crossfoot.model.statement import KINDS, Growth, Share, Statement

__all__ = ["STARTER", "Goal", "goal_of", "load_starter", "readings_of"]

STARTER = "starter"

_FIGURES = Path(__file__).parent / "starter" / "figures.csv"


@dataclass(frozen=True, slots=True)
class Goal:
    """What a starter claim is about beside its cell: a goal, as its note tells.

    Args:
        id: Name of the goal; its revisions, outcomes and progress share it.
        revision: 0 for the first known, then later ones; None on outcomes and progress.
        stated_on: When the goal was set, where the page says so: a year, month or day as ISO text; else None.
    """

    id: str
    revision: int | None
    stated_on: str | None

    def note(self) -> str:
        """The goal as the note of a claim."""
        slots = (("goal", self.id), ("revision", self.revision), ("stated_on", self.stated_on))
        return ";".join(f"{name}={value}" for name, value in slots if value is not None)


def goal_of(claim: Claim) -> Goal | None:
    """The goal that a starter claim belongs to, or None.

    Example:
        >>> Goal("xiaomi-2017-smartphones", 1, None).note()
        'goal=xiaomi-2017-smartphones;revision=1'
    """
    slots = dict(part.partition("=")[::2] for part in (claim.note or "").split(";"))
    if "goal" not in slots:
        return None
    revision = slots.get("revision")
    return Goal(slots["goal"], None if revision is None else int(revision), slots.get("stated_on"))


def load_starter(ledger: Ledger, *, recorded_at: datetime) -> AppendResult:
    """Append the starter figures, all or none; a ledger that has them is not changed.

    Args:
        ledger: Where to.
        recorded_at: Now, with its time zone.
    """
    with _FIGURES.open(encoding="utf-8", newline="") as file:
        return ledger.append_all(readings_of(csv.DictReader(file)), reader=STARTER, recorded_at=recorded_at)


def readings_of(rows: Iterable[Mapping[str, str]]) -> Iterator[Reading]:
    """One reading for each address and day of publication, in the order the rows first name them.

    Args:
        rows: Rows of the figures file.
    """
    pages: dict[Page, list[tuple[Claim, str]]] = {}
    for row in rows:
        pages.setdefault(_page(row), []).append((_claim(row), row["stated"]))
    for page, found in pages.items():
        yield Reading(page, tuple(claim for claim, _ in found), tuple((claim.id, stated) for claim, stated in found))


def _page(row: Mapping[str, str]) -> Page:
    # A month or a year is over on its last day: only then was the page out for certain.
    day = parse_period(row["published"]).last if row["published"] else None
    id_ = content_id({"url": row["url"], "published_at": None if day is None else day.isoformat()})
    return Page(id_, row["url"], row["url"], row["outlet"], None, day, None, None, None)


def _claim(row: Mapping[str, str]) -> Claim:
    goal = Goal(row["goal"], int(row["revision"]) if row["revision"] else None, row["stated_on"] or None)
    claim = Claim(
        id="",
        statement=_statement(row),
        span=None,
        mode=Mode(row["mode"]),
        strength=Strength(row["strength"]),
        sources=_sources(row["sources"]),
        note=goal.note() if goal.id else None,
    )
    # Named by content, not by place in the file, so that a row added later does not rename the others.
    name = content_id({"statement": statement_id(claim), "note": claim.note, "stated": row["stated"]})
    return _named(claim, f"s{name.partition(':')[2][:10]}")


def _named(claim: Claim, id_: str) -> Claim:
    return Claim(id_, claim.statement, None, claim.mode, claim.strength, claim.polarity, claim.sources, note=claim.note)


def _statement(row: Mapping[str, str]) -> Statement:
    kind = KINDS[row["kind"]]
    slots: dict[str, Any] = {"cell": _cell(row), "value": _quantity(row)}
    if kind is Growth:
        relation, _, period = row["base"].partition(":")
        slots["base"] = Base(Relation(relation), _period(period))
    if kind is Share:
        slots["whole"] = row["whole"] or None
    return kind(**slots)


def _cell(row: Mapping[str, str]) -> Cell:
    return Cell(
        measure=row["measure"],
        vendor=tuple(row["vendor"].split("+")),
        product=row["product"],
        place=row["place"],
        period=_period(row["period"]),
        model=row["model"] or None,
        segment=row["segment"] or None,
        per=row["per"] or None,
    )


def _quantity(row: Mapping[str, str]) -> Quantity:
    low, high = (Fraction(row[end]) if row[end] else None for end in ("low", "high"))
    interval = Interval(low, high, row["open"] == "low", row["open"] == "high")
    return Quantity(interval, Unit(row["unit"]), Form(row["form"]), row["written"])


@lru_cache(maxsize=512)
def _sources(text: str) -> tuple[Source, ...]:
    return tuple(_source(link) for link in text.split(" > ")) if text else ()


def _source(text: str) -> Source:
    role, _, rest = text.partition(":")
    name, _, channel = rest.partition("/")
    who, _, org = name.partition("@")
    return Source(who, Role(role), org or None, Channel(channel) if channel else None)


_period = lru_cache(maxsize=1024)(parse_period)
