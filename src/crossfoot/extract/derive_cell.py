"""The derivation of a table's cell: its row, the head of its column, the caption, the text before the table.

Invariant: words are named only where they say what the slot holds: a caption is the origin of a period only if it
names one.
"""

from __future__ import annotations

from dataclasses import dataclass

from crossfoot.extract.derivation import Derivation, Figure, Filled, Words
from crossfoot.extract.numbers import find_numbers
from crossfoot.extract.periods import find_times
from crossfoot.extract.placing import places_of
from crossfoot.extract.retrace import Key, Trace, change_of, words_of
from crossfoot.extract.tokens import tokenize
from crossfoot.knowledge import Vocabulary
from crossfoot.model import Block, Claim, How, Quantity, Table

__all__ = ["derive_cell"]


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell, the first cell of its row, the head of its column, and the caption."""

    block: Block
    row: Words | None
    column: Words | None
    caption: Words | None


def derive_cell(
    trace: Trace, number: int, table: Table, position: int, claim: Claim | None, vocabulary: Vocabulary
) -> Derivation | None:
    """How the claim of a cell came about; without a claim, what stands around its number.

    Args:
        trace: The page as read.
        number: Which of its sentences and tables the table is.
        table: The table.
        position: Where on the page the number starts.
        claim: The claim, or None for an unread number.
        vocabulary: Words, names and frames.
    """
    cell = _cell_at(table, position)
    if cell is None:
        return None
    quantity = None if claim is None else getattr(claim.statement, "value", None)
    return Derivation(
        place=trace.seen[number].place,
        sentence=words_of(cell.block, 0, len(cell.block.text)),
        tokens=(),
        figure=_figure(cell.block, quantity, vocabulary),
        matched=None,
        slots=_around(cell) if claim is None else _slots(trace, number, cell, claim, vocabulary),
    )


def _cell_at(table: Table, position: int) -> _Cell | None:
    rows = [row for row in table.rows if row]
    for row in rows:
        for column, cell in enumerate(row):
            block = cell.block
            if not block.text:
                continue
            start, end = block.raw_span(0, len(block.text))
            if start <= position < end:
                head = rows[0][column].block if column < len(rows[0]) else None
                return _Cell(block, _all(row[0].block), _all(head), _all(table.caption))
    return None


def _all(block: Block | None) -> Words | None:
    return None if block is None or not block.text else words_of(block, 0, len(block.text))


def _figure(block: Block, quantity: Quantity | None, vocabulary: Vocabulary) -> Figure | None:
    number = next(iter(find_numbers(block.text, vocabulary)), None)
    if number is None:
        return None
    return Figure(words_of(block, number.start, number.end), number, change_of(number, quantity))


def _around(cell: _Cell) -> tuple[Filled, ...]:
    return (
        Filled("row", "" if cell.row is None else cell.row.text, "the first cell of its row", cell.row),
        Filled("column", "" if cell.column is None else cell.column.text, "the head of its column", cell.column),
    )


def _slots(trace: Trace, number: int, cell: _Cell, claim: Claim, vocabulary: Vocabulary) -> tuple[Filled, ...]:
    address, caption = claim.cell, cell.caption
    tokens = () if caption is None else tokenize(caption.text, vocabulary)
    placed = address.place in [where.code for where in places_of(tokens, vocabulary)]
    dated = caption is not None and bool(find_times(caption.text, vocabulary))
    voiced = any(t.cls in ("SOURCE", "VENDOR", "PERSON") for t in tokens)
    said = ", citing ".join(source.who for source in claim.sources)
    stated = dict(claim.how).get("period") is How.STATED
    return (
        Filled("kind", claim.kind, "what the head of its column counts", cell.column),
        Filled("vendor", ", ".join(address.vendor), "the first cell of its row", cell.row),
        _before(trace, number, Filled("measure", address.measure or "", "the measure the page uses"), address.measure),
        _before(trace, number, Filled("product", address.product or "", "the product of the page"), address.product),
        Filled("place", address.place or "", "the place its caption names", caption)
        if placed
        else _before(trace, number, Filled("place", address.place or "", "no place named: the world"), address.place),
        Filled("period", address.period.label, "the head of its column", cell.column)
        if stated
        else Filled("period", address.period.label, "the time its caption names", caption)
        if dated
        else _before(
            trace, number, Filled("period", address.period.label, "another column of its table"), address.period
        ),
        Filled("source", said, "the source its caption names", caption)
        if said and voiced
        else _before(trace, number, Filled("source", said, "the voice of the page"), claim.sources)
        if said
        else Filled("source", "the page itself", "nobody is quoted"),
    )


def _before(trace: Trace, number: int, usual: Filled, held: object) -> Filled:
    """The text before the table that names it; what is usual where none does."""
    key: Key = (usual.slot, held)
    found = None if held is None else trace.before(key, number)
    if found is None:
        return usual
    sentence, index = found
    token = sentence.tokens[index]
    whole = words_of(sentence.block, sentence.tokens[0].start, sentence.tokens[-1].end)
    words = words_of(sentence.block, token.start, token.end)
    return Filled(usual.slot, usual.value, "carried on from the text before the table", words, whole)
