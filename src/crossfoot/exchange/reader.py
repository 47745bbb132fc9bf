"""What a row of a table claims, and the page that is said to have published it.

Invariant: a reader makes a claim of a row or says which slot keeps it from one; it never fills a slot by a guess. Both
readers, of foreign tables and of crossfoot's own, are of this one form.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol

from crossfoot.errors import InputError
from crossfoot.exchange.cells import read_cell
from crossfoot.exchange.figure import SlotError, read_quantity
from crossfoot.exchange.mapping import IMPORTED, PAGE_SLOTS, Layout, Mapping
from crossfoot.exchange.own import KEYS, claim_of
from crossfoot.exchange.slots import Filled, Filler
from crossfoot.exchange.table import Row, Table
from crossfoot.exchange.times import published_on, read_period
from crossfoot.exchange.voices import read_chain
from crossfoot.extract.calendar import base_of
from crossfoot.knowledge import Vocabulary, load_vocabulary
from crossfoot.knowledge.naming import near, read_measure, read_place, read_product, vendor_named
from crossfoot.ledger import Goal
from crossfoot.model import ALL, OTHERS, Claim, Mode, Period, Polarity, Quantity, Relation, Strength
from crossfoot.model.interchange import from_json, names_of_kind, period_fields
from crossfoot.model.statement import KINDS

__all__ = ["MappedReader", "OwnReader", "PageKey", "Reader", "Said", "is_own"]

_NAMES = ("incl", "excl")
_NARROWING = ("model", "segment", "per", "fiscal")
_MANNER = {"mode": Mode, "strength": Strength, "polarity": Polarity}
_REMARKS = ("cue", "flag")
_POINTS = str.maketrans(",.", ".,")
_OF_KINDS = frozenset(name for kind in KINDS for name in names_of_kind(kind)) - {"value"}
_GOALS = frozenset({Mode.TARGET.value, Mode.GUIDANCE.value, Mode.FORECAST.value, Mode.PLAN.value})


@dataclass(frozen=True, slots=True)
class PageKey:
    """What is said of a page: a day that cannot be read as it stands, and its id in the ledger it comes from."""

    url: str | None
    outlet: str | None
    title: str | None
    published: date | str | None
    page: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """One claim of a row.

    Args:
        claim: The claim; its id is its row's.
        stated: The figure as stated.
    """

    claim: Claim
    stated: str


class Reader(Protocol):
    """Reads the rows of one table."""

    @property
    def version(self) -> str:
        """What an entry says read it."""
        ...

    def skipped(self, row: Row) -> str | None:
        """Why a row is left out, or None."""
        ...

    def pages(self, row: Row) -> Iterator[PageKey]:
        """The page of each of its figures."""
        ...

    def read(self, row: Row) -> Iterator[tuple[PageKey, Said | SlotError]]:
        """Each of its figures: the page it is of, and the claim or what keeps it from being one."""
        ...


class MappedReader:
    """Reads a foreign table by a mapping.

    Args:
        mapping: What the table means.
        table: The table.

    Raises:
        TableError: The mapping names a column the table has not.
    """

    def __init__(self, mapping: Mapping, table: Table) -> None:
        self._mapping = mapping
        self._table = table.name
        self._filler = Filler(mapping, table.header, table.name)
        self._names = _Names(load_vocabulary(), mapping)

    @property
    def version(self) -> str:
        """See `Reader.version`."""
        return self._mapping.reader

    def skipped(self, row: Row) -> str | None:
        """See `Reader.skipped`."""
        return self._filler.skipped(row)

    def pages(self, row: Row) -> Iterator[PageKey]:
        """See `Reader.pages`."""
        return (self._page(filled) for filled in self._filler.fill(row))

    def read(self, row: Row) -> Iterator[tuple[PageKey, Said | SlotError]]:
        """See `Reader.read`."""
        for filled in self._filler.fill(row):
            key = self._page(filled)
            try:
                if isinstance(key.published, str):
                    published_on(key.published, self._mapping.layout.dates, self._names.vocabulary)
                yield key, self._said(row, filled)
            except SlotError as fault:
                column = filled.columns.get(fault.slot)
                yield key, fault if column is None else SlotError(f"column '{column}'", fault.met, fault.expected)

    def _page(self, filled: Filled) -> PageKey:
        url, outlet, title, published = (filled.slots.get(slot) for slot in PAGE_SLOTS)
        try:
            day = published and published_on(published, self._mapping.layout.dates, self._names.vocabulary)
        except SlotError:
            return PageKey(url, outlet, title, published)
        return PageKey(url, outlet, title, day or None)

    def _said(self, row: Row, filled: Filled) -> Said:
        slots, names = filled.slots, self._names
        layout, vocabulary = self._mapping.layout, names.vocabulary
        kind = slots.get("kind", "")
        _one_of("kind", kind, KINDS)
        if "value" in slots and "value" not in names_of_kind(kind):
            raise SlotError("value", slots["value"], f"and a {kind} has no value")
        fields = names.fields(slots, layout)
        fields["value"] = None
        quantity = read_quantity(_with_points(slots, layout), vocabulary, is_goal=fields["mode"] in _GOALS)
        fields |= {"id": _id(row, filled), "kind": kind, "note": _note(slots)}
        at = filled.columns.get("value") or filled.columns.get("low") or filled.columns.get("high")
        place = f"row {row.number} of {self._table}" + (f", column {at}" if at else "")
        return Said(replace(_claim(fields, quantity), frame=place), slots.get("value") or _ends_as_stated(slots))


def is_own(header: tuple[str, ...]) -> bool:
    """Whether a table has the columns of crossfoot's own."""
    return set(KEYS) <= set(header)


