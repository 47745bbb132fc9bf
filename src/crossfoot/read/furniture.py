"""Which runs of a page are not its article, and why.

Invariant: nothing is removed; a run gets one reason or none, and the first step that finds one gives it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crossfoot.read.containers import Reasons, by_container, by_links, by_repeating, by_teasers, outside_article
from crossfoot.read.layout import Layout
from crossfoot.read.lines import by_line
from crossfoot.read.prose import first_heading, headline, is_prose
from crossfoot.read.wordings import Wordings

__all__ = ["Judgement", "judge"]

STEPS = (by_container, by_links, by_teasers)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What `judge` found.

    Args:
        reasons: One per item of the layout: why it is furniture, or None.
        title: Index of the headline among the items, or None.
        first_prose: Index of the first paragraph of prose; the number of items where there is none.
        body: Index of the second one, or else as `first_prose`: the first may be a subtitle that has the byline below.
    """

    reasons: Reasons
    title: int | None
    first_prose: int
    body: int


def judge(layout: Layout, titles: Sequence[str], wordings: Wordings) -> Judgement:
    """Mark furniture.

    Args:
        layout: The page as runs.
        titles: Titles that its metadata gives, best first; none for plain text.
        wordings: What furniture looks and sounds like.
    """
    named = headline(layout, titles)
    marked: Reasons = (None,) * len(layout.items)
    for step in STEPS:
        marked = step(layout, named, marked)
    worded = by_line(layout, named, marked, wordings)
    title = first_heading(layout, worded) if named is None else named
    reasons = by_repeating(layout, title, outside_article(layout, title, worded))
    prose = [at for at, item in enumerate(layout.items) if reasons[at] is None and is_prose(item)]
    first = prose[0] if prose else len(reasons)
    return Judgement(reasons, title, first, prose[1] if len(prose) > 1 else first)
