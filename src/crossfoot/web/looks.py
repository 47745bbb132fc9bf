"""When a browser last looked at what is new, kept by the browser itself.

Invariant: it decides nothing that a page shows but the offer of a link; what a browser sends is believed only where it
is two days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from crossfoot.errors import InputError
from crossfoot.web.asked import day_of

__all__ = ["KEPT_S", "LOOKS", "Looks", "looks_in"]

LOOKS = "crossfoot-looks"
"""The cookie that holds the days."""
KEPT_S = 365 * 24 * 60 * 60
"""How long a browser keeps them, in seconds."""

_JOINT = "."


@dataclass(frozen=True, slots=True)
class Looks:
    """The last two days on which a browser looked.

    Args:
        earlier: The one before the last, or None.
        last: The last, or None.
    """

    earlier: date | None = None
    last: date | None = None

    def before(self, today: date) -> date | None:
        """The last day before today, or None."""
        return self.earlier if self.last == today else self.last

    def on(self, today: date) -> Looks:
        """The same after a look today; a second one on a day changes nothing."""
        return self if self.last == today else Looks(self.last, today)

    @property
    def text(self) -> str:
        """As the cookie holds them."""
        return _JOINT.join("" if day is None else day.isoformat() for day in (self.earlier, self.last))


def looks_in(text: str) -> Looks:
    """Looks as a cookie holds them; none where it holds anything else."""
    parts = text.split(_JOINT)
    if len(parts) != 2:  # noqa: PLR2004  the two days
        return Looks()
    try:
        earlier, last = (day_of(part) if part else None for part in parts)
    except InputError:
        return Looks()  # not written by us
    return Looks(earlier, last)
