"""What a draft says came of its goals: "more than its target" as a comparison of the figure in front with the goal.

Invariant: a figure is compared with a goal of its own sentence, or else with the only one of its vendor whose time it
fills, or has filled for the most part; a month that beat "its target" says nothing of the year's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from crossfoot.draft.sentences import claims_by_sentence
from crossfoot.extract import Reading
from crossfoot.model import Claim, Form, LinkKind, Mode, Period, Quantity, Unit
from crossfoot.model.interval import below, more_than
from crossfoot.model.statement import Compare, Level, Status
from crossfoot.reconcile import PlainEntry

__all__ = ["with_outcomes"]

_OUTCOMES = {
    "exceeded": Quantity(more_than(0), Unit.COUNT, Form.MORE),
    "missed": Quantity(below(0), Unit.COUNT, Form.LESS),
}
_HALF = 2


def with_outcomes(page: tuple[PlainEntry, ...], reading: Reading) -> tuple[PlainEntry, ...]:
    """The claims, each "more than its target" and "short of its goal" as the comparison it makes."""
    told = dict(_told({entry.claim.id: entry.claim for entry in page}, reading))
    return tuple(
        replace(entry, claim=replace(entry.claim, statement=told[entry.claim.id])) if entry.claim.id in told else entry
        for entry in page
    )


def _told(claims: Mapping[str, Claim], reading: Reading) -> Iterator[tuple[str, Compare]]:
    """What each status compares, by its claim's id."""
    for read in claims_by_sentence(reading):
        sentence = [claims[claim.id] for claim in read if claim.id in claims]
        for place, claim in enumerate(sentence):
            statement = claim.statement
            if not isinstance(statement, Status) or statement.state not in _OUTCOMES or claim.mode is not Mode.ACTUAL:
                continue
            figure = _figure(claim, sentence[:place][::-1]) or _figure(claim, sentence[place:])
            goal = claims.get(claim.link(LinkKind.TARGET) or "")
            if figure is None or goal is None or not (goal in sentence or _is_meant(figure, goal, claims.values())):
                continue
            yield claim.id, Compare(figure.cell, _OUTCOMES[statement.state], "difference", other=goal.id)


def _figure(status: Claim, claims: Sequence[Claim]) -> Claim | None:
    """The first figure of what the vendor of a status has done."""
    found = (c for c in claims if isinstance(c.statement, Level) and c.mode is Mode.ACTUAL)
    return next((claim for claim in found if claim.cell.vendor == status.cell.vendor), None)


def _is_meant(figure: Claim, goal: Claim, claims: Iterable[Claim]) -> bool:
    """Whether "its target" can only be this goal: there is no other, and its time is that of the figure so far."""
    goals = {
        getattr(claim.statement, "value", None)
        for claim in claims
        if claim.mode is Mode.TARGET and isinstance(claim.statement, Level) and claim.cell.vendor == goal.cell.vendor
    }
    return len(goals) == 1 and _fills(figure.cell.period, goal.cell.period)


def _fills(done: Period, whole: Period) -> bool:
    """Whether a time is another, or its beginning and more than half of it."""
    if done == whole:
        return True
    days, all_days = done.days, whole.days
    is_to_date = done.start is not None and done.start == whole.start
    return is_to_date and days is not None and all_days is not None and all_days < _HALF * days < _HALF * all_days
