"""Estimates beside the proven ends on the terminal: columns of a table, and a note for the reader.

Invariant: an estimate is always called one, and never proven.
"""

from __future__ import annotations

from collections.abc import Iterable

from crossfoot.cli.show import Column, wrapped
from crossfoot.reconcile.estimate import Estimate

__all__ = ["ESTIMATE", "NOTE", "remarks_on"]

ESTIMATE: tuple[Column, ...] = (("estimate", "right"), ("band", "right"))
NOTE = (
    "The estimate and its band are likely, not proven: of 100 figures estimated so, about 80 lie in their bands. "
    "A band leaves the proven ends where a claim behind them may be wrong. "
    "It takes in what other sources, times and places say; `--format json` names the figures it rests on."
)


def remarks_on(guesses: Iterable[tuple[str, Estimate | None]]) -> str:
    """What a reader should know of the proven ends beside some estimates, each with the view it was made in."""
    told = [
        wrapped(f"In view {view} the proof is in doubt. {found.remark.message}", "")
        for view, found in guesses
        if found is not None and found.remark is not None
    ]
    return "".join(f"{line}\n\n" for line in told)
