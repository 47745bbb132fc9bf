"""Estimates beside the proven ends: in words, and as a record.

Invariant: an estimate is never called proven; it is shown with no more digits than tell it from the proven ends.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from crossfoot.model import Issue
from crossfoot.reconcile.estimate import Estimate

__all__ = ["estimate_cells", "estimate_record"]

_SHOWN = 80
_DIGITS = 3
_MOST_DIGITS = 15


def estimate_cells(found: Estimate | None) -> tuple[str, str]:
    """The likely value, and the band in which it lies eight times in ten."""
    if found is None:
        return "unknown", ""
    band = found.band(_SHOWN)
    for digits in range(_DIGITS, _MOST_DIGITS):
        low, value, high = (_short(number, digits) for number in (band.low, found.value, band.high))
        shown = ((low, band.low), (value, found.value), (high, band.high))
        are_inside = all(short in found.proven for short, number in shown if number in found.proven)
        if are_inside and (low < value < high or band.low == band.high):
            return f"{value:,}", f"{low:,} to {high:,}"
    return f"{round(found.value):,}", f"{round(band.low):,} to {round(band.high):,}"


def estimate_record(found: Estimate | None) -> dict[str, Any] | None:
    """The estimate, its bands, and what it rests on; None where nothing is known."""
    if found is None:
        return None
    return {
        "value": str(found.value),
        "proven": False,
        "bands": [{"level": band.level, "low": str(band.low), "high": str(band.high)} for band in found.bands],
        "basis": found.basis.value,
        "trust": str(float(found.trust)),
        "remark": _record(found.remark),
        "weights": [{"entries": list(one.entries), "weight": str(float(one.weight))} for one in found.weights],
    }


def _record(remark: Issue | None) -> dict[str, str] | None:
    return None if remark is None else {"code": remark.code, "message": remark.message, "where": remark.where}


def _short(value: Fraction, digits: int) -> int:
    """A number to so many digits."""
    whole = round(value)
    return round(whole, digits - len(str(abs(whole))))
