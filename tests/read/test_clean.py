"""From raw text to clean text and back."""

from __future__ import annotations

import pytest

from crossfoot.model import Piece
from crossfoot.read.clean import CleanText


def cleaned(page: str, *, has_entities: bool = True) -> tuple[str, tuple[Piece, ...]]:
    clean = CleanText(page, has_entities=has_entities)
    clean.feed(0, len(page))
    return clean.take()


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("36.2&nbsp;million", "36.2 million"),
        ("36.2 \n\t million", "36.2 million"),
        (" a &nbsp; b ", "a b"),
        ("minus &minus;0.9%", "minus −0.9%"),
        ("BYD&rsquo;s", "BYD’s"),
        ("A&#38;B &#x26; C", "A&B & C"),
        ("AT&T and R&D and a && b &unknown; &", "AT&T and R&D and a && b &unknown; &"),
        ("AT&amp;T &copy 2019", "AT&T © 2019"),
        ("10\u00ad0,000 un\u200bits &shy;x&#8203;y", "100,000 units xy"),
        ("a\x00b", "ab"),
        ("9.2\u202fmillion\u3000units", "9.2 million units"),
    ],
)
def test_entities_are_decoded_and_white_space_is_folded(raw: str, text: str) -> None:
    assert cleaned(raw)[0] == text


def test_text_without_entities_keeps_its_ampersands() -> None:
    assert cleaned("R&amp;D  x", has_entities=False)[0] == "R&amp;D x"


def test_plain_text_is_one_piece() -> None:
    assert cleaned("Oppo shipped 9.2 million units")[1] == (Piece(0, 30, 0, 30),)


def test_an_entity_is_a_piece_and_so_is_folded_white_space() -> None:
    text, pieces = cleaned("36.2&nbsp; million")
    assert text == "36.2 million"
    assert pieces == (Piece(0, 4, 0, 4), Piece(4, 1, 4, 7), Piece(5, 7, 11, 7))


def test_hidden_characters_lie_between_pieces() -> None:
    text, pieces = cleaned("un\u00adits")
    assert text == "units"
    assert pieces == (Piece(0, 2, 0, 2), Piece(2, 3, 3, 3))


def test_white_space_around_a_block_is_no_part_of_it() -> None:
    text, pieces = cleaned(" \n Oppo \n")
    assert text == "Oppo"
    assert pieces == (Piece(0, 4, 3, 4),)


def test_taking_a_block_starts_the_next_one_empty() -> None:
    clean = CleanText("ab cd", has_entities=True)
    clean.feed(0, 3)
    assert clean.take()[0] == "ab"
    assert clean.size == 0
    clean.feed(3, 5)
    assert clean.take() == ("cd", (Piece(0, 2, 3, 2),))


def test_feeding_tells_how_many_signs_are_shown() -> None:
    clean = CleanText("a b&amp;\u200b", has_entities=True)
    assert clean.feed(0, 9) == 3
