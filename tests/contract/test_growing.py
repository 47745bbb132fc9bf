"""The mark of a part of a view changes when the part does, and not when something else is added."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from crossfoot.ledger import Judgement, JudgementKind, Ledger
from crossfoot.ledger.view import View
from crossfoot.model.notation import read_cell
from tests.ledger.samples import INDIA, LATER, NOON, OCTOBER, claims, page

OUT = date(2017, 10, 31)
OTHER = "apple shipments smartphone WORLD 2017-Q3 level 46.7M"


def marks_of(view: View) -> dict[str, object]:
    (entry, *_) = view.entries()
    return {
        "vendors": view.mark(vendors=("xiaomi",)),
        "cell": view.mark(cell=entry.claim.cell),
        "series": view.mark(series=entry.claim.cell),
        "page": view.mark(page_id=entry.page.id),
    }


def test_what_is_said_of_others_on_another_page_changes_no_mark(ledger: Ledger) -> None:
    ledger.append(page("one"), claims(OCTOBER), reader="v1", recorded_at=NOON)
    before = marks_of(ledger.view())
    ledger.append(page("two"), claims(OTHER), reader="v1", recorded_at=LATER)
    assert marks_of(ledger.view()) == before
    assert ledger.view().mark(vendors=("apple",)) != ledger.view().mark(vendors=("samsung",))


def test_what_is_said_of_the_part_changes_its_mark(ledger: Ledger) -> None:
    ledger.append(page("one"), claims(OCTOBER), reader="v1", recorded_at=NOON)
    before = marks_of(ledger.view())
    ledger.append(page("two"), claims(OCTOBER), reader="v1", recorded_at=LATER)
    after = marks_of(ledger.view())
    assert [name for name in before if before[name] == after[name]] == ["page"]


def test_a_group_is_part_of_each_of_its_vendors(ledger: Ledger) -> None:
    ledger.append(
        page("one"), claims("oppo,vivo shipments smartphone CN 2017-Q3 level 38M"), reader="v1", recorded_at=NOON
    )
    assert ledger.view().mark(vendors=("vivo",)) == ledger.view().mark(vendors=("apple", "oppo"))
    assert ledger.view().mark(vendors=("vivo",)) != ledger.view().mark(vendors=("apple",))


def test_a_page_that_is_read_anew_changes_the_marks_of_what_it_no_longer_says(ledger: Ledger) -> None:
    ledger.append(page("one"), claims(OCTOBER, INDIA), reader="v1", recorded_at=NOON)
    before = ledger.view().mark(vendors=("xiaomi",))
    ledger.append(page("one"), claims(OTHER), reader="v2", recorded_at=LATER)
    assert ledger.view().entries(vendors=("xiaomi",)) == ()
    assert ledger.view().mark(vendors=("xiaomi",)) != before


def test_a_judgement_changes_every_mark(ledger: Ledger) -> None:
    ledger.append(page("one"), claims(OCTOBER), reader="v1", recorded_at=NOON)
    before = marks_of(ledger.view())
    (entry,) = ledger.view().entries()
    ledger.append_judgement(
        Judgement(entry.id, JudgementKind.MISREAD, "lin", "a table of another year"), recorded_at=LATER
    )
    ledger.append(page("two"), claims(OCTOBER), reader="v1", recorded_at=LATER)
    view = ledger.view()
    assert all(view.mark(page_id=entry.page.id) != mark for mark in before.values())


def test_a_view_keeps_its_marks_whatever_is_added_later(ledger: Ledger) -> None:
    ledger.append(page("one"), claims(OCTOBER), reader="v1", recorded_at=NOON)
    view = ledger.view()
    before = marks_of(view)
    ledger.append(replace(page("two"), published_at=OUT), claims(OCTOBER), reader="v1", recorded_at=LATER)
    assert marks_of(view) == before


def test_an_address_of_which_nothing_is_said_has_a_mark_too(ledger: Ledger) -> None:
    assert ledger.view().mark(cell=read_cell("xiaomi shipments smartphone IN 2017-Q3"))[0].last == 0
