"""A draft as read, under the day it is to be read as of.

Invariant: a text that names its day keeps it.
"""

from __future__ import annotations

from datetime import date

from crossfoot.api import read
from crossfoot.extract import Reading

__all__ = ["dated"]


def dated(reading: Reading, today: date) -> Reading:
    """A draft, read as written today where it names no day.

    Args:
        reading: The draft as read.
        today: The day.
    """
    found = reading.document.provenance
    if found.published_at is not None:
        return reading
    text = reading.document.text.encode("utf-8-sig")
    return read(text, url=found.url, published=today, outlet=found.outlet, title=found.title, name=found.name)
