"""Documents: from clean text back to the page, and to its bytes."""

from __future__ import annotations

from datetime import date

import pytest

from crossfoot.model.document import Block, BlockKind, Document, Piece, Provenance

PAGE = "<p>Caf&eacute; &nbsp; sold 9,2 Mio.</p>"
#       0123456789…            the entity é at 6 to 14, the folded blank at 14 to 22
BLOCK = Block(
    BlockKind.PARAGRAPH,
    "Café sold 9,2 Mio.",
    (Piece(0, 3, 3, 3), Piece(3, 1, 6, 8), Piece(4, 1, 14, 8), Piece(5, 13, 22, 13)),
)


def document(text: str, encoding: str) -> Document:
    provenance = Provenance("page", None, None, None, None, date(2017, 10, 31), None, "en", "0" * 64, encoding, "html")
    return Document(provenance, text, (BLOCK,))


@pytest.mark.parametrize(
    ("words", "raw"),
    [("Caf", "Caf"), ("Café", "Caf&eacute;"), ("é", "&eacute;"), ("é sold", "&eacute; &nbsp; sold"), ("9,2", "9,2")],
)
def test_a_cut_of_the_clean_text_is_found_on_the_page(words: str, raw: str) -> None:
    start = BLOCK.text.index(words)
    first, last = BLOCK.raw_span(start, start + len(words))
    assert PAGE[first:last] == raw


def test_a_span_quotes_exactly_its_characters() -> None:
    assert document(PAGE, "utf-8").cut(28, 31).text == PAGE[28:31]


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8-sig", b"\xef\xbb\xbf"),
        ("cp1252", b""),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
    ],
)
def test_a_span_is_found_in_the_bytes_as_published(encoding: str, mark: bytes) -> None:
    text = "Café – 9,2 Mio."
    plain = "utf-8" if encoding == "utf-8-sig" else encoding
    published = mark + text.encode(plain)
    page = document(text, encoding)
    start, end = page.byte_range(page.cut(7, 10))
    assert published[start:end].decode(plain) == "9,2"
