"""Files to the pages they hold: by their first bytes, one by one, with what is wrong at the end."""

from __future__ import annotations

import base64
import gzip
import io
import plistlib
import quopri
import zlib
from datetime import date

import pytest

from crossfoot.errors import PageError
from crossfoot.model import Block
from crossfoot.read import Known, Part, parts_of, read_part
from crossfoot.read.decode import MAX_BYTES
from tests.read.saved_files import PAGE, SAID, http, mhtml, packed, record, tarred, zipped

FEED = f"<rss><channel><item><title>Oppo</title><description>{SAID}</description></item></channel></rss>".encode()


def parts(data: bytes) -> list[Part | PageError]:
    return list(parts_of(io.BytesIO(data), name="file"))


def whys(data: bytes) -> list[str]:
    return [part.why for part in parts(data) if isinstance(part, PageError)]


def names(data: bytes) -> list[str]:
    return [part.name for part in parts(data)]


def texts(data: bytes) -> list[str]:
    """The prose of the pages of a file."""
    read = [read_part(part, known=Known())[0] for part in parts(data) if isinstance(part, Part)]
    return [block.text for page in read for block in page.blocks if isinstance(block, Block) and block.text == SAID]


@pytest.mark.parametrize(
    "data",
    [
        PAGE,
        gzip.compress(PAGE),
        SAID.encode(),
        FEED,
        gzip.compress(FEED),
        mhtml(quopri.encodestring(PAGE)),
        mhtml(base64.encodebytes(PAGE), packing="base64"),
        mhtml(PAGE, packing="8bit"),
        plistlib.dumps({"WebMainResource": {"WebResourceData": PAGE}}, fmt=plistlib.FMT_BINARY),
        plistlib.dumps({"WebMainResource": {"WebResourceData": PAGE}}),
        record(http()),
        packed(record(http())),
        gzip.compress(record(http())),
        record(PAGE, kind="resource", content="text/html"),
        record(SAID.encode(), kind="conversion", content="text/plain"),
        zipped(a_html=PAGE, b_png=b"x"),
        zipped(a_xml=FEED),
        tarred(a_html=PAGE, b_png=b"x"),
        gzip.compress(tarred(a_mhtml=mhtml(PAGE, packing="8bit"))),
    ],
)
def test_every_kind_of_file_gives_its_page(data: bytes) -> None:
    assert whys(data) == []
    assert texts(data) == [SAID]


def test_what_a_file_says_of_its_page_is_known() -> None:
    (saved,) = parts(mhtml(PAGE, packing="8bit"))
    (archived,) = parts(record(http()))
    assert isinstance(saved, Part)
    assert isinstance(archived, Part)
    assert saved.known == Known(url="https://a.example/oppo", retrieved=date(2017, 11, 3))
    assert archived.known == Known(
        url="https://a.example/2017/11/01/oppo", retrieved=date(2017, 11, 3), charset="utf-8"
    )
    said = read_part(archived, known=Known(outlet="Handset Ledger"))[0].provenance
    assert (said.published_at, said.retrieved_at, said.outlet) == (
        date(2017, 11, 1),
        date(2017, 11, 3),
        "Handset Ledger",
    )


def test_a_day_after_the_page_was_fetched_is_no_day_of_publication() -> None:
    page = PAGE.replace(b"<p>", b"<time datetime=2019-01-01></time><p>")
    (part,) = parts(record(http(page)).replace(b"2017/11/01/", b""))
    assert isinstance(part, Part)
    assert read_part(part, known=Known())[0].provenance.published_at is None


def test_the_encoding_the_server_named_is_used_where_the_page_names_none() -> None:
    body = "<p>Продажи смартфонов выросли</p>".encode("cp1251")
    (part,) = parts(record(http(body, headers="Content-Type: text/html; charset=windows-1251")))
    assert isinstance(part, Part)
    assert "выросли" in read_part(part, known=Known())[0].text


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (b"5\r\n<p>Op\r\n%x\r\npo%s\r\n0\r\n\r\n", "Transfer-Encoding: chunked"),
        (gzip.compress(b"<p>Oppo%s"), "Content-Encoding: gzip"),
        (zlib.compress(b"<p>Oppo%s"), "Content-Encoding: deflate"),
        (b"<p>Oppo%s", "Content-Encoding: gzip"),
        (b"<p>Oppo%s", "Transfer-Encoding: chunked"),
    ],
)
def test_what_the_server_did_for_the_way_is_undone(body: bytes, headers: str) -> None:
    chunks = body.replace(b"%x", b"4").replace(b"%s", b"%s")
    (part,) = parts(record(http(chunks, headers=f"Content-Type: text/html\r\n{headers}")))
    assert isinstance(part, Part)
    assert part.data == b"<p>Oppo%s"


@pytest.mark.parametrize(
    "other",
    [
        record(b"software: x", kind="warcinfo", content="application/warc-fields"),
        record(b"GET / HTTP/1.1\r\n\r\n", kind="request"),
        record(http(b"", status="301 Moved Permanently")),
        record(http(b"no", status="404 Not Found")),
        record(http(b"\x89PNG", headers="Content-Type: image/png")),
        record(b"", kind="revisit"),
        record(b"x" * 30_000_000, kind="metadata"),
    ],
)
def test_records_that_are_no_page_are_passed_over(other: bytes) -> None:
    assert names(packed(other, record(http()), other, record(http()))) == ["file#1", "file#2"]
    assert whys(packed(other)) == ["none of its 1 records holds a page of HTML"]


