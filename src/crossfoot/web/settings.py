"""What a server is started with.

Invariant: nothing here is read from the environment; whoever starts the server says it all, the clock and the dice
included.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from crossfoot.fetch import Fetched
from crossfoot.web.rates import Limits

__all__ = ["LOOPBACK", "Settings"]

LOOPBACK = ("localhost", "127.0.0.1", "::1")
"""The names by which a machine calls itself."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a server needs to know.

    Args:
        ledger: The ledger: a file, or the `postgresql://` address of a team's.
        now: Gives the present time, with its time zone.
        draw: Gives a text nobody can guess, another at each call: the secret of the server, the names of browsers.
        names: Under which names the server may be asked; what is asked under another is refused.
        users: The file of who may sign in; None where nobody has to.
        is_behind_proxy: Whether a server in front of this one says under which name and how it was asked, and by whom.
        limits: How often somebody who has to sign in may ask.
        fetch: Fetches a page by its address; None where no page may be fetched.
    """

    ledger: str
    now: Callable[[], datetime]
    draw: Callable[[], str]
    names: tuple[str, ...] = LOOPBACK
    users: Path | None = None
    is_behind_proxy: bool = False
    limits: Limits = field(default_factory=Limits)
    fetch: Callable[[str], Fetched] | None = None
