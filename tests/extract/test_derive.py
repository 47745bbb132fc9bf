"""Where the words of a claim stand, stage by stage."""

from __future__ import annotations

from datetime import date

from crossfoot.extract import Reading, extract
from crossfoot.extract.derivation import Derivation, Filled
from crossfoot.extract.derive import derive, derive_unread
from crossfoot.extract.retrace import retrace
from crossfoot.knowledge import load_vocabulary
from crossfoot.read import read_page

VOCABULARY = load_vocabulary()


def derived(reading: Reading, number: int) -> Derivation:
    found = derive(retrace(reading.document, VOCABULARY), reading.claims[number], VOCABULARY)
    assert found is not None
    return found


def slot(derivation: Derivation, name: str) -> Filled:
    return next(filled for filled in derivation.slots if filled.slot == name)


def told(filled: Filled) -> tuple[str, str | None, str | None]:
    words, sentence = filled.words, filled.sentence
    return filled.value, None if words is None else words.text, None if sentence is None else sentence.text


def test_slots_stated_in_the_sentence_name_their_words(reading: Reading) -> None:
    """Canalys says that Xiaomi shipped 9.2 million smartphones in India in the third quarter of 2017."""
    found = derived(reading, 0)
    assert told(slot(found, "vendor")) == ("xiaomi", "Xiaomi", None)
    assert told(slot(found, "measure")) == ("shipments", "shipped", None)
    assert told(slot(found, "product")) == ("smartphone", "smartphones", None)
    assert told(slot(found, "place")) == ("IN", "India", None)
    assert told(slot(found, "period")) == ("2017-Q3", "third quarter of 2017", None)
    assert told(slot(found, "source")) == ("Canalys", "Canalys", None)


def test_a_carried_slot_names_the_sentence_it_came_from(reading: Reading) -> None:
    """Canalys says Xiaomi shipped 9.2 million smartphones in India in Q3 2017. It had a share of 23.5 percent."""
    found = derived(reading, 1)
    first = "Canalys says Xiaomi shipped 9.2 million smartphones in India in Q3 2017."
    assert found.sentence.text == "It had a share of 23.5 percent."
    assert told(slot(found, "vendor")) == ("xiaomi", "It", first)
    assert told(slot(found, "place")) == ("IN", "India", first)
    assert told(slot(found, "period")) == ("2017-Q3", "Q3 2017", first)
    assert told(slot(found, "source")) == ("Canalys", "Canalys", first)


def test_a_slot_that_nothing_fills_names_the_usual_rule(reading: Reading) -> None:
    """Samsung shipped 83 million smartphones in the third quarter of 2017."""
    found = slot(derived(reading, 0), "place")
    assert told(found) == ("WORLD", None, None)
    assert found.rule == "no place named so far: the world"


def test_a_fall_names_the_word_that_turned_the_number(reading: Reading) -> None:
    """Shipments of smartphones by Samsung fell 13.5 percent in the third quarter of 2017."""
    figure = derived(reading, 0).figure
    assert figure is not None
    assert (figure.words.text, figure.change) == ("13.5 percent", "turned")
    assert figure.by is not None
    assert figure.by.text == "fell"


def test_the_base_of_a_growth_names_the_words_of_comparison(reading: Reading) -> None:
    """Samsung's smartphone shipments rose 13.5 percent year on year in the third quarter of 2017."""
    assert told(slot(derived(reading, 0), "base")) == ("yoy, on 2016-Q3", "year on year", None)


def test_a_target_names_the_word_that_looks_ahead(reading: Reading) -> None:
    """Xiaomi aims to ship 120 million smartphones in 2018."""
    assert told(slot(derived(reading, 0), "mode")) == ("target", "aims", None)


def test_a_headline_names_the_later_sentence_its_period_comes_from() -> None:
    page = (
        "Xiaomi ships 9.2 million smartphones\n\n"
        "Xiaomi shipped 9.2 million smartphones in the third quarter of 2017, and Oppo 5 million.\n"
    )
    document, _ = read_page(page.encode(), name="page", published=date(2017, 10, 31))
    found = slot(derived(extract(document, VOCABULARY), 0), "period")
    assert found.rule == "taken from later text, which says it first"
    assert found.sentence is not None
    assert found.sentence.text.startswith("Xiaomi shipped 9.2 million")


def test_a_table_cell_names_its_row_its_column_and_its_caption() -> None:
    page = (
        "<h1>PC market</h1><p>Shipments of personal computers fell in 2016, Gartner said.</p><table><caption>"
        "PC shipments in China</caption><tr><th>Company</th><th>Q2 2016 units</th></tr>"
        "<tr><td>Lenovo</td><td>13,194,700</td></tr><tr><td>HP</td><td>12,284,000</td></tr></table>"
    )
    document, _ = read_page(page.encode(), name="page", published=date(2016, 7, 12))
    reading = extract(document, VOCABULARY)
    number = next(i for i, claim in enumerate(reading.claims) if claim.frame == "table-cell")
    found = derived(reading, number)
    assert told(slot(found, "vendor")) == ("lenovo", "Lenovo", None)
    assert told(slot(found, "period")) == ("2016-Q2", "Q2 2016 units", None)
    assert told(slot(found, "place")) == ("CN", "PC shipments in China", None)


def test_an_unread_number_names_the_frames_that_matched_and_why_they_made_no_claim(reading: Reading) -> None:
    """Xiaomi shipped 9.2 million smartphones in 2017. Its revenue rose 20 percent. It earned $46bn."""
    trace = retrace(reading.document, VOCABULARY)
    revenue, money = (derive_unread(trace, unread, VOCABULARY) for unread in reading.unread)
    assert revenue is not None
    assert {attempt.reason for attempt in revenue.attempts} == {"money"}
    assert money is not None
    assert money.figure is not None
    assert (money.attempts, money.figure.mention.kind) == ((), "MONEY")


def test_a_page_reads_the_same_whether_somebody_looks_on_or_not(reading: Reading) -> None:
    """Canalys says that Xiaomi shipped 9.2 million smartphones in 2017. It had 23.5 percent. It earned $46bn."""
    assert retrace(reading.document, VOCABULARY).reading == reading


def test_every_word_named_stands_where_it_is_said_to_stand(reading: Reading) -> None:
    """Canalys says Xiaomi shipped 9.2 million phones in India in Q3 2017. Its share was 23.5 percent, up from 7.4."""
    trace, text = retrace(reading.document, VOCABULARY), reading.document.text
    named = 0
    for claim in reading.claims:
        found = derive(trace, claim, VOCABULARY)
        assert found is not None
        for filled in found.slots:
            for words in (filled.words, filled.sentence):
                if words is not None:
                    named += 1
                    assert " ".join(text[words.start : words.end].split()) == words.text
    assert named > 10
