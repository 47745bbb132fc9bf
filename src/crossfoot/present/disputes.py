"""What of a ledger cannot all be true, as a user asks for it: found view by view, and for programs.

Invariant: a conflict is told in the view it was found in, with the citation of each of its claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from crossfoot.errors import InputError
from crossfoot.knowledge import load_inclusions
from crossfoot.ledger import Entry, View
from crossfoot.present.citation import cite_entry
from crossfoot.present.conflict import Members, conflict_record, members_of
from crossfoot.present.views import Seen, seen
from crossfoot.reconcile import Conflict, Layer, reconcile
from crossfoot.track.views import EVERYBODY

__all__ = ["DISPUTES", "Dispute", "disputes_in", "disputes_record", "views_for"]

DISPUTES = {"contradictions": Layer.RELEASE, "restatements": Layer.SOURCE, "differences": Layer.ACROSS}
"""What can be asked for: errors within one release, a source's own corrections, gaps between sources."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """A conflict, the view it was found in, and its members' citations."""

    view: Seen
    conflict: Conflict
    members: Members


def views_for(view: View, texts: tuple[str, ...], layer: Layer) -> tuple[Seen, ...]:
    """Where to look; a source restates within itself, so where no view is named it is every source one by one.

    Raises:
        InputError: Differences are asked for, and not between whom; or a view is empty.
    """
    if layer is Layer.ACROSS and not texts:
        raise InputError(
            "Differences lie between sources: say between which, such as --view idc+canalys or --view all."
        )
    if texts:
        return tuple(seen(view, text) for text in texts)
    if layer is Layer.RELEASE:
        return (seen(view, EVERYBODY),)
    return tuple(seen(view, origin) for origin in sorted({entry.origin for entry in view.entries()}))


def disputes_in(view: Seen, layer: Layer, vendor: str | None) -> Iterator[Dispute]:
    """What is found in one view.

    Args:
        view: The view.
        layer: What is asked for.
        vendor: Only those with a figure of this vendor, or None.
    """
    table = reconcile(view.entries, inclusions=load_inclusions())
    told = table.conflicts() if layer is Layer.RELEASE else table.differences()
    entries = {entry.id: entry for entry in view.entries}
    for conflict in told:
        if conflict.layer is layer and (vendor is None or _speaks_of(conflict, vendor, entries)):
            yield Dispute(view, conflict, members_of(conflict, {}, lambda id_: cite_entry(entries[id_])))


def disputes_record(kind: str, as_of: date | None, found: Iterable[Dispute]) -> dict[str, Any]:
    """What was found, for programs."""
    return {
        "schema": "crossfoot-conflicts/1",
        "kind": kind,
        "as_of": None if as_of is None else as_of.isoformat(),
        "conflicts": [{"view": one.view.spec.text, **conflict_record(one.conflict, one.members, {})} for one in found],
    }


def _speaks_of(conflict: Conflict, vendor: str, entries: dict[str, Entry]) -> bool:
    return any(vendor in entries[member].claim.cell.vendor for member in conflict.members)
