"""How every ledger folds what is one origin, and what judgements do to a view."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from crossfoot.errors import InputError
from crossfoot.ledger import Entry, Judgement, JudgementKind, Ledger, Page
from crossfoot.model import Claim, Span
from tests.contract.conftest import said
from tests.ledger.samples import GOAL, INDIA, LATER, MUCH_LATER, NOON, OCTOBER, SEPTEMBER, claims, page

OUT = date(2017, 10, 31)
WIRE = (
    "The Chinese company has set itself a goal of 90 million phones for the year, which is half again as many as it "
    "sold in the year before, and it is well on its way there after a record month in October."
)
REWRITTEN = (
    "Half again as many phones as last year: that is what Xiaomi is after. Its aim for 2017, 90 million phones, looks "
    "within reach now that October has brought a record, analysts told this paper on Tuesday."
)


def copy_of(name: str, published: date | None, text: str = WIRE) -> tuple[Page, tuple[Claim, ...]]:
    """A page of an outlet of its own that sets the goal in its own voice."""
    (claim,) = claims(GOAL)
    start = text.index("90 million phones")
    sheet = replace(page(name, published, outlet=name), text=text)
    return sheet, (replace(claim, span=Span(start, start + 17, text[start : start + 17])),)


def add(ledger: Ledger, name: str, published: date | None, text: str = WIRE) -> Entry:
    sheet, found = copy_of(name, published, text)
    ledger.append(sheet, found, reader="v1", recorded_at=NOON)
    return ledger.view().entries(page_id=sheet.id)[0]


def origins(ledger: Ledger, as_of: date | None = None) -> dict[str, str]:
    return {entry.page.name.removesuffix(".txt"): entry.origin for entry in ledger.view(as_of=as_of).entries()}


class TestCopies:
    def test_a_page_that_repeats_anothers_text_has_the_others_origin(self, ledger: Ledger) -> None:
        add(ledger, "wire", OUT)
        add(ledger, "daily", OUT + timedelta(days=1), f"(Reuse) {WIRE} Read more on our site.")
        assert origins(ledger) == {"wire": "outlet:wire", "daily": "outlet:wire"}
        view = ledger.view()
        assert (view.counts.origins, view.counts.pages) == (1, 2)
        assert len(view.entries(origins=("outlet:wire",))) == 2
        assert view.entries(origins=("outlet:daily",)) == ()

    def test_who_was_recorded_first_does_not_matter(self, ledger: Ledger) -> None:
        add(ledger, "daily", OUT + timedelta(days=1))
        add(ledger, "wire", OUT)
        assert set(origins(ledger).values()) == {"outlet:wire"}

    def test_on_the_same_day_all_copies_still_have_one_origin(self, ledger: Ledger) -> None:
        for name in ("a", "b", "c"):
            add(ledger, name, OUT)
        assert len(set(origins(ledger).values())) == 1

    def test_a_view_folds_only_on_what_it_holds(self, ledger: Ledger) -> None:
        first = add(ledger, "wire", OUT)
        add(ledger, "daily", OUT + timedelta(days=1))
        add(ledger, "early", OUT - timedelta(days=1))
        assert set(origins(ledger).values()) == {"outlet:early"}
        assert origins(ledger, as_of=OUT - timedelta(days=1)) == {"early": "outlet:early"}
        early = next(e for e in ledger.view().entries() if e.page.name == "early.txt")
        for entry in (early, first):
            ledger.append_judgement(Judgement(entry.id, JudgementKind.MISREAD, "ann", "Price."), recorded_at=LATER)
        assert origins(ledger) == {"daily": "outlet:daily"}

    def test_a_superseded_original_is_no_origin(self, ledger: Ledger) -> None:
        add(ledger, "wire", OUT)
        add(ledger, "daily", OUT + timedelta(days=1))
        sheet, _ = copy_of("wire", OUT)
        ledger.append(sheet, (), reader="v2", recorded_at=LATER)
        assert origins(ledger) == {"daily": "outlet:daily"}

    @pytest.mark.parametrize(
        ("day", "text"),
        [(OUT + timedelta(days=1), REWRITTEN), (OUT + timedelta(days=20), WIRE), (None, WIRE)],
        ids=["rewritten", "weeks later", "undated"],
    )
    def test_another_text_another_time_or_no_day_is_its_own_origin(
        self, ledger: Ledger, day: date | None, text: str
    ) -> None:
        add(ledger, "wire", OUT)
        add(ledger, "daily", day, text)
        assert origins(ledger) == {"wire": "outlet:wire", "daily": "outlet:daily"}

    def test_what_the_copy_alone_says_stays_its_own(self, ledger: Ledger) -> None:
        add(ledger, "wire", OUT)
        sheet, (claim,) = copy_of("daily", OUT + timedelta(days=1))
        other = replace(claims(GOAL.replace("90M", "95M"))[0], id="c2", span=claim.span)
        ledger.append(sheet, (claim, other), reader="v1", recorded_at=NOON)
        assert [e.origin for e in ledger.view().entries(page_id=sheet.id)] == ["outlet:wire", "outlet:daily"]

    def test_the_ledger_verifies(self, ledger: Ledger) -> None:
        for name in ("a", "b", "c"):
            add(ledger, name, OUT)
        assert ledger.verify() == ()


class TestJudgements:
    def two(self, ledger: Ledger) -> tuple[Entry, Entry]:
        ledger.append(page(), claims(OCTOBER, INDIA), reader="v1", recorded_at=NOON)
        first, second = ledger.view().entries()
        return first, second

    def test_one_of_the_same_origin_takes_the_others(self, ledger: Ledger) -> None:
        first, second = self.two(ledger)
        said_so = Judgement(first.id, JudgementKind.SAME_ORIGIN, "ann", "It quotes the report.", other=second.id)
        judged = ledger.append_judgement(said_so, recorded_at=LATER)
        view = ledger.view()
        assert [e.origin for e in view.entries()] == ["canalys", "canalys"]
        assert len(view.entries(origins=("canalys",))) == 2
        assert view.entries(origins=("xiaomi",)) == ()
        assert view.counts.origins == 1
        assert (view.judgements(first.id), view.judgements(second.id)) == ((judged,), ())
        assert view.entry(first.id).origin == "canalys"
        assert [e.origin for e in ledger.view(recorded_as_of=NOON).entries()] == ["xiaomi", "canalys"]

    def test_chains_of_same_origin_end_at_the_last(self, ledger: Ledger) -> None:
        ledger.append(page(), claims(OCTOBER, INDIA, GOAL), reader="v1", recorded_at=NOON)
        first, second, third = ledger.view().entries()
        for one, other in ((first, second), (second, third), (third, first)):
            said_so = Judgement(one.id, JudgementKind.SAME_ORIGIN, "ann", "One report.", other=other.id)
            ledger.append_judgement(said_so, recorded_at=LATER)
        assert {e.origin for e in ledger.view().entries()} == {"outlet:the-outlet"}

    def test_what_is_repaired_gives_way_to_the_other(self, ledger: Ledger) -> None:
        first, second = self.two(ledger)
        repair = Judgement(first.id, JudgementKind.REPAIRED, "ann", "A digit was lost.", other=second.id)
        judged = ledger.append_judgement(repair, recorded_at=LATER)
        assert said(ledger.view()) == [INDIA]
        assert ledger.view().counts.entries == 1
        assert said(ledger.view(recorded_as_of=NOON)) == [OCTOBER, INDIA]
        ledger.append_judgement(
            Judgement(judged.id, JudgementKind.WITHDRAWN, "bob", "It was not."), recorded_at=MUCH_LATER
        )
        assert said(ledger.view()) == [OCTOBER, INDIA]

    def test_a_repair_holds_only_where_the_other_is_known(self, ledger: Ledger) -> None:
        ledger.append(page("one", OUT), claims(OCTOBER), reader="v1", recorded_at=NOON)
        ledger.append(page("two", OUT + timedelta(days=3)), claims(SEPTEMBER), reader="v1", recorded_at=NOON)
        first, second = ledger.view().entries()
        repair = Judgement(first.id, JudgementKind.REPAIRED, "ann", "Corrected.", other=second.id)
        ledger.append_judgement(repair, recorded_at=LATER)
        assert said(ledger.view(as_of=OUT)) == [OCTOBER]
        assert said(ledger.view()) == [SEPTEMBER]

    def test_two_that_repair_each_other_leave_one(self, ledger: Ledger) -> None:
        first, second = self.two(ledger)
        for one, other in ((first, second), (second, first)):
            repair = Judgement(one.id, JudgementKind.REPAIRED, "ann", "Corrected.", other=other.id)
            ledger.append_judgement(repair, recorded_at=LATER)
        assert said(ledger.view()) == [INDIA]

    def test_what_is_of_another_definition_says_which(self, ledger: Ledger) -> None:
        first, second = self.two(ledger)
        assert (first.definition, second.definition) == (None, None)
        other = Judgement(first.id, JudgementKind.DIFFERENT_DEFINITION, "ann", "Counts tablets too.")
        ledger.append_judgement(other, recorded_at=LATER)
        assert [e.definition for e in ledger.view().entries()] == ["Counts tablets too.", None]
        assert ledger.view().entry(first.id).definition == "Counts tablets too."

    @pytest.mark.parametrize("kind", [JudgementKind.SAME_ORIGIN, JudgementKind.REPAIRED])
    def test_a_judgement_on_two_entries_needs_both(self, ledger: Ledger, kind: JudgementKind) -> None:
        first, _ = self.two(ledger)
        with pytest.raises(InputError, match="needs the other entry"):
            ledger.append_judgement(Judgement(first.id, kind, "ann", "Why."), recorded_at=LATER)
        with pytest.raises(InputError, match="the same one"):
            ledger.append_judgement(Judgement(first.id, kind, "ann", "Why.", other=first.id), recorded_at=LATER)
