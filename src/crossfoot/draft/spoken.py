"""The claims of a draft as they are held against each other: whole lists, one word for the goods, no figure read twice.

Invariant: what is changed here is changed for the draft against itself only; a claim that was read from a sentence
together with another figure for the very same thing says nothing, for one of the two was misread.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from crossfoot.draft.known import told
from crossfoot.draft.outcomes import with_outcomes
from crossfoot.draft.sentences import claims_by_sentence
from crossfoot.extract import Reading
from crossfoot.model import ALL, OTHERS, Block, Claim, Mode, Table, Unit
from crossfoot.model.statement import Compare, Growth, Level, Share
from crossfoot.reconcile import PlainEntry
from crossfoot.reconcile.cells import canonical
from crossfoot.reconcile.rules.rest import WHOLE

__all__ = ["confused", "spoken"]

# A maker of electric cars has them counted under the name it is tracked by, whatever its market is called.
_TWO = 2
_GOALS = (Mode.TARGET, Mode.GUIDANCE)
_CARS = frozenset({"car", "ev", "nev", "bev"})


def confused(reading: Reading) -> frozenset[str]:
    """Ids of claims that give one thing another figure than their own sentence does elsewhere."""
    found: set[str] = set()
    for claims in claims_by_sentence(reading):
        for place, one in enumerate(claims):
            for other in claims[place + 1 :]:
                if _is_one_thing(one, other):
                    found |= {one.id, other.id}
    return frozenset(found)


def spoken(page: tuple[PlainEntry, ...], reading: Reading) -> tuple[PlainEntry, ...]:
    """The claims of a draft as they are held against each other."""
    compared = with_outcomes(_with_differences(_of_one_product(page), reading), reading)
    return _with_whole_lists(compared, reading)


def _of_one_product(page: tuple[PlainEntry, ...]) -> tuple[PlainEntry, ...]:
    """The claims with cars counted as their market is called, as cars where the draft speaks of no market of them."""
    markets = {e.claim.cell.product for e in page if e.claim.cell.vendor in ((ALL,), (OTHERS,))} & _CARS
    if len(markets) > 1:
        return page
    product = next(iter(markets), "car")
    vendors: dict[tuple[str, ...], set[str | None]] = {}
    for entry in page:
        vendors.setdefault(entry.claim.cell.vendor, set()).add(entry.claim.cell.product)
    return tuple(
        _counted_as(entry, product) if len(vendors[entry.claim.cell.vendor] & _CARS) == 1 else entry for entry in page
    )


def _with_differences(page: tuple[PlainEntry, ...], reading: Reading) -> tuple[PlainEntry, ...]:
    """The claims, "a difference of 2 million" held against the two figures in front of it: the larger less the smaller.

    Left alone where its sentence has not just two figures in front of it, or does not say which is larger.
    """
    told = {claim.id: two for claims in claims_by_sentence(reading) for claim, two in _differences(claims)}
    return tuple(_between(entry, *told[entry.claim.id]) if entry.claim.id in told else entry for entry in page)


def _differences(claims: list[Claim]) -> Iterator[tuple[Claim, tuple[Claim, Claim]]]:
    """Each difference without sides, with the larger and the smaller figure in front of it."""
    for place, claim in enumerate(claims):
        statement = claim.statement
        if not isinstance(statement, Compare) or statement.relation != "difference" or statement.other is not None:
            continue
        if statement.value.unit is not Unit.COUNT:
            continue
        levels = [one for one in claims[:place] if isinstance(one.statement, Level)]
        one, other = (told(level) for level in levels) if len(levels) == _TWO else (None, None)
        if one is None or other is None or one.meets(other) or levels[0].cell.vendor == levels[1].cell.vendor:
            continue
        is_falling = other.high is not None and one.low is not None and other.high < one.low
        yield claim, (levels[0], levels[1]) if is_falling else (levels[1], levels[0])


def _between(entry: PlainEntry, larger: Claim, smaller: Claim) -> PlainEntry:
    statement = entry.claim.statement
    if not isinstance(statement, Compare) or len(smaller.cell.vendor) > 1:
        return entry
    sided = replace(statement, cell=larger.cell, other=smaller.cell.vendor[0])
    return replace(entry, claim=replace(entry.claim, statement=sided))


def _with_whole_lists(page: tuple[PlainEntry, ...], reading: Reading) -> tuple[PlainEntry, ...]:
    """The claims, the rest line of each table noted as that of a whole list where every figure of it was read."""
    whole = {claim.id for table in _tables(reading) for claim in _rest_lines(table, reading)}
    return tuple(
        replace(entry, claim=replace(entry.claim, note=WHOLE)) if entry.claim.id in whole else entry for entry in page
    )


def _is_one_thing(one: Claim, other: Claim) -> bool:
    """Whether two claims give figures for one thing that do not meet; goals follow each other, "from 42 to 13"."""
    if one.mode in _GOALS:
        return False
    if one.kind != other.kind or not isinstance(one.statement, Level | Share | Growth) or one.mode is not other.mode:
        return False
    if canonical(one.cell) != canonical(other.cell) or one.sources != other.sources:
        return False
    if any(getattr(one.statement, name, None) != getattr(other.statement, name, None) for name in ("whole", "base")):
        return False
    mine, theirs = told(one), told(other)
    return mine is not None and theirs is not None and not mine.meets(theirs)


def _counted_as(entry: PlainEntry, product: str | None) -> PlainEntry:
    statement = entry.claim.statement
    if statement.cell.product not in _CARS:
        return entry
    renamed = replace(statement, cell=replace(statement.cell, product=product))
    return replace(entry, claim=replace(entry.claim, statement=renamed))


def _tables(reading: Reading) -> Iterator[Table]:
    for item in reading.document.blocks:
        if isinstance(item, Table) and item.furniture is None:
            yield item


def _rest_lines(table: Table, reading: Reading) -> Iterator[Claim]:
    """The rest lines of the columns of a table in which every figure was read and a total stands."""
    columns = range(max((len(row) for row in table.rows), default=0))
    for column in columns:
        cells = [row[column].block for row in table.rows if column < len(row) and not row[column].is_header]
        figures = [block for block in cells if any(letter.isdigit() for letter in block.text)]
        read = [_claims_in(block, reading.claims) for block in figures]
        claims = [claim for found in read for claim in found]
        has_total = any(claim.cell.vendor == (ALL,) and isinstance(claim.statement, Level) for claim in claims)
        if all(read) and has_total:
            yield from (claim for claim in claims if claim.cell.vendor == (OTHERS,))


def _claims_in(block: Block, claims: Iterable[Claim]) -> list[Claim]:
    if not block.pieces:
        return []
    first, last = block.raw_span(0, len(block.text))
    return [claim for claim in claims if claim.span is not None and first <= claim.span.start < last]
