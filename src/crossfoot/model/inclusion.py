"""What is counted in what: brands in companies, by dates, models in makers, and countries in regions.

Invariant: inside is only what everybody counts in, apart is only what nobody counts in; from what lies between, as some
count it in and some do not, nothing follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from crossfoot.model.period import Period

__all__ = ["NOTHING_KNOWN", "Brand", "Inclusions", "Region", "are_models_apart", "is_country"]

_COUNTRY = 2
_MODEL = re.compile(r"[a-z]|[a-z]{0,3}\d{1,3}[a-z]?")
_UNION = "EU"  # two letters, and no country


@dataclass(frozen=True, slots=True)
class Brand:
    """A vendor that a company's figures count in, or may.

    Args:
        vendor: The brand.
        company: The company.
        start: First day on which they may, or None where it is as old as the brand.
        end: First day on which none does any more, or None where they still do.
    """

    vendor: str
    company: str
    start: date | None = None
    end: date | None = None

    def touches(self, period: Period) -> bool:
        """Whether a figure of a time may have been counted so, in part at least; where its days are unknown it may."""
        is_after = self.end is not None and period.start is not None and period.start >= self.end
        is_before = self.start is not None and period.end is not None and period.end <= self.start
        return not is_after and not is_before


@dataclass(frozen=True, slots=True)
class Region:
    """A region of the press.

    Args:
        code: As in a cell.
        members: Countries and regions that everybody counts in; the regions share nothing.
        perhaps: Countries that some count in and some do not.
    """

    code: str
    members: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()


# Compared and hashed by identity, as a vocabulary: what is found in it is kept beside it.
@dataclass(frozen=True, slots=True, eq=False)
class Inclusions:
    """All of it.

    Args:
        brands: Brands and companies; None where nobody knows which vendor counts in which.
        regions: Regions and their members, at most one around each region.
        models: Makers and what their models and families of models are called in a cell.
    """

    brands: tuple[Brand, ...] | None = None
    regions: tuple[Region, ...] = ()
    models: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def models_of(self, maker: str) -> tuple[str, ...]:
        """What a maker's models are called."""
        return next((models for name, models in self.models if name == maker), ())

    def companies(self, vendor: str, period: Period) -> frozenset[str]:
        """Vendors whose figures of a time may count a vendor in, through other companies as well."""
        found: set[str] = set()
        queue = {vendor}
        while queue:
            nearest = {
                brand.company
                for name in queue
                for brand in _brands_by_vendor(self).get(name, ())
                if brand.touches(period)
            }
            queue = nearest - found
            found |= queue
        return frozenset(found)

    def around(self, place: str) -> tuple[str, ...]:
        """Regions that a country or region lies in, the nearest first."""
        return _around(self).get(place, ())

    def are_apart(self, one: str, other: str) -> bool:
        """Whether two places share nothing, whoever counts."""
        if is_country(one) and is_country(other):
            return one != other
        if is_country(one) or is_country(other):
            country, region = (one, other) if is_country(one) else (other, one)
            return region in _reach(self) and country not in _reach(self)[region]
        is_nested = one == other or one in self.around(other) or other in self.around(one)
        return not is_nested and bool(set(self.around(one)).intersection(self.around(other)))

    def sums_of(self, places: Iterable[str]) -> tuple[tuple[str, ...], ...]:
        """Places of one whole in sets that can be added up, no country counted twice; every place is in one of them.

        A region stands for the countries in it, which belong to a sum of its own. Countries alone are a sum of their
        own where one of them is neither inside the regions nor apart from them.
        """
        named = sorted(places)
        countries = [place for place in named if is_country(place)]
        regions = [place for place in named if not is_country(place)]
        taken: list[str] = []
        for region in sorted(regions, key=lambda code: -len(_reach(self).get(code, ()))):
            if all(self.are_apart(region, other) for other in taken):
                taken.append(region)
        beside = [country for country in countries if all(self.are_apart(country, region) for region in taken)]
        left = [place for place in named if place not in {*taken, *beside} and not self._is_inside(place, taken)]
        sums = [tuple(sorted(taken) + beside)]
        if any(is_country(place) for place in left):
            sums.append(tuple(countries))
        sums += [(region,) for region in left if not is_country(region)]
        return tuple(found for found in sums if found)

    def _is_inside(self, place: str, regions: Iterable[str]) -> bool:
        return not set(self.around(place)).isdisjoint(regions)


NOTHING_KNOWN = Inclusions()


def is_country(place: str) -> bool:
    """Whether a place is a whole country."""
    return len(place) == _COUNTRY and place != _UNION


def are_models_apart(one: str, other: str) -> bool:
    """Whether two models of a maker share nothing: "model-s/x" and "model-3", "p7" and "g9".

    Only models named after one pattern are, and none that begins as the other does: a "p7i" may be counted as a "p7",
    and what a family or a brand holds its name does not say.
    """
    stem, mine = _models_in(one)
    stems_alike, theirs = _models_in(other)
    if stem != stems_alike or not all(_MODEL.fullmatch(name) for name in (*mine, *theirs)):
        return False
    return not any(a.startswith(b) or b.startswith(a) for a in mine for b in theirs)


def _models_in(slug: str) -> tuple[str, tuple[str, ...]]:
    """What names of one pattern have in common, and each by what is its own: "model-s/x" is model, s and x."""
    stem, _, names = slug.rpartition("-")
    return stem, tuple(names.split("/"))


@lru_cache(maxsize=4)
def _brands_by_vendor(inclusions: Inclusions) -> Mapping[str, tuple[Brand, ...]]:
    found: dict[str, tuple[Brand, ...]] = {}
    for brand in inclusions.brands or ():
        found[brand.vendor] = (*found.get(brand.vendor, ()), brand)
    return found


@lru_cache(maxsize=4)
def _around(inclusions: Inclusions) -> Mapping[str, tuple[str, ...]]:
    """For each place the regions it lies in, the nearest first."""
    over = {member: region.code for region in inclusions.regions for member in region.members}
    found: dict[str, tuple[str, ...]] = {}
    for place, nearest in over.items():
        chain = [nearest]
        while chain[-1] in over:
            chain.append(over[chain[-1]])
        found[place] = tuple(chain)
    return found


@lru_cache(maxsize=4)
def _reach(inclusions: Inclusions) -> Mapping[str, frozenset[str]]:
    """For each region the countries that anybody counts in."""
    found: dict[str, set[str]] = {region.code: set() for region in inclusions.regions}
    for region in inclusions.regions:
        countries = {*region.perhaps, *filter(is_country, region.members)}
        for code in (region.code, *inclusions.around(region.code)):
            found[code] |= countries
    return {code: frozenset(countries) for code, countries in found.items()}
