"""What the reader knows of HTML elements.

Invariant: an element is block-level (it starts and ends blocks) or inline; what a start tag closes is block-level.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

__all__ = ["BLOCK", "CLOSED_BY_START", "ENDS_PARAGRAPH", "HEADINGS", "HIDDEN", "IN_HEAD", "RAW", "SCOPES",
           "TABLE_PARTS", "VOID", "Nature", "nature_of"]  # fmt: skip

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}

# A start tag of one of these ends an open paragraph.
ENDS_PARAGRAPH = frozenset(
    {"address", "article", "aside", "blockquote", "center", "details", "dialog", "dir", "div", "dl", "fieldset",
     "figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "main", "menu", "nav", "ol", "p", "pre",
     "search", "section", "summary", "table", "ul", *HEADINGS}
)  # fmt: skip
TABLE_PARTS = frozenset({"caption", "colgroup", "tbody", "td", "tfoot", "th", "thead", "tr"})
BLOCK = (
    ENDS_PARAGRAPH
    | TABLE_PARTS
    | {"audio", "body", "button", "dd", "dt", "frameset", "head", "html", "legend", "li", "object", "optgroup",
       "option", "select", "template", "video"}
)  # fmt: skip
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
                  "track", "wbr"})  # fmt: skip

# Elements whose content holds no tags.
RAW = frozenset({"iframe", "noembed", "noframes", "noscript", "script", "style", "textarea", "title", "xmp"})

# Content that is never shown as text of the page; foreign content as far as another vocabulary draws it.
HIDDEN = frozenset({"head", "template", "svg", "math"})
IN_HEAD = frozenset({"base", "link", "meta", "noscript", "script", "style", "template", "title"})
# Elements out of which no end tag and no implied end reaches.
SCOPES = frozenset({"caption", "html", "object", "table", "td", "th"})

_CELLS = ("td", "th", "caption")
_ROWS = ("tr", *_CELLS)
_GROUPS = ("tbody", "thead", "tfoot", "colgroup", *_ROWS)
# A start tag ends the open element of one of the first names, unless one of the second opened after it.
CLOSED_BY_START: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "li": (("li",), ("ul", "ol", "menu", "dir")),
    "dt": (("dt", "dd"), ("dl",)),
    "dd": (("dt", "dd"), ("dl",)),
    "option": (("option",), ("select",)),
    "optgroup": (("option", "optgroup"), ("select",)),
    "td": (_CELLS, ("table",)),
    "th": (_CELLS, ("table",)),
    "tr": (_ROWS, ("table",)),
    "tbody": (_GROUPS, ("table",)),
    "thead": (_GROUPS, ("table",)),
    "tfoot": (_GROUPS, ("table",)),
}


@dataclass(frozen=True, slots=True, eq=False)
class Nature:
    """What an element is by its name.

    Args:
        name: Lower case.
        is_block: Whether it starts and ends blocks.
        is_void: Whether it never has content.
        is_raw: Whether its content holds no tags.
        is_hidden: Whether its content is not shown.
        is_scope: Whether no end inside reaches out of it.
        is_in_head: Whether it may stand in the head.
        ends_paragraph: Whether its start ends an open paragraph.
        closes: What its start closes, unless the second kind opened after it; None for nothing.
        level: Of a heading; 0 for others.
    """

    name: str
    is_block: bool
    is_void: bool
    is_raw: bool
    is_hidden: bool
    is_scope: bool
    is_in_head: bool
    ends_paragraph: bool
    closes: tuple[tuple[str, ...], tuple[str, ...]] | None
    level: int


@lru_cache(maxsize=1024)
def nature_of(name: str) -> Nature:
    """What the element of this name is; a name nobody knows is inline."""
    return Nature(
        name=name,
        is_block=name in BLOCK,
        is_void=name in VOID,
        is_raw=name in RAW,
        is_hidden=name in HIDDEN,
        is_scope=name in SCOPES,
        is_in_head=name in IN_HEAD,
        ends_paragraph=name in ENDS_PARAGRAPH,
        closes=CLOSED_BY_START.get(name),
        level=HEADINGS.get(name, 0),
    )
