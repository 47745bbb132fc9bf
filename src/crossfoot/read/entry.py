"""An entry of a feed as a page: its title and its text, each character with its place in the entry as published.

Invariant: an entry by itself, without the feed around it, is read the same way again, so that a ledger that kept it
can show its sentences; what the entry says about itself is in it, and the rest comes from the caller.

The text is HTML inside XML: its tags stand in a CDATA section, or are written with entities (`&lt;p&gt;`), or are
tags of the XML itself. The inner HTML is laid out like any page, and its map is carried over to the entry.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from crossfoot.read.blocks import lay_out
from crossfoot.read.facts import Facts
from crossfoot.read.layout import Layout, Run
from crossfoot.read.rebase import InnerText
from crossfoot.read.wordings import Wordings
from crossfoot.read.xmltags import Element, children, plain

__all__ = ["ENTRIES", "address_of", "is_entry", "lay_out_entry", "publisher_of"]

ENTRIES = frozenset({"item", "entry"})
_START = re.compile(r"\s*<(?:atom:|rss:)?(?:item|entry)(?=[\s>/])", re.IGNORECASE)
_HOLDS_TAG = re.compile(r"<(?!!)/?[A-Za-z]|&lt;/?[A-Za-z]|&#(?:60|x3c);/?[A-Za-z]", re.IGNORECASE)
# Fullest first; where an entry has several, only the first is its text.
_TEXTS = ("content:encoded", "content", "description", "summary", "media:description")
# Elements that date an entry, and the names the reader of dates knows them by.
_DATES = (("pubdate", "pubdate"), ("published", "published"), ("dc:date", "dc.date"), ("issued", "dcterms.issued"),
          ("dcterms:created", "dcterms.created"), ("created", "dc.date.created"), ("updated", "og:updated_time"),
          ("modified", "modified_time"), ("dcterms:modified", "dcterms.modified"))  # fmt: skip
_ADDRESS = re.compile(r"https?://\S+\Z", re.IGNORECASE)
# Reads "desk@ledger.example (Ann Writer)", as RSS wants its authors written.
_MAILED = re.compile(r"\S+@\S+ \((.+)\)\Z")


def is_entry(text: str) -> bool:
    """Whether a text is an entry cut out of a feed."""
    return _START.match(text) is not None


def lay_out_entry(text: str, wordings: Wordings) -> tuple[Layout, Facts]:
    """The runs of an entry, and what it says about itself."""
    fields = _fields(text)
    inner = InnerText(text)
    title = _first(fields, "title")
    if title is not None:
        inner.put("<h1>", title.inside)
        inner.decode(title.inside, title.inside_end)
        inner.put("</h1>", title.inside_end)
    body = next((field for name in _TEXTS if (field := _first(fields, name)) is not None), None)
    if body is not None:
        _add_body(inner, text, body)
    layout, _ = lay_out(inner.text, wordings)
    items = tuple(
        item._replace(pieces=inner.rebased(item.pieces)) if isinstance(item, Run) else item for item in layout.items
    )
    facts = _facts(text, fields)
    return Layout(items, layout.containers, layout.slots, layout.figures), facts


def address_of(text: str) -> str | None:
    """The address of the page an entry stands for."""
    fields = _fields(text)
    links = [field for field in fields if field.name == "link"]
    found = [field.get("href") for field in links if field.get("rel") in ("", "alternate")]
    found += [plain(text, field.inside, field.inside_end) for field in links]
    for field in fields:
        if field.name == "guid" and field.get("ispermalink").lower() != "false":
            found.append(plain(text, field.inside, field.inside_end))
    return next((address for address in found if _ADDRESS.match(address)), None)


def _fields(text: str) -> tuple[Element, ...]:
    """The elements right below the entry; of each name the first that is not empty comes first."""
    entry = next(children(text, 0, len(text)), None)
    return () if entry is None else tuple(children(text, entry.inside, entry.inside_end))


def _first(fields: Sequence[Element], name: str) -> Element | None:
    """The first element of a name that holds something."""
    return next((field for field in fields if field.name == name and field.inside < field.inside_end), None)


def _add_body(inner: InnerText, text: str, body: Element) -> None:
    is_copied = body.get("type") == "xhtml" or body.get("type").startswith("text")
    if is_copied and "<![CDATA[" not in text[body.inside : body.inside_end]:
        # XHTML as it stands; and what a text writes as `&lt;b&gt;` is no tag but these three signs.
        inner.copy(body.inside, body.inside_end)
    elif not _HOLDS_TAG.search(text, body.inside, body.inside_end):
        inner.decode_lines(body.inside, body.inside_end)
    else:
        inner.decode(body.inside, body.inside_end)


def _facts(text: str, fields: Sequence[Element]) -> Facts:
    said = {field.name: plain(text, field.inside, field.inside_end) for field in reversed(fields)}
    authors = [
        _named(plain(text, field.inside, field.inside_end))
        for name in ("dc:creator", "author", "itunes:author")
        for field in _named_fields(text, fields, name)
    ]
    metas = tuple((known, said[name]) for name, known in _DATES if said.get(name))
    return Facts(metas, said.get("title"), said.get("dc:language"), (), (), (), (), (),
                 tuple(name for name in authors if name))  # fmt: skip


def _named_fields(text: str, fields: Sequence[Element], name: str) -> Sequence[Element]:
    """The elements of a name; for an Atom person its name only."""
    found = []
    for field in fields:
        if field.name == name:
            people = [part for part in children(text, field.inside, field.inside_end) if part.name == "name"]
            found.extend(people or [field])
    return found


def publisher_of(text: str) -> str | None:
    """Who published an entry that was taken over from elsewhere: RSS writes its name, Atom a whole element."""
    fields = _fields(text)
    source = _first(fields, "dc:publisher") or _first(fields, "source")
    if source is None:
        return None
    inside = [part for part in children(text, source.inside, source.inside_end) if part.name == "title"]
    found = inside[0] if inside else source
    return plain(text, found.inside, found.inside_end) or None


def _named(author: str) -> str:
    mailed = _MAILED.match(author)
    return mailed[1] if mailed else author
