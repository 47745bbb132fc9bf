"""Which ways out of a conflict mend the whole page."""

from __future__ import annotations

from tests.reconcile.pages import table

XPENG = (
    "xpeng deliveries nev WORLD 2025-Q1 level 94,008",
    "xpeng deliveries nev WORLD 2025-Q2 level 104,181",
    "xpeng deliveries nev WORLD 2025-H1 level 197,189",
)
MONTHS = (
    "xpeng deliveries nev WORLD 2025-01 level 30,350",
    "xpeng deliveries nev WORLD 2025-02 level 30,453",
    "xpeng deliveries nev WORLD 2025-03 level 33,205",
)
GROWTH = (
    "xpeng deliveries nev WORLD 2024-H1 level 52,028",
    "xpeng deliveries nev WORLD 2025-H1 growth 279% base=yoy:2024-H1",
)


def enough(*lines: str) -> dict[str, bool | None]:
    (conflict,) = table(*lines).conflicts()
    return {repair.entry: repair.is_enough for repair in conflict.repairs}


def test_each_member_of_a_lone_sum_is_enough_by_itself() -> None:
    assert enough(*XPENG) == {"e1": True, "e2": True, "e3": True}


def test_a_figure_that_other_figures_of_the_page_confirm_is_not_enough() -> None:
    assert enough(*XPENG, *MONTHS) == {"e1": False, "e2": True, "e3": True}


def test_the_figure_that_nothing_else_confirms_comes_first() -> None:
    (conflict,) = table(*XPENG, *MONTHS, *GROWTH).conflicts()
    assert (conflict.repairs[0].entry, conflict.repairs[0].is_enough) == ("e2", True)
    assert not any(repair.is_enough for repair in conflict.repairs[1:])


def test_a_restatement_has_nothing_to_repair() -> None:
    found = table("2025-07-01 | " + XPENG[2], "2025-08-01 | xpeng deliveries nev WORLD 2025-H1 level 198,189")
    (difference,) = found.differences()
    assert difference.repairs == ()
