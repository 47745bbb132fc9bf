"""XML to the elements right below a place in it, in one linear scan that expands nothing.

Invariant: no entity that a file declares is ever replaced and nothing is fetched, so neither an entity that doubles
itself a billion times nor one that names a file does anything; a file that breaks XML's rules gives fewer elements,
never an error.

Source: XML 1.0, sections 2.4 to 2.8 and 3.1, as far as they say where an element starts and ends.
"""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

__all__ = ["Element", "children", "first_tag", "has_entities", "plain"]

_TOKEN = re.compile(
    r"<(?:!\[CDATA\[[\s\S]*?(?:\]\]>|\Z)"
    r"|!--[\s\S]*?(?:-->|\Z)"
    r"|\?[^>]*+(?:>|\Z)"
    r"|![A-Za-z][^\[>]*+(?:\[[^\]]*+\][^>]*+)?(?:>|\Z)"
    r"|(?P<slash>/?)(?P<name>[A-Za-z_][^\s/>]*+)(?P<rest>(?:[^>\"']++|\"[^\"]*+\"|'[^']*+'|[\"'])*)(?:>|\Z))"
)
_ATTRIBUTE = re.compile(r"([^\s=/]++)\s*+=\s*+(\"[^\"]*+\"|'[^']*+'|[^\s\"'>]++)")
_DECLARED = re.compile(r"<!ENTITY\s")
_CDATA = re.compile(r"<!\[CDATA\[([\s\S]*?)(?:\]\]>|\Z)")
_ANY_TAG = re.compile(r"<[^>]*+(?:>|\Z)")
# The prefixes that feeds use for the elements of the feed itself; the names are written without them.
_OWN_PREFIXES = ("atom:", "rss:", "rdf:", "a10:")
_PROLOG = 65_536


@dataclass(frozen=True, slots=True)
class Element:
    """An element and where it stands.

    Args:
        name: With its prefix, lower case, but for the prefixes of the feed itself.
        attributes: Names and values, decoded.
        start: Where its start tag starts.
        inside: Where its content starts.
        inside_end: One past the last character of its content.
        end: One past its end tag.
        is_cut: Whether the file ends inside it.
    """

    name: str
    attributes: tuple[tuple[str, str], ...]
    start: int
    inside: int
    inside_end: int
    end: int
    is_cut: bool = False

    def get(self, key: str) -> str:
        """The value of an attribute, or empty text."""
        return next((value for name, value in self.attributes if name == key), "")


def children(text: str, start: int, end: int, opened: Collection[str] = ()) -> Iterator[Element]:
    """The elements right below a place, in order.

    Args:
        text: The file.
        start: Where the place starts.
        end: And where it ends.
        opened: Elements that are not given themselves but whose children are.
    """
    current: Element | None = None
    depth = 0
    for token in _TOKEN.finditer(text, start, end):
        if token["name"] is None:
            continue
        name = _own(token["name"])
        is_end, is_empty = bool(token["slash"]), token["rest"].endswith("/")
        if current is None:
            if is_end or name in opened:
                continue
            current = Element(name, _attributes(token["rest"]), token.start(), token.end(), end, end, is_cut=True)
            depth = 1
            is_end = is_empty
        elif name != current.name or is_empty:
            continue
        elif not is_end:
            depth += 1
        if is_end:
            depth -= 1
        if depth == 0:
            inside_end = current.inside if is_empty else token.start()
            yield Element(current.name, current.attributes, current.start, current.inside, inside_end, token.end())
            current = None
    if current is not None:
        yield current


def first_tag(text: str) -> str:
    """The name of the first start tag, or empty text where a file does not open with markup."""
    if not text[:_PROLOG].lstrip("\ufeff \t\r\n").startswith("<"):
        return ""
    return next((_own(token["name"]) for token in _TOKEN.finditer(text) if token["name"] and not token["slash"]), "")


def has_entities(text: str) -> bool:
    """Whether a file declares entities of its own."""
    return _DECLARED.search(text, 0, _PROLOG) is not None


def plain(text: str, start: int, end: int) -> str:
    """The content of an element as one line of text: tags gone, entities decoded twice, as HTML in a feed needs it."""
    bare = _CDATA.sub(lambda found: html.escape(found[1], quote=False), text[start:end])
    once = html.unescape(_ANY_TAG.sub(" ", bare))
    return " ".join(html.unescape(_ANY_TAG.sub(" ", once)).split())


def _own(name: str) -> str:
    low = name.lower()
    return next((low[len(prefix) :] for prefix in _OWN_PREFIXES if low.startswith(prefix)), low)


def _attributes(written: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        (key.lower(), html.unescape(value[1:-1] if value[0] in "\"'" else value))
        for key, value in _ATTRIBUTE.findall(written)
    )
