"""Tables: rows under headers, one claim per cell.

Invariant: a cell is read only where its header says what it is and its row whose it is; magnitude and unit come from
the caption or the header, the period from the header, else from the caption, else from the text before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from itertools import zip_longest

from crossfoot.extract.calendar import TimeContext, base_of, resolve
from crossfoot.extract.discourse import PageFacts, State
from crossfoot.extract.draft import Draft
from crossfoot.extract.mention import Mention, requantify
from crossfoot.extract.numbers import find_numbers
from crossfoot.extract.numerals import grammar_of
from crossfoot.extract.periods import find_times
from crossfoot.extract.placing import places_of
from crossfoot.extract.tokens import tokenize
from crossfoot.extract.voice import voices_of
from crossfoot.knowledge import Vocabulary
from crossfoot.model import ALL, OTHERS, Base, Block, How, Period, Relation, Role, Source, Table, TableCell, Unit
from crossfoot.model.period import UNKNOWN

__all__ = ["read_table"]

_KINDS = (
    ("share", re.compile(r"\bshare\b|\bms\b", re.IGNORECASE)),
    ("growth", re.compile(r"growth|change|yoy|y/y|year[- ]on[- ]year|qoq|\+/-|% chg|variation", re.IGNORECASE)),
    (
        "level",
        re.compile(
            r"units|shipments|volume|sales|deliveries|millions?\b|thousands?\b|\d[QH]\d\d|Q[1-4]|20\d\d|registrations",
            re.IGNORECASE,
        ),
    ),
    ("rank", re.compile(r"\brank\b|^#$|position", re.IGNORECASE)),
)
_UNITS = re.compile(
    r"\b(?:in )?(?P<m>thousands?|millions?|lakhs?|crores?|'?000s?|mn|m units|k units)\b|\((?P<p>m|k|mn|000s?)\)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Column:
    kind: str
    period: Period
    how: How
    magnitude: Fraction | None
    base: Relation


@dataclass(frozen=True, slots=True)
class _Around:
    """What surrounds the table: the focus, the page, the words, and who speaks in it."""

    state: State
    facts: PageFacts
    vocabulary: Vocabulary
    sources: tuple[Source, ...] = ()


# Block of a cell, first and one past the last character of a number in it, key of the reason why it is no claim.
_Left = tuple[Block, int, int, str]


def read_table(
    table: Table, state: State, facts: PageFacts, vocabulary: Vocabulary
) -> tuple[tuple[Draft, ...], tuple[_Left, ...]]:
    """The claims of a table's cells, and the numbers in the other cells; no claim where no header says what counts."""
    rows = [row for row in table.rows if row]
    if len(rows) < 2:
        return (), ()
    caption = table.caption.text if table.caption is not None else ""
    around = _Around(state, facts, vocabulary)
    around = replace(around, sources=_sources(caption, around), state=_placed(state, caption, vocabulary))
    columns = _columns(rows[0], caption, around)
    if not any(column is not None and column.kind in ("level", "share") for column in columns):
        columns = []  # changes alone may be changes of price
    out: list[Draft] = []
    left: list[_Left] = []
    for row in rows[1:]:
        vendor = _row_vendor(row[0].block.text, vocabulary)
        for column, cell in zip_longest(columns[1 : len(row)], row[1:]):
            draft = None if column is None or vendor is None else _cell(cell, column, vendor, around)
            if draft is not None and not _is_whole(draft):
                out.append(draft)
                continue
            reason = "whole" if draft is not None else "column" if column is None else "subject"
            reason = "bare" if reason == "subject" and vendor is not None else reason
            numbers = find_numbers(cell.block.text, vocabulary)
            left += [(cell.block, number.start, number.end, reason) for number in numbers]
    return tuple(out), tuple(left)


def _placed(state: State, caption: str, vocabulary: Vocabulary) -> State:
    """ "Smartphone shipments in India, Q3 2016": the one place a caption names is that of all cells."""
    named = {where.code for where in places_of(tokenize(caption, vocabulary), vocabulary)}
    return replace(state, place=named.pop()) if len(named) == 1 else state


def _is_whole(draft: Draft) -> bool:
    """The sum of a share column says nothing."""
    return draft.kind == "share" and draft.vendor == (ALL,)


