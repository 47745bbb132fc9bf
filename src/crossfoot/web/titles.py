"""What a figure is called at the head of a page and in a list.

Invariant: a title says everything that sets the figure apart from its neighbours, in words.
"""

from __future__ import annotations

from crossfoot.brief.names import Names
from crossfoot.model import ALL, OTHERS, Cell, Grain, Period
from crossfoot.model.period import span_of
from crossfoot.track.feats.telling import counted
from crossfoot.track.wording import and_list, period_name

__all__ = ["figure_title", "series_title", "when", "where_title", "whose"]

_GROUPS = {ALL: "all vendors", OTHERS: "all other vendors"}


def figure_title(cell: Cell, names: Names) -> str:
    """A figure: "Xiaomi's smartphone shipments in India, third quarter of 2017"."""
    return f"{series_title(cell, names)}, {when(cell.period)}"


def series_title(cell: Cell, names: Names) -> str:
    """A figure at no time: "Xiaomi's smartphone shipments in India"."""
    where = names.where(cell.place)
    rate = f" a {cell.per}" if cell.per else ""
    if cell.measure is None:
        told = f"{whose(cell, names)} {where}".strip()
    elif cell.vendor[0] in _GROUPS or cell.vendor[0].startswith("@"):
        what = counted(cell)
        told = f"{what[:1].upper()}{what[1:]} of {whose(cell, names)} {where}".strip() + rate
    else:
        told = f"{_owner(whose(cell, names))} {counted(cell)} {where}".strip() + rate
    return told + _brands(cell, names)


def when(period: Period) -> str:
    """A time without its article: "third quarter of 2017", "31 October 2017"."""
    if period.grain is Grain.UNKNOWN:
        return "at no stated time"
    if period.grain is Grain.ASOF and period.start is not None and period.last is not None:
        return f"as it stood in {period_name(span_of(period.start, period.last))}"
    return period_name(period).removeprefix("the ")


def where_title(place: str | None, names: Names) -> str:
    """A place at the start of a line: "India", "Worldwide"."""
    if place is None:
        return "No place"
    name = names.where(place).removeprefix("in ")
    return f"{name[:1].upper()}{name[1:]}"


def whose(cell: Cell, names: Names) -> str:
    """Whose figure it is: "Xiaomi", "Oppo and Vivo", "all vendors"."""
    return and_list([_GROUPS.get(name) or names.vendor(name.removeprefix("@")) for name in cell.vendor])


def _owner(name: str) -> str:
    return f"{name}'s"


def _brands(cell: Cell, names: Names) -> str:
    told = [("counting in", cell.incl), ("without", cell.excl)]
    parts = [f"{word} {and_list([names.vendor(brand) for brand in brands])}" for word, brands in told if brands]
    return f" ({', '.join(parts)})" if parts else ""