class OwnReader:
    """Reads a table of claims that crossfoot wrote; every name is taken as it stands."""

    version = f"{IMPORTED}crossfoot-table/1"

    def __init__(self, table: Table) -> None:
        self._table = table

    def skipped(self, row: Row) -> str | None:  # noqa: ARG002  no row of it is left out
        """See `Reader.skipped`."""
        return None

    def pages(self, row: Row) -> Iterator[PageKey]:
        """See `Reader.pages`."""
        cells = dict(zip(self._table.header, row.cells, strict=False))
        url, outlet, title = (_or_as_it_stands(cells.get(name, "")) for name in ("url", "outlet", "title"))
        day = cells.get("published", "")
        yield PageKey(url, outlet, title, _day(day) if day else None, cells.get("page") or None)

    def read(self, row: Row) -> Iterator[tuple[PageKey, Said | SlotError]]:
        """See `Reader.read`."""
        cells = dict(zip(self._table.header, row.cells, strict=False))
        (key,) = self.pages(row)
        if isinstance(key.published, str):
            yield key, SlotError("column 'published'", key.published, "expected a day such as 2017-10-31")
            return
        try:
            claim = claim_of(cells, f"r{row.number}", f"row {row.number} of {self._table.name}")
            yield key, Said(claim, read_cell(cells.get("stated", "")) or "")
        except SlotError as fault:
            yield key, fault
        except ValueError:
            yield key, SlotError("column 'stated'", cells.get("stated", ""), "expected a text")


def _or_as_it_stands(cell: str) -> str | None:
    try:
        return read_cell(cell)
    except (ValueError, TypeError):
        return cell


def _day(text: str) -> date | str:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return text


@dataclass(frozen=True, slots=True)
class _Names:
    """What the texts of a table stand for."""

    vocabulary: Vocabulary
    mapping: Mapping

    def fields(self, slots: dict[str, str], layout: Layout) -> dict[str, Any]:
        """The slots of a claim but for its figure, as the interchange format has them."""
        kind = slots["kind"]
        period = read_period(_needed(slots, "period"), layout.dates, self.vocabulary)
        fields: dict[str, Any] = {
            "vendor": self.vendors("vendor", _needed(slots, "vendor")),
            "measure": _known("measure", _needed(slots, "measure"), read_measure),
            "product": self.named("products", "product", _needed(slots, "product")),
            "place": self.named("places", "place", _needed(slots, "place")),
            "period": period_fields(period),
            "sources": read_chain(slots.get("source", ""), slots.get("outlet", ""), self.vocabulary),
            **{name: slots.get(name) for name in (*_NARROWING, *_REMARKS)},
            **{name: slots[name].split("+") for name in _NAMES if name in slots},
            **{name: _one_of(name, slots.get(name, next(iter(words))), words) for name, words in _MANNER.items()},
        }
        for name in _OF_KINDS & slots.keys():
            if name not in names_of_kind(kind):
                raise SlotError(name, slots[name], f"and a {kind} has no {name}")
            fields[name] = slots[name]
        if "base" in names_of_kind(kind):
            fields["base"] = _base(_needed(slots, "base"), period, layout, self.vocabulary)
        for name in ("above", "below", "tie"):
            if name in fields:
                fields[name] = "+".join(self.vendors(name, fields[name]))
        return fields

    def vendors(self, slot: str, text: str) -> list[str]:
        """The vendors of a text, several joined by plus signs."""
        return [self._vendor(slot, name.strip()) for name in text.split("+")]

    def _vendor(self, slot: str, name: str) -> str:
        if name in (ALL, OTHERS) or (name.startswith("@") and len(name) > 1):
            return name
        if name in self.mapping.names("vendors"):
            return name
        found = vendor_named(name, self.vocabulary)
        if found is None:
            names = {spelled for vendor in self.vocabulary.vendors for spelled in vendor.names}
            expected = f"expected a vendor that is known, {ALL}, {OTHERS} or a @cohort{near(name, names)}"
            raise SlotError(slot, name, expected)
        return found

    def named(self, kind: str, slot: str, name: str) -> str:
        """A product or place, by the mapping or by the vocabulary."""
        if name in self.mapping.names(kind):
            return name
        if kind == "places":
            return _known(slot, name, lambda text: read_place(text, self.vocabulary))
        try:
            return read_product(name, self.vocabulary)
        except InputError:
            alike = near(name.casefold(), {term.text for term in self.vocabulary.terms if term.kind == "PRODUCT"})
            raise SlotError(slot, name, f"expected a product that is known{alike}") from None


