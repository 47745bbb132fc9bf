"""Only a page of ours, in the same browser, may change something."""

from __future__ import annotations

import pytest

from crossfoot.web.guard import Guard, NotAllowedError

GUARD = Guard(b"a secret of this run")
HERE = "http://127.0.0.1:8317"


def test_a_form_of_our_page_may_change_something() -> None:
    GUARD.check_change(browser="b1", token=GUARD.token("b1"), origin=HERE, address=HERE)


@pytest.mark.parametrize(
    ("browser", "token", "origin"),
    [
        ("b1", "", HERE),
        ("", GUARD.token(""), HERE),
        ("b1", GUARD.token("b2"), HERE),
        ("b1", Guard(b"another run").token("b1"), HERE),
        ("b1", GUARD.token("b1"), "https://elsewhere.example"),
        ("b1", "Ünïcode", HERE),
    ],
)
def test_any_other_form_may_not(browser: str, token: str, origin: str) -> None:
    with pytest.raises(NotAllowedError):
        GUARD.check_change(browser=browser, token=token, origin=origin, address=HERE)
