"""What figures and goals are called in a piece of news.

Invariant: a name says everything that sets the figure apart from its neighbours: measure, product, place, time, part.
"""

from __future__ import annotations

from fractions import Fraction

from crossfoot.model import ALL, OTHERS, Cell, Unit
from crossfoot.model.statement import Growth, Rank, Share
from crossfoot.track.feats.telling import counted
from crossfoot.track.news.value import Naming
from crossfoot.track.target import Revision, Target, Voice
from crossfoot.track.wording import period_name, place_text, quantity_text

__all__ = ["figure_name", "goal_name", "series_name"]

_GROUPS = {ALL: "the market", OTHERS: "all other vendors"}


def series_name(cell: Cell, names: Naming) -> str:
    """What is counted, without whose it is and when: "smartphone shipments in India"."""
    return f"{counted(cell)} {names.where(cell.place)}".rstrip()


def figure_name(cell: Cell, names: Naming) -> str:
    """A figure, at the start of a sentence: "Smartphone shipments of Xiaomi in India in the third quarter of 2017"."""
    whose = " and ".join(_GROUPS.get(name) or names.vendor(name) for name in cell.vendor)
    rate = f" a {cell.per}" if cell.per else ""
    what = counted(cell)
    return f"{what[:1].upper()}{what[1:]} of {whose} {names.where(cell.place)} in {period_name(cell.period)}{rate}"


def goal_name(target: Target, revision: Revision, names: Naming) -> str:
    """A goal: "Xiaomi's goal of 90 million for smartphone shipments worldwide in 2017"."""
    value = quantity_text(revision.quantity)
    match revision.statement:
        case Growth():
            value = f"growth of {value}"
        case Share():
            value = f"a share of {value}"
        case Rank():
            value = place_text(revision.quantity.interval.high or Fraction(0))
    rate = f" a {target.cell.per}" if target.cell.per and revision.quantity.unit is Unit.COUNT else ""
    kind = "reported goal" if revision.voice is Voice.REPORTED else "goal"
    whose = f"{names.vendor(target.vendor)}'s"
    if revision.voice is Voice.EXPECTED:
        whose, kind = f"{revision.setter}'s", f"expectation for {names.vendor(target.vendor)}"
    return f"{whose} {kind} of {value}{rate} for {series_name(target.cell, names)} in {period_name(target.period)}"
