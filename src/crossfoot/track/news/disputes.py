"""New conflicts, restatements and divergences.

Invariant: each has a claim among its members that came; only arithmetic within one release is called a conflict.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.ledger import Entry
from crossfoot.model import ALL, OTHERS, Inclusions
from crossfoot.reconcile import Conflict, Layer, reconcile
from crossfoot.track.news.change import Change
from crossfoot.track.news.naming import figure_name
from crossfoot.track.news.value import Ground, Kind, Naming, News
from crossfoot.track.wording import and_list

__all__ = ["conflict_news", "difference_news"]

_KINDS = {Layer.SOURCE: Kind.RESTATEMENT, Layer.ACROSS: Kind.DIVERGENCE}


def conflict_news(change: Change, names: Naming, inclusions: Inclusions) -> Iterator[News]:
    """Figures of one release, of those that came, that cannot all be true.

    Args:
        change: What changed.
        names: What everybody is called.
        inclusions: Which brands and places are counted in which others.
    """
    for page in sorted({entry.page.id for entry in change.new}):
        entries = change.after.entries(page_id=page)
        for conflict in reconcile(entries, inclusions=inclusions).conflicts():
            if conflict.is_hard and _is_new(change, conflict):
                yield _told(change, conflict, Kind.CONFLICT, entries, names)


def difference_news(change: Change, vendor: str, names: Naming, inclusions: Inclusions) -> Iterator[News]:
    """Figures of a vendor that a source has restated, or in which sources part, further than they usually do.

    Args:
        change: What changed.
        vendor: Whose figures.
        names: What everybody is called.
        inclusions: Which brands and places are counted in which others.
    """
    if not change.about(vendor):
        return
    entries = change.after.entries(vendors=(vendor,))
    table = reconcile(entries, inclusions=inclusions)
    for conflict in table.differences(among=change.new_ids):
        if conflict.layer in _KINDS and _is_new(change, conflict):
            yield _told(change, conflict, _KINDS[conflict.layer], entries, names)


def _is_new(change: Change, conflict: Conflict) -> bool:
    """Whether it needs a claim that came: one of which no older entry says the same."""
    return any(change.new_ids.issuperset(copies) for copies in conflict.copies)


def _told(change: Change, conflict: Conflict, kind: Kind, entries: tuple[Entry, ...], names: Naming) -> News:
    by_id = {entry.id: entry for entry in entries}
    members = [by_id[member] for member in conflict.members]
    vendors = dict.fromkeys(name for entry in members for name in entry.claim.cell.vendor if name not in (ALL, OTHERS))
    cell = conflict.equation.cell
    voices = and_list(list(dict.fromkeys(names.voice(entry.origin) for entry in members)))
    says = {
        Kind.CONFLICT: f"{len(members)} figures of {voices} cannot all be true",
        Kind.RESTATEMENT: f"{voices} has restated the figure",
        Kind.DIVERGENCE: f"{voices} count further apart than they usually do",
    }
    return News(
        kind,
        change.day_of(conflict.members),
        tuple(vendors) or (ALL,),
        f"{figure_name(cell, names)}: {says[kind]}.",
        conflict.members,
        Ground.PROVEN,
        cell=cell,
        after="hard" if conflict.is_hard else kind.value,
    )
