"""Furniture by structure: by what holds a run, by its links, by the lists it stands in.

Invariant: every step looks at each container and each run a bounded number of times; containers come after their
parents, so sums go up in one pass and decisions come down in another.
"""

from __future__ import annotations

from collections.abc import Sequence

from crossfoot.model import BlockKind
from crossfoot.read.layout import Layout, Run, TableMark
from crossfoot.read.prose import is_prose

__all__ = ["Reasons", "by_container", "by_links", "by_repeating", "by_teasers", "outside_article"]

Reasons = tuple[str | None, ...]

# Set on the 114 pages of a public benchmark of article extraction (mean shingle F1 0.94; between 0.938 and 0.945 for
# shares from 0.6 to 0.85), with recall put before precision: a lost paragraph is a lost claim.
_ALL_LINKED = 0.85
_ALL_MARKED = 0.8
_HOLDS_ARTICLE = 0.5
_HOLDS_ALL = 0.95
_FEWEST_LEFT = 0.1
_MAIN_SHARE = 0.75
_FEWEST_BLOCKS = 3
# Lists of teasers are items; an article in items weighs less only against paragraphs elsewhere.
_ITEM_WEIGHT = 0.4
_HEADLINE = 20
_TEASER_PROSE = 600
_FEWEST_TEASERS = 3
# Lines of a list or a table may say the same twice; sentences do not.
_LONGER_THAN_A_LINE = 60


def by_container(layout: Layout, title: int | None, reasons: Reasons) -> Reasons:
    """Mark what stands in elements whose tag, role or class says furniture.

    Such an element that holds most of the page's prose, or the headline, is believed to be the article; so are all
    elements with the reason that marks most, where next to nothing would be left (articles in chunks, each marked).
    """
    prose = _prose_below(layout, reasons)
    holds_title = _path(layout, title)
    found: list[str | None] = []
    for at, container in enumerate(layout.containers):
        reason = found[container.parent] if container.parent >= 0 else None
        if reason is None and container.reason is not None:
            most = _HOLDS_ALL if container.is_strong else _HOLDS_ARTICLE
            is_article = prose[at] >= most * prose[0] > 0 or (at in holds_title and not container.is_strong)
            reason = None if is_article else container.reason
        found.append(reason)
    wrong = _taking_all(layout, found)
    return tuple(
        reason or (None if found[item.container] == wrong else found[item.container])
        for reason, item in zip(reasons, layout.items, strict=True)
    )


def _taking_all(layout: Layout, found: Sequence[str | None]) -> str | None:
    """The reason that marks most, where less than a tenth of the prose is left; None where enough is left."""
    marked: dict[str | None, int] = {None: 0}
    strong = {container.reason for container in layout.containers if container.is_strong}
    for item in layout.items:
        if isinstance(item, Run) and is_prose(item):
            marked[found[item.container]] = marked.get(found[item.container], 0) + len(item.text)
    is_enough = marked[None] >= _FEWEST_LEFT * sum(marked.values())
    weak = {reason: size for reason, size in marked.items() if reason is not None and reason not in strong}
    return None if is_enough or not weak else max(weak, key=lambda reason: weak[reason])


def by_links(layout: Layout, title: int | None, reasons: Reasons) -> Reasons:
    """Mark runs and tables that are links throughout, and runs in inline elements whose class says furniture."""
    found = list(reasons)
    unlinked: dict[int, float] = {}
    for at, item in enumerate(layout.items):
        if not isinstance(item, Run):
            continue
        excess = _ALL_LINKED * item.shown - item.linked
        if layout.is_figure(item):
            table = layout.slots[item.slot].table
            unlinked[table] = unlinked.get(table, 0.0) + excess
        elif found[at] is None and at != title:
            if excess <= 0 and item.kind is not BlockKind.CAPTION:
                found[at] = "links"
            elif item.marked >= _ALL_MARKED * item.shown and item.kind is not BlockKind.HEADING and not is_prose(item):
                found[at] = item.mark
    for at, item in enumerate(layout.items):
        if isinstance(item, TableMark) and unlinked.get(item.table, 1.0) <= 0:
            found[at] = found[at] or "links"
    return tuple(found)


