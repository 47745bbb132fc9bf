"""How far a long command has come, told on a terminal.

Invariant: nothing of it is printed where standard error is no terminal, and nothing of it stays on the screen.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

__all__ = ["counting"]

_STEP = 1000


@contextmanager
def counting(done: str) -> Iterator[Callable[[int], None]]:
    """Inside the block, a call that shows how many claims are done.

    Args:
        done: What has become of them: `written`.
    """
    is_shown = sys.stderr is not None and sys.stderr.isatty()
    shown = 0

    def show(count: int) -> None:
        nonlocal shown
        if is_shown and count >= shown + _STEP:
            shown = count
            click.echo(f"\r{count:,} claims {done}\x1b[K", err=True, nl=False)

    try:
        yield show
    finally:
        if shown:
            click.echo("\r\x1b[K", err=True, nl=False)
