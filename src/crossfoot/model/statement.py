"""The fourteen kinds of thing a page can say.

Invariant: a statement is content only: it carries no page, no span and no source, so the same thing said twice is
equal. Targets are no kind of their own: a target is any of these said in mode `target`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from crossfoot.model.cell import Cell
from crossfoot.model.period import Period
from crossfoot.model.quantity import Quantity

__all__ = ["KINDS", "Base", "Change", "Compare", "Deal", "Growth", "Level", "Milestone", "Nondisclosure", "Order",
           "Presence", "Rank", "Record", "Relation", "Share", "Statement", "Status", "Streak", "kind_of"]  # fmt: skip


class Relation(StrEnum):
    """What a base period is to the period of a growth."""

    YOY = "yoy"
    QOQ = "qoq"
    MOM = "mom"
    HOH = "hoh"
    WOW = "wow"
    YTD = "ytd"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Base:
    """What a growth or change is measured against."""

    relation: Relation
    period: Period


@dataclass(frozen=True, slots=True)
class Level:
    """So many units in a period, or at a date."""

    cell: Cell
    value: Quantity


@dataclass(frozen=True, slots=True)
class Growth:
    """Relative change between two periods of one quantity, percent, signed; `scope` as "only one of the top five"."""

    cell: Cell
    value: Quantity
    base: Base
    scope: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """Absolute change between two periods, counts or points, signed."""

    cell: Cell
    value: Quantity
    base: Base


@dataclass(frozen=True, slots=True)
class Share:
    """Part of a whole, percent; of the market unless `whole` names another."""

    cell: Cell
    value: Quantity
    whole: str | None = None


@dataclass(frozen=True, slots=True)
class Rank:
    """Position by the measure; `tie` names a vendor in the same place."""

    cell: Cell
    value: Quantity
    tie: str | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """One vendor above another; `event` is `standing` or `overtook`."""

    cell: Cell
    above: str
    below: str
    event: str = "standing"


@dataclass(frozen=True, slots=True)
class Compare:
    """Difference, ratio, sum or shortfall between subjects in one period."""

    cell: Cell
    value: Quantity
    relation: str
    other: str | None = None
    sum_of: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """Highest, lowest, first, fastest; `of` is the claim that holds the quantity."""

    cell: Cell
    record: str
    scope: str
    value: Quantity | None = None
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Streak:
    """The same thing in n periods running; the cell's period is the last one."""

    cell: Cell
    value: Quantity
    predicate: str
    state: str | None = None
    since: str | None = None


@dataclass(frozen=True, slots=True)
class Milestone:
    """A running total reached a threshold; `since` is when the count began, as the page has it."""

    cell: Cell
    value: Quantity
    since: str | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """How a target or figure stands: met, missed, on_track, disputed and so on."""

    cell: Cell
    state: str


@dataclass(frozen=True, slots=True)
class Presence:
    """Sells, will sell, does not sell, left a place."""

    cell: Cell
    state: str


@dataclass(frozen=True, slots=True)
class Deal:
    """Meeting, partnership, acquisition, supply, distribution or licence with another company."""

    cell: Cell
    deal: str
    partner: str


@dataclass(frozen=True, slots=True)
class Nondisclosure:
    """Somebody does not give, confirm or comment on a figure, deal or plan."""

    cell: Cell
    of: str | None = None


Statement = (Level | Growth | Change | Share | Rank | Order | Compare | Record | Streak | Milestone | Status | Presence
             | Deal | Nondisclosure)  # fmt: skip

KINDS: dict[str, type[Statement]] = {
    "level": Level,
    "growth": Growth,
    "change": Change,
    "share": Share,
    "rank": Rank,
    "order": Order,
    "compare": Compare,
    "record": Record,
    "streak": Streak,
    "milestone": Milestone,
    "status": Status,
    "presence": Presence,
    "deal": Deal,
    "nondisclosure": Nondisclosure,
}


def kind_of(statement: Statement) -> str:
    """The kind's name in the interchange format: `level`, `growth` and so on."""
    return type(statement).__name__.lower()
