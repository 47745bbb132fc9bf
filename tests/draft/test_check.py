"""The marks of a draft: against itself, against the source it names, against everybody."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from crossfoot.draft import Answer, Checked, Mark, check_draft
from crossfoot.extract import extract
from crossfoot.knowledge import load_inclusions, load_vocabulary
from crossfoot.ledger import Ledger, MemoryLedger, load_starter, page_of
from crossfoot.read import read_page

DAY = date(2018, 3, 2)


@pytest.fixture(scope="module")
def starter() -> Ledger:
    ledger = MemoryLedger()
    load_starter(ledger, recorded_at=datetime(2026, 1, 1, tzinfo=UTC))
    return ledger


def check(text: str, ledger: Ledger | None = None) -> Checked:
    document, issues = read_page(text.encode(), name="draft", published=DAY)
    reading = extract(document, load_vocabulary(), issues)
    return check_draft(reading, None if ledger is None else ledger.view(), inclusions=load_inclusions())


def marks(checked: Checked) -> dict[str, Mark]:
    return {number.text: number.mark for number in checked.numbers if number.counts}


def test_a_sum_that_is_right_is_proven_by_its_parts_and_bounds_each_of_them() -> None:
    found = marks(check("XPeng delivered 94,008 cars in the first quarter of 2017 and 103,181 in the second quarter of "
                        "2017. In the first half of 2017 it delivered 197,189 cars."))  # fmt: skip
    assert found == {"94,008": Mark.PROVEN, "103,181": Mark.PROVEN, "197,189": Mark.PROVEN}


def test_figures_that_contradict_each_other_are_impossible() -> None:
    found = marks(check("XPeng delivered 94,008 cars in the first quarter of 2017 and 104,181 in the second quarter of "
                        "2017. In the first half of 2017 it delivered 197,189 cars."))  # fmt: skip
    assert set(found.values()) == {Mark.IMPOSSIBLE}


def test_the_figure_of_a_source_is_proven_by_it_and_another_is_impossible(starter: Ledger) -> None:
    page = "Counterpoint says Xiaomi shipped {} million smartphones worldwide in the fourth quarter of 2017."
    assert marks(check(page.format("31.0"), starter)) == {"31.0 million": Mark.PROVEN}
    wrong = check(page.format("41.0"), starter)
    assert marks(wrong) == {"41.0 million": Mark.IMPOSSIBLE}
    (number,) = [one for one in wrong.numbers if one.counts]
    assert number.nearest is not None
    assert [slip.instead for slip in number.nearest.slips] == ["31.0"]


def test_another_source_excludes_nothing(starter: Ledger) -> None:
    page = "Canalys says Xiaomi shipped 41.0 million smartphones worldwide in the fourth quarter of 2017."
    assert marks(check(page, starter))["41.0 million"] is not Mark.IMPOSSIBLE


def test_a_figure_in_nobodys_name_is_impossible_where_every_source_rules_it_out(starter: Ledger) -> None:
    page = "Xiaomi shipped {} million smartphones worldwide in the fourth quarter of 2017."
    assert marks(check(page.format("28.1"), starter)) == {"28.1 million": Mark.PROVEN}
    wrong = check(page.format("81.2"), starter)
    assert marks(wrong) == {"81.2 million": Mark.IMPOSSIBLE}
    (number,) = [one for one in wrong.numbers if one.counts]
    assert {one.voice for one in number.held if one.answer is Answer.EXCLUDES} >= {"idc", "counterpoint"}


def test_a_place_of_another_paragraph_and_a_pronoun_for_several_make_nothing_impossible(starter: Ledger) -> None:
    page = (
        "Samsung shipped 9.4 million smartphones in India in the third quarter of 2017, Canalys said, and Xiaomi 9.2 "
        "million. Together they took almost 40 percent of the market.\n\nXiaomi shipped 23.16 million smartphones in "
        "the second quarter of 2017."
    )
    found = marks(check(page, starter))
    assert found["9.4 million"] is Mark.PROVEN
    assert Mark.IMPOSSIBLE not in found.values()


def test_every_run_of_digits_is_told_once() -> None:
    page = "The P20 costs $799. Huawei shipped 10 million smartphones in 2016 and 34% more in 2017, on 12 May it said."
    checked = check(page)
    told = "".join(number.text for number in checked.numbers)
    assert all(digits in told for digits in ("799", "10 million", "34%", "12", "2016"))
    assert all(number.why for number in checked.numbers)


def test_without_a_ledger_the_reason_says_so() -> None:
    (number,) = [one for one in check("Huawei shipped 10 million smartphones in 2016.").numbers if one.counts]
    assert (number.mark, number.why.endswith("there is no ledger to ask")) == (Mark.UNKNOWN, True)


def test_two_figures_that_one_sentence_gives_for_one_thing_were_misread_and_prove_nothing() -> None:
    found = check(
        "Xiaomi shipped 20 million smartphones in 2017 in Brazil, or 30 million smartphones in 2017 in Brazil."
    )
    assert set(marks(found).values()) == {Mark.UNKNOWN}
    assert "one of them was misread" in found.numbers[0].why


def test_a_table_whose_every_line_was_read_has_to_add_up() -> None:
    rows = "".join(f"<tr><td>{name}</td><td>{{{name}}}</td></tr>" for name in ("Samsung", "Apple", "Others", "Total"))
    head = "<caption>Tablet shipments in India, Q4 2017 (million)</caption><tr><th>Vendor</th><th>Q4 2017</th></tr>"
    page = f"<table>{head}{rows}</table>"
    right = marks(check(page.format(Samsung=13.2, Apple=7.9, Others=6.7, Total=27.8)))
    assert Mark.IMPOSSIBLE not in right.values()
    wrong = marks(check(page.format(Samsung=13.2, Apple=7.9, Others=6.7, Total=37.8)))
    assert set(wrong.values()) == {Mark.IMPOSSIBLE}


def test_a_difference_is_that_of_the_two_figures_in_front_of_it() -> None:
    page = "In 2016 HP shipped 33.7 million PCs in Mexico and Lenovo shipped 27.2 million, a difference of {} million."
    assert Mark.IMPOSSIBLE not in marks(check(page.format("6.5"))).values()
    assert set(marks(check(page.format("8.5"))).values()) == {Mark.IMPOSSIBLE}


def test_what_a_maker_made_is_held_against_each_of_its_models() -> None:
    ledger, day = MemoryLedger(), datetime(2026, 1, 1, tzinfo=UTC)
    text = "Tesla said it delivered 101,312 Model S and Model X cars in 2017."
    document, issues = read_page(text.encode(), name="earlier", published=DAY)
    known = extract(document, load_vocabulary(), issues)
    ledger.append(page_of(document), known.claims, reader=known.reader, recorded_at=day)
    page = (
        "Tesla said it delivered 1,550 Model 3 cars in the fourth quarter of 2017. Tesla said it delivered {} in 2017."
    )
    assert Mark.IMPOSSIBLE not in marks(check(page.format("103,181 cars"), ledger)).values()
    assert set(marks(check(page.format("101,312 cars"), ledger)).values()) == {Mark.IMPOSSIBLE}
