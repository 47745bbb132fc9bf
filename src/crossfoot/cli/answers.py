"""The ends of a figure in each view, with what proves them: as a row of a table, a record, and a file of certificates.

Invariant: an end is printed only with its proof, and rounded outward; what nothing bounds is called unbounded.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Protocol

from crossfoot.cli.show import Column
from crossfoot.errors import InputError
from crossfoot.model import Interval, Unit
from crossfoot.present.citation import short_id
from crossfoot.present.records import ends_record
from crossfoot.present.views import Seen
from crossfoot.present.words import rounded_down, rounded_up, with_unit
from crossfoot.reconcile import EndStatus

__all__ = ["ENDS", "Ended", "ended_record", "ends_cells", "ids", "view_record", "write_proofs"]

ENDS: tuple[Column, ...] = (("at least", "right"), ("proven by", "left"), ("at most", "right"), ("proven by", "left"),
                            ("set aside", "right"))  # fmt: skip
_MOST_IDS = 6


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


def ends_cells(found: Ended, unit: Unit = Unit.COUNT) -> tuple[str, ...]:
    """The cells of a row under `ENDS`."""
    interval = found.interval
    low = high = "unbounded"
    if interval.low is not None:
        low = with_unit(f"{'>' if interval.low_open else ''} {rounded_down(interval.low)}".strip(), unit)
    if interval.high is not None:
        high = with_unit(f"{'<' if interval.high_open else ''} {rounded_up(interval.high)}".strip(), unit)
    if interval.is_empty:
        low = high = "contradiction"
    aside = str(len(found.given_up)) if found.given_up else ""
    return low, ids(found.low_entries), high, ids(found.high_entries), aside


def ids(entries: tuple[str, ...]) -> str:
    """Ids as `explain` takes them, the first few where there are many."""
    more = f" and {len(entries) - _MOST_IDS} more" if len(entries) > _MOST_IDS else ""
    return " ".join(short_id(entry) for entry in entries[:_MOST_IDS]) + more


def view_record(view: Seen, found: Ended) -> dict[str, Any]:
    """Both ends in one view, for programs."""
    return {"view": view.spec.text, "mixed": view.spec.is_mixed, **ended_record(found)}


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


def write_proofs(name: str, proofs: Iterable[dict[str, Any]]) -> None:
    """Write certificates to a file.

    Raises:
        InputError: There are none, or the file cannot be written.
    """
    found = list(proofs)
    if not found:
        raise InputError(f"Nothing to write to '{name}': no view bounds the figure.")
    try:
        Path(name).write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as fault:
        raise InputError(f"Cannot write the proof to '{name}': {fault.strerror}.") from fault
