"""What every ledger does, whatever it keeps its entries in."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from crossfoot.errors import InputError
from crossfoot.ledger import (
    AppendResult,
    Counts,
    Judgement,
    JudgementKind,
    Ledger,
    MemoryLedger,
    Reading,
    Recorded,
    load_starter,
)
from tests.contract.conftest import BACKENDS, ledger_of, said
from tests.ledger.samples import BOTH, GOAL, INDIA, LATER, MUCH_LATER, NOON, OCTOBER, SEPTEMBER, claims, page

OUT = date(2017, 10, 31)


def readings_of(ledger: Ledger) -> list[Recorded]:
    return [one for one in ledger.recorded() if isinstance(one, Recorded)]


class TestAppending:
    def test_an_entry_gives_back_all_that_was_put_in(self, ledger: Ledger) -> None:
        (claim,) = claims(OCTOBER)
        assert ledger.append(page(), (claim,), reader="v1", recorded_at=NOON) == AppendResult(new=1, known=0)
        (entry,) = ledger.view().entries()
        assert entry.claim == claim
        assert entry.page == page()
        assert (entry.recorded_at, entry.reader, entry.origin, entry.stated) == (NOON, "v1", "xiaomi", None)

    def test_the_figure_as_stated_is_kept_beside_its_claim(self, ledger: Ledger) -> None:
        ledger.append(page(), claims(OCTOBER, INDIA), reader="v1", recorded_at=NOON, stated={"c2": "9.4 million"})
        assert [entry.stated for entry in ledger.view().entries()] == [None, "9.4 million"]

    def test_the_same_page_and_claims_again_change_nothing(self, ledger: Ledger) -> None:
        ledger.append(page(), claims(OCTOBER, INDIA), reader="v1", recorded_at=NOON)
        before = ledger.view().entries()
        again = ledger.append(page(), claims(OCTOBER, INDIA), reader="v1", recorded_at=LATER)
        assert again == AppendResult(new=0, known=2)
        assert ledger.view().entries() == before

    def test_another_file_name_or_day_of_fetching_makes_no_other_page(self, ledger: Ledger) -> None:
        ledger.append(page(), claims(OCTOBER), reader="v1", recorded_at=NOON)
        moved = replace(page(), name="copy.txt", retrieved_at=date(2020, 1, 1))
        assert ledger.append(moved, claims(OCTOBER), reader="v1", recorded_at=LATER) == AppendResult(new=0, known=1)
        ledger.append(moved, claims(OCTOBER), reader="v2", recorded_at=LATER)
        assert [entry.page for entry in ledger.view().entries()] == [page()]

    def test_a_claim_more_by_the_same_reader_is_added(self, ledger: Ledger) -> None:
        first, second = claims(OCTOBER, INDIA)
        ledger.append(page(), (first,), reader="v1", recorded_at=NOON)
        assert ledger.append(page(), (first, second), reader="v1", recorded_at=LATER) == AppendResult(new=1, known=1)
        assert [entry.recorded_at for entry in ledger.view().entries()] == [NOON, LATER]

    def test_the_same_sentence_on_two_pages_is_one_statement_in_two_entries(self, ledger: Ledger) -> None:
        ledger.append(page("one"), claims(OCTOBER), reader="v1", recorded_at=NOON)
        ledger.append(page("two"), claims(OCTOBER), reader="v1", recorded_at=NOON)
        one, two = ledger.view().entries()
        assert one.id != two.id
        assert one.statement_id == two.statement_id

    def test_the_outlets_own_voice_has_its_own_origin(self, ledger: Ledger) -> None:
        ledger.append(page(), claims(GOAL), reader="v1", recorded_at=NOON)
        assert [entry.origin for entry in ledger.view().entries()] == ["outlet:the-outlet"]

    def test_two_claims_with_one_id_are_refused_and_nothing_is_kept(self, ledger: Ledger) -> None:
        (one,), (other,) = claims(OCTOBER), claims(INDIA)
        with pytest.raises(InputError, match="two of its claims have the id 'c1'"):
            ledger.append(page(), (one, other), reader="v1", recorded_at=NOON)
        assert ledger.view().counts.entries == 0

    def test_a_figure_stated_for_no_claim_is_refused(self, ledger: Ledger) -> None:
        with pytest.raises(InputError, match="stated for 'c9'"):
            ledger.append(page(), claims(OCTOBER), reader="v1", recorded_at=NOON, stated={"c9": "9 million"})

    def test_a_reader_without_name_is_refused(self, ledger: Ledger) -> None:
        with pytest.raises(InputError, match="reader's version is empty"):
            ledger.append(page(), claims(OCTOBER), reader="", recorded_at=NOON)

    def test_a_time_without_zone_is_refused(self, ledger: Ledger) -> None:
        naive = NOON.replace(tzinfo=None)
        with pytest.raises(InputError, match="needs a time zone"):
            ledger.append(page(), claims(OCTOBER), reader="v1", recorded_at=naive)
        with pytest.raises(InputError, match="needs a time zone"):
            ledger.view(recorded_as_of=naive)

    def test_a_time_of_any_zone_is_kept_as_utc(self, ledger: Ledger) -> None:
        there = datetime(2026, 1, 5, 20, tzinfo=timezone(timedelta(hours=8)))
        ledger.append(page(), claims(OCTOBER), reader="v1", recorded_at=there)
        (entry,) = ledger.view().entries()
        assert entry.recorded_at.isoformat() == "2026-01-05T12:00:00+00:00"
        assert entry.recorded_at.tzinfo is UTC

    def test_many_pages_are_appended_all_or_none(self, ledger: Ledger) -> None:
        (one,), (other,) = claims(OCTOBER), claims(INDIA)
        good, bad = Reading(page("good"), (one,)), Reading(page("bad"), (one, other))
        with pytest.raises(InputError):
            ledger.append_all((good, bad), reader="v1", recorded_at=NOON)
        assert ledger.view().counts.entries == 0
        done = ledger.append_all((good, Reading(page("two"), (other,))), reader="v1", recorded_at=NOON)
        assert done == AppendResult(new=2, known=0)

    def test_a_ledger_of_many_readings_verifies(self, ledger: Ledger) -> None:
        ledger.append(page(), claims(OCTOBER, BOTH), reader="v1", recorded_at=NOON)
        ledger.append(page(), claims(OCTOBER), reader="v2", recorded_at=LATER)
        ledger.append(page(), claims(OCTOBER, INDIA, GOAL), reader="v1", recorded_at=MUCH_LATER)
        (entry,) = ledger.view().entries()
        ledger.append_judgement(
            Judgement(entry.id, JudgementKind.MISREAD, "ann", "A digit was lost."), recorded_at=LATER
        )
        assert ledger.verify() == ()

    def test_a_ledger_says_what_keeps_it(self, ledger: Ledger) -> None:
        assert re.fullmatch(r"memory|(SQLite|PostgreSQL) [0-9]+(\.[0-9]+)+", ledger.database)


class TestReadingAgain:
    def test_another_reader_stands_in_the_old_ones_place(self, ledger: Ledger) -> None:
        ledger.append(page(), claims(OCTOBER, INDIA), reader="v1", recorded_at=NOON)
        ledger.append(page(), claims(SEPTEMBER), reader="v2", recorded_at=LATER)
        assert said(ledger.view()) == [SEPTEMBER]

    def test_the_old_reading_is_kept_for_those_who_ask_what_was_known(self, ledger: Ledger) -> None:
        ledger.append(page(), claims(OCTOBER), reader="v1", recorded_at=NOON)
        ledger.append(page(), claims(SEPTEMBER), reader="v2", recorded_at=LATER)
        assert said(ledger.view(recorded_as_of=NOON)) == [OCTOBER]
        assert said(ledger.view(recorded_as_of=LATER)) == [SEPTEMBER]

    def test_a_reader_that_finds_nothing_stands_in_the_old_ones_place_too(self, ledger: Ledger) -> None:
        ledger.append(page(), claims(OCTOBER), reader="v1", recorded_at=NOON)
        assert ledger.append(page(), (), reader="v2", recorded_at=LATER) == AppendResult(new=0, known=0)
        assert said(ledger.view()) == []

    def test_other_pages_are_left_alone(self, ledger: Ledger) -> None:
        ledger.append(page("one"), claims(OCTOBER), reader="v1", recorded_at=NOON)
        ledger.append(page("two"), claims(INDIA), reader="v2", recorded_at=LATER)
        assert said(ledger.view()) == [OCTOBER, INDIA]

    def test_a_superseded_reader_does_not_come_back_by_saying_it_again(self, ledger: Ledger) -> None:
        ledger.append(page(), claims(OCTOBER), reader="v1", recorded_at=NOON)
        ledger.append(page(), claims(SEPTEMBER), reader="v2", recorded_at=LATER)
        first, second = claims(OCTOBER, INDIA)
        ledger.append(page(), (first, second), reader="v1", recorded_at=MUCH_LATER)
        assert said(ledger.view()) == [SEPTEMBER]

    def test_a_corrected_date_makes_a_new_reading_of_the_page(self, ledger: Ledger) -> None:
        ledger.append(page(published=None), claims(OCTOBER), reader="v1", recorded_at=NOON)
        ledger.append(page(published=OUT), claims(OCTOBER), reader="v1", recorded_at=LATER)
        assert [entry.page.published_at for entry in ledger.view().entries()] == [OUT]
        assert said(ledger.view(as_of=OUT)) == [OCTOBER]


class TestViews:
    def test_a_page_is_seen_from_its_day_of_publication_on(self, ledger: Ledger) -> None:
        ledger.append(page(published=OUT), claims(OCTOBER), reader="v1", recorded_at=NOON)
        assert said(ledger.view(as_of=OUT - timedelta(days=1))) == []
        assert said(ledger.view(as_of=OUT)) == [OCTOBER]

    def test_a_page_without_date_is_in_no_view_as_of_a_day(self, ledger: Ledger) -> None:
        ledger.append(page(published=None), claims(OCTOBER), reader="v1", recorded_at=NOON)
        assert said(ledger.view(as_of=date(9999, 12, 31))) == []
        assert said(ledger.view()) == [OCTOBER]

    def test_what_the_ledger_had_is_not_what_was_published(self, ledger: Ledger) -> None:
        ledger.append(page("late", date(2018, 2, 2)), claims(GOAL), reader="v1", recorded_at=NOON)
        ledger.append(page("early", OUT), claims(OCTOBER), reader="v1", recorded_at=LATER)
        assert said(ledger.view(as_of=OUT)) == [OCTOBER]
        assert said(ledger.view(recorded_as_of=NOON)) == [GOAL]
        assert said(ledger.view(as_of=OUT, recorded_as_of=NOON)) == []

    def test_a_view_does_not_see_what_is_recorded_after_it_was_made(self, ledger: Ledger) -> None:
        ledger.append(page("one"), claims(OCTOBER), reader="v1", recorded_at=NOON)
        view = ledger.view()
        (entry,) = view.entries()
        ledger.append(page("two"), claims(INDIA), reader="v1", recorded_at=NOON)
        ledger.append(page("one"), claims(SEPTEMBER), reader="v2", recorded_at=NOON)
        ledger.append_judgement(Judgement(entry.id, JudgementKind.MISREAD, "ann", "It is a price."), recorded_at=NOON)
        assert view.entries() == (entry,)
        assert view.judgements() == ()
        assert said(ledger.view()) == [INDIA, SEPTEMBER]

    def test_a_view_tells_what_came_after_so_many_readings_and_what_was_there_before(self, ledger: Ledger) -> None:
        ledger.append(page("one"), claims(OCTOBER), reader="v1", recorded_at=NOON)
        ledger.append(page("three"), claims(GOAL), reader="v1", recorded_at=NOON)
        before = ledger.view()
        ledger.append(page("two"), claims(INDIA), reader="v1", recorded_at=NOON)
        ledger.append(page("one"), claims(SEPTEMBER), reader="v2", recorded_at=NOON)
        after = ledger.view()
        assert after.readings > before.readings
        assert [e.claim for e in after.recorded_after(before.readings)] == [*claims(INDIA), *claims(SEPTEMBER)]
        assert after.when_it_had(before.readings).entries() == before.entries()
        assert after.recorded_after(after.readings) == ()
        assert after.when_it_had(after.readings + 1).entries() == after.entries()

    def test_entries_are_found_by_origin(self, ledger: Ledger) -> None:
        ledger.append(page(), claims(OCTOBER, INDIA, GOAL), reader="v1", recorded_at=NOON)
        view = ledger.view()
        assert [e.origin for e in view.entries(origins=("xiaomi",))] == ["xiaomi"]
        assert [e.origin for e in view.entries(origins=("canalys", "outlet:the-outlet"))] == [
            "canalys",
            "outlet:the-outlet",
        ]
        assert view.entries(origins=()) == ()
        assert view.entries(origins=("nobody",)) == ()

    def test_entries_are_found_by_vendor_alone_or_in_a_group(self, ledger: Ledger) -> None:
        ledger.append(page(), claims(OCTOBER, INDIA, BOTH), reader="v1", recorded_at=NOON)
        view = ledger.view()
        assert [e.claim.id for e in view.entries(vendors=("samsung",))] == ["c2", "c3"]
        assert [e.claim.id for e in view.entries(vendors=("xiaomi", "samsung"))] == ["c1", "c2", "c3"]
        assert view.entries(vendors=()) == ()

    def test_entries_are_found_by_page(self, ledger: Ledger) -> None:
        ledger.append(page("one"), claims(OCTOBER), reader="v1", recorded_at=NOON)
        ledger.append(page("two"), claims(INDIA), reader="v1", recorded_at=NOON)
        assert [e.page.name for e in ledger.view().entries(page_id="sha256:two")] == ["two.txt"]

    def test_an_entry_is_found_by_the_first_digits_of_its_id(self, ledger: Ledger) -> None:
        ledger.append(page(), claims(OCTOBER, INDIA), reader="v1", recorded_at=NOON)
        view = ledger.view()
        for entry in view.entries():
            assert view.entry(entry.id) == entry
            assert view.entry(entry.id[:15]) == entry
            assert view.entry(entry.id.removeprefix("sha256:")[:8]) == entry

    def test_an_entry_outside_the_view_is_not_found(self, ledger: Ledger) -> None:
        ledger.append(page(published=OUT), claims(OCTOBER), reader="v1", recorded_at=NOON)
        (entry,) = ledger.view().entries()
        with pytest.raises(InputError, match="No entry of this view"):
            ledger.view(as_of=date(2000, 1, 1)).entry(entry.id)

    def test_a_view_says_how_much_it_shows(self, ledger: Ledger) -> None:
        ledger.append(page("one"), claims(OCTOBER, INDIA), reader="v1", recorded_at=NOON)
        ledger.append(page("two", date(2018, 1, 1)), claims(OCTOBER), reader="v1", recorded_at=NOON)
        assert ledger.view().counts == Counts(entries=3, statements=2, pages=2, origins=2)
        assert ledger.view(as_of=OUT).counts == Counts(entries=2, statements=2, pages=1, origins=2)
        assert ledger.view(as_of=date(2000, 1, 1)).counts == Counts(entries=0, statements=0, pages=0, origins=0)


class TestJudgements:
    @pytest.mark.parametrize("kind", [JudgementKind.MISREAD, JudgementKind.MISPRINTED, JudgementKind.RETRACTED])
    def test_what_is_judged_to_be_no_figure_of_its_source_is_left_out(
        self, ledger: Ledger, kind: JudgementKind
    ) -> None:
        ledger.append(page(), claims(OCTOBER, INDIA), reader="v1", recorded_at=NOON)
        entry = ledger.view().entries()[0]
        ledger.append_judgement(Judgement(entry.id, kind, "ann", "It is a price."), recorded_at=LATER)
        assert said(ledger.view()) == [INDIA]
        assert ledger.view().counts.entries == 1
        with pytest.raises(InputError):
            ledger.view().entry(entry.id)
        assert ledger.view().left_out(entry.id) == entry
        assert ledger.view(recorded_as_of=NOON).left_out(entry.id) is None
        assert said(ledger.view(recorded_as_of=NOON)) == [OCTOBER, INDIA]

    def test_a_retraction_holds_from_its_day_on(self, ledger: Ledger) -> None:
        ledger.append(page(published=OUT), claims(OCTOBER), reader="v1", recorded_at=NOON)
        (entry,) = ledger.view().entries()
        day = date(2017, 11, 20)
        retraction = Judgement(entry.id, JudgementKind.RETRACTED, "ann", "The outlet withdrew it.", on=day)
        ledger.append_judgement(retraction, recorded_at=LATER)
        assert said(ledger.view(as_of=day - timedelta(days=1))) == [OCTOBER]
        assert said(ledger.view(as_of=day)) == []
        assert said(ledger.view()) == []

    def test_a_misreading_without_a_day_held_always(self, ledger: Ledger) -> None:
        ledger.append(page(published=OUT), claims(OCTOBER), reader="v1", recorded_at=NOON)
        (entry,) = ledger.view().entries()
        ledger.append_judgement(Judgement(entry.id, JudgementKind.MISREAD, "ann", "It is a price."), recorded_at=LATER)
        assert said(ledger.view(as_of=OUT)) == []

    def test_a_judgement_can_be_withdrawn(self, ledger: Ledger) -> None:
        ledger.append(page(), claims(OCTOBER), reader="v1", recorded_at=NOON)
        (entry,) = ledger.view().entries()
        judged = ledger.append_judgement(
            Judgement(entry.id, JudgementKind.MISREAD, "ann", "It is a price."), recorded_at=LATER
        )
        ledger.append_judgement(
            Judgement(judged.id, JudgementKind.WITHDRAWN, "bob", "It is not."), recorded_at=MUCH_LATER
        )
        assert said(ledger.view()) == [OCTOBER]
        assert said(ledger.view(recorded_as_of=LATER)) == []

    def test_the_same_judgement_again_changes_nothing(self, ledger: Ledger) -> None:
        ledger.append(page(), claims(OCTOBER), reader="v1", recorded_at=NOON)
        (entry,) = ledger.view().entries()
        judgement = Judgement(entry.id, JudgementKind.MISREAD, "ann", "A digit was lost.")
        once = ledger.append_judgement(judgement, recorded_at=LATER)
        assert ledger.append_judgement(judgement, recorded_at=LATER) == once
        assert ledger.view().judgements() == (once,)

    def test_a_judgement_on_nothing_is_refused(self, ledger: Ledger) -> None:
        ledger.append(page(), claims(OCTOBER), reader="v1", recorded_at=NOON)
        (entry,) = ledger.view().entries()
        with pytest.raises(InputError, match="holds nothing of that id"):
            ledger.append_judgement(Judgement("sha256:no", JudgementKind.MISREAD, "ann", "Why."), recorded_at=NOON)
        with pytest.raises(InputError, match="holds nothing of that id"):
            ledger.append_judgement(
                Judgement(entry.id, JudgementKind.SAME_ORIGIN, "ann", "Why.", other="sha256:no"), recorded_at=NOON
            )

    @pytest.mark.parametrize(("author", "reason"), [("", "Why."), ("ann", "  ")])
    def test_a_judgement_without_author_or_reason_is_refused(self, ledger: Ledger, author: str, reason: str) -> None:
        ledger.append(page(), claims(OCTOBER), reader="v1", recorded_at=NOON)
        (entry,) = ledger.view().entries()
        with pytest.raises(InputError, match="is empty"):
            ledger.append_judgement(Judgement(entry.id, JudgementKind.MISREAD, author, reason), recorded_at=NOON)


class TestRecordings:
    def test_everything_comes_out_in_the_order_it_was_recorded(self, ledger: Ledger) -> None:
        ledger.append(page(), claims(OCTOBER, INDIA), reader="v1", recorded_at=NOON, stated={"c2": "9.4 million"})
        ledger.append(page(), (), reader="v2", recorded_at=LATER)
        ledger.append(page("two"), claims(GOAL), reader="v1", recorded_at=NOON)
        first = ledger.view(recorded_as_of=NOON).entries()[0]
        judged = ledger.append_judgement(
            Judgement(first.id, JudgementKind.MISREAD, "ann", "A price."), recorded_at=NOON
        )
        readings = readings_of(ledger)
        assert [(one.number, one.page.name, one.reader, one.recorded_at) for one in readings] == [
            (1, "one.txt", "v1", NOON),
            (2, "one.txt", "v2", LATER),
            (3, "two.txt", "v1", NOON),
        ]
        assert [[entry.stated for entry in one.entries] for one in readings] == [[None, "9.4 million"], [], [None]]
        assert list(ledger.recorded())[3:] == [judged]

    def test_what_one_ledger_recorded_another_records_alike(self, ledger: Ledger) -> None:
        ledger.append(page(), claims(OCTOBER, INDIA), reader="v1", recorded_at=NOON, stated={"c2": "9.4 million"})
        ledger.append(replace(page(), name="copy.txt"), claims(SEPTEMBER), reader="v2", recorded_at=LATER)
        readings = readings_of(ledger)
        other = MemoryLedger()
        assert other.append_recorded(readings) == AppendResult(new=3, known=0)
        assert list(other.recorded()) == readings
        assert ledger.append_recorded(readings_of(other)) == AppendResult(new=0, known=3)
        assert list(ledger.recorded()) == readings

    def test_a_recording_that_does_not_fit_its_hash_is_refused_with_all_beside_it(self, ledger: Ledger) -> None:
        source = MemoryLedger()
        source.append(page(), claims(OCTOBER), reader="v1", recorded_at=NOON)
        source.append(page("two"), claims(INDIA), reader="v1", recorded_at=NOON)
        one, two = readings_of(source)
        with pytest.raises(InputError, match=r"'two.txt': reading 2 does not fit its hash"):
            ledger.append_recorded((one, replace(two, reader="v2")))
        assert list(ledger.recorded()) == []


class TestStarter:
    def test_the_starter_figures_are_taken_in_once(self, ledger: Ledger) -> None:
        first = load_starter(ledger, recorded_at=NOON)
        assert first == AppendResult(new=1916, known=0)
        assert load_starter(ledger, recorded_at=LATER) == AppendResult(new=0, known=1916)
        assert ledger.view().counts.pages == 296


@pytest.mark.parametrize("backend", BACKENDS[1:])
def test_every_backend_gives_the_entries_of_the_ledger_in_memory(request: pytest.FixtureRequest, backend: str) -> None:
    with ledger_of("memory", request) as memory, ledger_of(backend, request) as other:
        for ledger in (memory, other):
            ledger.append(page(), claims(OCTOBER, INDIA, BOTH), reader="v1", recorded_at=NOON)
            ledger.append(page("two", None), claims(GOAL), reader="v1", recorded_at=LATER)
        assert memory.view().entries() == other.view().entries()
        assert list(memory.recorded()) == list(other.recorded())
