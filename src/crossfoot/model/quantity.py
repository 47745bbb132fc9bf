"""A figure as printed: the interval its words allow, its unit, and the form of words.

Invariant: the hedge is in the interval ("more than 10 million" is open at 10 million) and its form is kept beside it,
so nothing of the wording is lost. A point is derived, never stored.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from crossfoot.model.interval import Interval

__all__ = ["Form", "Quantity", "Unit"]


class Unit(StrEnum):
    """What is counted."""

    COUNT = "count"
    PERCENT = "pct"
    POINTS = "pp"
    RANK = "rank"
    RATIO = "ratio"
    PERIODS = "periods"


class Form(StrEnum):
    """How the words bound the number (claims schema, section 6)."""

    EXACT = "exact"
    PLAIN = "plain"
    MORE = "gt"
    AT_LEAST = "ge"
    LESS = "lt"
    AT_MOST = "le"
    ABOUT = "approx"
    NEARLY = "near_below"
    JUST_OVER = "near_above"
    RANGE = "range"
    WORD = "word"
    VAGUE = "vague"
    SIGN = "sign"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure.

    Args:
        interval: In base units: phones, percent, points, ranks; a fall is negative.
        unit: What is counted.
        form: How the words bound it.
        written: The numeral as printed, or None where the page uses no numeral.
    """

    interval: Interval
    unit: Unit
    form: Form
    written: str | None = None
