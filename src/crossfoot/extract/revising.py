"""Which figure of a page takes the place of which: preliminary and final, reported at first and restated.

Invariant: only two figures of one voice for the same thing that cannot both be right are tied, and only where the words
beside one of them say that it came first, or that it came after; the older one stays a claim of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from crossfoot.extract.draft import Draft
from crossfoot.extract.sentences import split_sentences
from crossfoot.knowledge import Revision
from crossfoot.model import Mode

__all__ = ["revised_by"]


def revised_by(
    drafts: Sequence[Draft], alike: Iterable[Sequence[int]], wordings: tuple[Revision, ...]
) -> Mapping[int, int]:
    """Figures that take the place of another one: position of the newer one, position of the older one.

    Args:
        drafts: The claims of a page.
        alike: Positions of those that speak of the same thing, in the order of the page.
        wordings: The words that tell the older figure from the newer one.
    """
    found: dict[int, int] = {}
    for places in alike:
        marks = {place: _marks(drafts[place], wordings) for place in places if _is_told(drafts[place])}
        older = [place for place, said in marks.items() if said == {"older"}]
        newer = [place for place, said in marks.items() if said == {"newer"}]
        for new, old in _pairs(older, newer, tuple(marks)):
            if new not in found and _replaces(drafts[new], drafts[old]):
                found[new] = old
    return found


def _pairs(older: Sequence[int], newer: Sequence[int], all_: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Newer and older figure: both marked, or one marked and the other not."""
    for old in older:
        yield from ((new, old) for new in (*newer, *(place for place in all_ if place not in older)))
    for new in newer:
        yield from ((new, old) for old in all_ if old not in newer)


def _replaces(new: Draft, old: Draft) -> bool:
    """Whether two figures are one voice's, of one form, and cannot both be right."""
    assert new.value is not None  # noqa: S101  only figures with two ends come here
    assert old.value is not None  # noqa: S101
    is_one_voice = new.sources == old.sources or not new.sources or not old.sources
    is_apart = not new.value.interval.meets(old.value.interval)
    return is_one_voice and is_apart and new.value.unit is old.value.unit and new.base == old.base


def _is_told(draft: Draft) -> bool:
    """Whether it is a figure of what happened; goals follow each other and each stands for its time."""
    return draft.mode is Mode.ACTUAL and draft.value is not None and draft.value.interval.is_bounded


def _marks(draft: Draft, wordings: tuple[Revision, ...]) -> set[str]:
    """What the words of its sentence beside a figure say of it."""
    text = draft.block.text
    sentences = (ends for ends in split_sentences(text) if ends[0] <= draft.start < ends[1])
    start, end = next(sentences, (0, len(text)))
    before, behind = text[start : draft.start], text[draft.end : end]
    return {
        wording.marks
        for wording in wordings
        if (re.search(wording.pattern, before) if wording.side == "before" else re.match(wording.pattern, behind))
    }
