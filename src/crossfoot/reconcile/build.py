"""From entries to a problem, keeping the way back, and from a problem to one with more entries.

Invariant: a claim, an unknown and a row keep their numbers when more entries come; what no longer holds is in no
component. Which rows are in force, and what they say, follows from the entries alone, however they came. The coarser
reading of a bare round figure is a claim of its own, implied by the finer one, so that giving up the finer one leaves
it in force.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from crossfoot.model import Cell, Inclusions, Interval
from crossfoot.reconcile.assertion import Assertion, Entry
from crossfoot.reconcile.book import Book, empty_book, grown_book
from crossfoot.reconcile.cells import Unknown, canonical, has_floor
from crossfoot.reconcile.problem import Problem, Row
from crossfoot.reconcile.reading import Draft, Reading, rows_of
from crossfoot.reconcile.speech import SILENCE, Speech, grown_speech
from crossfoot.reconcile.ties import Key, Tie, Ties, grown_ties, no_ties

__all__ = ["FIRM", "Made", "Model", "Moved", "empty_model", "grown_model", "order_of"]

# Costs of giving up: a size only worded or hedged, a figure with a coarser reading at hand, a figure as printed.
# One figure may be rounded more coarsely than its digits say; that two are at once is less likely than an error.
_SOFT, _REREAD, FIRM = 5, 6, 10

# What rows are made by: an identity, or the claim at a place.
Maker = Key | int
# A row before its unknowns have numbers, and the claims it rests on.
Said = tuple[Draft, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Made:
    """What a maker said last, and the places of its rows in the problem."""

    said: tuple[Said, ...]
    places: tuple[int, ...]


_NOTHING = Made((), ())


@dataclass(frozen=True, slots=True)
class Model:
    """A problem and what it was made from.

    Args:
        problem: The rows, those in force and those that once were.
        unknowns: For each unknown of the problem what it stands for.
        numbers: The way back from `unknowns`, for those that are live.
        alike: Kind and interval of a figure: the claims that print it.
        makers: For each maker what it made last.
        made_by: For each row its maker, and its number among the maker's rows.
        book: The assertions.
        speech: What they say.
        ties: The identities between what they speak of.
        questions: Unknowns that somebody asked for.
    """

    problem: Problem
    unknowns: tuple[Unknown, ...]
    numbers: Mapping[Unknown, int]
    alike: Mapping[tuple[str, Interval], tuple[int, ...]]
    makers: Mapping[Maker, Made]
    made_by: tuple[tuple[Maker, int], ...]
    book: Book
    speech: Speech
    ties: Ties
    questions: frozenset[Unknown]

    @property
    def assertions(self) -> tuple[Assertion, ...]:
        """For each claim of the problem what asserts it."""
        return self.book.assertions

    @property
    def readings(self) -> tuple[tuple[Reading, ...], ...]:
        """For each claim its sentences."""
        return self.speech.readings

    @property
    def finer(self) -> Mapping[int, int]:
        """Claims that are coarser readings, each with the claim it is a reading of."""
        return self.book.finer

    def in_order(self, claims: Iterable[int]) -> tuple[int, ...]:
        """Claims in the order of what they say, coarser readings last."""
        return tuple(sorted(claims, key=lambda claim: (claim in self.finer, self.assertions[claim].key)))

    def rows(self, claim: int, readings: Iterable[Reading]) -> tuple[Row, ...]:
        """Rows that say some sentences in the name of a claim."""
        return tuple(_numbered(draft, self.numbers, claims=claims) for draft, claims in _claimed(claim, readings))


@dataclass(frozen=True, slots=True)
class Moved:
    """The rows that a grown model has and the one before had not, by place in the grown problem.

    Args:
        born: Rows that came.
        gone: Rows that went.
        changed: Rows in force before and after, whose claims are made by other entries now.
    """

    born: tuple[int, ...]
    gone: frozenset[int]
    changed: frozenset[int]


def empty_model(*, hedged: bool, inclusions: Inclusions) -> Model:
    """A model of nothing.

    Args:
        hedged: Whether reported and rumoured figures count.
        inclusions: Which brands and places are counted in which others.
    """
    book = empty_book(hedged=hedged, inclusions=inclusions)
    return Model(Problem((), (), (), ()), (), {}, {}, {}, (), book, SILENCE, no_ties(inclusions), frozenset())


def grown_model(model: Model, entries: Iterable[Entry], questions: Iterable[Cell]) -> tuple[Model, Moved]:
    """A model with more entries and more cells asked for, and the rows that came and went.

    Args:
        model: Before.
        entries: More entries; those it has already change nothing.
        questions: Further cells somebody asks for.
    """
    book, turned = grown_book(model.book, entries)
    speech, changed = grown_speech(model.speech, book, turned)
    asked = model.questions.union(Unknown(canonical(cell)) for cell in questions)
    ties, drafts = _tied(model, book, speech, asked)
    numbers = dict(model.numbers)
    for lost in model.ties.live - ties.live:
        del numbers[lost]
    new = sorted(ties.live - model.ties.live, key=lambda found: found.label)
    numbers |= {found: number for number, found in enumerate(new, len(model.unknowns))}
    places = turned.places | {coarse for coarse, fine in book.finer.items() if fine in turned.places}
    grown = replace(
        model,
        problem=_claiming(model.problem, book, places, tuple(found.label for found in new)),
        unknowns=(*model.unknowns, *new),
        numbers=numbers,
        alike=_alike(model, book, turned.places),
        book=book,
        speech=speech,
        ties=ties,
        questions=asked,
    )
    said: dict[Maker, tuple[Said, ...]] = {key: tuple((row, ()) for row in rows) for key, rows in drafts.items()}
    said |= {place: tuple(_claimed(place, speech.readings[place])) for place in changed}
    return _with_rows(grown, said, places)


def _tied(
    model: Model, book: Book, speech: Speech, asked: frozenset[Unknown]
) -> tuple[Ties, Mapping[Key, tuple[Draft, ...]]]:
    """The ties of what is spoken of and asked for; from the start where something is spoken of no more."""
    before, now = model.speech.spoken.keys() | model.questions, speech.spoken.keys() | asked
    positive = frozenset(speech.bottoms)
    if before <= now:
        return grown_ties(model.ties, now - before, positive)
    ties, drafts = grown_ties(no_ties(book.inclusions), now, positive)
    lost: dict[Key, tuple[Draft, ...]] = {key: () for key in model.makers if not isinstance(key, int)}
    return ties, lost | dict(drafts)


def _claiming(problem: Problem, book: Book, places: Iterable[int], names: tuple[str, ...]) -> Problem:
    """A problem with the claims of a grown book and more unknowns; its rows are as before."""
    claims = list(problem.claims) + [()] * (len(book.assertions) - len(problem.claims))
    weights = list(problem.weights) + [0] * (len(book.assertions) - len(problem.claims))
    reread = frozenset(book.finer.values())
    for place in places:
        assertion = book.assertions[place]
        claims[place] = tuple(entry.id for entry in assertion.entries)
        weights[place] = _REREAD if place in reread else _SOFT if assertion.is_soft else FIRM
    return Problem(problem.names + names, problem.rows, tuple(claims), tuple(weights))


def _alike(model: Model, book: Book, places: Iterable[int]) -> Mapping[tuple[str, Interval], tuple[int, ...]]:
    found = dict(model.alike)
    for place in places:
        claim = book.assertions[place].claim
        value = getattr(claim.statement, "value", None)
        if value is not None:
            claims = {*found.get((claim.kind, value.interval), ()), place} - book.retired
            found[claim.kind, value.interval] = tuple(sorted(claims, key=lambda n: book.assertions[n].key))
    return found


def _with_rows(model: Model, said: Mapping[Maker, tuple[Said, ...]], claims: Iterable[int]) -> tuple[Model, Moved]:
    """A model whose rows say what was said anew, and the rows that came and went."""
    makers, rows, made_by = dict(model.makers), list(model.problem.rows), list(model.made_by)
    gone: set[int] = set()
    for maker in sorted(said, key=_order):
        before = makers.pop(maker, _NOTHING)
        if before.said == said[maker]:
            makers[maker] = before
            continue
        gone.update(before.places)
        new = [_numbered(draft, model.numbers, claims=partners) for draft, partners in said[maker]]
        makers[maker] = Made(said[maker], tuple(range(len(rows), len(rows) + len(new))))
        rows += new
        made_by += [(maker, number) for number in range(len(new))]
    born = tuple(range(len(model.problem.rows), len(rows)))
    changed = frozenset(place for claim in claims for place in makers.get(claim, _NOTHING).places)
    grown = replace(model, problem=replace(model.problem, rows=tuple(rows)), makers=makers, made_by=tuple(made_by))
    return grown, Moved(born, frozenset(gone), changed.difference(born))


def order_of(model: Model, place: int) -> tuple[int, int, tuple[str, ...], int]:
    """Where a row would stand in a model made at once."""
    maker, number = model.made_by[place]
    if isinstance(maker, int):
        return len(Tie), int(maker in model.finer), model.assertions[maker].key, number
    return maker[0], 0, (maker[1].label, maker[2]), number


def _order(maker: Maker) -> tuple[int, int, str, str]:
    """Identities come before claims."""
    if isinstance(maker, int):
        return len(Tie), maker, "", ""
    return maker[0], 0, maker[1].label, maker[2]


def _claimed(claim: int, readings: Iterable[Reading]) -> Iterator[Said]:
    """What some sentences say in the name of a claim, end by end."""
    for reading in readings:
        claims = tuple(sorted({claim, *reading.partners}))
        for draft in rows_of(reading, has_floor=all(has_floor(found.cell) for found in reading.unknowns)):
            if draft.terms:
                yield draft, claims


def _numbered(draft: Draft, numbers: Mapping[Unknown, int], *, claims: tuple[int, ...]) -> Row:
    """A draft as a row."""
    terms: dict[int, Fraction] = {}
    for found, value in draft.terms:
        terms[numbers[found]] = terms.get(numbers[found], Fraction(0)) + value
    return Row(
        terms=tuple(sorted((number, value) for number, value in terms.items() if value != 0)),
        sense=draft.sense,
        rhs=draft.rhs,
        why=draft.why,
        claims=claims,
        is_strict=draft.is_strict,
    )
