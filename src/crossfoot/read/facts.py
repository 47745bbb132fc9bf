"""What an HTML page says about itself outside its text: meta elements, JSON-LD, title, times, language.

Invariant: facts are in page order, and text that is no JSON costs a fact, never the page.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from crossfoot.read.markup import Event, Raw, Tag, Text

__all__ = ["Facts", "Time", "facts_of"]

_LARGEST_JSON = 2_000_000
# Damaged JSON still shows its dates.
_PUBLISHED = re.compile(r'"datePublished"\s{0,9}:\s{0,9}"([^"\n]{8,40})"')
_MODIFIED = re.compile(r'"dateModified"\s{0,9}:\s{0,9}"([^"\n]{8,40})"')
_STORY = re.compile(r"article|posting|report|webpage|story", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Time:
    """A time element: its attribute or else its text, where it stands, and whether it is marked as publication."""

    written: str
    start: int
    is_publication: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """What the page says about itself.

    Args:
        metas: Name or property, lower case, and content.
        title: The title element, or None.
        language: The lang attribute, or None.
        times: The time elements.
        published: Dates of publication in JSON-LD, those of articles first.
        modified: Dates of change in JSON-LD.
        headlines: Headlines in JSON-LD.
        publishers: Names of publishers in JSON-LD.
        authors: Names of authors in JSON-LD.
    """

    metas: tuple[tuple[str, str], ...] = ()
    title: str | None = None
    language: str | None = None
    times: tuple[Time, ...] = ()
    published: tuple[str, ...] = ()
    modified: tuple[str, ...] = ()
    headlines: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()

    def meta(self, *names: str) -> str | None:
        """The first content that is not empty, by the order of names."""
        for name in names:
            for key, content in self.metas:
                if key == name and content.strip():
                    return content.strip()
        return None


def facts_of(page: str, events: Sequence[Event]) -> Facts:
    """Collect the facts of a page."""
    metas: list[tuple[str, str]] = []
    title = language = None
    scripts: list[str] = []
    for event in events:
        if isinstance(event, Raw):
            if event.tag.name == "title" and title is None:
                title = " ".join(html.unescape(page[event.start : event.end]).split()) or None
            elif event.tag.name == "script" and "ld+json" in (event.tag.get("type") or "").lower():
                scripts.append(page[event.start : min(event.end, event.start + _LARGEST_JSON)])
        elif isinstance(event, Tag) and not event.is_end:
            if event.name == "meta" or (event.get("itemprop") and event.get("content")):
                key = event.get("property") or event.get("name") or event.get("itemprop")
                if key and event.get("content"):
                    metas.append((key.strip().lower(), event.get("content") or ""))
            elif event.name == "html":
                language = language or event.get("lang")
    said = _Said(scripts)
    return Facts(tuple(metas), title, language, tuple(_times(page, events)), *said.found())


def _times(page: str, events: Sequence[Event]) -> Iterator[Time]:
    for at, event in enumerate(events):
        if not isinstance(event, Tag) or event.is_end:
            continue
        prop = (event.get("itemprop") or "").lower()
        if event.name != "time" and not (prop == "datepublished" and event.get("datetime")):
            continue
        after = events[at + 1] if at + 1 < len(events) else None
        inside = page[after.start : min(after.end, after.start + 80)] if isinstance(after, Text) else ""
        written = event.get("datetime") or inside
        names = f"{event.get('class') or ''} {prop}".lower()
        is_publication = event.get("pubdate") is not None or "publish" in names
        yield Time(written, event.start, is_publication)


class _Said:
    """What JSON-LD scripts say, articles before other things."""

    def __init__(self, scripts: Sequence[str]) -> None:
        self._stories: dict[str, list[str]] = {}
        self._others: dict[str, list[str]] = {}
        for script in scripts:
            try:
                self._walk(json.loads(script.strip().removeprefix("<!--").removesuffix("-->"), strict=False))
            except (ValueError, RecursionError):
                self._others.setdefault("datePublished", []).extend(_PUBLISHED.findall(script))
                self._others.setdefault("dateModified", []).extend(_MODIFIED.findall(script))

    def found(self) -> tuple[tuple[str, ...], ...]:
        """Dates published and modified, headlines, publishers, authors."""
        return tuple(
            tuple(self._stories.get(key, ()) or self._others.get(key, ()))
            for key in ("datePublished", "dateModified", "headline", "publisher", "author")
        )

    def _walk(self, found: Any) -> None:
        waiting = [found]
        while waiting:
            value = waiting.pop()
            if isinstance(value, list):
                waiting.extend(reversed(value))
            elif isinstance(value, dict):
                self._take(value)
                waiting.extend(reversed([part for part in value.values() if isinstance(part, dict | list)]))

    def _take(self, thing: dict[str, Any]) -> None:
        kinds = json.dumps(thing.get("@type", ""))
        into = self._stories if _STORY.search(kinds) else self._others
        for key in ("datePublished", "dateModified", "headline"):
            if isinstance(thing.get(key), str):
                into.setdefault(key, []).append(html.unescape(thing[key]))
        for key in ("publisher", "author"):
            into.setdefault(key, []).extend(_names(thing.get(key)))


def _names(value: Any) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        name = one.get("name") if isinstance(one, dict) else one
        if isinstance(name, str) and name.strip() and not name.startswith("http"):
            yield html.unescape(" ".join(name.split()))
