"""A page between tags and blocks."""

from __future__ import annotations

from crossfoot.model import BlockKind
from crossfoot.read.layout import Container, Layout, Run, Slot


def test_a_run_counts_what_it_shows_without_white_space() -> None:
    assert Run(BlockKind.PARAGRAPH, "9.2 million units", ()).shown == 15


def test_only_a_run_in_a_table_of_figures_is_a_figure() -> None:
    layout = Layout((), (Container(-1, "page"),), (Slot(0, 0), Slot(1, 0)), frozenset({1}))
    runs = [Run(BlockKind.PARAGRAPH, "x", (), slot=slot) for slot in (-1, 0, 1)]
    assert [layout.is_figure(run) for run in runs] == [False, False, True]
