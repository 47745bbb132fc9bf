"""HTML to tags and runs of text, in one linear scan.

Invariant: events come in page order, never overlap, and each character is looked at a bounded number of times, whatever
the page: unclosed tags, quotes, comments and scripts end with the page, `<` before anything but a name is text. The
patterns never give back what they took: repeats of signs are possessive, and groups are repeated up to a sign that
ends them. (A possessive repeat of a group would say the same, but Python before 3.11.5 reads it wrongly.)

A page of news holds some thousand tags and most of them are written alike, so a tag is taken apart once for each way of
writing it and remembered.

Source: the tokenisation rules of the HTML standard, section 13.2.5, less the states that only scripts need.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from crossfoot.read.elements import RAW, VOID, Nature, nature_of

__all__ = ["Event", "Tag", "scan"]

_SPACE = r"[\t\n\f\r ]*+"
# A quote that is never closed is no quote, or one forgotten sign would cost the rest of the page.
_VALUE = r"(?:\"[^\"]*+\"|'[^']*+'|[^\t\n\f\r >]*+)"
_MARKUP = re.compile(
    rf"<(?:/?[A-Za-z](?:[^>=]++|={_SPACE}{_VALUE})*(>|\Z)"  # a tag, perhaps cut off by the end of the page
    r"|!--(?:-?>|[\s\S]*?(?:-->|\Z))"  # a comment
    r"|[!?][^>]*+(?:>|\Z)"  # a declaration
    r"|/[^>]++>?|/>)"  # an end tag without a name
)
_NAME = re.compile(r"</?([^\t\n\f\r />]+)")
_ATTRIBUTE = re.compile(rf"([^\t\n\f\r />][^\t\n\f\r />=]*+)(?:{_SPACE}={_SPACE}({_VALUE}))?")
_KEPT = frozenset({"class", "colspan", "content", "datetime", "hidden", "href", "id", "itemprop", "lang", "name",
                   "property", "pubdate", "role", "rowspan", "style", "type"})  # fmt: skip
_QUOTES = frozenset("\"'")
_LONGEST_REMEMBERED = 300

# Where a link leads is not asked.
_VALUELESS = frozenset({"href", "hidden", "pubdate"})
_RAW_ENDS = {name: re.compile(rf"</(?i:{name})(?=[\t\n\f\r />])") for name in RAW}
# Where their end is missing, these take the rest of the page with them, as in a browser; of the others only the tag
# is dropped, so that a forgotten end tag of a title does not cost the article.
_TO_THE_END = frozenset({"script", "style"})
# Elements in which a page speaks about itself.
_TELLING = frozenset({"html", "meta", "script", "time", "title"})


@dataclass(frozen=True, slots=True, eq=False)
class Tag:
    """A start or end tag, wherever it stands; the same writing gives the same object.

    Args:
        nature: What the element is.
        is_end: Whether it is an end tag.
        is_empty: Whether it closes itself.
        is_content: Whether it stands for the content of a raw element, which holds no tags.
        is_telling: Whether it may say something about the page, as `meta` and `time` do.
        has_address: Whether it is a link that leads somewhere.
        attributes: Those the reader uses, first mention first, values decoded; of some only that they are there.
    """

    nature: Nature
    is_end: bool = False
    is_empty: bool = False
    is_content: bool = False
    is_telling: bool = False
    has_address: bool = False
    attributes: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        """The element's name, lower case."""
        return self.nature.name

    def get(self, key: str) -> str | None:
        """The value of an attribute, or None."""
        for name, value in self.attributes:
            if name == key:
                return value
        return None


# Where it starts, where it ends, and the tag; None for a run of text, whose entities are not decoded.
Event = tuple[int, int, Tag | None]


def scan(page: str) -> Iterator[Event]:
    """The tags and runs of text of a page, in order."""
    position, size = 0, len(page)
    endless: set[str] = set()
    is_over = False
    while not is_over:
        is_over = True
        for found in _MARKUP.finditer(page, position):
            start, end = found.span()
            if position < start:
                yield position, start, None
            position = end
            if not found[1]:
                continue
            written = found[0]
            tag = _remembered(written) if end - start <= _LONGEST_REMEMBERED else _tag(written)
            yield start, end, tag
            if tag.nature.is_raw and not tag.is_end and tag.name not in endless:
                stop = _raw_end(page, tag.name, end, endless)
                if stop is not None:
                    yield end, stop, replace(tag, is_content=True)
                    # The search goes on behind what holds no tags.
                    position, is_over = stop, False
                    break
    if position < size:
        yield position, size, None


def _raw_end(page: str, name: str, start: int, endless: set[str]) -> int | None:
    """Where the content of a raw element ends; None where its end tag is missing and its content is read as tags."""
    found = _RAW_ENDS[name].search(page, start)
    if found is not None:
        return found.start()
    endless.add(name)
    return len(page) if name in _TO_THE_END else None


def _tag(written: str) -> Tag:
    """Take a tag apart."""
    named = _NAME.match(written)
    # Cannot be None: a tag starts with the name of an element.
    name = "" if named is None else named[1].lower()
    is_end = written.startswith("/", 1)
    is_empty = written.endswith("/>")
    kept: dict[str, str] = {}
    if named is not None and not is_end and (name not in VOID or name == "meta" or "itemprop" in written):
        for key, value in _ATTRIBUTE.findall(written, named.end(), len(written) - 1):
            word = key if key in _KEPT else key.lower()
            if word in _KEPT and word not in kept:
                kept[word] = "" if word in _VALUELESS else value
    return _alike(name, is_end, is_empty, tuple(kept.items()))


_remembered = lru_cache(maxsize=8192)(_tag)


@lru_cache(maxsize=8192)
def _alike(name: str, is_end: bool, is_empty: bool, attributes: tuple[tuple[str, str], ...]) -> Tag:
    """One tag for all that are written alike but for attributes nobody asks for."""
    decoded = tuple([(key, _bare(value)) for key, value in attributes])
    given = dict(attributes)
    is_telling = not is_end and (name in _TELLING or "itemprop" in given)
    return Tag(nature_of(name), is_end, is_empty, False, is_telling, name == "a" and "href" in given, decoded)


def _bare(value: str) -> str:
    """A value without its quotes, decoded."""
    bare = value[1:-1] if value[:1] in _QUOTES and len(value) > 1 and value[0] == value[-1] else value
    return html.unescape(bare) if "&" in bare else bare
