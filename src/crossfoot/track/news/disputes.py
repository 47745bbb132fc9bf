"""New conflicts, restatements and divergences.

Invariant: each has a claim among its members that came; only arithmetic within one release is called a conflict.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.ledger import Entry
from crossfoot.model import ALL, OTHERS, Inclusions, Unit
from crossfoot.reconcile import Conflict, Layer, reconcile
from crossfoot.reconcile.equation import Equation
from crossfoot.track.news.change import Change
from crossfoot.track.news.naming import figure_name
from crossfoot.track.news.value import Ground, Kind, Naming, News
from crossfoot.track.wording import and_list, interval_text, quantity_text

__all__ = ["conflict_news", "difference_news"]

# A difference on more figures than these is one that nobody can redo in his head.
_MOST_MEMBERS = 4
_PAIR = 2
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
        is_short = len(conflict.members) <= _MOST_MEMBERS
        if conflict.layer in _KINDS and is_short and _is_new(change, conflict):
            yield _told(change, conflict, _KINDS[conflict.layer], entries, names)


def _is_new(change: Change, conflict: Conflict) -> bool:
    """Whether it needs a claim that came: one of which no older entry says the same."""
    return any(change.new_ids.issuperset(copies) for copies in conflict.copies)


def _told(change: Change, conflict: Conflict, kind: Kind, entries: tuple[Entry, ...], names: Naming) -> News:
    by_id = {entry.id: entry for entry in entries}
    members = sorted((by_id[member] for member in conflict.members), key=lambda e: (str(e.page.published_at), e.id))
    named = dict.fromkeys(name for entry in members for name in entry.claim.cell.vendor if name not in (ALL, OTHERS))
    return News(
        kind,
        change.day_of(conflict.members),
        tuple(named) or (ALL,),
        f"{figure_name(conflict.equation.cell, names)}: {_saying(conflict, kind, members, names)}.",
        conflict.members,
        Ground.PROVEN,
        cell=conflict.equation.cell,
        after="hard" if conflict.is_hard else kind.value,
    )


def _saying(conflict: Conflict, kind: Kind, members: list[Entry], names: Naming) -> str:
    voices = and_list(list(dict.fromkeys(names.voice(entry.origin) for entry in members)))
    if kind is Kind.CONFLICT:
        several = len({entry.origin for entry in members}) > 1
        says, whose = ("state", "their") if several else ("states", "its")
        return f"{voices} {says} {_arithmetic(conflict.equation, whose)}: at least one of {whose} figures is wrong"
    figures = [getattr(entry.claim.statement, "value", None) for entry in members]
    told = [quantity_text(figure) for figure in figures if figure is not None]
    if kind is Kind.RESTATEMENT:
        return f"{voices} has restated it, {told[0]} first, then {told[-1]}" if len(told) == _PAIR else (
            f"{voices} has restated what it rests on")  # fmt: skip
    return f"{voices} count further apart than they usually do"


def _arithmetic(equation: Equation, whose: str) -> str:
    """What is stated against what the other figures make of it."""
    unit = " percent" if equation.unit is Unit.PERCENT else ""
    says = f"{interval_text(equation.stated)}{unit}"
    if equation.implied.is_empty or (equation.implied.low is None and equation.implied.high is None):
        return f"{says}, which {whose} other figures rule out"
    return f"{says}, while {whose} other figures make that {interval_text(equation.implied)}{unit}"
