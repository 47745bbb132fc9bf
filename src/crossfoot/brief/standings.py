"""Rank, size and share by place in sentences, each as one source has it.

Invariant: nothing is worked out; every figure is a claim, told with its source.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from crossfoot.brief.names import Names, product_name, verb_for
from crossfoot.brief.telling import Draft, Sentence
from crossfoot.ledger import Entry
from crossfoot.model import Unit
from crossfoot.model.statement import Order, Rank
from crossfoot.track import Standing
from crossfoot.track.wording import and_list, period_name

__all__ = ["standing_sentence", "standing_sentences"]

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_MOST_SOURCES = 3  # for one place; the fullest come first


def standing_sentences(standings: tuple[Standing, ...], vendor: str, names: Names) -> Iterator[Sentence]:
    """One sentence for each source and place, the fullest sources of a place only."""
    told: dict[tuple[str, str], int] = {}
    for standing in standings:
        key = standing.product, standing.place
        told[key] = told.get(key, 0) + 1
        if told[key] <= _MOST_SOURCES:
            yield standing_sentence(standing, vendor, names)


def standing_sentence(standing: Standing, vendor: str, names: Names) -> Sentence:
    """What one source says of a vendor in one place."""
    draft = Draft()
    name, where = names.vendor(vendor), names.where(standing.place)
    is_own = standing.origin == vendor
    who = f"by its own account {name}" if is_own else f"{name}"
    source = "" if is_own else f", according to {names.voice(standing.origin)}"
    rank = None if standing.rank is None else _rank(standing.rank)
    when = f"in {period_name(standing.period)}"
    rivals = _rivals(draft, standing, vendor, names)
    facts = list(_facts(draft, standing, is_size_first=rank is None))
    if rank is not None and standing.rank is not None:
        draft.cite(standing.rank.id)
        facts = [f"with {facts[0]}", *facts[1:]] if facts and standing.level is not None else facts
        head = f"{who} was {rank} {where} {when}"
    elif standing.level is not None:
        verb = verb_for(standing.measure, past=True)
        head = f"{who} {verb} {facts.pop(0)} {where} {when}"
    elif standing.share is not None:
        head = f"{who} had {facts.pop(0)} {where} {when}"
    else:
        head = f"{who} stood {rivals} {where} {when}"
        rivals = ""
    tail = "".join(f", {fact}" for fact in ((rivals, *facts) if rivals else facts))
    return draft.sentence(f"{head}{tail}{source}.")


def _facts(draft: Draft, standing: Standing, *, is_size_first: bool) -> Iterator[str]:
    """Size, share and growth, in that order."""
    things = product_name(standing.product)
    if standing.level is not None:
        yield f"{draft.claim(standing.level)} {things}"
    if standing.share is not None:
        amount = draft.claim(standing.share)
        is_alone = is_size_first and standing.level is None
        yield f"{amount} of the market for {things}" if is_alone else f"{amount} of the market"
    if standing.growth is not None:
        yield _growth(draft, standing.growth)


def _growth(draft: Draft, entry: Entry) -> str:
    value = getattr(entry.claim.statement, "value")  # noqa: B009
    low, high = value.interval.low, value.interval.high
    if low is not None and high is not None and low < 0 < high:
        return f"{draft.interval(value.interval)} percent on a year before" if value.unit is Unit.PERCENT else ""
    direction = "down" if high is not None and high <= 0 else "up"
    return f"{direction} {draft.claim(entry)} on a year before"


def _rank(entry: Entry) -> str | None:
    statement = entry.claim.statement
    if not isinstance(statement, Rank) or statement.value.interval.low is None:
        return None
    number = statement.value.interval.low
    place = _ordinal(number)
    return f"tied for {place} place" if statement.tie else place


def _ordinal(number: Fraction) -> str:
    if number.denominator == 1 and 1 <= number <= len(_ORDINALS):
        return _ORDINALS[int(number) - 1]
    return f"number {number}"


def _rivals(draft: Draft, standing: Standing, vendor: str, names: Names) -> str:
    """Who stands above and below, as far as the source names them."""
    above: list[str] = []
    below: list[str] = []
    for entry in standing.orders:
        statement = entry.claim.statement
        if isinstance(statement, Order):
            draft.cite(entry.id)
            side, rival = (above, statement.above) if statement.below == vendor else (below, statement.below)
            side.append(names.vendor(rival))
    parts = [f"behind {and_list(above)}"] if above else []
    parts += [f"ahead of {and_list(below)}"] if below else []
    return and_list(parts)
