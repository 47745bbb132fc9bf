"""Tables: rows under headers, one claim per cell.

Invariant: a cell is read only where its header says what it is and its row whose it is; magnitude and unit come from
the caption or the header, the period from the header, else from the caption, else from the text before.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from crossfoot.extract.brands import counted_in, left_out
from crossfoot.extract.calendar import TimeContext
from crossfoot.extract.columns import Column, headers_of, read_columns
from crossfoot.extract.discourse import PageFacts, State
from crossfoot.extract.draft import Draft
from crossfoot.extract.goods import Goods, goods_of
from crossfoot.extract.mention import Mention, requantify
from crossfoot.extract.numbers import find_numbers
from crossfoot.extract.placing import places_of
from crossfoot.extract.tokens import Token, tokenize
from crossfoot.extract.voice import voices_of
from crossfoot.extract.wares import Wares
from crossfoot.knowledge import Vocabulary
from crossfoot.model import ALL, OTHERS, Block, BlockKind, How, Mode, Role, Source, Table, TableCell, Unit

__all__ = ["is_row_name", "read_table"]

_REST = re.compile(r"others?|rest|(?:the )?rest of (?:the )?market|all others|other vendors|other companies|other")
_WHOLE = re.compile(r"(?:grand )?totals?|all vendors|market|total market|worldwide|worldwide total|overall|industry")
_FEWEST = 2
_NAME_COLUMNS = 3
_SMALL = 1000
_FORECAST = re.compile(r"forecast|\d[EF]\b|\(f\)|\(e\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Whose:
    """Whom a row is about: a vendor or one of its lines, goods of the whole market, or a place."""

    vendor: str
    model: str | None = None
    goods: Goods | None = None
    place: str | None = None
    incl: tuple[str, ...] = ()
    excl: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Around:
    """What surrounds the table: the focus, the page, the words, who speaks in it, and what is counted."""

    state: State
    facts: PageFacts
    vocabulary: Vocabulary
    sources: tuple[Source, ...] = ()
    goods: Goods | None = None
    measure: str | None = None


# Block of a cell, first and one past the last character of a number in it, key of the reason why it is no claim.
_Left = tuple[Block, int, int, str]
_Rows = list[tuple[TableCell, ...]]
_EMPTY = TableCell(Block(BlockKind.CELL, "", ()))


def read_table(
    table: Table,
    state: State,
    facts: PageFacts,
    vocabulary: Vocabulary,
    near: str = "",
    says: Callable[[str], Fraction | None] = lambda _: None,
) -> tuple[tuple[Draft, ...], tuple[_Left, ...]]:
    """The claims of a table's cells, and the numbers in the other cells; no claim where no header says what counts.

    Args:
        table: The table.
        state: What is in focus before it.
        facts: What holds for the page.
        vocabulary: Words and names.
        near: What stands right over the table where it has no caption, and the line that names its source.
        says: What the text multiplies some digits by ("15.5 million"), for columns without a unit.
    """
    rows = _grid(table)
    caption = near if table.caption is None else f"{table.caption.text} {near}"
    around = _around(caption, state, facts, vocabulary)
    top = next((i for i, row in enumerate(rows) if i and _has_figures(row, vocabulary)), len(rows))
    body, at = rows[top:], _name_column(rows[top:], caption, vocabulary)
    if not body:
        return (), ()
    headers = headers_of([tuple(cell.block.text.strip() for cell in row) for row in rows[:top]])
    cells = [[row[i].block.text for row in body] for i in range(len(headers))]
    context = TimeContext(facts.published, state.period)
    columns = read_columns(headers, cells, caption, context, vocabulary)
    columns = _sized(columns, cells, says)
    if at is not None and len({one for row in body if (one := _whose(row[at].block.text, caption, vocabulary))}) > 1:
        around = _of_nobody(around)
    if not any(column is not None and column.kind in ("level", "share") for column in columns):
        columns = [None] * len(columns)  # changes alone may be changes of price
    ahead = [_FORECAST.search(header) is not None for header in headers]
    out: list[Draft] = []
    left: list[_Left] = []
    for row in body:
        whose = None if at is None else _whose(row[at].block.text, caption, vocabulary)
        for i, cell in enumerate(row):
            if i == at or (at is not None and i < at):
                continue
            column = columns[i]
            draft = None if column is None or whose is None else _cell(cell, column, whose, around)
            if draft is not None and not _is_whole(draft, whose):
                out.append(replace(draft, mode=Mode.FORECAST) if ahead[i] or _is_ahead(draft, facts) else draft)
                continue
            reason = "whole" if draft is not None else "column" if column is None else "subject"
            reason = "bare" if reason == "subject" and whose is not None else reason
            numbers = find_numbers(cell.block.text, vocabulary)
            left += [(cell.block, number.start, number.end, reason) for number in numbers]
    return tuple(out), tuple(left)


def _grid(table: Table) -> _Rows:
    """The rows with spans written out, all of one length."""
    held: dict[tuple[int, int], TableCell] = {}
    rows: list[list[TableCell]] = []
    for number, row in enumerate(r for r in table.rows if r):
        cells: list[TableCell] = []
        for cell in row:
            while (number, len(cells)) in held:
                cells.append(held[number, len(cells)])
            for _ in range(max(1, cell.colspan)):
                for below in range(1, max(1, cell.rowspan)):
                    held[number + below, len(cells)] = cell
                cells.append(cell)
        while (number, len(cells)) in held:
            cells.append(held[number, len(cells)])
        rows.append(cells)
    width = max((len(row) for row in rows), default=0)
    return [(*row, *[_EMPTY] * (width - len(row))) for row in rows]


def _has_figures(row: tuple[TableCell, ...], vocabulary: Vocabulary) -> bool:
    """Whether a row is one of figures: a cell of it behind the first is a number and nothing else."""
    for cell in row[1:]:
        text = cell.block.text.strip()
        numbers = find_numbers(text, vocabulary)
        if len(numbers) == 1 and not cell.is_header and not any(c.isalpha() for c in text[: numbers[0].start]):
            return True
    return False


def _name_column(body: _Rows, caption: str, vocabulary: Vocabulary) -> int | None:
    """The column that names whom the rows are about: of the first ones, the one that names most."""
    width = min(_NAME_COLUMNS, len(body[0])) if body else 0
    names = [[_whose(row[i].block.text, caption, vocabulary) is not None for row in body] for i in range(width)]
    best = max(range(width), key=lambda i: (sum(names[i]), -i), default=0)
    return best if width and any(names[best]) else None


def _around(caption: str, state: State, facts: PageFacts, vocabulary: Vocabulary) -> _Around:
    tokens = tokenize(caption, vocabulary) if caption else ()
    named = {where.code for where in places_of(tokens, vocabulary)}
    place = named.pop() if len(named) == 1 else state.place if state.leads else state.home
    state = replace(state, place=None if place == "WORLD" else place)
    voices = voices_of(tokens, state, facts, vocabulary)
    goods = goods_of(tokens, vocabulary)
    measure = next((t.value for t in tokens if t.cls == "MEASURE"), None)
    sources = voices[0].sources if voices else state.sources or state.main
    return _Around(state, facts, vocabulary, sources, next(iter(goods)) if len(goods) == 1 else None, measure)


def _of_nobody(around: _Around) -> _Around:
    """ "The company believes …" over a table of several companies: it does not speak for their figures."""
    told = around.sources and around.sources[-1].role in (Role.VENDOR, Role.EXECUTIVE)
    return replace(around, sources=()) if told else around


def _is_whole(draft: Draft, whose: _Whose | None) -> bool:
    """The sum of a share column says nothing; the share of a place or a product does."""
    return draft.kind == "share" and whose == _Whose(ALL)


def _is_ahead(draft: Draft, facts: PageFacts) -> bool:
    """A figure of a time that is not over is a forecast."""
    end = draft.period.end
    return facts.published is not None and end is not None and end > facts.published


def _sized(
    columns: list[Column | None], cells: list[list[str]], says: Callable[[str], Fraction | None]
) -> list[Column | None]:
    """Counts without a unit: in full, or in the unit that the text gives one of the figures; else they are not read."""
    told = (
        says(one)
        for column, texts in zip(columns, cells, strict=True)
        if not _is_sized(column, texts)
        for one in _digits(texts)
        if "." in one
    )
    size = next((found for found in told if found is not None), None)
    columns = [
        c if c is None or _is_sized(c, texts) else replace(c, magnitude=size)
        for c, texts in zip(columns, cells, strict=True)
    ]
    return [c if _is_sized(c, texts) else None for c, texts in zip(columns, cells, strict=True)]


def _digits(cells: list[str]) -> list[str]:
    return [found[0] for cell in cells if (found := re.search(r"\d[\d,]*(?:\.\d+)?", cell))]


def _is_sized(column: Column | None, cells: list[str]) -> bool:
    if column is None or column.kind != "level" or column.magnitude is not None:
        return True
    if any("illion" in cell or re.search(r"\d ?[MmKk]\b", cell) for cell in cells):
        return True
    return all("." not in one and int(one.replace(",", "")) >= _SMALL for one in _digits(cells)[:1])


def _for_row(sources: tuple[Source, ...], vendor: str) -> tuple[Source, ...]:
    """A company speaks for its own row only."""
    own = sources and sources[-1].role in (Role.VENDOR, Role.EXECUTIVE)
    return () if own and sources[-1].org != vendor else sources


def is_row_name(text: str, vocabulary: Vocabulary) -> bool:
    """Whether the first cell of a row names whom it is about."""
    return _whose(text, "", vocabulary) is not None


def _whose(text: str, caption: str, vocabulary: Vocabulary) -> _Whose | None:
    """Whom the first cell of a row names."""
    name = text.strip().strip("*#†0123456789.: ").lower()
    if _REST.fullmatch(name):
        return _Whose(OTHERS)
    if _WHOLE.fullmatch(name):
        return _Whose(ALL)
    tokens = tokenize(text, vocabulary)
    index = next((i for i, t in enumerate(tokens) if t.cls in ("VENDOR", "LINE")), None)
    if index is not None:
        slug, _, line = tokens[index].value.partition("|")
        return _Whose(slug, line or None, None, None, counted_in(tokens, index), left_out(tokens, index))
    return _of_the_market(tokens, caption, vocabulary)


def _of_the_market(tokens: tuple[Token, ...], caption: str, vocabulary: Vocabulary) -> _Whose | None:
    """A row of a place or of a product, under a caption that names no vendor."""
    words = [t for t in tokens if t.cls not in ("P", "W")]
    if len(words) != 1 or any(t.cls == "VENDOR" for t in tokenize(caption, vocabulary)):
        return None
    if words[0].cls == "PLACE":
        return _Whose(ALL, place=words[0].value)
    goods = goods_of((words[0],), vocabulary) if words[0].cls == "PRODUCT" else frozenset()
    return _Whose(ALL, goods=next(iter(goods))) if goods else None


def _cell(cell: TableCell, column: Column, whose: _Whose, around: _Around) -> Draft | None:
    numbers = find_numbers(cell.block.text, around.vocabulary)
    if len(numbers) != 1 or numbers[0].kind not in ("BARE", "COUNT", "PCT"):
        return None
    number = _valued(numbers[0], column)
    if number is None or number.quantity is None:
        return None
    state, facts = around.state, around.facts
    falls = column.kind == "growth" and number.sign < 0
    quantity = replace(number.quantity, interval=-number.quantity.interval) if falls else number.quantity
    goods = whose.goods or around.goods
    if goods is None:
        wares = Wares((), (), state, facts, around.vocabulary)
        goods = Goods(wares.as_tracked(facts.product, (whose.vendor,)) if facts.product else "", facts.segment)
    place = How.STATED if whose.place else How.CARRIED if state.place else How.DEFAULT
    how = (("vendor", How.STATED), ("place", place), ("period", column.how), ("source", How.CARRIED))
    return Draft(
        kind=column.kind,
        block=cell.block,
        start=number.start,
        end=number.end,
        frame="table-cell",
        vendor=(whose.vendor,),
        measure=column.measure or around.measure or state.measure or facts.measure or "shipments",
        product=goods.product or None,
        segment=goods.segment,
        model=whose.model,
        incl=whose.incl,
        excl=whose.excl,
        place=whose.place or state.place or "WORLD",
        period=column.period,
        value=quantity,
        base=column.base,
        sources=_for_row(around.sources, whose.vendor),
        how=how,
    )


def _valued(number: Mention, column: Column) -> Mention | None:
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
