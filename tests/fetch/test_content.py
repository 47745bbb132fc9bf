"""What an answer says of its content."""

from __future__ import annotations

import pytest

from crossfoot.fetch.content import charset_of, is_packed, refused_packing, refused_type


@pytest.mark.parametrize(
    "kind",
    ["text/html", "TEXT/HTML; charset=GBK", "application/xhtml+xml", "text/plain;charset=utf-8", "application/rss+xml",
     "application/atom+xml; charset=utf-8", "text/xml", "application/xml", "application/rdf+xml"],
)  # fmt: skip
def test_pages_and_feeds_are_read(kind: str) -> None:
    assert refused_type(kind) is None


@pytest.mark.parametrize(
    "kind",
    [None, "", " ", "image/png", "application/pdf", "application/json", "application/octet-stream", "video/mp4",
     "text/css", "application/javascript", "multipart/form-data; boundary=text/html", "text/html2", "html"],
)  # fmt: skip
def test_what_is_no_page_or_does_not_say_so_is_refused(kind: str | None) -> None:
    assert refused_type(kind)


@pytest.mark.parametrize(
    ("name", "is_read"), [(None, True), ("identity", True), ("GZIP", True), ("br", False), ("gzip, gzip", False)]
)
def test_only_what_was_asked_for_is_unpacked(name: str | None, is_read: bool) -> None:
    assert (refused_packing(name) is None) is is_read
    assert is_packed(name) is (name == "GZIP")


@pytest.mark.parametrize(
    ("kind", "charset"),
    [
        ('text/html; charset="GBK"', "gbk"),
        ("text/html", None),
        (None, None),
        ("text/html; charset=a\r\nb: c", "a  b: c"),
    ],
)
def test_the_encoding_is_the_one_the_server_names(kind: str | None, charset: str | None) -> None:
    assert charset_of(kind) == charset
