"""Feeds (RSS 0.9 to 2.0, Atom 0.3 and 1.0) to their entries, each a page of its own.

Invariant: an entry's bytes are those of the file as published, from its start tag to its end tag; entries come in the
order of the file; a feed that ends too early gives what is there and says so.

A reader of our own, not feedparser: that one gives an entry's text cleaned and decoded, and no character of it has a
place in the file any more, so no claim could quote what was published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossfoot.errors import PageError
from crossfoot.model import Issue
from crossfoot.read.decode import decode
from crossfoot.read.entry import ENTRIES, publisher_of
from crossfoot.read.known import Known, Part
from crossfoot.read.xmltags import children, first_tag, has_entities, plain

__all__ = ["entries_of", "is_feed"]

_ROOTS = frozenset({"rss", "rdf", "feed"})
_OPENED = _ROOTS | {"channel"}
_OUTLETS = ("dc:publisher", "title")
_END = re.compile(r"</(?:[\w-]+:)?(?:rss|rdf|feed)\s*>", re.IGNORECASE)
_TAIL = 1000


def is_feed(text: str) -> bool:
    """Whether a file is a feed."""
    return first_tag(text) in _ROOTS


def entries_of(data: bytes, *, name: str) -> Iterator[Part | PageError]:
    """The entries of a feed, and at the end what is wrong with it.

    Raises:
        PageError: The file is empty, binary, too large or in an unknown encoding.

    Issues:
        `entities-not-expanded`, `cut-entry`.
    """
    decoded = decode(data, name=name)
    text = decoded.text
    # In RDF the channel stands beside its entries, elsewhere around them; what it says of itself comes first in both.
    said: dict[str, str] = {}
    odd = decoded.issues
    if has_entities(text):
        message = f"'{name}' declares entities of its own; they are left as they are written"
        odd = (*odd, Issue("entities-not-expanded", message))
    number, is_cut = 0, _END.search(text, max(0, len(text) - _TAIL)) is None
    for element in children(text, 0, len(text), _OPENED):
        if element.name not in ENTRIES:
            if element.name in _OUTLETS:
                said.setdefault(element.name, plain(text, element.inside, element.inside_end))
            continue
        number += 1
        issues = odd
        if element.is_cut:
            is_cut = True
            issues = (*odd, Issue("cut-entry", f"'{name}' ends inside its entry {number}; what is there is read"))
        entry = text[element.start : element.end]
        outlet = publisher_of(entry) or next((said[key] for key in _OUTLETS if said.get(key)), None)
        # Encoded again they are the bytes as published where the feed is in UTF-8, as nearly all are.
        yield Part(f"{name}#{number}", entry.encode(), Known(outlet=outlet), issues)
    if not number:
        yield PageError(name, "it is a feed without entries")
    elif is_cut:
        yield PageError(name, f"the feed ends too early, in or behind its entry {number}; what is there was read")
