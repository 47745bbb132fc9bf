"""From bytes to text."""

from __future__ import annotations

import codecs

import pytest

from crossfoot.errors import PageError
from crossfoot.read.decode import MAX_BYTES, decode

RUSSIAN = "Поставки смартфонов выросли на 9 процентов"
CHINESE = "小米十月出货量超过一千万台，连续第二个月。"


def codes(data: bytes) -> list[str]:
    return [issue.code for issue in decode(data, name="p").issues]


def test_utf_8_is_read_as_it_is_line_ends_included() -> None:
    found = decode("Vivo’s 9.2 million\r\n–\tup".encode(), name="p")
    assert (found.text, found.encoding, found.issues) == ("Vivo’s 9.2 million\r\n–\tup", "utf-8", ())


def test_a_byte_order_mark_is_not_part_of_the_text() -> None:
    found = decode(codecs.BOM_UTF8 + "Oppo é".encode(), name="p")
    assert (found.text, found.encoding) == ("Oppo é", "utf-8-sig")


@pytest.mark.parametrize(("mark", "encoding"), [(codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")])
def test_utf_16_is_known_by_its_mark(mark: bytes, encoding: str) -> None:
    found = decode(mark + CHINESE.encode(encoding), name="p")
    assert (found.text, found.encoding) == (CHINESE, encoding)


def test_utf_16_that_is_none_is_refused_with_the_place() -> None:
    half_a_pair = b"\x00\xd8"
    with pytest.raises(PageError, match="byte 6 does not fit utf-16-le"):
        decode(codecs.BOM_UTF16_LE + "ab".encode("utf-16-le") + half_a_pair + "c".encode("utf-16-le"), name="p")


def test_utf_16_cut_inside_a_character_loses_only_that() -> None:
    data = codecs.BOM_UTF16_LE + "Vivo".encode("utf-16-le") + b"a"
    found = decode(data, name="p")
    assert found.text == "Vivo"
    assert [issue.code for issue in found.issues] == ["cut-character"]


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [(RUSSIAN, "cp1251", "windows-1251"), (RUSSIAN, "koi8-r", "KOI8-R"), (CHINESE, "gb18030", "GB18030")],
)
def test_a_declared_encoding_is_believed_where_it_fits(text: str, encoding: str, declared: str) -> None:
    page = f"<meta charset='{declared}'><p>{text}"
    found = decode(page.encode(encoding), name="p")
    assert (found.text, found.encoding, found.issues) == (page, encoding, ())


def test_valid_utf_8_is_believed_before_a_declaration() -> None:
    page = f"<meta charset=windows-1251><p>{RUSSIAN}"
    assert decode(page.encode(), name="p").text == page


@pytest.mark.parametrize("declared", ["iso-8859-1", "us-ascii"])
def test_latin_1_means_windows_1252_as_in_browsers(declared: str) -> None:
    page = f"<meta http-equiv=Content-Type content='text/html; charset={declared}'>Vivo’s café"
    found = decode(page.encode("cp1252"), name="p")
    assert (found.text, found.encoding, found.issues) == (page, "cp1252", ())


@pytest.mark.parametrize("declared", ["utf-8", "utf-7", "hex", "no-such-thing"])
def test_a_declaration_that_does_not_fit_is_passed_over_with_an_issue(declared: str) -> None:
    page = f"<meta charset={declared}>Le café, déjà"
    found = decode(page.encode("cp1252"), name="p")
    assert (found.text, found.encoding) == (page, "cp1252")
    assert [issue.code for issue in found.issues] == ["assumed-encoding"]


def test_latin_1_bytes_without_a_declaration_are_read_as_windows_1252_with_an_issue() -> None:
    found = decode("Café Déjà à Genève".encode("latin-1"), name="p")
    assert found.text == "Café Déjà à Genève"
    assert [issue.code for issue in found.issues] == ["assumed-encoding"]


def test_a_letter_outside_ascii_at_the_very_end_is_a_letter_not_half_a_character() -> None:
    assert decode("a Genève café".replace("è", "e").encode("latin-1"), name="p").text == "a Geneve café"


def test_a_page_cut_inside_a_character_loses_only_that_character() -> None:
    data = "Poco’s 5 million €".encode()[:-1]
    found = decode(data, name="p")
    assert found.text == "Poco’s 5 million "
    assert [issue.code for issue in found.issues] == ["cut-character"]


def test_a_few_bad_bytes_in_utf_8_stand_as_one_sign_each_with_their_places() -> None:
    data = ("“é” " * 40).encode() + b"\xff\xfe" + ("“é” " * 40).encode()
    found = decode(data, name="p")
    assert found.encoding == "utf-8"
    assert found.damaged == (160, 161)
    assert found.text[158:163] == "” \ufffd\ufffd“"
    assert codes(data) == ["damaged-characters"]


def test_a_replacement_sign_of_the_page_itself_is_no_damage() -> None:
    assert decode("a \ufffd é".encode(), name="p").damaged == ()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \r\n\t ",
        codecs.BOM_UTF8,
        codecs.BOM_UTF8 + b"  \n",
        codecs.BOM_UTF16_LE,
        codecs.BOM_UTF16_LE + b"\n\x00",
    ],
)
def test_an_empty_page_is_refused(data: bytes) -> None:
    with pytest.raises(PageError, match="Cannot read page 'p': it is empty"):
        decode(data, name="p")


@pytest.mark.parametrize(
    ("start", "what"),
    [
        (b"%PDF-1.7 ", "a PDF file"),
        (b"PK\x03\x04", "a ZIP archive"),
        (b"\x1f\x8b\x08", "a gzip archive"),
        (b"\x89PNG\r\n", "a PNG picture"),
        (b"\xff\xd8\xff\xe0", "a JPEG picture"),
        (b"GIF89a", "a GIF picture"),
        (b"SQLite format 3\x00", "an SQLite database"),
    ],
)
def test_a_known_kind_of_file_is_refused_by_its_name(start: bytes, what: str) -> None:
    with pytest.raises(PageError, match=what):
        decode(start + b"plain words follow", name="p")


def test_other_binary_is_refused_by_its_control_characters() -> None:
    with pytest.raises(PageError, match=r"it is binary \(64 control characters in 256 bytes\)"):
        decode(b"\x7fELF" + b"\x00\x01\x02ab7x" * 21 + b"\x03" + b"z" * 104 + b"", name="p")


def test_a_stray_control_character_does_not_make_a_page_binary() -> None:
    assert decode(b"x" * 400 + b"\x00\x0c", name="p").text.endswith("\x00\x0c")


def test_bytes_of_no_encoding_are_refused() -> None:
    with pytest.raises(PageError, match="neither UTF-8 nor Windows-1252"):
        decode(b"abc " + b"\x81\x8d\x8f\x90\x9d" * 20, name="p")


def test_a_page_above_the_limit_is_refused_with_its_size() -> None:
    with pytest.raises(
        PageError, match=r"Cannot read page 'big.html': it has 50\.0 MB, and a page may have at most 20 MB"
    ):
        decode(b"x" * 50_000_000, name="big.html")


def test_a_page_just_above_the_limit_is_not_told_to_have_the_limit() -> None:
    with pytest.raises(PageError, match=r"it has 20\.1 MB"):
        decode(b"x" * (MAX_BYTES + 1), name="p")


def test_a_page_at_the_limit_is_read() -> None:
    assert len(decode(b"x" * MAX_BYTES, name="p").text) == MAX_BYTES
