"""An alert: a rule that fired, and the news it fired on.

Invariant: one rule and one fact make one id, so that a fact is never told twice to the same rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from crossfoot.track.news import Ground, Kind, News

__all__ = ["Alert"]

_GROUNDS = {Ground.STATED: "stated", Ground.PROVEN: "proven", Ground.MODEL: "by the forecast, not proven"}


@dataclass(frozen=True, slots=True)
class Alert:
    """A rule that fired.

    Args:
        rule: The rule's line.
        news: What it fired on.
    """

    rule: str
    news: News

    @property
    def id(self) -> str:
        """A hash of the rule and of the fact: for a figure its address, for all else the news."""
        cell = self.news.cell
        is_figure = self.news.kind is Kind.LEVEL and cell is not None
        fact = f"{self.news.kind} {cell}" if is_figure else self.news.key
        return f"sha256:{sha256(f'{self.rule}{chr(10)}{fact}'.encode()).hexdigest()}"

    @property
    def ground(self) -> str:
        """On what it stands, in words."""
        return _GROUNDS[self.news.ground]