def _id(row: Row, filled: Filled) -> str:
    return f"r{row.number}" if filled.number == 1 else f"r{row.number}.{filled.number}"


def _needed(slots: dict[str, str], slot: str) -> str:
    if not slots.get(slot):
        raise SlotError(slot, "", "expected something to stand there")
    return slots[slot]


def _one_of(slot: str, text: str, words: Iterable[str]) -> str:
    if text not in tuple(words):
        raise SlotError(slot, text, f"expected one of {', '.join(words)}")
    return text


def _known(slot: str, text: str, read: Any) -> str:
    """A name that is known, or the sentence that refuses it, as a fault of its slot."""
    try:
        return str(read(text))
    except InputError as fault:
        raise SlotError(slot, text, str(fault).partition(": ")[2].rstrip(".")) from fault


def _with_points(slots: dict[str, str], layout: Layout) -> dict[str, str]:
    """The slots of the figure with a decimal point, whatever sign the table uses."""
    if layout.decimal == ".":
        return slots
    numbers = ("value", "low", "high")
    return slots | {name: slots[name].translate(_POINTS) for name in numbers if name in slots}


def _ends_as_stated(slots: dict[str, str]) -> str:
    return " to ".join(slots.get(name, "…") for name in ("low", "high")) if "low" in slots or "high" in slots else ""


def _base(text: str, period: Period, layout: Layout, vocabulary: Vocabulary) -> dict[str, Any]:
    """What growth is measured against: `yoy`, `qoq` and the like, or with its period, `yoy:2016-Q3`."""
    name, _, named = text.partition(":")
    try:
        relation = Relation(name.strip().casefold())
    except ValueError:
        raise SlotError("base", text, f"expected one of {', '.join(Relation)}, or one with its period") from None
    base = read_period(named.strip(), layout.dates, vocabulary) if named else base_of(relation, period)
    if base.start is None:
        raise SlotError("base", text, f"and {period.label} has no such base: name its period")
    return {"rel": relation.value, **period_fields(base)}


def _note(slots: dict[str, str]) -> str | None:
    """The note: the goal it is about, or what the table says."""
    if "goal" not in slots:
        return slots.get("note")
    revision = slots.get("revision")
    if revision is not None and not revision.isdecimal():
        raise SlotError("revision", revision, "expected a whole number, 0 for the first")
    return Goal(slots["goal"], None if revision is None else int(revision), slots.get("stated_on")).note()


def _claim(fields: dict[str, Any], quantity: Quantity | None) -> Claim:
    """The claim of all its fields."""
    if quantity is not None:
        interval = quantity.interval
        fields["value"] = {"lo": interval.low, "hi": interval.high, "lo_open": interval.low_open,
                           "hi_open": interval.high_open, "unit": quantity.unit.value, "form": quantity.form.value,
                           "written": quantity.written}  # fmt: skip
    try:
        return from_json(fields)
    except InputError as fault:
        met = fields["vendor"] if isinstance(fields["vendor"], str) else "+".join(fields["vendor"])
        raise SlotError("row", f"{met} {fields['kind']}", str(fault).partition(": ")[2].rstrip(".")) from fault
