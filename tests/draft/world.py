"""A market as it truly was, made up: what every vendor shipped in every month, to be told in drafts.

Invariant: every number told of a world is rounded from the same true counts, so that all of a draft can be true at
once; the years are ones of which the starter ledger knows nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

__all__ = ["GOODS", "Goods", "Time", "World", "made_up"]

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
ORDINALS = ("first", "second", "third", "fourth")


@dataclass(frozen=True, slots=True)
class Goods:
    """What is counted, and how the trade speaks of it.

    Args:
        noun: Plural: `smartphones`.
        single: In front of a noun: `smartphone`.
        done: The verb: `shipped`.
        doing: What is counted: `shipments`.
        vendors: Who makes it.
        size: About what the largest vendor ships a month.
        is_exact: Whether makers print every unit.
    """

    noun: str
    single: str
    done: str
    doing: str
    vendors: tuple[str, ...]
    size: int
    is_exact: bool


GOODS = (
    Goods("smartphones", "smartphone", "shipped", "shipments", ("Samsung", "Xiaomi", "Oppo", "Vivo", "Apple",
                                                                "Realme", "Transsion"), 6_000_000, is_exact=False),
    Goods("tablets", "tablet", "shipped", "shipments", ("Apple", "Samsung", "Lenovo", "Huawei", "Amazon"), 4_000_000,
          is_exact=False),
    Goods("PCs", "PC", "shipped", "shipments", ("Lenovo", "HP", "Dell", "Apple", "Acer", "Asus"), 5_000_000,
          is_exact=False),
    Goods("electric cars", "electric car", "delivered", "deliveries", ("Nio", "XPeng", "Li Auto", "Zeekr",
                                                                       "Leapmotor"), 3_000, is_exact=True),
    Goods("cars", "car", "sold", "sales", ("BYD", "Tesla", "Geely", "Great Wall Motor"), 8_000, is_exact=True),
)  # fmt: skip

PLACES = ("", "India", "Brazil", "China", "Germany", "Indonesia", "Mexico", "the United States")
# Makers of cars have told their totals of the world and of China, and a ledger may know them.
ABROAD = ("Brazil", "Germany", "Indonesia", "Mexico", "Norway")


@dataclass(frozen=True, slots=True)
class Time:
    """A run of months in one year, and its names: `the third quarter of 2022`, `Q3 2022`, `the third quarter`."""

    year: int
    first: int
    last: int

    @property
    def full(self) -> str:
        """With its year."""
        if self.last - self.first == 11:
            return f"{self.year}"
        return f"{self.bare} of {self.year}" if self.last > self.first else f"{self.bare} {self.year}"

    @property
    def bare(self) -> str:
        """Without its year."""
        match self.last - self.first:
            case 0:
                return MONTHS[self.first - 1]
            case 2:
                return f"the {ORDINALS[self.first // 3]} quarter"
            case 5:
                return f"the {'first' if self.first == 1 else 'second'} half"
            case 11:
                return "the year"
        return f"the first {('', '', '', 'three', '', '', '', '', '', 'nine')[self.last]} months"

    @property
    def short(self) -> str:
        """As a headline or a table has it."""
        match self.last - self.first:
            case 2:
                return f"Q{self.first // 3 + 1} {self.year}"
            case 5:
                return f"H{1 if self.first == 1 else 2} {self.year}"
        return self.full

    @property
    def before(self) -> Time:
        """The same months a year before."""
        return Time(self.year - 1, self.first, self.last)


@dataclass(frozen=True)
class World:
    """What was shipped: `counts[vendor][year][month - 1]`, the rest of the market under an empty name."""

    goods: Goods
    place: str
    year: int
    counts: dict[str, dict[int, list[int]]]
    told_on: date

    @property
    def vendors(self) -> list[str]:
        """The vendors, the largest of the last year first."""
        named = [vendor for vendor in self.counts if vendor]
        return sorted(named, key=lambda vendor: -sum(self.counts[vendor][self.year]))

    @property
    def where(self) -> str:
        """` in India`, or ` worldwide`."""
        return f" in {self.place}" if self.place else " worldwide"

    def count(self, vendor: str, time: Time) -> int:
        """What a vendor shipped in a time."""
        return sum(self.counts[vendor][time.year][time.first - 1 : time.last])

    def market(self, time: Time) -> int:
        """What everybody shipped."""
        return sum(self.count(vendor, time) for vendor in self.counts)


def made_up(chance: Random) -> World:
    """A world of chance, told a few weeks after the end of its last year."""
    goods = chance.choice(GOODS)
    year = chance.randint(2023 if goods.is_exact else 2021, 2025)
    vendors = chance.sample(goods.vendors, k=chance.randint(3, min(5, len(goods.vendors))))
    counts: dict[str, dict[int, list[int]]] = {}
    for rank, vendor in enumerate([*vendors, ""]):
        size = goods.size * chance.uniform(0.75, 1.25) / (1 + 0.35 * rank)
        drift = chance.choice((chance.uniform(0.62, 0.93), chance.uniform(1.07, 1.6)))
        counts[vendor] = {
            when: [int(size * drift ** (when - year) * chance.uniform(0.8, 1.2)) for _ in range(12)]
            for when in (year - 1, year)
        }
    place = chance.choice(ABROAD if goods.is_exact else PLACES)
    return World(goods, place, year, counts, date(year + 1, 1, chance.randint(12, 28)))
