"""What the menu lists, and the keys that go there.

Invariant: every address in it has a page; no two have one key.
"""

from __future__ import annotations

__all__ = ["MENU"]

MENU = (
    ("/", "Today", "t"),
    ("/vendors", "Vendors", "v"),
    ("/markets", "Markets", "m"),
    ("/targets", "Targets", "a"),
    ("/conflicts", "Conflicts", "c"),
    ("/claims", "Claims", "l"),
    ("/sources", "Sources", "s"),
    ("/check", "Check", "h"),
    ("/add", "Add", "n"),
)
"""What the menu lists: address, name, and the key that goes there after `g`."""
