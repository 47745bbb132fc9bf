"""What was known of a figure, and when, for programs and as rows.

Invariant: every moment of the history is told, whatever became of its entry.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from crossfoot.ledger import Moment
from crossfoot.model import Cell, notation
from crossfoot.present.words import said

__all__ = ["MOMENT", "history_record", "moment_record"]

MOMENT = ("published", "recorded_at", "event", "entry", "figure", "notation", "origin", "outlet", "url", "judgement",
          "kind", "author", "reason", "stands")  # fmt: skip
"""What is told of a moment."""


def history_record(cell: Cell, as_of: date | None, moments: Iterable[Moment]) -> dict[str, Any]:
    """The moments of an address, in the order given."""
    return {
        "schema": "crossfoot-history/1",
        "cell": notation.write_cell(cell),
        "as_of": None if as_of is None else as_of.isoformat(),
        "moments": [moment_record(moment) for moment in moments],
    }


def moment_record(moment: Moment) -> dict[str, Any]:
    """One moment, with the names of `MOMENT`."""
    entry, judged = moment.entry, moment.judged
    judgement = None if judged is None else judged.judgement
    values = (
        None if moment.day is None else moment.day.isoformat(),
        moment.recorded_at.isoformat(),
        moment.event.value,
        entry.id,
        said(entry.claim),
        notation.write_content(entry.claim),
        entry.origin,
        entry.page.outlet,
        entry.page.url,
        None if judged is None else judged.id,
        None if judgement is None else judgement.kind.value,
        None if judgement is None else judgement.author,
        None if judgement is None else judgement.reason,
        moment.stands,
    )
    return dict(zip(MOMENT, values, strict=True))
