"""Who said it, according to whom, and how firmly.

Invariant: a chain of sources runs from the nearest to the page to the origin; an empty chain is the outlet's own
voice. Attribution alone is no hedge.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Channel", "Mode", "Polarity", "Role", "Source", "Strength"]


class Mode(StrEnum):
    """In which sense a statement is made."""

    ACTUAL = "actual"
    TARGET = "target"
    GUIDANCE = "guidance"
    FORECAST = "forecast"
    PLAN = "plan"
    COUNTERFACTUAL = "counterfactual"


class Strength(StrEnum):
    """How firmly it is said."""

    PLAIN = "plain"
    HEDGED = "hedged"
    WEAK = "weak"


class Polarity(StrEnum):
    """Whether it is said to be so, not so, or taken back."""

    AFFIRMED = "affirmed"
    DENIED = "denied"
    RETRACTED = "retracted"


class Role(StrEnum):
    """What a source is."""

    VENDOR = "vendor"
    EXECUTIVE = "executive"
    TRACKER = "tracker"
    REGULATOR = "regulator"
    MEDIA = "media"
    ANALYST = "analyst"
    SUPPLY_CHAIN = "supply_chain"
    INSIDER = "insider"
    UNNAMED = "unnamed"


class Channel(StrEnum):
    """Where a source said it."""

    SOCIAL_POST = "social_post"
    FILING = "filing"
    EARNINGS_CALL = "earnings_call"
    PRESS_RELEASE = "press_release"
    EVENT = "event"
    INTERNAL_MEMO = "internal_memo"
    INTERVIEW = "interview"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Source:
    """One link of the chain.

    Args:
        who: The name as resolved: `Canalys`, `Lei Jun`, `industry sources`.
        role: What it is.
        org: The company of an executive or a vendor's part, or None.
        channel: Where it was said, or None.
    """

    who: str
    role: Role
    org: str | None = None
    channel: Channel | None = None