def _columns(header: tuple[TableCell, ...], caption: str, around: _Around) -> list[_Column | None]:
    focus = around.state.period
    context = TimeContext(around.facts.published, focus)
    last = _period(caption, context, around.vocabulary)
    units = _magnitude(caption, around.vocabulary)
    out: list[_Column | None] = []
    for cell in header:
        text = cell.block.text
        kind = next((kind for kind, pattern in _KINDS if pattern.search(text)), None)
        own = None if kind == "growth" else _period(text, context, around.vocabulary)
        period = own or last or (focus if focus is not UNKNOWN else None)
        last = own or last
        if kind is None or period is None:
            out.append(None)
            continue
        how = How.STATED if own is not None else How.CARRIED
        relation = Relation.QOQ if re.search(r"qoq|q/q|quarter", text, re.IGNORECASE) else Relation.YOY
        out.append(_Column(kind, period, how, _magnitude(text, around.vocabulary) or units, relation))
    return _growth_of_latest(out)


def _growth_of_latest(columns: list[_Column | None]) -> list[_Column | None]:
    """Growth is of the latest period of the table."""
    levels = [c.period for c in columns if c is not None and c.kind == "level" and c.period.end is not None]
    if not levels:
        return columns
    latest = max(levels, key=lambda period: period.end or date.min)
    return [replace(c, period=latest) if c is not None and c.kind == "growth" else c for c in columns]


def _period(text: str, context: TimeContext, vocabulary: Vocabulary) -> Period | None:
    found = find_times(text, vocabulary)
    if not found:
        return None
    period = resolve(found[0].expr, context)[0]
    return None if period is UNKNOWN else period


def _magnitude(text: str, vocabulary: Vocabulary) -> Fraction | None:
    found = _UNITS.search(text)
    if found is None:
        return None
    word = (found["m"] or found["p"]).lower().strip("'").removesuffix(" units")
    if word.startswith("000"):
        return Fraction(1000)
    magnitudes = grammar_of(vocabulary).magnitudes
    return Fraction(magnitudes.get(word) or magnitudes.get(word.rstrip("s")) or 1)


def _sources(caption: str, around: _Around) -> tuple[Source, ...]:
    vocabulary = around.vocabulary
    voices = voices_of(tokenize(caption, vocabulary), around.state, around.facts, vocabulary) if caption else ()
    return voices[0].sources if voices else around.state.sources


def _for_row(sources: tuple[Source, ...], vendor: str) -> tuple[Source, ...]:
    """A company speaks for its own row only."""
    own = sources and sources[-1].role in (Role.VENDOR, Role.EXECUTIVE)
    return () if own and sources[-1].org != vendor else sources


def _row_vendor(text: str, vocabulary: Vocabulary) -> str | None:
    name = text.strip().strip("*#†0123456789. ").lower()
    if re.fullmatch(r"others?|rest|rest of (?:the )?market|all others", name):
        return OTHERS
    if re.fullmatch(r"(?:grand )?total|all vendors|market|total market|worldwide", name):
        return ALL
    token = next((t for t in tokenize(text, vocabulary) if t.cls == "VENDOR"), None)
    return None if token is None else token.value


def _cell(cell: TableCell, column: _Column, vendor: str, around: _Around) -> Draft | None:
    numbers = find_numbers(cell.block.text, around.vocabulary)
    if len(numbers) != 1 or numbers[0].kind not in ("BARE", "COUNT", "PCT"):
        return None
    number = _valued(numbers[0], column)
    if number is None or number.quantity is None:
        return None
    state, facts = around.state, around.facts
    falls = column.kind == "growth" and number.sign < 0
    quantity = replace(number.quantity, interval=-number.quantity.interval) if falls else number.quantity
    place = How.CARRIED if state.place else How.DEFAULT
    how = (("vendor", How.STATED), ("place", place), ("period", column.how), ("source", How.CARRIED))
    return Draft(
        kind=column.kind,
        block=cell.block,
        start=number.start,
        end=number.end,
        frame="table-cell",
        vendor=(vendor,),
        measure=state.measure or facts.measure or "shipments",
        product=facts.product,
        segment=facts.segment,
        place=state.place or "WORLD",
        period=column.period,
        value=quantity,
        base=Base(column.base, base_of(column.base, column.period)) if column.kind == "growth" else None,
        sources=_for_row(around.sources, vendor),
        how=how,
    )


def _valued(number: Mention, column: _Column) -> Mention | None:
    """The cell's number in the unit of its column."""
    match column.kind:
        case "level" if number.kind == "PCT":
            return None
        case "level":
            carries = column.magnitude is not None and not number.magnitude
            return requantify(number, kind="COUNT", magnitude=column.magnitude or Fraction(1)) if carries else number
        case "share" | "growth":
            return requantify(number, kind="PCT", magnitude=Fraction(1))
    return None if number.quantity is None else replace(number, quantity=replace(number.quantity, unit=Unit.RANK))
