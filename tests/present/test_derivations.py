"""A derivation in words: how a number became an interval, which words have a class."""

from __future__ import annotations

import pytest

from crossfoot.cli.stages import stage_lines, unread_lines
from crossfoot.extract import Reading
from crossfoot.extract.derivation import Figure, Words
from crossfoot.extract.derive import derive, derive_unread
from crossfoot.extract.numbers import find_numbers
from crossfoot.extract.retrace import retrace
from crossfoot.knowledge import load_vocabulary
from crossfoot.present.derivations import number_line

VOCABULARY = load_vocabulary()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("9.2 million", "9.2 x 1,000,000 = 9,200,000, rounded to its last digit, so give or take 50,000"),
        ("197,189", "197,189, exact: whole units, not rounded"),
        ("more than 10 million", "10 x 1,000,000 = 10,000,000, more than that, the figure itself left out"),
        ("at least 10 million", "10 x 1,000,000 = 10,000,000, that or more"),
        ("nearly 40 percent", "40, below it, by no more than 2"),
        ("about 50 million", "50 x 1,000,000 = 50,000,000, give or take 2,500,000"),
        ("80 to 100 percent", "80 to 100, from one to the other, both ends as printed"),
        ("$46bn", "money, so no count of anything"),
        ("nearly half", "the interval of this wording, from the table of number words"),
    ],
)  # fmt: skip
def test_a_number_line_redoes_the_interval(words: str, told: str) -> None:
    (mention,) = find_numbers(words, VOCABULARY)
    assert number_line(Figure(Words(0, len(words), words), mention)) == f'"{words}": {told}'


def test_every_stage_of_a_claim_is_one_labelled_line(reading: Reading) -> None:
    """Canalys says that Xiaomi shipped 9.2 million smartphones in India in the third quarter of 2017."""
    (claim,) = reading.claims
    derivation = derive(retrace(reading.document, VOCABULARY), claim, VOCABULARY)
    assert derivation is not None
    lines = "\n".join(stage_lines(derivation, claim)).splitlines()
    labels = [line.split()[0] for line in lines if not line.startswith(" ")]
    assert labels == ["stands", "number", "words", "frame", "vendor", "measure", "product", "place", "period",
                      "source", "mode"]  # fmt: skip
    assert all(line.startswith(" " * 11) or line[10] == " " for line in lines)


def test_a_number_that_no_frame_matches_says_so(reading: Reading) -> None:
    """Xiaomi shipped 9.2 million smartphones in 2017. It was valued at $46bn."""
    derivation = derive_unread(retrace(reading.document, VOCABULARY), reading.unread[0], VOCABULARY)
    assert derivation is not None
    assert list(unread_lines(derivation))[-1] == "tried      no frame matches around it"
