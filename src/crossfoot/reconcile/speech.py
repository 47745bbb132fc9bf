"""What the assertions of a book say in numbers, each assertion read once.

Invariant: an assertion is read again exactly if it has changed or a look-up that its rule used is answered otherwise;
what it then says depends on the book alone. A level aimed at speaks only where another sentence is about it, and the
coarser reading of a round figure says what the figure says, less exactly.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from crossfoot.reconcile.assertion import Assertion
from crossfoot.reconcile.book import Book, LookUp, Turned, coarse_of
from crossfoot.reconcile.cells import Unknown, canonical, label
from crossfoot.reconcile.reading import Reading
from crossfoot.reconcile.rules import readings_of

__all__ = ["SILENCE", "Speech", "grown_speech"]


@dataclass(frozen=True, slots=True)
class Speech:
    """The sentences of a book.

    Args:
        readings: For each place of the book its sentences, as far as they count.
        said: The same for levels aimed at, whether they count or not.
        users: Look-up: the places whose rules used it.
        spoken: Unknown: how many sentences speak of it.
        measured: The same for all other sentences.
        bottoms: Unknown: how many sentences divide by it alone.
    """

    readings: tuple[tuple[Reading, ...], ...]
    said: Mapping[int, tuple[Reading, ...]]
    users: Mapping[LookUp, frozenset[int]]
    spoken: Mapping[Unknown, int]
    measured: Mapping[Unknown, int]
    bottoms: Mapping[Unknown, int]


SILENCE = Speech((), {}, {}, {}, {}, {})


def grown_speech(speech: Speech, book: Book, turned: Turned) -> tuple[Speech, frozenset[int]]:
    """What a grown book says, and the places that now say something else.

    Args:
        speech: What the book said before.
        book: The book.
        turned: What became different in it.
    """
    asked = turned.places.union(*(speech.users.get(look_up, ()) for look_up in turned.look_ups))
    uses: dict[LookUp, set[int]] = {}
    heard: dict[int, tuple[Reading, ...]] = {}
    goals: dict[int, tuple[Reading, ...]] = {}
    for place in sorted(asked - book.finer.keys()):
        assertion = book.assertions[place]
        used: list[LookUp] = []
        said = (
            ()
            if place in book.retired
            else _explained(assertion, readings_of(assertion, replace(book, note=used.append)))
        )
        for look_up in used:
            uses.setdefault(look_up, set()).add(place)
        (goals if assertion.is_goal and assertion.claim.kind == "level" else heard)[place] = said
    for coarse, fine in book.finer.items():
        if fine in heard:
            heard[coarse] = tuple(_coarser(book.assertions[fine], heard[fine]))
    said_goals = {**speech.said, **goals}
    measured = _counted(speech.measured, speech.readings, heard)
    for place, said in said_goals.items():
        is_used = any(measured.get(found) for reading in said for found in reading.unknowns)
        heard[place] = said if is_used else ()
    readings = list(speech.readings) + [()] * (len(book.assertions) - len(speech.readings))
    changed = {place for place, said in heard.items() if said != readings[place]}
    news = {place: heard[place] for place in changed}
    for place, said in news.items():
        readings[place] = said
    grown = Speech(
        readings=tuple(readings),
        said=said_goals,
        users={**speech.users, **{key: speech.users.get(key, frozenset()) | found for key, found in uses.items()}},
        spoken=_counted(speech.spoken, speech.readings, news),
        measured=measured,
        bottoms=_counted(speech.bottoms, speech.readings, news, only_bottoms=True),
    )
    return grown, frozenset(changed)


def _counted(
    before: Mapping[Unknown, int],
    old: tuple[tuple[Reading, ...], ...],
    new: Mapping[int, tuple[Reading, ...]],
    *,
    only_bottoms: bool = False,
) -> Mapping[Unknown, int]:
    """How many sentences speak of each unknown after some places say something new."""
    found = dict(before)
    for place, said in new.items():
        for step, sentences in ((-1, old[place] if place < len(old) else ()), (1, said)):
            for unknown in _unknowns(sentences, only_bottoms=only_bottoms):
                found[unknown] = found.get(unknown, 0) + step
                if not found[unknown]:
                    del found[unknown]
    return found


def _unknowns(sentences: Iterable[Reading], *, only_bottoms: bool) -> Iterator[Unknown]:
    for reading in sentences:
        if not only_bottoms:
            yield from reading.unknowns
        elif len(reading.bottom) == 1:
            yield reading.bottom[0][0]


def _explained(assertion: Assertion, readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    claim = assertion.claim
    span = "" if claim.span is None else f": {claim.span.text}"
    why = f"{label(canonical(claim.cell))} {claim.kind}{span}"
    return tuple(replace(reading, why=why) for reading in readings)


def _coarser(assertion: Assertion, readings: tuple[Reading, ...]) -> Iterator[Reading]:
    coarse = coarse_of(assertion)
    if coarse is None:
        return
    for reading in readings:
        yield replace(reading, interval=coarse, why=f"{reading.why}, coarser")
