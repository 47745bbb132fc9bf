"""Which brands are counted in which companies, which models in which makers, and which places in which regions.

Invariant: whoever is named is in the files; a place is a member of one region at most, and no region of itself, however
far around. Nothing else of the vocabulary is read for it.
"""

from __future__ import annotations

import tomllib
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from crossfoot.errors import KnowledgeError
from crossfoot.model import Brand, Inclusions, Region
from crossfoot.model.inclusion import is_country

__all__ = ["inclusions_in", "last_day", "load_inclusions"]


@cache
def load_inclusions() -> Inclusions:
    """The brands and regions that ship with the package.

    Raises:
        KnowledgeError: A file says something it may not say.
    """
    folder = files("crossfoot.knowledge") / "data"
    read = {name: tomllib.loads((folder / f"{name}.toml").read_text("utf-8")) for name in ("vendors", "regions")}
    return inclusions_in(read["vendors"], read["regions"])


def inclusions_in(vendors: dict[str, Any], regions: dict[str, Any]) -> Inclusions:
    """The brands and regions of two files.

    Args:
        vendors: The file of vendors.
        regions: The file of regions.

    Raises:
        KnowledgeError: A brand is counted in by nobody known, or the regions are no tree.
    """
    ids = {found["id"] for found in vendors["vendor"]}
    brands = tuple(brand for found in vendors["vendor"] for brand in _brands(found))
    for brand in brands:
        if brand.company not in ids:
            raise KnowledgeError(f"vendors.toml, '{brand.vendor}'", f"no vendor is called '{brand.company}'")
    known = tuple(_region(found) for found in regions["region"] if "members" in found)
    _check_tree(known)
    models = tuple((found["id"], tuple(sorted(set(found.get("lines", {}).values())))) for found in vendors["vendor"])
    return Inclusions(brands, known, models)


def last_day(month: str) -> date:
    """The last day of a month written as 2020-12."""
    year, number = (int(part) for part in month.split("-"))
    return date(year, number, monthrange(year, number)[1])


def _brands(found: dict[str, Any]) -> Iterator[Brand]:
    """Who may count a vendor in: those it is said of, or else its parent, for as long as it has it."""
    parent = [{"by": found["parent"], "until": found.get("parent_until")}] if "parent" in found else []
    for by in found.get("counted_in", parent):
        since, until = by.get("since"), by.get("until")
        yield Brand(
            vendor=found["id"],
            company=by["by"],
            start=None if since is None else last_day(since).replace(day=1),
            end=None if until is None else last_day(until) + timedelta(days=1),
        )


def _region(found: dict[str, Any]) -> Region:
    return Region(found["code"], tuple(found["members"]), tuple(found.get("perhaps", ())))


def _check_tree(regions: tuple[Region, ...]) -> None:
    over: dict[str, str] = {}
    for region in regions:
        for member in region.members:
            other = over.setdefault(member, region.code)
            if other != region.code:
                raise KnowledgeError(f"regions.toml, '{member}'", f"is a member of both '{other}' and '{region.code}'")
    for region in regions:
        passed, at = {region.code}, over.get(region.code)
        while at is not None:
            if at in passed:
                raise KnowledgeError(f"regions.toml, '{region.code}'", "is a member of itself")
            passed.add(at)
            at = over.get(at)
    codes = {region.code for region in regions}
    for region in regions:
        for member in (*region.members, *region.perhaps):
            if not is_country(member) and member not in codes:
                raise KnowledgeError(f"regions.toml, '{region.code}'", f"no region is called '{member}'")
