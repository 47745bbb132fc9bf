"""HTML to tags and runs of text, in one linear scan.

Invariant: events come in page order, never overlap, and each character is looked at a bounded number of times, whatever
the page: unclosed tags, quotes, comments and scripts end with the page, `<` before anything but a name is text.

Source: the tokenisation rules of the HTML standard, section 13.2.5, less the states that only scripts need.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Event", "Raw", "Tag", "Text", "scan"]

_NAME = re.compile(r"[A-Za-z][^\t\n\f\r />]*")
_BLANK = re.compile(r"[\t\n\f\r /]*")
_SPACE = re.compile(r"[\t\n\f\r ]*")
_KEY = re.compile(r"[^\t\n\f\r />][^\t\n\f\r />=]*")
_BARE = re.compile(r"[^\t\n\f\r >]*")

_KEPT = frozenset({"class", "colspan", "content", "datetime", "hidden", "href", "id", "itemprop", "lang", "name",
                   "property", "pubdate", "role", "rowspan", "style", "type", "aria-label"})  # fmt: skip
_LONGEST_KEY = max(map(len, _KEPT))
# Elements whose content holds no tags; the content is one event.
_RAW_ELEMENTS = ("iframe", "noembed", "noframes", "noscript", "script", "style", "textarea", "title", "xmp")
_RAW_ENDS = {name: re.compile(rf"</{name}(?=[\t\n\f\r />])", re.IGNORECASE) for name in _RAW_ELEMENTS}
# Where their end is missing, these take the rest of the page with them, as in a browser; of the others only the tag
# is dropped, so that a forgotten end tag of a title does not cost the article.
_TO_THE_END = frozenset({"script", "style"})


@dataclass(frozen=True, slots=True)
class Tag:
    """A start or end tag; attributes are those the reader uses, first mention first, values decoded."""

    name: str
    start: int
    end: int
    is_end: bool = False
    is_empty: bool = False
    attributes: tuple[tuple[str, str], ...] = ()

    def get(self, key: str) -> str | None:
        """The value of an attribute, or None."""
        return next((value for name, value in self.attributes if name == key), None)


@dataclass(frozen=True, slots=True)
class Text:
    """A run of text between tags, entities not decoded."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Raw:
    """The content of an element that holds no tags: a script, a style, a title."""

    tag: Tag
    start: int
    end: int


Event = Tag | Text | Raw


def scan(page: str) -> Iterator[Event]:
    """The tags and runs of text of a page, in order."""
    position, text_start, size = 0, 0, len(page)
    endless: set[str] = set()
    while position < size:
        mark = page.find("<", position)
        if mark < 0:
            break
        tag, after = _markup_at(page, mark)
        if after == mark:
            position = mark + 1
            continue
        if text_start < mark:
            yield Text(text_start, mark)
        position = text_start = after
        if tag is None:
            continue
        yield tag
        if not tag.is_end and tag.name in _RAW_ENDS and tag.name not in endless:
            stop = _raw_end(page, tag, endless)
            if stop is not None:
                yield Raw(tag, tag.end, stop)
                position = text_start = stop
    if text_start < size:
        yield Text(text_start, size)


def _raw_end(page: str, tag: Tag, endless: set[str]) -> int | None:
    """Where the content of a raw element ends; None where its end tag is missing and its content is read as tags."""
    found = _RAW_ENDS[tag.name].search(page, tag.end)
    if found is not None:
        return found.start()
    endless.add(tag.name)
    return len(page) if tag.name in _TO_THE_END else None


def _markup_at(page: str, mark: int) -> tuple[Tag | None, int]:
    """The markup that starts at a `<`, and where it ends; the same place where it is text after all."""
    follows = page[mark + 1 : mark + 2]
    if follows in {"!", "?"}:
        return None, _after_comment(page, mark)
    is_end = follows == "/"
    found = _NAME.match(page, mark + 1 + is_end)
    if found is not None:
        return _tag(page, mark, found[0].lower(), found.end(), is_end)
    if is_end and mark + 2 < len(page):
        stop = page.find(">", mark)
        return None, len(page) if stop < 0 else stop + 1
    return None, mark


def _after_comment(page: str, mark: int) -> int:
    if page.startswith("<!--", mark):
        if page.startswith((">", "->"), mark + 4):
            return page.index(">", mark) + 1
        stop = page.find("-->", mark + 4)
        return len(page) if stop < 0 else stop + 3
    stop = page.find(">", mark)
    return len(page) if stop < 0 else stop + 1


def _tag(page: str, mark: int, name: str, position: int, is_end: bool) -> tuple[Tag | None, int]:
    """Read the attributes up to the `>`; a tag cut off by the end of the page is dropped."""
    kept: dict[str, str] = {}
    size = len(page)
    while True:
        position = _past(_BLANK, page, position)
        if position >= size:
            return None, size
        if page[position] == ">":
            is_empty = page[position - 1] == "/"
            attributes = () if is_end else tuple(kept.items())
            return Tag(name, mark, position + 1, is_end, is_empty, attributes), position + 1
        key = _KEY.match(page, position)
        if key is None:
            # Cannot be: neither a blank nor `>` stands here, and any other sign starts a key.
            return None, size
        value, position = _value(page, key.end())
        word = key[0].lower() if key.end() - key.start() <= _LONGEST_KEY else ""
        if word in _KEPT and word not in kept:
            kept[word] = html.unescape(value) if "&" in value else value


def _past(pattern: re.Pattern[str], page: str, position: int) -> int:
    """Where a run of some signs ends; the position itself where none stands."""
    found = pattern.match(page, position)
    return position if found is None else found.end()


def _value(page: str, position: int) -> tuple[str, int]:
    equals = _past(_SPACE, page, position)
    if not page.startswith("=", equals):
        return "", position
    start = _past(_SPACE, page, equals + 1)
    quote = page[start : start + 1]
    if quote in ('"', "'"):
        stop = page.find(quote, start + 1)
        return ("", len(page)) if stop < 0 else (page[start + 1 : stop], stop + 1)
    stop = _past(_BARE, page, start)
    return page[start:stop], stop
