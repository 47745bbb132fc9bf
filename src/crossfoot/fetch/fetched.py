"""A page as it came from the net.

Invariant: the address is the last one, where the page was found; the bytes are unpacked, and nothing else was done to
them.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Fetched"]


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page from the net.

    Args:
        asked: The address that was asked for.
        address: Where it was found, after every redirect.
        charset: The encoding the server names, or None.
        data: Its bytes.
    """

    asked: str
    address: str
    charset: str | None
    data: bytes
