"""Which time dates a figure, and which is only compared with."""

from __future__ import annotations


def test_what_is_told_behind_a_comparison_is_of_the_main_time(claims: list[str]) -> None:
    """Plug-in hybrids fell 6.8% in Spain in May 2017 compared to the same month last year, with 3,565 registrations."""
    assert claims == [
        "ALL registrations phev ES 2017-05 growth -6.8% base=yoy:2016-05",
        "ALL registrations phev ES 2017-05 level 3,565",
    ]


def test_the_time_of_a_total_dates_only_the_figure_behind_it(claims: list[str]) -> None:
    """In April 2017 Nissan sold 1,340 Leafs, bringing its total through April 2017 to 4,870 electric cars."""
    assert claims == [
        "nissan sales bev WORLD 2017-04 level 1,340 model=leaf",
        "nissan sales ev WORLD 2017-01/2017-04 level 4,870",
    ]
