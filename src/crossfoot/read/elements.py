"""What the reader knows of HTML elements.

Invariant: an element is block-level (it starts and ends blocks) or inline; what a start tag closes is block-level.
"""

from __future__ import annotations

__all__ = ["BLOCK", "CLOSED_BY_START", "ENDS_PARAGRAPH", "FOREIGN", "HEADINGS", "HIDDEN", "IN_HEAD", "SCOPES",
           "TABLE_PARTS", "VOID"]  # fmt: skip

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

# Content that is never shown as text of the page; foreign content as far as another vocabulary draws it.
HIDDEN = frozenset({"head", "template", "svg", "math"})
FOREIGN = frozenset({"svg", "math"})
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
