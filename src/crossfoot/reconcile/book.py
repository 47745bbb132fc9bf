"""All assertions of a view, with the look-ups that rules need.

Invariant: a place once given to an assertion stays its place when more entries come. What a rule finds here depends on
the entries alone, never on their order of arrival; a rule that looks something up reads it again when that changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from crossfoot.model import ALL, Cell, Claim, Form, Inclusions, Interval, Unit
from crossfoot.model.statement import Growth, Level, Rank, Share
from crossfoot.reconcile.assertion import Assertion, Entry, is_goal, is_running, key_of, withdrawn_by
from crossfoot.reconcile.cells import canonical, is_vendor, label, unknown
from crossfoot.reconcile.reading import Sum, amount

__all__ = ["Book", "LookUp", "Turned", "book_of", "coarse_of", "empty_book", "grown_book", "market_of", "sum_for"]

ListKey = tuple[str, Cell]
# What is looked up, and for what: ("ranks", origin and address), ("claim", page and claim id) and so on.
LookUp = tuple[str, Any]


@dataclass(frozen=True, slots=True)
class Book:
    """The assertions and what was found in them.

    Args:
        assertions: Figures, goals and coarser readings of figures, by place.
        retired: Places of assertions all of whose entries have been withdrawn.
        finer: Place of a coarser reading: the place of the figure it is a reading of.
        inclusions: Which brands and places are counted in which others.
        hedged: Whether reported and rumoured figures count.
        note: Told each look-up before it is answered.
        entries: Id: entry.
        claims: Page and claim id: the claim.
        withdrawn: Page and claim id of figures that their own page corrects or revises.
        places: What the entries of an assertion have in common: its place.
        index: What is to be found where, each with the place it comes from.
    """

    assertions: tuple[Assertion, ...]
    retired: frozenset[int]
    finer: Mapping[int, int]
    inclusions: Inclusions
    hedged: bool
    note: Callable[[LookUp], None]
    entries: Mapping[str, Entry]
    claims: Mapping[tuple[str, str], Claim]
    withdrawn: frozenset[tuple[str, str]]
    places: Mapping[tuple[str, ...], int]
    index: Mapping[LookUp, tuple[tuple[int, Any], ...]]

    @property
    def asserted(self) -> tuple[Assertion, ...]:
        """Figures and goals that somebody asserts, each once."""
        silent = self.retired | self.finer.keys()
        return tuple(assertion for place, assertion in enumerate(self.assertions) if place not in silent)

    def list_of(self, assertion: Assertion, cell: Cell) -> ListKey:
        """Which list a vendor's figure stands in: the origin and the address without the vendor."""
        return assertion.origin, _without_vendor(cell)

    def at(self, key: tuple[str, ...]) -> Assertion:
        """The assertion whose entries have this in common."""
        return self.assertions[self.places[key]]

    def ranked(self, key: ListKey) -> tuple[tuple[Fraction, int, Cell], ...]:
        """Places in a list: rank, place of the claim here, and cell, by rank."""
        found = [(rank, place, cell) for place, (rank, cell) in self._look("ranks", key)]
        return tuple(sorted(found, key=lambda row: (row[0], label(row[2]), row[1])))

    def shares(self, cell: Cell) -> tuple[tuple[str, Interval, int], ...]:
        """Printed shares at an address: origin, interval in percent, place of the claim here."""
        found = [(origin, interval, place) for place, (origin, interval) in self._look("shares", cell)]
        return tuple(sorted(found, key=lambda row: self.assertions[row[2]].key))

    def named(self, key: ListKey) -> tuple[Cell, ...]:
        """Cells of the vendors that an origin names at an address, sorted."""
        return tuple(sorted({cell for _, cell in self._look("named", key)}, key=label))

    def listed(self, page: str, market: Cell) -> tuple[Cell, ...]:
        """One cell for each vendor, or vendors together, whose figure a page prints for a market, sorted."""
        first: dict[tuple[str, ...], Cell] = {}
        for cell in sorted({cell for _, cell in self._look("listed", (page, market))}, key=label):
            first.setdefault(cell.vendor, cell)
        return tuple(first[vendor] for vendor in sorted(first))

    def claim(self, page: str, name: str) -> Claim | None:
        """A claim by page and id."""
        self.note(("claim", (page, name)))
        return self.claims.get((page, name))

    def goal(self, page: str, name: str) -> Assertion | None:
        """A goal by page and claim id."""
        return next((self.assertions[place] for place, _ in self._look("goal", (page, name))), None)

    def goals(self, pages: Iterable[str]) -> tuple[Assertion, ...]:
        """The goals of some pages, sorted."""
        places = {place for page in pages for place, _ in self._look("goals", page)}
        return tuple(sorted((self.assertions[place] for place in places), key=lambda goal: goal.key))

    def _look(self, what: str, key: object) -> tuple[tuple[int, Any], ...]:
        self.note((what, key))
        return self.index.get((what, key), ())


