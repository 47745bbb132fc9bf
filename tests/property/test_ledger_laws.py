"""Laws of the ledger: nothing is lost, nothing changes, and all backends are one."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from crossfoot.ledger import Judged, Judgement, JudgementKind, Ledger, MemoryLedger, Page, View, open_ledger
from crossfoot.ledger.archive import dump
from crossfoot.ledger.archive_reading import open_dump, restore
from crossfoot.ledger.claim_text import claim_text, statement_id
from crossfoot.ledger.codec import canonical, claim_from_record
from crossfoot.model import Claim, Span
from tests.ledger import samples
from tests.ledger.samples import BOTH, GOAL, INDIA, NOON, OCTOBER
from tests.property.strategies import claims, texts

WIRE = "The company has set itself a goal of 90 million phones, half again as many as it sold in the year before."
OWN = "Half again as many phones as last year: that is what the maker is after, to judge by its latest word on it."
ASIDE = "oppo shipments smartphone WORLD 2017 level 80M mode=target"
OF_TWO = (JudgementKind.SAME_ORIGIN, JudgementKind.REPAIRED)
_OTHER_TEXT = 3
START = datetime(2026, 1, 1, tzinfo=UTC)
_days = st.dates(date(2017, 1, 1), date(2017, 1, 9))
_spanless = st.builds(lambda claim, keep: claim if keep else replace(claim, span=None), claims, st.booleans())
_any_claims = st.lists(claims, max_size=3, unique_by=lambda claim: claim.id).map(tuple)
# What is said hardly matters to the laws of views, so that histories are made of few claims that often meet.
_quoted = tuple(replace(c, span=Span(30, 40, WIRE[30:40])) for c in samples.claims(OCTOBER, INDIA, BOTH, GOAL, ASIDE))
_some_claims = st.lists(st.sampled_from(_quoted), max_size=3, unique=True).map(tuple)


@dataclass(frozen=True, slots=True)
class Reads:
    """Somebody appends a page."""

    page: int
    published_at: date | None
    reader: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Judges:
    """Somebody judges the entry, or the judgement, that stands at a place among all there are, with the next one."""

    place: int
    kind: JudgementKind
    on: date | None


Act = Reads | Judges
_reads = st.builds(Reads, st.integers(1, 3), st.none() | _days, st.sampled_from(["v1", "v2"]), _some_claims)
_judges = st.builds(Judges, st.integers(0, 5), st.sampled_from(JudgementKind), st.none() | _days)
_histories = st.lists(_reads | _reads | _judges, max_size=8)
# Pages whose day never changes, each read once by one reader.
_plain = st.lists(_reads, max_size=6, unique_by=lambda act: act.page).map(
    lambda acts: [replace(act, reader="v1") for act in acts]
)


def page_of(act: Reads) -> Page:
    """A page of its own outlet; all but the third carry one text."""
    name = f"{act.page}"
    text = OWN if act.page == _OTHER_TEXT else WIRE
    return Page(f"sha256:{name}", name, None, f"Outlet {name}", None, act.published_at, None, None, text)


def at(step: int) -> datetime:
    return START + timedelta(minutes=step)


def play(ledger: Ledger, acts: Iterable[Act], *, first: int = 0) -> None:
    for step, act in enumerate(acts, start=first):
        if isinstance(act, Reads):
            ledger.append(page_of(act), act.claims, reader=act.reader, recorded_at=at(step))
            continue
        known: list[str] = [entry.id for entry in ledger.view().entries()]
        known += [judged.id for judged in ledger.view().judgements()]
        if known:
            one, other = known[act.place % len(known)], known[(act.place + 1) % len(known)]
            judgement = Judgement(one, act.kind, "ann", f"Step {step}.", act.on, other if act.kind in OF_TWO else None)
            if judgement.other != one:
                ledger.append_judgement(judgement, recorded_at=at(step))


def shown(view: View) -> tuple[object, ...]:
    judged: tuple[Judged, ...] = view.judgements()
    return view.entries(), judged, view.counts


@contextmanager
def in_a_file() -> Iterator[Ledger]:
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "l.sqlite", create=True) as ledger:
        yield ledger


@given(_spanless)
def test_a_claim_is_read_back_from_canonical_json_as_it_was(claim: Claim) -> None:
    text = claim_text(claim)
    again = claim_from_record(json.loads(text))
    assert again == claim
    assert claim_text(again) == canonical(json.loads(text)) == text
    assert text.isascii()
    assert "null" not in {json.dumps(value) for value in json.loads(text).values()}


@given(_spanless, _spanless)
def test_claims_have_one_text_exactly_when_they_are_equal(one: Claim, other: Claim) -> None:
    assert (claim_text(one) == claim_text(other)) == (one == other)


@given(_spanless, texts, texts)
def test_where_and_how_it_was_read_is_no_part_of_a_statement(claim: Claim, id_: str, note: str) -> None:
    elsewhere = replace(claim, id=id_, span=None, note=note, frame=None, how=(), links=(), flag=None, cue=None)
    assert statement_id(elsewhere) == statement_id(claim)


@given(_plain, _days)
def test_a_view_as_of_a_day_is_the_view_of_a_ledger_that_only_saw_what_was_out(acts: list[Reads], day: date) -> None:
    ledger, early = MemoryLedger(), MemoryLedger()
    for step, act in enumerate(acts):
        play(ledger, [act], first=step)
        if act.published_at is not None and act.published_at <= day:
            play(early, [act], first=step)
    assert ledger.view(as_of=day).entries() == early.view().entries()


@given(_histories, st.integers(0, 8))
def test_a_view_of_what_was_known_is_the_view_of_the_ledger_as_it_was(acts: list[Act], step: int) -> None:
    ledger, early = MemoryLedger(), MemoryLedger()
    play(ledger, acts)
    play(early, acts[:step])
    assert shown(ledger.view(recorded_as_of=at(step - 1))) == shown(early.view())


@given(_histories, _histories, st.none() | _days)
def test_a_view_never_changes(acts: list[Act], more: list[Act], day: date | None) -> None:
    ledger = MemoryLedger()
    play(ledger, acts)
    view, past = ledger.view(as_of=day), ledger.view(as_of=day, recorded_as_of=at(len(acts)))
    before, then = shown(view), shown(past)
    play(ledger, more, first=len(acts) + 1)
    assert shown(view) == before
    assert shown(past) == then
    assert shown(ledger.view(as_of=day, recorded_as_of=at(len(acts)))) == then


@given(_histories)
def test_saying_it_all_again_changes_nothing(acts: list[Act]) -> None:
    ledger = MemoryLedger()
    reads = [act for act in acts if isinstance(act, Reads)]
    play(ledger, reads)
    before = shown(ledger.view())
    play(ledger, reads, first=len(reads))
    assert shown(ledger.view()) == before


@given(_histories)
def test_every_entry_is_found_by_its_id(acts: list[Act]) -> None:
    ledger = MemoryLedger()
    play(ledger, acts)
    view = ledger.view()
    assert all(view.entry(entry.id) == entry for entry in view.entries())


@settings(max_examples=30, deadline=None)
@given(_any_claims)
def test_a_file_gives_back_any_claim_as_it_was(any_claims: tuple[Claim, ...]) -> None:
    with in_a_file() as ledger:
        ledger.append(samples.page(), any_claims, reader="v1", recorded_at=NOON)
        assert tuple(entry.claim for entry in ledger.view().entries()) == any_claims
        for entry in ledger.view().entries():
            assert entry in ledger.view().entries(vendors=entry.claim.cell.vendor[:1])
        assert ledger.verify() == ()


@settings(max_examples=50, deadline=None)
@given(_histories, st.none() | _days, st.none() | st.integers(0, 8))
def test_a_file_and_memory_answer_alike(acts: list[Act], day: date | None, step: int | None) -> None:
    with in_a_file() as file:
        answer_alike(file, acts, day, step)


@settings(max_examples=25, deadline=None)
@given(acts=_histories, day=st.none() | _days, step=st.none() | st.integers(0, 8))
def test_a_server_and_memory_answer_alike(
    emptied: Callable[[], str], acts: list[Act], day: date | None, step: int | None
) -> None:
    with open_ledger(emptied()) as served:
        answer_alike(served, acts, day, step)


def answer_alike(other: Ledger, acts: list[Act], day: date | None, step: int | None) -> None:
    """Whatever happened, an empty ledger tells of it what the one in memory does."""
    moment, memory = None if step is None else at(step), MemoryLedger()
    for ledger in (memory, other):
        play(ledger, acts)
    mine, theirs = (ledger.view(as_of=day, recorded_as_of=moment) for ledger in (memory, other))
    assert shown(mine) == shown(theirs)
    for entry in mine.entries():
        vendors, origins = entry.claim.cell.vendor, (entry.origin,)
        assert mine.entries(vendors=vendors) == theirs.entries(vendors=vendors)
        assert mine.entries(origins=origins) == theirs.entries(origins=origins)
        assert mine.entries(page_id=entry.page.id) == theirs.entries(page_id=entry.page.id)
        assert mine.entry(entry.id[:20]) == theirs.entry(entry.id[:20])
        assert mine.entries(cell=entry.claim.cell) == theirs.entries(cell=entry.claim.cell) != ()
        assert mine.entries(series=entry.claim.cell) == theirs.entries(series=entry.claim.cell) != ()
        assert mine.history(entry.claim.cell) == theirs.history(entry.claim.cell) != ()
    for words in ("phones", '"half again" goal', "nothing"):
        assert mine.search(words) == theirs.search(words)
    assert other.verify() == memory.verify() == ()
    assert list(other.recorded()) == list(memory.recorded())


@settings(max_examples=20, deadline=None)
@given(_histories, _any_claims)
def test_what_comes_out_of_a_ledger_and_goes_into_another_is_the_same_ledger(
    acts: list[Act], any_claims: tuple[Claim, ...]
) -> None:
    first = MemoryLedger()
    play(first, acts)
    first.append(samples.page("any"), any_claims, reader="v1", recorded_at=NOON)
    with tempfile.TemporaryDirectory() as name, in_a_file() as file:
        folder = Path(name) / "dump"
        dump(first, folder, progress=lambda _: None)
        restore(open_dump(folder), file, progress=lambda _: None)
        assert list(file.recorded()) == list(first.recorded())
        assert shown(file.view()) == shown(first.view())
        assert file.verify() == ()
