"""The address of a number: measure, vendor, product, place, period.

Invariant: two figures belong to the same cell only if every part of the address agrees, the qualifiers included
(brands counted in or out, a model, a segment, a rate); definitions are dimensions, not noise.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache

from crossfoot.model.period import UNKNOWN, Grain, Period, span_of

__all__ = ["ALL", "MEASURES", "OTHERS", "Cell"]

ALL = "ALL"
OTHERS = "OTHERS"

MEASURES = ("shipments", "sales", "sell_in", "sell_through", "deliveries", "production", "registrations", "activations",
            "orders", "net_adds", "subscribers", "users", "countries")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a number belongs.

    Args:
        measure: One of `MEASURES`, or None where nothing is counted (a deal, a presence).
        vendor: Names, lower case: one for a vendor, several for a group, sorted; `ALL` the market, `OTHERS` the rest
            line, `@name` a cohort.
        product: `smartphone`, `pc`, `nev` and so on, or None.
        place: `WORLD`, a two-letter country, a region, `WORLD-CN`, `IN/online`, or None.
        period: When.
        model: A product line or brand split, or None.
        segment: Anything else that narrows, or None.
        incl: Brands the page counts in, sorted.
        excl: Brands the page leaves out, sorted.
        per: For rates the unit of time (`month`, `day`), or None.
        fiscal: The fiscal wording of the period, or None; not part of the address, kept for the reader.
    """

    measure: str | None
    vendor: tuple[str, ...]
    product: str | None
    place: str | None
    period: Period = UNKNOWN
    model: str | None = None
    segment: str | None = None
    incl: tuple[str, ...] = ()
    excl: tuple[str, ...] = ()
    per: str | None = None
    fiscal: str | None = None

    def __post_init__(self) -> None:
        if not self.vendor:
            raise ValueError("A cell needs at least one vendor")
        if self.measure is not None and self.measure not in MEASURES:
            raise ValueError(f"Unknown measure '{self.measure}': expected one of {', '.join(MEASURES)}")
        for name in ("vendor", "incl", "excl"):
            object.__setattr__(self, name, tuple(sorted(getattr(self, name))))

    @property
    def is_market(self) -> bool:
        """Whether it is the total of all vendors."""
        return self.vendor == (ALL,)

    @property
    def canonical(self) -> Cell:
        """The one spelling of the address: each vendor once, a period named by its days, no fiscal wording."""
        vendor, period = tuple(sorted(set(self.vendor))), _canonical_period(self.period)
        if self.fiscal is None and (vendor, period) == (self.vendor, self.period):
            return self  # which most addresses are
        return replace(self, vendor=vendor, period=period, fiscal=None)

    def at(self, period: Period) -> Cell:
        """The same address at another time."""
        return replace(self, period=period, fiscal=None)

    def of(self, *vendor: str) -> Cell:
        """The same address for another vendor; brands counted in or out are dropped."""
        return replace(self, vendor=vendor, incl=(), excl=(), model=None)


@lru_cache(maxsize=1 << 12)
def _canonical_period(period: Period) -> Period:
    if period.grain is Grain.CUMULATIVE and period.start is None:
        return period
    if period.start is None or period.end is None or not (period.is_flow or period.grain is Grain.CUMULATIVE):
        return period
    return span_of(period.start, period.end - timedelta(days=1))
