"""When a browser last looked."""

from __future__ import annotations

from datetime import date

import pytest

from crossfoot.web.looks import Looks, looks_in

SUNDAY, MONDAY = date(2018, 2, 4), date(2018, 2, 5)


def test_a_second_look_on_a_day_keeps_the_day_before() -> None:
    looks = Looks().on(SUNDAY)
    assert looks.before(SUNDAY) is None
    looks = looks_in(looks.on(MONDAY).on(MONDAY).text)
    assert looks.before(MONDAY) == SUNDAY


@pytest.mark.parametrize("text", ["", "x", "2018-02-04", "2018-02-04.2018-99-99", "<b>.<b>", "...."])
def test_what_is_no_two_days_is_no_look(text: str) -> None:
    assert looks_in(text) == Looks()
