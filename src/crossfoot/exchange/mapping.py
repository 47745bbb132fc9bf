"""How a foreign table is read: which column fills which slot of a claim, and what its words mean.

Invariant: a mapping says everything; what it does not say is never guessed. Its digest is of the file's bytes and goes
into every entry that is read by it.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable
from collections.abc import Mapping as Dict
from dataclasses import dataclass, replace
from typing import Any

from crossfoot.errors import MappingError
from crossfoot.knowledge.naming import near

__all__ = [
    "IMPORTED",
    "PAGE_SLOTS",
    "SLOTS",
    "Condition",
    "Figure",
    "Layout",
    "Mapping",
    "Rule",
    "Skip",
    "Word",
    "load_mapping",
]

PAGE_SLOTS = ("url", "outlet", "title", "published")
"""What is said of the page a figure was published on; rows that agree on all of it are of one page."""

SLOTS = (
    "kind", "vendor", "measure", "product", "place", "period", "model", "segment", "incl", "excl", "per", "fiscal",
    "value", "low", "high", "low_open", "high_open", "unit", "form", "magnitude",
    "base", "tie", "above", "below", "event", "relation", "other", "sum_of", "record", "scope", "of", "predicate",
    "state", "since", "deal", "with",
    "mode", "strength", "polarity", "cue", "source", "flag", "note", "goal", "revision", "stated_on", *PAGE_SLOTS,
)  # fmt: skip
"""What a column, a constant, a value table or a rule can fill. The names are those of the claims schema."""

_NEEDED = ("kind", "vendor", "measure", "product", "place", "period")
_PARTS = ("table", "columns", "constants", "values", "known", "figure", "rule", "skip")
_LAYOUT = {"delimiter": str, "encoding": str, "header": int, "sheet": str, "decimal": str, "dates": list}
_KNOWN = ("vendors", "products", "places")

IMPORTED = "import-"
"""How the version of everything starts that reads tables into a ledger."""

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """How the file is laid out.

    Args:
        delimiter: What parts the cells of a text table, or "" to find out.
        encoding: Of a text table, or "" to find out.
        header: Number of the row with the names of the columns; 0 where none has, and columns are called 1, 2, 3.
        sheet: Of a workbook, or "" for its first.
        decimal: The decimal sign, a point or a comma.
        dates: How days, months and years are written, as `strptime` has it, beside the ways that are always read.
    """

    delimiter: str = ""
    encoding: str = ""
    header: int = 1
    sheet: str = ""
    decimal: str = "."
    dates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Condition:
    """What columns must hold: for each, one of some texts; `*` stands for any run of letters."""

    columns: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """Slots that are set where a condition holds; `{column}` stands for what the row has there."""

    when: Condition
    slots: Pairs


@dataclass(frozen=True, slots=True)
class Skip:
    """Rows that are left out, and why."""

    when: Condition
    reason: str


@dataclass(frozen=True, slots=True)
class Word:
    """What a text in the column of a slot means: that slot, and maybe others, set."""

    slot: str
    text: str
    means: Pairs


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of each row, where rows hold several: its own columns and constants."""

    columns: Pairs
    constants: Pairs


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping file.

    Args:
        name: The file, for messages.
        digest: Hash of its bytes.
        layout: How the table is laid out.
        columns: Slot and column.
        constants: Slot and what it is in every row.
        words: Value tables.
        rules: In order; a later one wins.
        skips: Rows left out.
        figures: Figures of each row; one that adds nothing where the file names none.
        known: Kind (`vendors`, `products`, `places`) and name, beyond the vocabulary.
    """

    name: str
    digest: str
    layout: Layout
    columns: Pairs
    constants: Pairs
    words: tuple[Word, ...] = ()
    rules: tuple[Rule, ...] = ()
    skips: tuple[Skip, ...] = ()
    figures: tuple[Figure, ...] = (Figure((), ()),)
    known: Pairs = ()

    @property
    def reader(self) -> str:
        """What an entry says read it."""
        return f"{IMPORTED}{self.digest[:12]}"

    def names(self, kind: str) -> frozenset[str]:
        """The vendors, products or places it knows beyond the vocabulary."""
        return frozenset(name for known, name in self.known if known == kind)


def load_mapping(data: bytes, *, name: str) -> Mapping:
    """Read a mapping file.

    Args:
        data: Its bytes, TOML.
        name: For messages.

    Raises:
        MappingError: It is no TOML, or says something a mapping may not say.
    """
    try:
        found = tomllib.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise MappingError(f"'{name}'", f"it is no TOML ({fault})") from fault
    file = _File(name)
    file.check_names("", found, _PARTS)
    mapping = Mapping(
        name=name,
        digest=hashlib.sha256(data).hexdigest(),
        layout=file.layout(found.get("table", {})),
        columns=file.slots("columns", found.get("columns", {})),
        constants=file.slots("constants", found.get("constants", {})),
        words=tuple(file.words(found.get("values", {}))),
        rules=tuple(
            Rule(file.condition(where, part), file.slots(where, _part(part, "set")))
            for where, part in file.parts(found, "rule", ("when", "set"))
        ),
        skips=tuple(
            Skip(file.condition(where, part), file.text(where, part.get("reason", "")))
            for where, part in file.parts(found, "skip", ("when", "reason"))
        ),
        figures=tuple(
            Figure(file.slots(where, _part(part, "columns")), file.slots(where, _part(part, "constants")))
            for where, part in file.parts(found, "figure", ("columns", "constants"))
        )
        or (Figure((), ()),),
        known=tuple(file.known(found.get("known", {}))),
    )
    _check_needed(mapping)
    return mapping


def _part(table: Dict[str, Any], name: str) -> Any:
    return table.get(name, {})


@dataclass(frozen=True, slots=True)
class _File:
    """Checks one file, and says where in it a fault is."""

    name: str

    def fault(self, where: str, why: str) -> MappingError:
        return MappingError(f"'{self.name}'" + (f", {where}" if where else ""), why)

    def check_names(self, where: str, table: Any, known: Iterable[str]) -> None:
        """Refuse a name there is none of, with those spelled alike."""
        if not isinstance(table, dict):
            raise self.fault(where, f"{table!r} stands where a table of names was expected")
        for name in table:
            if name not in known:
                expected = near(name, frozenset(known)) or f"; expected one of {', '.join(known)}"
                raise self.fault(where, f"there is no '{name}'{expected}")

    def text(self, where: str, found: Any) -> str:
        """A text; a number or a truth is taken as it is written."""
        if isinstance(found, bool):
            return str(found).lower()
        if not isinstance(found, str | int | float):
            raise self.fault(where, f"{found!r} stands where a text was expected")
        return str(found)

    def texts(self, where: str, found: Any) -> tuple[str, ...]:
        """One text or a list of them."""
        return tuple(self.text(where, one) for one in (found if isinstance(found, list) else [found]))

    def slots(self, where: str, table: Any) -> Pairs:
        """Slots and what fills them."""
        self.check_names(where, table, SLOTS)
        return tuple((slot, self.joined(f"{where}, {slot}", found)) for slot, found in table.items())

    def joined(self, where: str, found: Any) -> str:
        """A text, or the names of a group joined by plus signs."""
        return "+".join(self.texts(where, found))

    def layout(self, table: Any) -> Layout:
        self.check_names("table", table, _LAYOUT)
        for name, found in table.items():
            if not isinstance(found, _LAYOUT[name]):
                raise self.fault(f"table, {name}", f"{found!r} is no {_LAYOUT[name].__name__}")
        layout = replace(Layout(), **{**table, "dates": self.texts("table, dates", table.get("dates", []))})
        if layout.decimal not in (".", ","):
            raise self.fault("table, decimal", f"'{layout.decimal}' is no decimal sign: it is '.' or ','")
        if len(layout.delimiter) > 1:
            raise self.fault("table, delimiter", f"'{layout.delimiter}' is more than one letter")
        if layout.header < 0:
            raise self.fault("table, header", "rows are counted from 1, and 0 means that there is no header")
        return layout

    def words(self, tables: Any) -> Iterable[Word]:
        self.check_names("values", tables, SLOTS)
        for slot, table in tables.items():
            where = f"values, {slot}"
            if not isinstance(table, dict):
                raise self.fault(where, f"{table!r} stands where a table of texts was expected")
            seen: set[str] = set()
            for text, means in table.items():
                if text.casefold() in seen:
                    raise self.fault(where, f"'{text}' stands there twice, case aside")
                seen.add(text.casefold())
                set_ = self.slots(f"{where}, '{text}'", means if isinstance(means, dict) else {slot: means})
                yield Word(slot, text.casefold(), set_)

    def condition(self, where: str, part: Dict[str, Any]) -> Condition:
        when = part.get("when")
        if not isinstance(when, dict) or not when:
            raise self.fault(where, "it has no `when` that names a column and what stands there")
        return Condition(tuple((column, self.texts(where, found)) for column, found in when.items()))

    def parts(self, found: Dict[str, Any], name: str, known: tuple[str, ...]) -> Iterable[tuple[str, Dict[str, Any]]]:
        """The entries of a list of tables, each with its place for messages."""
        tables = found.get(name, [])
        if not isinstance(tables, list):
            raise self.fault(name, f"it is written [[{name}]], once for each")
        for number, part in enumerate(tables, 1):
            self.check_names(f"{name} {number}", part, known)
            yield f"{name} {number}", part

    def known(self, table: Any) -> Iterable[tuple[str, str]]:
        self.check_names("known", table, _KNOWN)
        for kind, names in table.items():
            yield from ((kind, name) for name in self.texts(f"known, {kind}", names))


def _check_needed(mapping: Mapping) -> None:
    """Refuse a mapping that leaves a slot open which every claim must have."""
    everywhere = {slot for slot, _ in (*mapping.columns, *mapping.constants)}
    everywhere |= {slot for word in mapping.words for slot, _ in word.means}
    everywhere |= {slot for rule in mapping.rules for slot, _ in rule.slots}
    for figure in mapping.figures:
        given = everywhere | {slot for slot, _ in (*figure.columns, *figure.constants)}
        missing = next((slot for slot in _NEEDED if slot not in given), None)
        if missing is not None:
            raise MappingError(f"'{mapping.name}'", f"no column and no constant gives the {missing}")
        if {"goal", "note"} <= given:
            raise MappingError(f"'{mapping.name}'", "a claim's note holds its goal, and a note is given beside it")
