"""Where a vendor stands: the latest rank, share, size and growth each source gives for each place.

Invariant: everything here is a claim as made; nothing is computed, and no source is mixed with another.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from crossfoot.ledger import Entry
from crossfoot.model import Form, Grain, Mode, Period, Polarity, Relation, Strength, Unit
from crossfoot.model.statement import Growth, Level, Order, Rank, Share, Statement
from crossfoot.reconcile.cells import canonical

__all__ = ["Standing", "find_standings"]

# Older figures are told only where there is nothing newer.
_RECENT = timedelta(days=400)
_GRAINS = (Grain.QUARTER, Grain.HALF, Grain.YEAR)
_WORDED = (Form.SIGN, Form.VAGUE)
_Key = tuple[str, str, str, Period, str]


@dataclass(frozen=True, slots=True)
class Standing:
    """What one source says of a vendor in one place and period.

    Args:
        place: Where.
        product: Of what.
        measure: As counted.
        period: When.
        origin: Who says so.
        rank: The entry with its place in the ranking, or None.
        share: The entry with its share of the market, or None.
        level: The entry with its size, or None.
        growth: The entry with its growth on the year before, or None.
        orders: Entries that put it above or below a rival.
    """

    place: str
    product: str
    measure: str
    period: Period
    origin: str
    rank: Entry | None = None
    share: Entry | None = None
    level: Entry | None = None
    growth: Entry | None = None
    orders: tuple[Entry, ...] = ()

    @property
    def vendor(self) -> str:
        """Of whom."""
        return self.entries[0].claim.cell.vendor[0]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All of them."""
        single = (self.rank, self.share, self.level, self.growth)
        return (*(entry for entry in single if entry is not None), *self.orders)


def find_standings(
    entries: Iterable[Entry], *, vendor: str, as_of: date, grains: tuple[Grain, ...] = _GRAINS
) -> tuple[Standing, ...]:
    """For each place and product the standings of the latest time that any source ranks or sizes.

    Standings of long ago are left out where there are newer ones, be it of another place or product.

    Args:
        entries: Entries of a view; of several that say the same slot the one published last counts.
        vendor: Whose.
        as_of: The day.
        grains: Which times count.

    Returns:
        By product and place, the world before its parts, fuller ones first.
    """
    groups: dict[_Key, list[Entry]] = {}
    for entry in sorted(entries, key=_published):
        if _counts(entry, vendor, grains):
            cell = canonical(entry.claim.cell)
            key = (cell.product or "", cell.place or "", cell.measure or "", cell.period, entry.origin)
            groups.setdefault(key, []).append(entry)
    found = [standing for key, group in groups.items() if (standing := _standing(key, group, vendor)) is not None]
    latest: dict[tuple[str, str], Period] = {}
    for one in found:
        held = latest.get((one.product, one.place))
        if held is None or _is_later(one.period, held):
            latest[one.product, one.place] = one.period
    kept = [one for one in found if latest[one.product, one.place] == one.period]
    recent = [one for one in kept if one.period.end is not None and one.period.end >= as_of - _RECENT]
    return tuple(
        sorted(
            recent or kept,
            key=lambda one: (one.product, one.place != "WORLD", one.place, -len(one.entries), one.origin),
        )
    )


def _published(entry: Entry) -> date:
    """Sorting by it keeps the order of the page among claims of one day."""
    return entry.page.published_at or date.min


def _is_later(one: Period, other: Period) -> bool:
    """Whether a period ends later, or as late and is the finer one."""
    if one.end is None or other.end is None:
        return False
    return (one.end, -(one.days or 0)) > (other.end, -(other.days or 0))


def _counts(entry: Entry, vendor: str, grains: tuple[Grain, ...]) -> bool:
    claim, cell = entry.claim, entry.claim.cell
    return (
        claim.mode is Mode.ACTUAL
        and claim.polarity is Polarity.AFFIRMED
        and claim.strength is Strength.PLAIN
        and cell.vendor == (vendor,)
        and (cell.model, cell.segment, cell.per, cell.incl, cell.excl) == (None, None, None, (), ())
        and canonical(cell).period.grain in grains
        and None not in (cell.place, cell.product, cell.measure)
    )


def _standing(key: _Key, entries: list[Entry], vendor: str) -> Standing | None:
    slots: dict[str, Entry] = {}
    orders: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        statement = entry.claim.statement
        slot = _slot(statement)
        if slot is not None:
            slots[slot] = entry
        if isinstance(statement, Order) and vendor in (statement.above, statement.below):
            orders[statement.above, statement.below] = entry
    if not orders and not {"rank", "share", "level"} & set(slots):
        return None
    product, place, measure, period, origin = key
    ranked = tuple(orders.values())
    return Standing(place, product, measure, period, origin, slots.get("rank"), slots.get("share"),
                    slots.get("level"), slots.get("growth"), ranked)  # fmt: skip


def _slot(statement: Statement) -> str | None:
    """Which of a standing's slots a statement fills, or None."""
    match statement:
        case Rank(value=value) if value.interval.is_point:
            return "rank"
        case Share(value=value, whole=None) if value.unit is Unit.PERCENT and value.form not in _WORDED:
            return "share"
        case Level(value=value) if value.unit is Unit.COUNT and value.form not in _WORDED:
            return "level"
        case Growth(value=value, base=base) if base.relation is Relation.YOY and value.form not in _WORDED:
            return "growth"
    return None
