"""How entries are found in every ledger: by address, by words, by what was known when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from crossfoot.errors import InputError
from crossfoot.ledger import Event, Hit, Judgement, JudgementKind, Ledger, Page
from crossfoot.model import Claim, Span
from crossfoot.model.notation import read_cell
from tests.ledger.samples import BOTH, GOAL, INDIA, LATER, MUCH_LATER, NOON, OCTOBER, SEPTEMBER, claims, page

OUT = date(2017, 10, 31)
TEXT = "Brief.\n\nXiaomi shipped more than 10 million phones in October 2017, said Lei Jun. Samsung held 9.4 million."


def told(name: str, text: str | None, *, title: str | None = None, published: date | None = OUT) -> Page:
    return replace(page(name, published), text=text, title=title)


def spanning(claim: Claim, text: str, words: str) -> Claim:
    start = text.index(words)
    return replace(claim, span=Span(start, start + len(words), words))


def names(hits: tuple[Hit, ...]) -> list[str]:
    return [hit.page.name for hit in hits]


class TestAddresses:
    def test_entries_are_found_by_their_exact_address(self, ledger: Ledger) -> None:
        ledger.append(page(), claims(OCTOBER, SEPTEMBER, INDIA, GOAL), reader="v1", recorded_at=NOON)
        found = ledger.view().entries(cell=read_cell("xiaomi shipments smartphone WORLD 2017-10"))
        assert [entry.claim.id for entry in found] == ["c1"]
        assert ledger.view().entries(cell=read_cell("xiaomi shipments smartphone IN 2017-10")) == ()

    def test_an_address_is_found_however_its_period_and_group_are_spelled(self, ledger: Ledger) -> None:
        ledger.append(page(), claims(INDIA, BOTH), reader="v1", recorded_at=NOON)
        view = ledger.view()
        assert len(view.entries(cell=read_cell("samsung shipments smartphone IN 2017-07/2017-09"))) == 1
        assert len(view.entries(cell=read_cell("xiaomi,samsung shipments smartphone IN 2017-Q3"))) == 1

    def test_a_narrower_address_is_another(self, ledger: Ledger) -> None:
        ledger.append(page(), claims(INDIA), reader="v1", recorded_at=NOON)
        assert ledger.view().entries(cell=read_cell("samsung shipments smartphone IN 2017-Q3 segment=5g")) == ()

    def test_a_series_holds_all_periods_of_an_address(self, ledger: Ledger) -> None:
        ledger.append(page(), claims(OCTOBER, INDIA, SEPTEMBER, GOAL), reader="v1", recorded_at=NOON)
        found = ledger.view().entries(series=read_cell("xiaomi shipments smartphone WORLD 2000"))
        assert [entry.claim.id for entry in found] == ["c1", "c3", "c4"]

    def test_an_address_is_looked_up_as_of_a_day_and_with_other_conditions(self, ledger: Ledger) -> None:
        ledger.append(page("one", OUT), claims(OCTOBER), reader="v1", recorded_at=NOON)
        ledger.append(page("two", OUT + timedelta(days=1)), claims(OCTOBER), reader="v1", recorded_at=NOON)
        cell = read_cell("xiaomi shipments smartphone WORLD 2017-10")
        assert [e.page.name for e in ledger.view(as_of=OUT).entries(cell=cell)] == ["one.txt"]
        assert [e.page.name for e in ledger.view().entries(cell=cell, page_id="sha256:two")] == ["two.txt"]
        assert ledger.view().entries(cell=cell, origins=("idc",)) == ()


class TestSearch:
    @pytest.mark.parametrize(
        "words",
        ["xiaomi", "XIAOMI million", '"10 million phones"', "9.4 million", "9,4", 'jun "lei jun"', "“more than”",
         "xiaomi NEAR( samsung", 'october" AND (', "10*", "title: xiaomi", "-lei"],
    )  # fmt: skip
    def test_all_words_and_phrases_must_stand_on_the_page(self, ledger: Ledger, words: str) -> None:
        ledger.append(told("one", f"{TEXT} It stands near the title and so on."), (), reader="v1", recorded_at=NOON)
        ledger.append(told("two", "Oppo."), (), reader="v1", recorded_at=NOON)
        assert names(ledger.view().search(words)) == ["one.txt"]

    @pytest.mark.parametrize("words", ["xiaomi oppo", '"million 10"', "94", "0 million", "xiao", "shipped OR oppo"])
    def test_a_page_without_one_of_them_is_not_found(self, ledger: Ledger, words: str) -> None:
        ledger.append(told("one", TEXT), (), reader="v1", recorded_at=NOON)
        assert ledger.view().search(words) == ()

    def test_the_excerpt_is_cut_from_the_page_and_brings_the_claims_it_quotes(self, ledger: Ledger) -> None:
        text = f"{TEXT}\n{'More of the same. ' * 50}\nIn India it shipped nothing at all."
        first, second, last = claims(OCTOBER, INDIA, GOAL)
        first = spanning(first, text, "more than 10 million")
        last = spanning(last, text, "nothing at all")
        ledger.append(told("one", text), (first, second, last), reader="v1", recorded_at=NOON)
        (hit,) = ledger.view().search("lei jun")
        assert hit.span is not None
        assert text[hit.span.start : hit.span.end] == hit.span.text
        assert "said Lei Jun." in hit.excerpt + "."
        assert [entry.claim.id for entry in hit.entries] == ["c1"]

    def test_a_headline_is_found(self, ledger: Ledger) -> None:
        ledger.append(told("one", "Oppo.", title="Xiaomi soars"), claims(OCTOBER), reader="v1", recorded_at=NOON)
        (hit,) = ledger.view().search("soars oppo")
        assert (hit.excerpt, names((hit,))) == ("Oppo", ["one.txt"])
        (hit,) = ledger.view().search("soars")
        assert (hit.excerpt, hit.span, len(hit.entries)) == ("Xiaomi soars", None, 1)

    def test_a_figure_as_stated_is_found_with_its_entry(self, ledger: Ledger) -> None:
        bare = told("one", None)
        ledger.append(bare, claims(OCTOBER, INDIA), reader="v1", recorded_at=NOON, stated={"c2": "9.2 million units"})
        (hit,) = ledger.view().search("9.2 million")
        assert (hit.excerpt, [entry.claim.id for entry in hit.entries]) == ("9.2 million units", ["c2"])

    def test_pages_come_before_figures_and_the_last_recorded_first(self, ledger: Ledger) -> None:
        ledger.append(told("one", None), claims(OCTOBER), reader="v1", recorded_at=NOON, stated={"c1": "10 million"})
        for name in ("two", "three"):
            ledger.append(told(name, TEXT), (), reader="v1", recorded_at=NOON)
        assert names(ledger.view().search("million")) == ["three.txt", "two.txt", "one.txt"]
        assert names(ledger.view().search("million", limit=2)) == ["three.txt", "two.txt"]

    def test_only_what_the_view_holds_is_found(self, ledger: Ledger) -> None:
        ledger.append(told("one", TEXT), claims(OCTOBER), reader="v1", recorded_at=NOON)
        ledger.append(told("late", TEXT, published=OUT + timedelta(days=1)), (), reader="v1", recorded_at=LATER)
        ledger.append(told("bare", None), claims(INDIA), reader="v1", recorded_at=NOON, stated={"c1": "9.4 million"})
        view = ledger.view()
        assert names(ledger.view(as_of=OUT).search("million")) == ["one.txt", "bare.txt"]
        assert names(ledger.view(recorded_as_of=NOON).search("million")) == ["one.txt", "bare.txt"]
        (entry,) = ledger.view().entries(page_id="sha256:bare")
        ledger.append_judgement(Judgement(entry.id, JudgementKind.MISREAD, "ann", "A price."), recorded_at=LATER)
        ledger.append(told("one", "Nothing."), (), reader="v1", recorded_at=LATER)
        assert names(ledger.view().search("million")) == ["late.txt"]
        assert names(view.search("million")) == ["late.txt", "one.txt", "bare.txt"]

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("باعت الشركة ٩٫٢ مليون هاتف", "9.2 مليون"),
            ("بَاعَت الشركة", "باعت"),
            ("شركة \u202bمليون\u202c هاتف", '"مليون هاتف"'),
            ("می\u200cخواهم", "میخواهم"),
            ("Espan\u0303a creció", "españa crecio"),
            ("भारत में बिक्री", "बिक्री"),
            ("小米第三季度出货量", "出货"),
            ("<p>Xiaomi <b>sold</b>&nbsp;94,008 phones</p>", '"xiaomi sold 94008"'),
            ("ﬁve ＡＢＣ", "five abc"),
        ],
    )
    def test_any_script_is_found_as_it_is_typed(self, ledger: Ledger, text: str, words: str) -> None:
        ledger.append(told("one", text), (), reader="v1", recorded_at=NOON)
        assert names(ledger.view().search(words)) == ["one.txt"]

    @pytest.mark.parametrize("text", ["<script>xiaomi</script> Oppo", "<!-- xiaomi --> Oppo", "<a xiaomi='1'>Oppo</a>"])
    def test_the_code_of_a_page_is_not_its_text(self, ledger: Ledger, text: str) -> None:
        ledger.append(told("one", text), (), reader="v1", recorded_at=NOON)
        assert ledger.view().search("xiaomi") == ()
        assert [hit.excerpt for hit in ledger.view().search("oppo")] == ["Oppo"]

    @pytest.mark.parametrize("words", ["", "  ", '"', "***", "word " * 65 + "".join(f"w{n} " for n in range(70))])
    def test_a_search_for_nothing_or_too_much_is_refused(self, ledger: Ledger, words: str) -> None:
        with pytest.raises(InputError, match="Cannot search for"):
            ledger.view().search(words)


class TestHistory:
    def test_every_page_on_the_address_has_its_moment_in_the_order_of_publication(self, ledger: Ledger) -> None:
        ledger.append(page("two", OUT + timedelta(days=1)), claims(OCTOBER), reader="v1", recorded_at=NOON)
        ledger.append(page("one", OUT), claims(OCTOBER, INDIA), reader="v1", recorded_at=LATER)
        ledger.append(page("bare", None), claims(OCTOBER), reader="v1", recorded_at=NOON)
        moments = ledger.view().history(read_cell("xiaomi shipments smartphone WORLD 2017-10"))
        assert [(m.entry.page.name, m.day, m.recorded_at) for m in moments] == [
            ("one.txt", OUT, LATER),
            ("two.txt", OUT + timedelta(days=1), NOON),
            ("bare.txt", None, NOON),
        ]
        assert all(m.event is Event.STATED and m.stands for m in moments)

    def test_what_took_an_entry_out_of_view_is_a_moment_too(self, ledger: Ledger) -> None:
        cell = read_cell("xiaomi shipments smartphone WORLD 2017-10")
        ledger.append(page(), claims(OCTOBER), reader="v1", recorded_at=NOON)
        ledger.append(page(), claims(OCTOBER, INDIA), reader="v2", recorded_at=LATER)
        (entry,) = ledger.view().entries(cell=cell)
        judged = ledger.append_judgement(
            Judgement(entry.id, JudgementKind.RETRACTED, "ann", "Withdrawn.", on=OUT + timedelta(days=9)),
            recorded_at=LATER,
        )
        assert [(m.event, m.day, m.stands) for m in ledger.view().history(cell)] == [
            (Event.STATED, OUT, False),
            (Event.SUPERSEDED, OUT, False),
            (Event.STATED, OUT, False),
            (Event.JUDGED, OUT + timedelta(days=9), False),
        ]
        back = Judgement(judged.id, JudgementKind.WITHDRAWN, "bob", "It stands.")
        ledger.append_judgement(back, recorded_at=MUCH_LATER)
        last = ledger.view().history(cell)[-1]
        assert (last.event, last.judged, last.stands) == (Event.WITHDRAWN, judged, True)

    def test_a_history_as_of_a_day_or_a_time_ends_there(self, ledger: Ledger) -> None:
        cell = read_cell("xiaomi shipments smartphone WORLD 2017-10")
        ledger.append(page("one", OUT), claims(OCTOBER), reader="v1", recorded_at=NOON)
        ledger.append(page("two", OUT + timedelta(days=1)), claims(OCTOBER), reader="v1", recorded_at=NOON)
        ledger.append(page("one", OUT), claims(OCTOBER), reader="v2", recorded_at=LATER)
        (entry, _) = ledger.view(recorded_as_of=NOON).entries(cell=cell)
        ledger.append_judgement(Judgement(entry.id, JudgementKind.MISREAD, "ann", "A price."), recorded_at=LATER)
        assert {m.entry.page.name for m in ledger.view(as_of=OUT).history(cell)} == {"one.txt"}
        known = ledger.view(recorded_as_of=NOON).history(cell)
        assert [m.event for m in known] == [Event.STATED, Event.STATED]

    def test_the_history_of_a_page_holds_all_that_ever_stood_on_it(self, ledger: Ledger) -> None:
        ledger.append(page("one", OUT), claims(OCTOBER), reader="v1", recorded_at=NOON)
        ledger.append(page("two", OUT), claims(OCTOBER), reader="v1", recorded_at=NOON)
        ledger.append(page("one", OUT), claims(INDIA), reader="v2", recorded_at=LATER)
        (entry,) = ledger.view().entries(page_id=page("one").id)
        ledger.append_judgement(Judgement(entry.id, JudgementKind.MISREAD, "ann", "A price."), recorded_at=LATER)
        found = [(m.event, m.entry.reader, m.stands) for m in ledger.view().page_history(page("one").id)]
        assert found == [
            (Event.STATED, "v1", False),
            (Event.SUPERSEDED, "v1", False),
            (Event.STATED, "v2", False),
            (Event.JUDGED, "v2", False),
        ]


class TestPages:
    def test_a_page_is_found_by_the_first_digits_of_its_id_though_nothing_was_read_on_it(self, ledger: Ledger) -> None:
        ledger.append(identified("one", "abc1"), claims(), reader="v1", recorded_at=NOON)
        ledger.append(identified("two", "abc2"), claims(OCTOBER), reader="v1", recorded_at=NOON)
        assert ledger.view().page("abc1").name == "one.txt"
        assert ledger.view().page("sha256:abc2").name == "two.txt"

    @pytest.mark.parametrize(("digits", "why"), [("abc0", "No page"), ("abcd", "several pages"), ("xyz", "as a page")])
    def test_a_page_that_is_none_or_several_is_refused(self, ledger: Ledger, digits: str, why: str) -> None:
        ledger.append(identified("one", "abcd1"), claims(OCTOBER), reader="v1", recorded_at=NOON)
        ledger.append(identified("two", "abcd2"), claims(OCTOBER), reader="v1", recorded_at=NOON)
        with pytest.raises(InputError, match=why):
            ledger.view().page(digits)

    def test_a_page_has_the_state_of_its_last_reading_and_is_there_only_once_it_is_out(self, ledger: Ledger) -> None:
        ledger.append(identified("one", "abc1"), claims(OCTOBER), reader="v1", recorded_at=NOON)
        later = replace(identified("one", "abc1"), title="Corrected")
        ledger.append(later, claims(OCTOBER), reader="v1", recorded_at=LATER)
        assert ledger.view().page("abc1").title == "Corrected"
        with pytest.raises(InputError, match="No page"):
            ledger.view(as_of=OUT - timedelta(days=1)).page("abc1")


def identified(name: str, digits: str) -> Page:
    return replace(page(name, OUT), id=f"sha256:{digits}")
