"""What a kind of page is: its address, and the function that builds what it shows.

Invariant: building reads the ledger through the desk and decides; it neither writes nor draws.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from crossfoot.errors import InputError
from crossfoot.web.asked import Asked
from crossfoot.web.desk import Desk
from crossfoot.web.parts import Shown

__all__ = ["Build", "NotHereError", "Page"]

Build = Callable[[Desk, Asked, Mapping[str, str]], Shown]


class NotHereError(InputError):
    """What the address names is not in the ledger as of that day."""


@dataclass(frozen=True, slots=True)
class Page:
    """A kind of page.

    Args:
        path: Its address, with names in braces: `/vendor/{vendor}`.
        build: Builds what it shows, from the desk, the address, and the values of the names in braces.
        is_of_ledger: Whether it follows from the ledger alone, so that it may be kept while the ledger is the same.
    """

    path: str
    build: Build
    is_of_ledger: bool = True
