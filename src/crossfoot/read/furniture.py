"""Which runs of a page are not its article, and why.

Invariant: nothing is removed; a run gets a reason or none. A container that holds most of the page's prose is the
article, whatever its class says, unless the class is one of those that hold even then (comments, cookies).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from crossfoot.model import BlockKind
from crossfoot.read.layout import Layout, Run, TableMark
from crossfoot.read.wordings import LineWording, Wordings

__all__ = ["Judgement", "judge"]

# Tuned on the pages under tests/read/pages; see docs for the run.
_SHORTEST_PROSE = 70
_LONG_PROSE = 200
_MOST_LINKED = 0.3
_ALL_LINKED = 0.85
_ALL_MARKED = 0.8
_HOLDS_ARTICLE = 0.5
_HOLDS_ALL = 0.95
_MAIN_SHARE = 0.75
# Lists of teasers are items; an article in items weighs less only against paragraphs elsewhere.
_ITEM_WEIGHT = 0.4
_SENTENCE_ENDS = (".", "!", "?", "…", "。", "！", "？", ".”", '."', ".’", ".'", ".)", "…”", ":")
_PARTS = re.compile(r"\s*[|•·●]\s*|\s+//\s+|\s+[-–—]+\s+|\s+[»/]\s+")
_BODY = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE})


@dataclass(frozen=True, slots=True)
class Judgement:
    """What `judge` found.

    Args:
        reasons: One per item of the layout: why it is furniture, or None.
        title: Index of the headline among the items, or None.
        first_prose: Index of the first paragraph of prose; the number of items where there is none.
    """

    reasons: tuple[str | None, ...]
    title: int | None
    first_prose: int


def judge(layout: Layout, titles: Sequence[str], wordings: Wordings) -> Judgement:
    """Mark furniture.

    Args:
        layout: The page as runs.
        titles: Titles that its metadata gives, best first; none for plain text.
        wordings: What furniture looks and sounds like.
    """
    reasons: list[str | None] = [None] * len(layout.items)
    title = _headline(layout, titles)
    _by_container(layout, title, reasons)
    _by_links(layout, title, reasons)
    _by_line(layout, title, reasons, wordings)
    if title is None:
        title = _first_heading(layout, reasons)
    _outside_main(layout, title, reasons)
    first = next((at for at, item in enumerate(layout.items) if reasons[at] is None and _is_prose(item)), len(reasons))
    return Judgement(tuple(reasons), title, first)


def _is_prose(item: Run | TableMark) -> bool:
    if not isinstance(item, Run) or item.kind not in _BODY or item.linked > _MOST_LINKED * len(item.text):
        return False
    size = len(item.text)
    return size >= _LONG_PROSE or (size >= _SHORTEST_PROSE and item.text.endswith(_SENTENCE_ENDS))


def folded(title: str) -> str:
    """A title for comparison: letters and digits only, lower case."""
    return "".join(sign for sign in title.casefold() if sign.isalnum())


def _headline(layout: Layout, titles: Sequence[str]) -> int | None:
    """The heading or short line that says what a title of the metadata says, the highest heading first."""
    wanted = [folded(title) for title in titles]
    best: tuple[int, int] | None = None
    for at, item in enumerate(layout.items):
        if not isinstance(item, Run) or len(item.text) > 400 or len(item.text) < 8:
            continue
        text = folded(item.text)
        if not any(text and (text == title or (len(text) > 15 and title.startswith(text))) for title in wanted):
            continue
        rank = item.level or 9
        if best is None or rank < best[0]:
            best = rank, at
    return None if best is None else best[1]


def _first_heading(layout: Layout, reasons: Sequence[str | None]) -> int | None:
    """Without a title in the metadata: the first heading of the highest level before the prose."""
    best: tuple[int, int] | None = None
    for at, item in enumerate(layout.items):
        if reasons[at] is not None or not isinstance(item, Run):
            continue
        if item.kind is BlockKind.HEADING and (best is None or item.level < best[0]):
            best = item.level, at
        if _is_prose(item) and best is not None:
            break
    return None if best is None else best[1]


def _by_container(layout: Layout, title: int | None, reasons: list[str | None]) -> None:
    prose = _prose_below(layout, reasons)
    holds_title = _path(layout, title)
    effective: list[str | None] = []
    for at, container in enumerate(layout.containers):
        reason = effective[container.parent] if container.parent >= 0 else None
        if reason is None and container.reason is not None:
            most = _HOLDS_ALL if container.is_strong else _HOLDS_ARTICLE
            is_article = prose[0] > 0 and prose[at] >= most * prose[0]
            reason = None if is_article or (at in holds_title and not container.is_strong) else container.reason
        effective.append(reason)
    for at, item in enumerate(layout.items):
        reasons[at] = reasons[at] or effective[item.container]


def _prose_below(layout: Layout, reasons: Sequence[str | None], *, item_weight: float = 1.0) -> list[float]:
    """Characters of prose in each container, those inside it included; containers come after their parents.

    Args:
        layout: The page.
        reasons: What is furniture already counts nothing.
        item_weight: What a character of a list item counts.
    """
    prose = [0.0] * len(layout.containers)
    for at, item in enumerate(layout.items):
        if reasons[at] is None and isinstance(item, Run) and _is_prose(item):
            prose[item.container] += len(item.text) * (item_weight if item.kind is BlockKind.ITEM else 1.0)
    for at in range(len(prose) - 1, 0, -1):
        prose[layout.containers[at].parent] += prose[at]
    return prose


def _path(layout: Layout, at: int | None) -> frozenset[int]:
    """The containers around an item."""
    path = []
    container = layout.items[at].container if at is not None else -1
    while container >= 0:
        path.append(container)
        container = layout.containers[container].parent
    return frozenset(path)


def _by_links(layout: Layout, title: int | None, reasons: list[str | None]) -> None:
    for at, item in enumerate(layout.items):
        if reasons[at] is not None or at == title or not isinstance(item, Run) or item.slot >= 0:
            continue
        shown = len(item.text) - item.text.count(" ")
        if item.linked >= _ALL_LINKED * shown and item.kind is not BlockKind.CAPTION:
            reasons[at] = "links"
        elif item.marked >= _ALL_MARKED * shown and item.kind is not BlockKind.HEADING and not _is_prose(item):
            reasons[at] = item.mark


def _by_line(layout: Layout, title: int | None, reasons: list[str | None], wordings: Wordings) -> None:
    """Judge lines by their wording and place; then what some of them take with them."""
    free = [
        at for at, item in enumerate(layout.items) if reasons[at] is None and isinstance(item, Run) and item.slot < 0
    ]
    prose = [at for at in free if _is_prose(layout.items[at])]
    first, last = (prose[0], prose[-1]) if prose else (len(reasons), -1)
    takers: list[tuple[int, LineWording]] = []
    for at in free:
        item = layout.items[at]
        if at == title or not isinstance(item, Run):
            continue
        places = {"any", *(("top", "edge") if at < first else ()), *(("end", "edge") if at > last else ())}
        if at > first:
            places.add("after")
        found = _wording(item.text, places, wordings)
        if found is not None:
            reasons[at] = found.name
            if found.takes:
                takers.append((at, found))
    for at, wording in takers:
        _take(layout, at, wording, reasons)


def _wording(text: str, places: set[str], wordings: Wordings) -> LineWording | None:
    for wording in wordings.lines:
        if wording.place in places and wording.fits(text):
            return wording
    return _byline(text, wordings) if "edge" in places else None


def _byline(text: str, wordings: Wordings) -> LineWording | None:
    """`28 October 2022 | By the newsdesk | 3 min read`: every part is one of a byline's, and one is a date."""
    if len(text) > 160:
        return None
    needed = None
    for part in (text, *_PARTS.split(text)) if wordings.of_segment(text) else _PARTS.split(text):
        if not part:
            continue
        found = wordings.of_segment(part)
        if found is None:
            return None
        needed = needed or (found if found.is_needed else None)
    return needed


