"""What a server is started with.

Invariant: nothing here is read from the environment; whoever starts the server says it all, the clock and the dice
included.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

__all__ = ["Settings"]


@dataclass(frozen=True, slots=True)
class Settings:
    """What a server needs to know.

    Args:
        ledger: The ledger: a file, or the `postgresql://` address of a team's.
        now: Gives the present time, with its time zone.
        draw: Gives a text nobody can guess, another at each call: the secret of the server, the names of browsers.
    """

    ledger: str
    now: Callable[[], datetime]
    draw: Callable[[], str]
