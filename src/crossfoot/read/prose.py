"""Which runs are prose, and which one is the headline.

Invariant: a run is prose by its own text and links alone, never by where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial

from crossfoot.model import BlockKind
from crossfoot.read.layout import Layout, Run, TableMark

__all__ = ["first_heading", "folded", "headline", "is_prose"]

# A sentence of a news page has 20 words or 120 characters; a menu entry or teaser has rarely more than 60. A run that
# ends without an end of sentence must be longer than any headline.
_SHORTEST_PROSE = 70
_LONG_PROSE = 200
_MOST_LINKED = 0.3
_SENTENCE_ENDS = (".", "!", "?", "…", ":", "。", "！", "？", ".”", '."', ".’", ".'", "?”", '?"', ".)", "…”")
_BODY = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE})

_SHORTEST_TITLE = 8
_LONGEST_TITLE = 400
# A run that is only the start of the title in the metadata must be longer than a name.
_LONGER_THAN_NAME = 15
_TITLE_WORDS = 4
_NO_LETTER = re.compile(r"[\W_]+")
_START = 16
_HIGH_LEVEL = 2
_NO_LEVEL = 9


def is_prose(item: Run | TableMark) -> bool:
    """Whether a run is a paragraph of sentences."""
    if not isinstance(item, Run) or item.kind not in _BODY or item.linked > _MOST_LINKED * len(item.text):
        return False
    size = len(item.text)
    return size >= _LONG_PROSE or (size >= _SHORTEST_PROSE and item.text.endswith(_SENTENCE_ENDS))


def folded(title: str) -> str:
    """A title for comparison: letters and digits only, lower case."""
    return _NO_LETTER.sub("", title.casefold())


def headline(layout: Layout, titles: Sequence[str]) -> int | None:
    """The run that says what a title of the metadata says: the highest heading, and of equals the first."""
    wanted = [folded(title) for title in titles]

    def says_title(run: Run) -> bool:
        start = folded(run.text[:_START])
        if not any(title.startswith(start) for title in wanted):
            return False
        text = folded(run.text)
        is_long = len(text) > _LONGER_THAN_NAME
        return any(text == title or (is_long and title.startswith(text)) for title in wanted if text)

    return _highest(
        layout,
        range(len(layout.items)),
        lambda run: _SHORTEST_TITLE <= len(run.text) <= _LONGEST_TITLE and says_title(run),
    )


def first_heading(layout: Layout, reasons: Sequence[str | None]) -> int | None:
    """The headline where no metadata names it: the highest heading above the prose, or else a high one below it.

    One of several words goes before a single word, which may be the name of a section.
    """
    free = [at for at, item in enumerate(layout.items) if reasons[at] is None and isinstance(item, Run)]
    prose = next((at for at in free if is_prose(layout.items[at])), len(layout.items))
    high = [at for at in free if isinstance(item := layout.items[at], Run) and 0 < item.level <= _HIGH_LEVEL]
    for places in ([at for at in free if at < prose], high):
        for fewest in (_TITLE_WORDS, 1):
            found = _highest(layout, places, partial(_is_heading, fewest=fewest))
            if found is not None:
                return found
    return None


def _is_heading(run: Run, *, fewest: int) -> bool:
    return run.level > 0 and len(run.text.split()) >= fewest


def _highest(layout: Layout, places: Sequence[int], fits: Callable[[Run], bool]) -> int | None:
    best: tuple[int, int] | None = None
    for at in places:
        item = layout.items[at]
        if isinstance(item, Run) and fits(item) and (best is None or (item.level or _NO_LEVEL) < best[0]):
            best = item.level or _NO_LEVEL, at
    return None if best is None else best[1]