def _take(layout: Layout, at: int, wording: LineWording, reasons: list[str | None]) -> None:
    """Mark what follows a heading of furniture: lines up to the next prose, or all the rest.

    The rest is taken only if less prose follows than stands before: the word may also head a column of the page.
    """
    after = range(at + 1, len(reasons))
    if wording.takes == "rest":
        before = sum(len(item.text) for item in layout.items[:at] if isinstance(item, Run) and _is_prose(item))
        behind = sum(len(item.text) for item in layout.items[at:] if isinstance(item, Run) and _is_prose(item))
        if behind > before:
            return
    for other in after:
        if wording.takes == "lines" and _is_prose(layout.items[other]):
            break
        reasons[other] = reasons[other] or wording.name


def _outside_main(layout: Layout, title: int | None, reasons: list[str | None]) -> None:
    """Mark what stands before or after the element that holds the article; the headline and what follows it stay."""
    inside = _main(layout, reasons)
    if not inside:
        return
    bounds = [at for at, item in enumerate(layout.items) if item.container in inside]
    first = bounds[0] if title is None else min(bounds[0], title)
    for at, item in enumerate(layout.items):
        if reasons[at] is None and at != title and (at < first or at > bounds[-1]):
            reasons[at] = "outside the article"


def _main(layout: Layout, reasons: Sequence[str | None]) -> frozenset[int]:
    """The innermost container that holds most of the prose, and those inside it; none where that is the page."""
    prose = _prose_below(layout, reasons, item_weight=_ITEM_WEIGHT)
    heaviest = [-1] * len(prose)
    for at in range(1, len(prose)):
        parent = layout.containers[at].parent
        if heaviest[parent] < 0 or prose[at] > prose[heaviest[parent]]:
            heaviest[parent] = at
    main = 0
    while heaviest[main] >= 0 and prose[heaviest[main]] >= _MAIN_SHARE * prose[0] > 0:
        main = heaviest[main]
    return _below(layout, main) if main else frozenset()


def _below(layout: Layout, main: int) -> frozenset[int]:
    inside = {main}
    for at, container in enumerate(layout.containers):
        if container.parent in inside:
            inside.add(at)
    return frozenset(inside)