@dataclass(frozen=True, slots=True)
class Turned:
    """What became different in a book.

    Args:
        places: Assertions that are new, have other entries, or are retired.
        look_ups: Look-ups that are now answered otherwise.
    """

    places: frozenset[int]
    look_ups: frozenset[LookUp]


def empty_book(*, hedged: bool, inclusions: Inclusions) -> Book:
    """A book without entries."""
    return Book((), frozenset(), {}, inclusions, hedged, _unnoted, {}, {}, frozenset(), {}, {})


def book_of(entries: Iterable[Entry], *, hedged: bool, inclusions: Inclusions) -> Book:
    """The book of some entries."""
    return grown_book(empty_book(hedged=hedged, inclusions=inclusions), entries)[0]


def grown_book(book: Book, more: Iterable[Entry]) -> tuple[Book, Turned]:
    """The same book with more entries, and what became different; entries it has already change nothing."""
    new = {entry.id: entry for entry in more if entry.id not in book.entries}
    withdrawn = book.withdrawn.union(pair for entry in new.values() for pair in withdrawn_by(entry))
    members = _members(book, new.values(), withdrawn)
    assertions, places, finer = list(book.assertions), dict(book.places), dict(book.finer)
    changed: set[int] = set()
    for key, group in sorted(members.items()):
        place = places.setdefault(key, len(assertions))
        entries = tuple(sorted(group, key=lambda entry: entry.id)) or assertions[place].entries
        goal = is_goal(entries[0])
        found = Assertion(entries, key, is_running=not goal and is_running(entries[0]), is_goal=goal)
        assertions[place : place + 1] = [found]
        changed.add(place)
    for place in sorted(changed - set(finer.values())):
        if coarse_of(assertions[place]) is not None:
            finer[len(assertions)] = place
            assertions.append(assertions[place])
    for coarse, fine in finer.items():
        if fine in changed:
            assertions[coarse] = assertions[fine]
    gone = frozenset(places[key] for key, group in members.items() if not group)
    index, turned = _indexed(book, assertions, changed, gone)
    here = {(entry.page.id, entry.claim.id): entry.claim for entry in new.values()}
    grown = replace(
        book,
        assertions=tuple(assertions),
        retired=(book.retired - changed) | gone,
        finer=finer,
        entries={**book.entries, **new},
        claims={**book.claims, **here},
        withdrawn=withdrawn,
        places=places,
        index=index,
    )
    return grown, Turned(frozenset(changed), turned.union(("claim", pair) for pair in here))


def _members(
    book: Book, new: Iterable[Entry], withdrawn: frozenset[tuple[str, str]]
) -> dict[tuple[str, ...], list[Entry]]:
    """The entries of each assertion that some entries join, begin, or withdraw from."""
    keys: dict[tuple[str, ...], list[Entry]] = {}
    for entry in new:
        key = _key(book, entry)
        if key is not None:
            keys.setdefault(key, []).append(entry)
    for pair in withdrawn - book.withdrawn:
        lost = next((entry for entry in book.entries.values() if (entry.page.id, entry.claim.id) == pair), None)
        key = None if lost is None else _key(book, lost)
        if key is not None:
            keys.setdefault(key, [])
    members: dict[tuple[str, ...], list[Entry]] = {}
    for key, joining in keys.items():
        held = () if key not in book.places or book.places[key] in book.retired else book.at(key).entries
        members[key] = [e for e in (*held, *joining) if is_goal(e) or (e.page.id, e.claim.id) not in withdrawn]
    return {key: group for key, group in members.items() if group or key in book.places}


