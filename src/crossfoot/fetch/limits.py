"""How much of a page's time, size and detours is borne, and which ports may be spoken to.

Invariant: every limit has a number; there is no way to say "without end".
"""

from __future__ import annotations

from dataclasses import dataclass

from crossfoot.read.decode import MAX_BYTES

__all__ = ["Limits"]


@dataclass(frozen=True, slots=True)
class Limits:
    """What one address may cost.

    Args:
        most_bytes: Bytes of the page, as sent and as unpacked.
        most_redirects: How often it may lead elsewhere.
        timeout_s: Seconds for all of it, from the first name that is looked up to the last byte.
        ports: Ports that may be spoken to beside the usual one of the scheme.
    """

    most_bytes: int = MAX_BYTES
    most_redirects: int = 5
    timeout_s: float = 30.0
    ports: frozenset[int] = frozenset()
