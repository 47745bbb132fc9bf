"""A page read a second time with somebody looking on, so that its derivations can be told.

Invariant: reading is the same whether somebody looks on or not; what is found here is where things stand, never what
they are.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from crossfoot.extract.assemble import Reading, extract
from crossfoot.extract.derivation import Words
from crossfoot.extract.draft import Draft
from crossfoot.extract.mention import Mention
from crossfoot.extract.sentence import Sentence
from crossfoot.knowledge import Vocabulary
from crossfoot.model import Block, Document, Quantity, Table

__all__ = ["Key", "Seen", "Trace", "change_of", "retrace", "words_of"]

# A slot and what it holds.
Key = tuple[str, object]

_OF_VENDOR = ("VENDOR", "VENDORS", "OWN", "LINE", "DESCRIBED")


@dataclass(frozen=True, slots=True)
class Seen:
    """A sentence or a table as it was read, and where it stands on the page."""

    item: Sentence | Table
    start: int
    end: int
    place: str


class Trace:
    """All sentences and tables of a page in the order of reading, and which of them name what."""

    def __init__(self, reading: Reading, seen: Sequence[Seen]) -> None:
        self.reading = reading
        self.seen = tuple(seen)
        self._by_start = sorted(range(len(self.seen)), key=lambda i: self.seen[i].start)
        self._starts = [self.seen[i].start for i in self._by_start]
        self._named: dict[Key, list[tuple[int, int]]] = {}
        for number, one in enumerate(self.seen):
            if isinstance(one.item, Sentence):
                for key, index in _named_in(one.item):
                    self._named.setdefault(key, []).append((number, index))

    def at(self, position: int) -> int | None:
        """Which sentence or table a character of the page stands in, or None."""
        found = bisect_right(self._starts, position) - 1
        if found < 0:
            return None
        number = self._by_start[found]
        return number if position < self.seen[number].end else None

    def before(self, key: Key, number: int) -> tuple[Sentence, int] | None:
        """The last sentence before one that names a thing, and the token that does."""
        named = self._named.get(key, [])
        found = bisect_left(named, (number, -1)) - 1
        return None if found < 0 else self._told(named[found])

    def after(self, key: Key, number: int) -> tuple[Sentence, int] | None:
        """The first sentence behind one that names a thing, and the token that does."""
        named = self._named.get(key, [])
        found = bisect_left(named, (number + 1, -1))
        return None if found == len(named) else self._told(named[found])

    def _told(self, where: tuple[int, int]) -> tuple[Sentence, int]:
        item = self.seen[where[0]].item
        if not isinstance(item, Sentence):
            raise TypeError("only sentences name things here")
        return item, where[1]


def retrace(document: Document, vocabulary: Vocabulary) -> Trace:
    """Read a page again, keeping every sentence as the frames saw it."""
    seen: list[Seen] = []
    sentences: Counter[int] = Counter()
    numbers = {id(block): number for number, block in enumerate(document.blocks, 1)}

    def watch(item: Sentence | Table, found: Sequence[Draft]) -> None:
        del found
        if isinstance(item, Sentence):
            sentences[item.number] += 1
            start, end = item.block.raw_span(item.tokens[0].start, item.tokens[-1].end)
            place = f"{item.block.kind.value}, block {item.number + 1}, sentence {sentences[item.number]}"
            seen.append(Seen(item, start, end, place))
            return
        edges = [edge for block in _blocks(item) if block.text for edge in block.raw_span(0, len(block.text))]
        if edges:
            seen.append(Seen(item, min(edges), max(edges), f"table, block {numbers[id(item)]}"))

    return Trace(extract(document, vocabulary, watch=watch), seen)


def words_of(block: Block, start: int, end: int) -> Words:
    """The words at a place of a block."""
    first, last = block.raw_span(start, end)
    return Words(first, last, " ".join(block.text[start:end].split()))


def change_of(mention: Mention, quantity: Quantity | None) -> str:
    """What became of the interval that the words of a number allow: "", `turned` or `carried`."""
    read = mention.quantity
    if read is None or quantity is None or read.interval == quantity.interval:
        return ""
    turned = quantity.interval.high is not None and quantity.interval.high <= 0
    return "turned" if turned and not read.interval.meets(quantity.interval) else "carried"


def _blocks(table: Table) -> list[Block]:
    cells = [cell.block for row in table.rows for cell in row]
    return cells if table.caption is None else [table.caption, *cells]


def _named_in(sentence: Sentence) -> list[tuple[Key, int]]:
    """What a sentence names by itself, each with its token."""
    out: list[tuple[Key, int]] = []
    for index, token in enumerate(sentence.tokens):
        if token.cls in _OF_VENDOR:
            slugs = token.value.removeprefix("=").split("|")[0].split(",")
            out += [(("vendor", slug), index) for slug in slugs]
        if token.cls == "MARKET":
            out.append((("vendor", "ALL"), index))
        if token.cls == "MEASURE":
            out.append((("measure", sentence.as_counted(token.value)), index))
        if token.cls == "LINE":
            out.append((("model", token.value.split("|")[1]), index))
        product = sentence.product_at(index)
        if product is not None:
            out.append((("product", product), index))
    out += [(("period", when.period), when.index) for when in sentence.times]
    out += [(("last day", when.period.last), when.index) for when in sentence.times if when.period.last is not None]
    out += [(("place", where.code), where.index) for where in sentence.places]
    out += [(("source", voice.sources), voice.index) for voice in sentence.voices]
    out += [(("source", voice.sources[-1].who), voice.index) for voice in sentence.voices]
    return sorted(out, key=lambda named: named[1])
