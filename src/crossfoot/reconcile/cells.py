"""Which addresses are the same unknown, and what each unknown is called.

Invariant: two cells are one unknown exactly if they agree in everything but the fiscal wording; the brands counted in
or out, a model, a segment and a rate stay part of the address. The rest line belongs to the page that prints it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from crossfoot.model import ALL, OTHERS, Cell, Grain, Period
from crossfoot.model.period import span_of

__all__ = ["Days", "Unknown", "at_days", "canonical", "days_of", "goal_name", "has_floor", "is_additive", "is_goal",
           "label", "unknown"]  # fmt: skip

# A running total whose start nobody names begins before everything else.
LAUNCH = date.min

# Counts of what exists at a time: neither do months add up to a year, nor is a whole the sum of its months.
_STOCKS = frozenset({"subscribers", "users", "countries"})
_UNDATED = (Grain.OPEN, Grain.UNKNOWN)

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Unknown:
    """A number somebody speaks of.

    Args:
        cell: Its address, canonical.
        owner: Empty for a figure of the world; for a rest line the page that prints it, for a goal its setter and day.
    """

    cell: Cell
    owner: str = ""

    @property
    def label(self) -> str:
        """Its name, unique."""
        return label(self.cell) + (f" ({self.owner})" if self.owner else "")


def canonical(cell: Cell) -> Cell:
    """The one spelling of an address."""
    return cell.canonical


def unknown(cell: Cell, page: str = "") -> Unknown:
    """The unknown that a figure of a page is about."""
    return Unknown(canonical(cell), f"page {page}" if OTHERS in cell.vendor else "")


def goal_name(claim: str) -> str:
    """The owner of an unknown that stands for a goal."""
    return f"goal {claim}"


def is_goal(found: Unknown) -> bool:
    """Whether an unknown stands for a goal and no figure of the world."""
    return found.owner.startswith("goal ")


def days_of(cell: Cell) -> Days | None:
    """First day and first day after of what a figure adds up, or None where days do not add up."""
    period = cell.period
    if cell.per is not None or not is_additive(cell) or period.end is None:
        return None
    if period.grain is Grain.CUMULATIVE:
        return period.start or LAUNCH, period.end
    if period.start is None or not period.is_flow:
        return None
    return period.start, period.end


def at_days(cell: Cell, days: Days) -> Cell:
    """The same address for other days."""
    if days[0] == LAUNCH:
        return cell.at(Period(None, days[1], Grain.CUMULATIVE))
    return cell.at(span_of(days[0], days[1] - timedelta(days=1)))


def is_additive(cell: Cell) -> bool:
    """Whether figures of parts of a time add up to the figure of the whole."""
    return cell.measure is not None and cell.measure not in _STOCKS


def is_dated(cell: Cell) -> bool:
    """Whether it is known when the figure holds, so that two pages can speak of the same one."""
    return cell.measure is not None and cell.period.grain not in _UNDATED


def has_floor(cell: Cell) -> bool:
    """Whether the figure cannot be negative."""
    return cell.measure != "net_adds"


def label(cell: Cell) -> str:
    """An address as one line: vendor, measure, product, place, period, then what else narrows it."""
    columns = [",".join(cell.vendor), cell.measure or "-", cell.product or "-", cell.place or "-", cell.period.notation]
    for name in ("model", "segment", "per"):
        value = getattr(cell, name)
        if value is not None:
            columns.append(f"{name}={value}")
    for name in ("incl", "excl"):
        value = getattr(cell, name)
        if value:
            columns.append(f"{name}={','.join(value)}")
    return " ".join(columns)


def is_vendor(cell: Cell) -> bool:
    """Whether it is the figure of one named vendor."""
    name = cell.vendor[0]
    return len(cell.vendor) == 1 and name not in (ALL, OTHERS) and not name.startswith("@")