def by_teasers(layout: Layout, title: int | None, reasons: Reasons) -> Reasons:
    """Mark lists of teasers: several neighbours that each hold a linked headline and little prose.

    Of a nest of containers the outermost that is still a teaser counts, so each headline is in one teaser.
    """
    prose = _prose_below(layout, reasons)
    links = [0] * len(layout.containers)
    for at, item in enumerate(layout.items):
        links[item.container] += reasons[at] == "links" and isinstance(item, Run) and len(item.text) >= _HEADLINE
    for at in range(len(links) - 1, 0, -1):
        links[layout.containers[at].parent] += links[at]
    is_teaser = [links[at] == 1 and prose[at] <= _TEASER_PROSE for at in range(len(links))]
    teasers = [0] * len(links)
    for at, container in enumerate(layout.containers[1:], start=1):
        teasers[container.parent] += is_teaser[at] and not is_teaser[container.parent]
    holds_title = _path(layout, title)
    inside = [False] * len(links)
    for at, container in enumerate(layout.containers[1:], start=1):
        is_listed = is_teaser[at] and teasers[container.parent] >= _FEWEST_TEASERS and at not in holds_title
        inside[at] = inside[container.parent] or is_listed
    return tuple(reasons[at] or ("teasers" if inside[item.container] else None) for at, item in enumerate(layout.items))


def by_repeating(layout: Layout, title: int | None, reasons: Reasons) -> Reasons:
    """Mark what another element says again, word for word: captions of a gallery, a pulled quote."""
    said: dict[str, int] = {}
    found = list(reasons)
    for at, item in enumerate(layout.items):
        if found[at] is not None or at == title or not isinstance(item, Run) or layout.is_figure(item):
            continue
        is_long = len(item.text) >= _LONGER_THAN_A_LINE
        if is_long and said.setdefault(item.text, item.container) != item.container:
            found[at] = "repeated"
    return tuple(found)


def outside_article(layout: Layout, title: int | None, reasons: Reasons) -> Reasons:
    """Mark what stands before or after the element that holds the article; the headline and what follows it stay."""
    inside = _article(layout, reasons)
    if not inside:
        return reasons
    bounds = [at for at, item in enumerate(layout.items) if item.container in inside]
    first = bounds[0] if title is None else min(bounds[0], title)
    return tuple(
        reason or ("outside the article" if at != title and not first <= at <= bounds[-1] else None)
        for at, reason in enumerate(reasons)
    )


def _article(layout: Layout, reasons: Reasons) -> frozenset[int]:
    """The innermost container that holds most of the prose, and those inside it; none where that is the page.

    A single paragraph is no article, however long: a container counts only with several blocks of prose.
    """
    prose = _prose_below(layout, reasons, item_weight=_ITEM_WEIGHT)
    blocks = [0] * len(prose)
    for reason, item in zip(reasons, layout.items, strict=True):
        blocks[item.container] += reason is None and is_prose(item)
    heaviest = [-1] * len(prose)
    for at in range(len(prose) - 1, 0, -1):
        parent = layout.containers[at].parent
        blocks[parent] += blocks[at]
        if blocks[at] >= _FEWEST_BLOCKS and (heaviest[parent] < 0 or prose[at] >= prose[heaviest[parent]]):
            heaviest[parent] = at
    main = 0
    while heaviest[main] >= 0 and prose[heaviest[main]] >= _MAIN_SHARE * prose[0] > 0:
        main = heaviest[main]
    return _below(layout, main) if main else frozenset()


def _prose_below(layout: Layout, reasons: Sequence[str | None], *, item_weight: float = 1.0) -> list[float]:
    """Characters of prose in each container, those inside it included.

    Args:
        layout: The page.
        reasons: What is furniture already counts nothing.
        item_weight: What a character of a list item counts.
    """
    prose = [0.0] * len(layout.containers)
    for reason, item in zip(reasons, layout.items, strict=True):
        if reason is None and isinstance(item, Run) and is_prose(item):
            prose[item.container] += len(item.text) * (item_weight if item.kind is BlockKind.ITEM else 1.0)
    for at in range(len(prose) - 1, 0, -1):
        prose[layout.containers[at].parent] += prose[at]
    return prose


def _path(layout: Layout, at: int | None) -> frozenset[int]:
    """The containers around an item."""
    path = []
    container = -1 if at is None else layout.items[at].container
    while container >= 0:
        path.append(container)
        container = layout.containers[container].parent
    return frozenset(path)


def _below(layout: Layout, top: int) -> frozenset[int]:
    """A container and those inside it."""
    inside = {top}
    for at, container in enumerate(layout.containers):
        if container.parent in inside:
            inside.add(at)
    return frozenset(inside)
