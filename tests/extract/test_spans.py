"""Disjoint spans: a clash is told exactly where two overlap."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from crossfoot.extract.spans import Disjoint


@dataclass(frozen=True)
class Cut:
    start: int
    end: int


CUTS = st.builds(lambda start, size: Cut(start, start + size), st.integers(0, 40), st.integers(1, 9))


@given(st.lists(CUTS, max_size=30), CUTS)
def test_clashes_are_the_spans_that_overlap(cuts: list[Cut], asked: Cut) -> None:
    kept: Disjoint[Cut] = Disjoint()
    plain: list[Cut] = []
    for cut in cuts:
        if not kept.clashes(cut.start, cut.end):
            kept.add(cut)
            plain.append(cut)
    overlapping = [cut for cut in plain if cut.start < asked.end and asked.start < cut.end]
    assert kept.clashes(asked.start, asked.end) == sorted(overlapping, key=lambda cut: cut.start)
    assert all(a.end <= b.start for a, b in zip(kept.spans, kept.spans[1:], strict=False))
