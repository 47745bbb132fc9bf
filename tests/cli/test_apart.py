"""How far two releases or two sources lie apart, in words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.commands import Run

DAY = ("--published", "2017-11-10")
VIVO = (
    b"IDC says Vivo shipped 18.9 million smartphones in China in the third quarter of 2017, down 1.8 percent year over "
    b"year. Canalys says Vivo shipped 20.0 million smartphones in China in the third quarter of 2017, up 26 percent "
    b"year over year."
)


def line(text: str) -> str:
    """A text without its line breaks."""
    return " ".join(text.split())


def test_the_figure_is_named_in_which_two_sources_part(run: Run) -> None:
    told = line(run("check", "-", *DAY, stdin=VIVO).out)
    assert "gap 27.25 points; most of it lies in what it is measured against (2016-Q3): 19,185,750 to" in told
    assert "by IDC on 2017-11-10 against" in told
    assert "gap 1,000,000; that is about 4.98 % of the figure" in told


def test_programs_get_the_same(run: Run) -> None:
    record = json.loads(run("check", "-", *DAY, "--format", "json", stdin=VIVO).out)
    growth = next(conflict for conflict in record["conflicts"] if conflict["unit"] == "pct")
    assert growth["parting"]["where"] == "base"
    assert [side["claim"] for side in growth["parting"]["sides"]] == ["-#c2", "-#c4"]
    assert growth["usual"] is None
    assert growth["gives_way"] in {"-#c2", "-#c4"}


def test_a_restatement_says_what_is_usual_and_which_claim_gives_way(run: Run, ledger: Path) -> None:
    page = b"IDC says Xiaomi shipped 41.0 million smartphones worldwide in the fourth quarter of 2017."
    run("add", "-", "--published", "2018-03-02", stdin=page)
    told = line(run("conflicts", "--kind", "restatements", "--view", "idc", "--as-of", "2018-03-02").out)
    assert "restated: 28.1M and 41.0M are given for one figure" in told
    assert "what it prints again moves by at most about " in told
    # What stands is what the source's other figures bear out, not what is newest.
    assert "the claim of 2018-03-02 gives way" in told
    assert ledger.exists()


@pytest.mark.usefixtures("ledger")
def test_a_release_whose_figures_bear_each_other_out_makes_the_older_give_way(run: Run) -> None:
    page = (
        b"IDC says the global smartphone market reached 440.0 million units in the fourth quarter of 2017. Apple "
        b"shipped 88.0 million smartphones, for 20 per cent of the market. Xiaomi shipped 41.0 million, for 9.3 per "
        b"cent. Samsung shipped 80.5 million, for 18.3 per cent."
    )
    run("add", "-", "--published", "2018-03-02", stdin=page)
    told = line(run("conflicts", "--kind", "restatements", "--view", "idc", "--as-of", "2018-03-02").out)
    assert "the claim of 2018-02-02 gives way" in told
