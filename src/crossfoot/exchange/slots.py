"""From the row of a table to the texts that fill a claim's slots, by a mapping.

Invariant: constants come first, then columns through their value tables, then the figure's own constants and columns,
then rules in their order; the last word wins, an empty cell says nothing, and for every slot it is known which column
said it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fnmatch import translate

from crossfoot.errors import TableError
from crossfoot.exchange.mapping import Condition, Figure, Mapping, Pairs
from crossfoot.exchange.table import Row
from crossfoot.knowledge.naming import near

__all__ = ["Filled", "Filler"]

Texts = tuple[str, ...]
_WILD = re.compile(r"[*?\[]")
_COLUMN = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class Filled:
    """What a row says of one of its figures.

    Args:
        number: Which figure of the row, from 1.
        slots: Slot and text, none empty.
        columns: Slot and the column that said it, where one did.
    """

    number: int
    slots: dict[str, str]
    columns: dict[str, str]


class Filler:
    """Fills slots from the rows of one table.

    Args:
        mapping: What the table means.
        header: Names of its columns.
        name: The table, for messages.

    Raises:
        TableError: The mapping names a column the table has not, or has twice.
    """

    def __init__(self, mapping: Mapping, header: Texts, name: str) -> None:
        self._places = _Places(header, name, mapping.name)
        self._words: dict[str, dict[str, Pairs]] = {}
        for word in mapping.words:
            self._words.setdefault(word.slot, {})[word.text] = word.means
        self._constants = dict(mapping.constants)
        self._columns = self._placed(mapping.columns)
        self._figures = tuple(self._figure(figure) for figure in mapping.figures)
        self._rules = tuple(
            (self._test(rule.when), tuple((slot, self._template(text)) for slot, text in rule.slots))
            for rule in mapping.rules
        )
        self._skips = tuple((self._test(skip.when), skip.reason) for skip in mapping.skips)
        self._is_single = len(mapping.figures) == 1

    def skipped(self, row: Row) -> str | None:
        """Why a row is left out, or None."""
        cells = tuple(map(str.strip, row.cells))
        return next((reason for test, reason in self._skips if test(cells)), None)

    def fill(self, row: Row) -> Iterator[Filled]:
        """The figures of a row; where rows hold several, a figure that says nothing of its own is none."""
        cells = tuple(map(str.strip, row.cells))
        slots, columns = dict(self._constants), dict[str, str]()
        self._take(cells, self._columns, slots, columns)
        for number, (constants, placed) in enumerate(self._figures, 1):
            own, names = {**slots, **constants}, dict(columns)
            if self._take(cells, placed, own, names) or self._is_single:
                self._apply_rules(cells, own, names)
                yield Filled(number, own, names)

    def _apply_rules(self, cells: Texts, slots: dict[str, str], columns: dict[str, str]) -> None:
        for test, templates in self._rules:
            if test(cells):
                for slot, template in templates:
                    text = template(cells)
                    columns.pop(slot, None)
                    if text:
                        slots[slot] = text
                    else:
                        slots.pop(slot, None)

    def _take(self, cells: Texts, placed: tuple[tuple[str, int, str], ...], slots: dict[str, str],
              columns: dict[str, str]) -> bool:  # fmt: skip
        """Fill slots from columns, and say whether any had something."""
        has_any = False
        for slot, place, name in placed:
            text = cells[place]
            if not text:
                continue
            means = self._words.get(slot, {}).get(text.casefold())
            for to, said in means if means is not None else ((slot, text),):
                if said:  # "n/a" may mean nothing
                    has_any = True
                    slots[to] = said
                    columns[to] = name
        return has_any

    def _placed(self, columns: Pairs) -> tuple[tuple[str, int, str], ...]:
        return tuple((slot, self._places.of(name), name) for slot, name in columns)

    def _figure(self, figure: Figure) -> tuple[dict[str, str], tuple[tuple[str, int, str], ...]]:
        return dict(figure.constants), self._placed(figure.columns)

    def _test(self, condition: Condition) -> Callable[[Texts], bool]:
        parts = tuple((self._places.of(name), _matcher(texts)) for name, texts in condition.columns)
        return lambda cells: all(matches(cells[place]) for place, matches in parts)

    def _template(self, text: str) -> Callable[[Texts], str]:
        """What a rule sets: the text, with what stands in the columns it names."""
        pieces = _COLUMN.split(text)
        if len(pieces) == 1:
            return lambda _: text
        words, places = pieces[::2], [self._places.of(name) for name in pieces[1::2]]
        return lambda cells: words[0] + "".join(cells[p] + w for p, w in zip(places, words[1:], strict=True))


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the columns of a table stand."""

    header: Texts
    table: str
    mapping: str

    def of(self, name: str) -> int:
        """The place of a column.

        Raises:
            TableError: There is none of that name, or there are several.
        """
        wanted = " ".join(name.split())
        count = self.header.count(wanted)
        if count == 1:
            return self.header.index(wanted)
        if count > 1:
            raise TableError(self.table, f"{count} of its columns are called '{name}', and '{self.mapping}' names one")
        alike = near(wanted, frozenset(self.header)) or f"; it has {', '.join(self.header)}"
        raise TableError(self.table, f"mapping '{self.mapping}' names a column '{name}', and it has none{alike}")


def _matcher(texts: Texts) -> Callable[[str], bool]:
    """Whether a cell is one of some texts, of which `*` stands for any run of letters."""
    plain = frozenset(text for text in texts if not _WILD.search(text))
    wild = [re.compile(translate(text), re.DOTALL) for text in texts if _WILD.search(text)]
    return lambda cell: cell in plain or any(pattern.match(cell) for pattern in wild)
