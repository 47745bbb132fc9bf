"""The tightest interval of a question, each end with its proof.

Invariant: an end that is present has a certificate that was added up exactly; an end without one is absent, unless the
question cancels itself to nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from crossfoot.model import Cell, Interval
from crossfoot.reconcile.certificate import Certificate

__all__ = ["Bound", "EndStatus", "bound_from"]


class EndStatus(StrEnum):
    """How an end is known."""

    EXACT = "exact"
    OUTER = "outer"
    UNBOUNDED = "unbounded"


@dataclass(frozen=True, slots=True)
class Bound:
    """Where a figure lies.

    Args:
        terms: The weighted cells asked about.
        interval: The proven interval; an end is open where it is not attained.
        low: Proof of the low end, or None where there is none.
        high: Proof of the high end, or None.
        low_status: `exact` where the end is attained or approached, `outer` where it is only proven, `unbounded`.
        high_status: The same for the high end.
        given_up: Entries that speak of these figures or of those in the proofs and were left out, because they
            contradict others, by id.
    """

    terms: tuple[tuple[Fraction, Cell], ...]
    interval: Interval
    low: Certificate | None
    high: Certificate | None
    low_status: EndStatus
    high_status: EndStatus
    given_up: tuple[str, ...] = ()

    @property
    def low_entries(self) -> tuple[str, ...]:
        """Ids of the entries behind the low end."""
        return () if self.low is None else self.low.entry_ids

    @property
    def high_entries(self) -> tuple[str, ...]:
        """Ids of the entries behind the high end."""
        return () if self.high is None else self.high.entry_ids


def bound_from(
    terms: tuple[tuple[Fraction, Cell], ...],
    low: tuple[EndStatus, Certificate | None],
    high: tuple[EndStatus, Certificate | None],
    given_up: tuple[str, ...],
) -> Bound:
    """Put two ends together; where both are the same number it is attained, whatever the rows say."""
    (low_status, below), (high_status, above) = low, high
    low_end = None if below is None else below.bound
    high_end = None if above is None else above.bound
    is_point = low_end is not None and low_end == high_end
    interval = Interval(
        low_end,
        high_end,
        below is not None and below.is_strict and not is_point,
        above is not None and above.is_strict and not is_point,
    )
    return Bound(terms, interval, below, above, low_status, high_status, given_up)
