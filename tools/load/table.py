"""What was measured, as lines of a table.

Invariant: a percentile is a waiting time that was seen, never one in between.
"""

from __future__ import annotations

from math import ceil

from tools.load.reader import Answers

__all__ = ["lines", "percentile"]


def percentile(seen: list[float], share: float) -> float:
    """The smallest waiting time that so large a share of the answers did not exceed."""
    ranked = sorted(seen)
    return ranked[max(0, ceil(share * len(ranked)) - 1)]


def lines(answers: Answers) -> list[str]:
    """One line for each kind of page, and one for all."""
    found = [_line(kind, seen, len(answers.errors[kind])) for kind, seen in sorted(answers.seconds.items())]
    everything = [one for seen in answers.seconds.values() for one in seen]
    failed = sum(map(len, answers.errors.values()))
    return [*found, _line("all", everything, failed)] if everything else [f"nothing was answered, {failed} errors"]


def _line(kind: str, seen: list[float], failed: int) -> str:
    p50, p99 = (1000 * percentile(seen, share) for share in (0.5, 0.99))
    return f"{kind:<14} {len(seen):>7,} answers   p50 {p50:>7,.0f} ms   p99 {p99:>7,.0f} ms   {failed} errors"
