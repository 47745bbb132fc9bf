"""Alerts as an Atom feed (RFC 4287).

Invariant: the same log gives the same feed; an alert keeps its id for good. Whatever a page calls itself is text: no
name can become markup, and characters that XML cannot hold are replaced.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from crossfoot.alert.log import Log, Told

__all__ = ["Place", "write_feed"]

_ATOM = "http://www.w3.org/2005/Atom"
_MEDIA, _PAGE = "application/atom+xml", "text/html"
_AUTHOR = "crossfoot"
# What XML 1.0 has no way to write, section 2.2.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MOST = 200  # alerts in a feed; readers keep what they have seen


@dataclass(frozen=True, slots=True)
class Place:
    """Where a feed is given out.

    Args:
        own: Its own address.
        page: The address of the page that shows the same.
        links: The page of each alert, by its id.
    """

    own: str
    page: str
    links: Mapping[str, str]


def write_feed(log: Log, *, title: str = "crossfoot alerts", most: int = _MOST, place: Place | None = None) -> bytes:
    """The last alerts of a log as a feed, the latest first.

    Args:
        log: The log; it must have been begun.
        title: What the feed is called.
        most: At most so many.
        place: Where it is given out; None where it is a file by itself.
    """
    began = log.began_at or datetime(1970, 1, 1, tzinfo=UTC)
    told = tuple(reversed(log.told))[:most]
    ET.register_namespace("", _ATOM)
    feed = ET.Element(f"{{{_ATOM}}}feed")
    _add(feed, "title", title)
    _add(feed, "id", _urn(f"feed {place.own if place else began.isoformat()}"))
    if place is not None:
        _add(feed, "link", rel="self", type=_MEDIA, href=place.own)
        _add(feed, "link", rel="alternate", type=_PAGE, href=place.page)
    _add(feed, "updated", _moment(max((one.told_at for one in told), default=began)))
    _add(_add(feed, "author"), "name", _AUTHOR)
    _add(feed, "generator", _AUTHOR)
    for one in told:
        _entry(feed, one, "" if place is None else place.links.get(one.id, ""))
    ET.indent(feed)
    page: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return page + b"\n"


def _entry(feed: ET.Element, told: Told, link: str) -> None:
    entry = _add(feed, "entry")
    _add(entry, "title", told.words)
    _add(entry, "id", _urn(told.id))
    _add(entry, "updated", _moment(told.told_at))
    _add(entry, "published", _moment(told.told_at))
    if link:
        _add(entry, "link", rel="alternate", type=_PAGE, href=link)
    for term in (told.kind, *told.vendors):
        _add(entry, "category", term=term)
    _add(entry, "content", "\n".join(_lines(told)), type="text")


def _lines(told: Told) -> Sequence[str]:
    """What a reader of the feed sees."""
    view = f", by the figures of {told.view}" if told.view else ""
    lines = [told.words, f"Ground: {told.ground}{view}.", f"Known since: {told.day.isoformat()}."]
    lines += [f"Rule: {told.rule}"] if told.rule else []
    return (*lines, *(f"crossfoot explain {entry}" for entry in told.entries))


def _add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    clean = {key: _UNWRITABLE.sub("\ufffd", value) for key, value in attributes.items()}
    child = ET.SubElement(parent, f"{{{_ATOM}}}{name}", clean)
    if text is not None:
        child.text = _UNWRITABLE.sub("\ufffd", text)
    return child


def _urn(name: str) -> str:
    """An id of the form all feed readers know, made from a name."""
    return uuid5(NAMESPACE_URL, f"https://crossfoot.invalid/{name}").urn


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
