"""Lists as CSV."""

from __future__ import annotations

import csv

import pytest

from crossfoot.cli.commas import write_csv


def test_no_cell_is_taken_for_a_formula_and_what_is_absent_is_empty(capsys: pytest.CaptureFixture[str]) -> None:
    write_csv(("what", "who"), [("=HYPERLINK(1)", None), ('-1.8 %, a "fall"', "IDC"), ("-1.8", 3)])
    rows = list(csv.reader(capsys.readouterr().out.splitlines()))
    assert rows == [["what", "who"], ["'=HYPERLINK(1)", ""], ['\'-1.8 %, a "fall"', "IDC"], ["-1.8", "3"]]
