"""Charts and tables as pictures: SVG for the page, SVG and PNG to keep.

Invariant: a picture shows what its part's table holds and nothing else; every text in it is text, whatever it says.
On the page colours are those of the style sheet, so that a chart follows light and dark; in a file they are the light
ones.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Any

import vl_convert

from crossfoot.web.parts import Chart

__all__ = ["HOST", "NARROW", "PALETTE", "WIDE", "drawn", "kept_png", "kept_svg"]

WIDE = 960
"""Width of a chart on a desk, in pixels of a screen."""
NARROW = 340
"""Width of a chart on a phone."""

PALETTE = {
    "ink": "#1f2328",
    "soft": "#5b636d",
    "line": "#d9d5cc",
    "sheet": "#ffffff",
    "accent": "#0b5cad",
    "accent-2": "#b3360b",
    "accent-3": "#1a7f37",
    "accent-4": "#8250df",
    "accent-5": "#9a6700",
    "accent-6": "#0f766e",
    "accent-7": "#a3195b",
    "accent-8": "#57606a",
    "band": "#a9c7ea",
    "met": "#1a7f37",
    "missed": "#b3360b",
    "open": "#9a6700",
}
"""Colours by name, as in the style sheet's light theme; a specification writes `var(--accent)`."""

HOST = "https://crossfoot.invalid"
"""Stands before a path in a specification, since the drawing library knows only whole addresses."""

_VARIABLE = re.compile(r"var\(--([a-z0-9-]+)\)")
_SIZE = re.compile(r'(<svg\b[^>]*?) width="[^"]*" height="[^"]*"')
# A group of marks is named to listeners as a symbol without a name; its marks name themselves.
_CONTAINER = re.compile(r' role="graphics-(?:object|symbol)" aria-roledescription="[a-z ]*mark container"')
_DRAWN = 1024  # pictures kept, of some 50 kB each: two widths of every chart of some hundred pages
_FONT = "system-ui, 'Segoe UI', Roboto, 'Liberation Sans', Arial, sans-serif"


def drawn(chart: Chart, width: int) -> str:
    """A chart for a page, as wide as there is room; its marks are links that stay in the tab."""
    svg = _svg(chart.spec, width, chart.height).replace(HOST, "")
    return _SIZE.sub(r"\1", _CONTAINER.sub("", svg), count=1)


def kept_svg(chart: Chart, address: str) -> str:
    """A chart as a file of its own, with its title and where it comes from.

    Args:
        chart: The chart.
        address: The whole address of this server, such as `http://127.0.0.1:8317`, to which its links lead.
    """
    spec = json.loads(chart.spec)
    spec["title"] = {"text": chart.title, "subtitle": _under(chart), "anchor": "start", "subtitleColor": "var(--soft)"}
    svg = _svg(json.dumps(spec), WIDE, chart.height).replace(HOST, address)
    return _VARIABLE.sub(lambda found: PALETTE[found[1]], svg)


def kept_png(svg: str) -> bytes:
    """A picture made by `kept_svg` as pixels, twice as fine as a screen's."""
    found: bytes = vl_convert.svg_to_png(svg, scale=2)
    return found


def _under(chart: Chart) -> list[str]:
    sources = f"Source: {', '.join(chart.sources)}" if chart.sources else ""
    return [text for text in (chart.note, sources) if text]


@lru_cache(maxsize=_DRAWN)
def _svg(spec: str, width: int, height: int) -> str:
    found: dict[str, Any] = {"width": width, "height": height, **json.loads(spec), "config": _CONFIG}
    found["autosize"] = {"type": "fit", "contains": "padding"}
    svg: str = vl_convert.vegalite_to_svg(found)
    return svg


_CONFIG: dict[str, Any] = {
    "background": None,
    "font": _FONT,
    "view": {"stroke": None},
    "axis": {
        "labelColor": "var(--soft)",
        "titleColor": "var(--soft)",
        "gridColor": "var(--line)",
        "domainColor": "var(--line)",
        "tickColor": "var(--line)",
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
    },
    "legend": {"labelColor": "var(--ink)", "titleColor": "var(--soft)", "labelFontSize": 12, "titleFontSize": 12},
    "title": {"color": "var(--ink)", "fontSize": 16},
    "text": {"color": "var(--ink)", "fontSize": 12},
    "bar": {"color": "var(--accent)"},
    "line": {"color": "var(--accent)"},
    "point": {"color": "var(--accent)"},
    "rule": {"color": "var(--soft)"},
    "range": {"category": [f"var(--accent{suffix})" for suffix in ("", "-2", "-3", "-4", "-5", "-6", "-7", "-8")]},
}
