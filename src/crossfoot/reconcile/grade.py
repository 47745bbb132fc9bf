"""Whether a bound proves what is asked, rules it out, or leaves it open.

Invariant: `proven` means that every number left satisfies what is asked, `refuted` that none does.
"""

from __future__ import annotations

from enum import StrEnum

from crossfoot.model import Interval

__all__ = ["Grade", "grade_of"]


class Grade(StrEnum):
    """What figures say about something asked."""

    PROVEN = "proven"
    POSSIBLE = "possible"
    REFUTED = "refuted"


def grade_of(found: Interval, wanted: Interval) -> Grade:
    """Whether every number, some number or no number of an interval is wanted.

    Args:
        found: Where a figure is proven to lie; not empty.
        wanted: The numbers asked for.
    """
    if found.is_inside(wanted):
        return Grade.PROVEN
    return Grade.POSSIBLE if found.meets(wanted) else Grade.REFUTED
