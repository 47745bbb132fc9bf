"""Streaks, records and overtakings in sentences."""

from __future__ import annotations

from datetime import date

from crossfoot.brief import faults_of, write_brief
from crossfoot.knowledge import load_vocabulary
from tests.brief.generated import written
from tests.track.ledgers import view_of

LINE = "2017-11-10 Daily | {} shipments smartphone IN {} {} said=tracker:Canalys"


def told(*lines: str) -> list[str]:
    words = load_vocabulary()
    brief = write_brief("xiaomi", view_of(*lines), as_of=date(2017, 11, 30), vocabulary=words)
    assert list(faults_of(brief, words)) == []
    found = [paragraph for paragraph in brief.paragraphs if paragraph.title == "Streaks and records"]
    return [sentence.text for paragraph in found for sentence in paragraph.sentences]


def starter_feats(vendor: str, day: str) -> list[str]:
    brief = written(vendor, day)
    found = [paragraph for paragraph in brief.paragraphs if paragraph.title == "Streaks and records"]
    return [sentence.text for paragraph in found for sentence in paragraph.sentences]


def test_the_best_year_is_told_with_how_far_back_the_figures_go() -> None:
    assert "2017 was Xiaomi's best year worldwide since at least 2014, by IDC's figures." in (
        starter_feats("xiaomi", "2018-02-06")
    )


def test_who_overtook_whom() -> None:
    assert starter_feats("samsung", "2018-02-06") == [
        "Apple overtook Samsung worldwide in the fourth quarter of 2017, by IDC's figures."
    ]


def test_growth_that_lasts() -> None:
    sizes = [LINE.format("xiaomi", f"2017-Q{n}", f"level {n + 3}.0M") for n in (1, 2, 3)]
    grown = [LINE.format("xiaomi", f"2017-Q{n}", f"growth {n}% base=yoy:2016-Q{n}") for n in (1, 2, 3)]
    assert told(*sizes, *grown) == [
        (
            "Xiaomi's shipments in India have been up on the year before for three quarters running, the last being "
            "the third quarter of 2017, by Canalys' figures."
        )
    ]


def test_what_is_not_proven_is_not_told() -> None:
    assert told(*(LINE.format("xiaomi", f"2017-Q{n}", f"level {n + 3}.0M") for n in (1, 2, 3))) == []
