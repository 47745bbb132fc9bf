"""How far a long command has come."""

from __future__ import annotations

import sys

import pytest

from crossfoot.cli.counting import counting


def test_on_a_terminal_every_thousand_claims_are_told_and_taken_away_at_the_end(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with counting("written") as progress:
        for count in (500, 1200, 1900, 2300):
            progress(count)
    assert capsys.readouterr().err == "\r1,200 claims written\x1b[K\r2,300 claims written\x1b[K\r\x1b[K"


def test_elsewhere_nothing_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with counting("written") as progress:
        progress(5000)
    assert capsys.readouterr() == ("", "")
