"""The run of random certificates counts what the verifier accepts."""

from __future__ import annotations

import pytest

from tools.engine.__main__ import main


def test_all_certificates_of_a_short_run_are_valid(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["certificates", "60"]) == 0
    assert capsys.readouterr().out.startswith("engine   60 certificates of random problems, 60 valid; median ")


def test_a_part_that_is_all_or_nothing_takes_no_count(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ends", "5"]) == 2
    assert "name a part" in capsys.readouterr().out
