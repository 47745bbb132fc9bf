"""What the claims of a view leave for a figure: both ends with their proofs, and the estimate beside them.

Invariant: an end is told only with what proves it; what nothing bounds is null, and an estimate is never called proven.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from crossfoot.api import estimate, evidence_of, table_of
from crossfoot.ledger import View
from crossfoot.model import Cell, Interval, notation
from crossfoot.present.guesses import estimate_record
from crossfoot.present.records import ends_record
from crossfoot.present.views import Seen, views_of
from crossfoot.reconcile import Bound, EndStatus, to_json
from crossfoot.reconcile.estimate import Estimate

__all__ = ["Answer", "Ended", "answers_of", "cell_record", "ended_record", "proofs_of"]


class Ended(Protocol):
    """What has two ends, each with the entries that prove it."""

    @property
    def interval(self) -> Interval:
        """Where it lies."""

    @property
    def low_entries(self) -> tuple[str, ...]:
        """Ids of the entries behind the low end."""

    @property
    def high_entries(self) -> tuple[str, ...]:
        """Ids of the entries behind the high end."""

    @property
    def low_status(self) -> EndStatus:
        """How the low end is known."""

    @property
    def high_status(self) -> EndStatus:
        """How the high end is known."""

    @property
    def given_up(self) -> tuple[str, ...]:
        """Ids of the entries left out."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one view says of a figure.

    Args:
        view: The view.
        bound: Both ends with their proofs.
        guess: The estimate beside them, or None where nothing speaks of the figure.
    """

    view: Seen
    bound: Bound
    guess: Estimate | None


def answers_of(view: View, cell: Cell, texts: tuple[str, ...]) -> tuple[Answer, ...]:
    """What each view says of a figure.

    Args:
        view: The ledger as of a day.
        cell: The figure.
        texts: The views as typed; none is every source that speaks of it, by itself.

    Raises:
        InputError: A view is empty, or no source speaks of the figure.
    """
    views = views_of(view, texts, cell)
    evidence = evidence_of(view.entries(), cell)
    found = []
    for seen in views:
        figures = table_of(seen.entries, cell)
        found.append(Answer(seen, figures.bounds(cell), estimate(figures, cell, evidence)))
    return tuple(found)


def cell_record(cell: Cell, as_of: date | None, answers: tuple[Answer, ...]) -> dict[str, Any]:
    """A figure with what each view says of it, and the certificate of every end, for programs."""
    return {
        "schema": "crossfoot-cell/1",
        "cell": notation.write_cell(cell),
        "as_of": None if as_of is None else as_of.isoformat(),
        "views": [_answer_record(answer) for answer in answers],
    }


def proofs_of(bound: Bound) -> Iterator[dict[str, Any]]:
    """The certificates of the ends that are bounded."""
    yield from (to_json(end) for end in (bound.low, bound.high) if end is not None)


def ended_record(found: Ended) -> dict[str, Any]:
    """Both ends, for programs."""
    return {
        **ends_record(found.interval),
        "low_status": found.low_status.value,
        "high_status": found.high_status.value,
        "low_entries": list(found.low_entries),
        "high_entries": list(found.high_entries),
        "set_aside": list(found.given_up),
    }


def _answer_record(answer: Answer) -> dict[str, Any]:
    spec, bound = answer.view.spec, answer.bound
    return {
        "view": spec.text,
        "mixed": spec.is_mixed,
        **ended_record(bound),
        "low_proof": None if bound.low is None else to_json(bound.low),
        "high_proof": None if bound.high is None else to_json(bound.high),
        "estimate": estimate_record(answer.guess),
    }
