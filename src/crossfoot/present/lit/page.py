"""The reader's view: one HTML file with the text of a page, everything read on it lit, and how each of it was read.

Invariant: the file needs no network and no other file; its text is whole without its script; the policy in its head
lets nothing run or be styled but what this package wrote, whatever the page holds.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from pathlib import PurePath

from crossfoot.extract import Reading
from crossfoot.extract.derive import derive, derive_unread
from crossfoot.extract.retrace import retrace
from crossfoot.knowledge import Vocabulary
from crossfoot.model.document import Provenance
from crossfoot.model.statement import KINDS
from crossfoot.present.lit.layer import UNREAD, layer_of
from crossfoot.present.lit.notes import claim_note, unread_note
from crossfoot.present.lit.text import article, left_out, plain

__all__ = ["MARK", "aside", "draw", "language", "legend", "part"]

MARK = '<meta name="generator" content="crossfoot read --html">'
"""Stands near the start of every file drawn here, so that such a file can be told from any other."""

_RIGHT_TO_LEFT = ("ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi")


def draw(reading: Reading, vocabulary: Vocabulary) -> str:
    """A page and all that was read on it as one HTML file."""
    document = reading.document
    found = document.provenance
    trace = retrace(document, vocabulary)
    own = found.outlet or "the page itself"
    notes = [claim_note(claim, derive(trace, claim, vocabulary), own) for claim in reading.claims]
    left = [unread_note(i, u, derive_unread(trace, u, vocabulary)) for i, u in enumerate(reading.unread, 1)]
    furniture = list(left_out(document))
    parts = [
        _head(found),
        '<a class="skip" href="#text">To the text</a><a class="skip" href="#claims">To the claims</a>',
        _top(found),
        legend(_kinds(reading)),
        f'<main id="text"><article{language(found)}>',
        *article(document, layer_of(reading)),
        "</article>",
        aside(furniture),
        "</main>",
        _list(reading, notes, left),
        _foot(reading.reader),
        '<div id="card" role="dialog" aria-label="What was read here" hidden></div>',
        f"<script>{part('lit.js')}</script></body></html>\n",
    ]
    return "\n".join(part for part in parts if part)


@lru_cache(maxsize=4)
def part(name: str) -> str:
    """One of the files that lie beside: `lit.css`, `lit.js`, `frame.css`."""
    return files("crossfoot.present.lit").joinpath(name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _head(found: Provenance) -> str:
    style, script = part("frame.css") + part("lit.css"), part("lit.js")
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    )
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n{MARK}\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{plain(found.title or PurePath(found.name).name)} · crossfoot</title>\n"
        f"<style>{style}</style>\n</head>\n<body>"
    )


def language(found: Provenance) -> str:
    """The language of a page and the way it is written, as attributes."""
    if not found.language:
        return ""
    direction = "rtl" if found.language.lower()[:2] in _RIGHT_TO_LEFT else "ltr"
    return f' lang="{plain(found.language)}" dir="{direction}"'


def _top(found: Provenance) -> str:
    day = found.published_at.isoformat() if found.published_at else "day of publication unknown"
    facts = [f"<li><bdi>{plain(text)}</bdi></li>" for text in (found.outlet, found.author) if text]
    facts.append(f"<li>{day}</li>")
    facts.append(f'<li class="file"><bdi>{plain(found.url or PurePath(found.name).name)}</bdi></li>')
    return f'<header><p class="brand">crossfoot</p><ul class="about">{"".join(facts)}</ul></header>'


def legend(kinds: Mapping[str, int]) -> str:
    """Kinds with their counts, each a switch that needs no script."""
    if not any(kinds.values()):
        return '<p class="none">Nothing was read on this page.</p>'
    switches = "".join(
        f'<li class="k-{kind}"><input type="checkbox" id="show-{kind}" checked>'
        f'<label for="show-{kind}"><span class="swatch">{kind}</span> <span class="count">{kinds[kind]}</span>'
        "</label></li>"
        for kind in (*KINDS, UNREAD)
        if kinds.get(kind)
    )
    return f'<nav class="legend" aria-label="Kinds shown"><ul>{switches}</ul></nav>'


def _kinds(reading: Reading) -> Mapping[str, int]:
    return Counter(claim.kind for claim in reading.claims) + Counter({UNREAD: len(reading.unread)})


def _foot(reader: str) -> str:
    return (
        f"<footer><p>Read by crossfoot, {plain(reader)}. The text is that of the page as published; highlights, notes "
        "and figures in them are added.</p></footer>"
    )


def aside(furniture: list[str]) -> str:
    """What of a page was not read, to be opened."""
    if not furniture:
        return ""
    count = f"{len(furniture):,} block{'' if len(furniture) == 1 else 's'}"
    return (
        f'<details class="furniture"><summary>Not read: {count} of menus, credits and the like</summary>'
        f"<ul>{''.join(furniture)}</ul></details>"
    )


def _list(reading: Reading, notes: list[str], left: list[str]) -> str:
    claims = f'<ol class="notes">{"".join(notes)}</ol>' if notes else "<p>No claims.</p>"
    unread = f'<h2 class="second">Unread figures</h2><ol class="notes">{"".join(left)}</ol>' if left else ""
    remarks = "".join(f"<li><b>{plain(i.code)}</b> {plain(i.message)}</li>" for i in reading.issues)
    issues = f'<h2 class="second">Remarks</h2><ul class="remarks">{remarks}</ul>' if remarks else ""
    count = f'<span class="count">{len(reading.claims):,}</span>'
    return (
        f'<aside id="claims" aria-label="Claims of the page" tabindex="-1"><h2>Claims {count}</h2>'
        f"{claims}{unread}{issues}</aside>"
    )
