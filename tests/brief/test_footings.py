"""Where a vendor sells, is coming, or has left, in sentences."""

from __future__ import annotations

from datetime import date

from crossfoot.brief import faults_of, write_brief
from crossfoot.knowledge import load_vocabulary
from tests.track.ledgers import view_of

LINE = "2017-11-{:02} Daily | xiaomi - smartphone {} {} presence state={}"


def told(*lines: str) -> str:
    words = load_vocabulary()
    brief = write_brief("xiaomi", view_of(*lines), as_of=date(2017, 12, 1), vocabulary=words)
    assert list(faults_of(brief, words)) == []
    found = [paragraph for paragraph in brief.paragraphs if paragraph.title == "Where it sells"]
    return " ".join(sentence.text for paragraph in found for sentence in paragraph.sentences)


def test_places_of_one_kind_are_one_sentence_and_a_plan_stays_a_plan() -> None:
    text = told(
        LINE.format(5, "ES", "2017-11", "entering"),
        LINE.format(6, "IT", "2017-11", "entering"),
        f"{LINE.format(7, 'US', '2018', 'planned')} mode=plan",
        f"{LINE.format(8, 'MX', '2018', 'planned')} mode=plan strength=weak",
        LINE.format(9, "BR", "2017-11", "exited"),
    )
    for words in ("has left Brazil.", "has entered Spain and Italy.", "plans to enter the United States."):
        assert words in text
    assert "is said to be coming to Mexico." in text


def test_what_only_figures_tell_is_left_to_the_standings() -> None:
    assert told("2017-11-05 Daily | xiaomi shipments smartphone IN 2017-Q3 level 9.2M said=tracker:Canalys") == ""