def _key(book: Book, entry: Entry) -> tuple[str, ...] | None:
    return ("goal", entry.id) if is_goal(entry) else key_of(entry, hedged=book.hedged)


def _indexed(
    book: Book, assertions: list[Assertion], changed: set[int], gone: frozenset[int]
) -> tuple[Mapping[LookUp, tuple[tuple[int, Any], ...]], frozenset[LookUp]]:
    """The index after some places have changed, and the look-ups that concerns."""
    index = dict(book.index)
    turned: set[LookUp] = set()
    for place in sorted(changed):
        if place < len(book.assertions):
            for look_up, _ in _findings(book.assertions[place]):
                index[look_up] = tuple(row for row in index.get(look_up, ()) if row[0] != place)
                turned.add(look_up)
        for look_up, value in () if place in gone else _findings(assertions[place]):
            index[look_up] = (*index.get(look_up, ()), (place, value))
            turned.add(look_up)
    return index, frozenset(turned)


def _findings(assertion: Assertion) -> Iterator[tuple[LookUp, Any]]:
    """Where an assertion is to be found, and what is found there."""
    statement, cell = assertion.claim.statement, canonical(assertion.claim.cell)
    if assertion.is_goal:
        if isinstance(statement, Level):
            yield ("goal", (assertion.entries[0].page.id, assertion.claim.id)), None
            yield ("goals", assertion.entries[0].page.id), None
        return
    key = (assertion.origin, _without_vendor(cell))
    match statement:
        case Rank(value=value) if value.interval.is_point and value.interval.low is not None:
            yield ("ranks", key), (value.interval.low, cell)
        case Share(value=value, whole=None) if value.unit is Unit.PERCENT and not assertion.is_running:
            yield ("shares", cell), (assertion.origin, value.interval)
    if isinstance(statement, Level | Share | Growth) and is_vendor(cell):
        yield ("named", key), cell
    if isinstance(statement, Level | Share) and _is_listed(cell) and not assertion.is_running:
        for page in assertion.pages:
            yield ("listed", (page, market_of(cell))), cell


def coarse_of(assertion: Assertion) -> Interval | None:
    """A bare round figure with a magnitude word, read to the digit before its last, a 0; None where that is no other.

    "20 million" may be 18 to 22 million, but "500 million" no more than 495 to 505: the more digits stand before the
    last, the finer somebody counted.
    """
    statement = assertion.claim.statement
    if not isinstance(statement, Level) or assertion.is_running or assertion.is_goal:
        return None
    value, interval = statement.value, statement.value.interval
    digits = (value.written or "").replace(",", "")
    if value.form is not Form.PLAIN or value.unit is not Unit.COUNT or not digits.isdigit() or not digits.endswith("0"):
        return None
    if interval.low is None or interval.high is None or not digits.strip("0"):
        return None
    middle = (interval.low + interval.high) / 2
    half = min(middle / Fraction(digits) * 10 / 2, middle / 10)
    return Interval(middle - half, middle + half) if half > middle - interval.low else None


def sum_for(cell: Cell, page: str = "") -> Sum:
    """The figure at an address as a sum of unknowns."""
    return amount(unknown(cell, page))


def market_of(cell: Cell) -> Cell:
    """The market a vendor's figure is a part of."""
    return replace(cell, vendor=(ALL,), model=None, incl=(), excl=())


def vendors_of(cell: Cell) -> Iterator[Cell]:
    """The members of a group of vendors, one cell each."""
    for vendor in cell.vendor:
        yield replace(cell, vendor=(vendor,))


def _is_listed(cell: Cell) -> bool:
    """Whether a figure is a line of a market's list: of a vendor, or of several together."""
    return cell.model is None and all(is_vendor(vendor) for vendor in vendors_of(cell))


def _without_vendor(cell: Cell) -> Cell:
    return replace(cell, vendor=(ALL,), incl=(), excl=())


def _unnoted(look_up: LookUp) -> None:
    """Nobody listens."""