def test_a_record_shorter_than_it_says_is_read_as_far_as_it_goes_and_told() -> None:
    whole = record(http()) + record(http())
    for end in range(len(whole) - 4 - len(PAGE) // 4, len(whole) - 4):
        first, second, fault = parts(whole[:end])
        assert isinstance(first, Part)
        assert isinstance(second, Part)
        assert isinstance(fault, PageError)
        assert (first.issues, second.issues[0].code) == ((), "cut-record")
        assert fault.why.startswith("it ends too early: record 2 has ")


@pytest.mark.parametrize("damage", [b"", b"\x00" * 40])
def test_a_packed_archive_cut_off_or_damaged_gives_what_is_there_and_says_so(damage: bytes) -> None:
    whole = packed(record(http()), record(http(PAGE + b"x" * 50_000)))
    first, *rest = parts(whole[:-40] + damage)
    assert isinstance(first, Part)
    assert isinstance(rest[-1], PageError)
    assert first.data == PAGE


@pytest.mark.parametrize("tail", [b"garbage", b"WARC/1.0\r\n\r\n", b"WARC/1.0\r\nContent-Length: -5\r\n\r\n"])
def test_what_stands_where_a_record_should_start_is_told(tail: bytes) -> None:
    first, fault = parts(record(http()) + tail)
    assert isinstance(first, Part)
    assert isinstance(fault, PageError)
    assert fault.why == "record 2 is no WARC record with a length; its 1 pages up to there were read"


def test_a_page_packed_in_a_way_that_is_not_read_keeps_no_other_back() -> None:
    odd = record(http(headers="Content-Type: text/html\r\nContent-Encoding: br"))
    first, second = parts(odd + record(http()))
    assert isinstance(first, PageError)
    assert "'br'" in first.why
    assert isinstance(second, Part)


@pytest.mark.parametrize("end", [b"", b"\r\n--se", b"\r\n--sep"])
def test_a_saved_page_cut_off_is_read_as_far_as_it_goes(end: bytes) -> None:
    assert texts(mhtml(PAGE, packing="8bit", end=end)) == [SAID]
    half = mhtml(base64.encodebytes(PAGE), packing="base64")
    cut = half[: half.index(b"--sep\r\nContent-Type: text/html\r\n\r\n<p>frame") - 31]
    (part,) = parts(cut)
    assert isinstance(part, Part)
    assert PAGE.startswith(part.data)
    assert len(part.data) > len(PAGE) // 2


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (mhtml(b"x").replace(b"text/html", b"text/css"), "none of whose parts is HTML"),
        (b"bplist00" + b"\xff" * 99, "damaged web archive"),
        (plistlib.dumps({"a": 1}), "no web archive of a page"),
        (plistlib.dumps([1], fmt=plistlib.FMT_BINARY), "no web archive of a page"),
        (b"PK\x03\x04" + bytes(99), "damaged or cut-off ZIP"),
        (zipped(a_png=b"x"), "holds no file ending in .txt"),
        (zipped(a_html=PAGE)[:-30], "damaged or cut-off ZIP"),
        (tarred(a_png=b"x"), "holds no file ending in .txt"),
        (tarred(a_html=PAGE * 99)[:3000], "damaged or cut-off tar"),
        (b"\x1f\x8b" + b"\xff" * 99, "compression is damaged"),
        (gzip.compress(b"x" * (MAX_BYTES + 1)), "20.0 MB"),
        (b"x" * (MAX_BYTES + 5_000_000), "it has 25.0 MB, and a page may have at most 20 MB"),
    ],
)
def test_a_file_at_fault_is_told_in_one_sentence(data: bytes, why: str) -> None:
    told = whys(data)
    assert len(told) == 1
    assert why in told[0]


def test_a_page_packed_and_cut_off_is_read_as_far_as_it_goes_and_told() -> None:
    data = gzip.compress(PAGE + bytes(range(97, 123)) * 9999)
    part, fault = parts(data[: len(data) // 2])
    assert isinstance(part, Part)
    assert part.data.startswith(PAGE)
    assert isinstance(fault, PageError)
    assert fault.why.startswith("its compression ends too early")


def test_a_bomb_in_an_archive_is_a_page_too_large_and_keeps_no_other_back() -> None:
    first, second = parts(zipped(a_html=b"x" * 60_000_000, b_html=PAGE))
    assert isinstance(first, Part)
    assert len(first.data) == MAX_BYTES + 1
    with pytest.raises(PageError, match="at most 20 MB"):
        read_part(first, known=Known())
    assert isinstance(second, Part)
    assert second.data == PAGE


def test_ten_thousand_nested_parts_of_a_saved_page_are_one_sentence() -> None:
    inner = b"".join(
        b"Content-Type: multipart/mixed; boundary=%d\r\n\r\n--%d\r\n" % (number, number) for number in range(10_000)
    )
    (found,) = parts(b"MIME-Version: 1.0\r\n" + inner + b"Content-Type: text/html\r\n\r\nx")
    assert isinstance(found, Part | PageError)


def test_a_file_that_cannot_be_gone_back_in_is_read_too() -> None:
    class Pipe(io.RawIOBase):
        def __init__(self, data: bytes) -> None:
            self._file = io.BytesIO(data)

        def readable(self) -> bool:
            return True

        def read(self, size: int = -1) -> bytes:
            return self._file.read(min(size, 100))

    for data in (PAGE, packed(record(http())), zipped(a_html=PAGE), tarred(a_html=PAGE), FEED):
        (part,) = parts_of(Pipe(data), name="-")  # type: ignore[arg-type]  # a raw file reads like any other
        assert isinstance(part, Part)
