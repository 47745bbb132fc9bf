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

from crossfoot.read.markup import Event, Tag

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
    """Collect the facts of a page from the tags in which it speaks about itself."""
    metas: list[tuple[str, str]] = []
    title = language = None
    scripts: list[str] = []
    times: list[Time] = []
    for start, end, tag in events:
        if tag is None or tag.is_end:
            continue
        if tag.is_content:
            if tag.name == "title" and title is None:
                title = " ".join(html.unescape(page[start:end]).split()) or None
            elif tag.name == "script" and "ld+json" in (tag.get("type") or "").lower():
                scripts.append(page[start : min(end, start + _LARGEST_JSON)])
            continue
        if tag.name == "meta" or (tag.get("itemprop") and tag.get("content")):
            key = tag.get("property") or tag.get("name") or tag.get("itemprop")
            if key and tag.get("content"):
                metas.append((key.strip().lower(), tag.get("content") or ""))
        elif tag.name == "html":
            language = language or tag.get("lang")
        times.extend(_times(page, start, end, tag))
    said = _Said(scripts)
    return Facts(tuple(metas), title, language, tuple(times), *said.found())


def _times(page: str, start: int, end: int, tag: Tag) -> Iterator[Time]:
    prop = (tag.get("itemprop") or "").lower()
    if tag.name != "time" and not (prop == "datepublished" and tag.get("datetime")):
        return
    written = tag.get("datetime") or page[end : end + 80].partition("<")[0]
    names = f"{tag.get('class') or ''} {prop}".lower()
    yield Time(written, start, tag.get("pubdate") is not None or "publish" in names)


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
