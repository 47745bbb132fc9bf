"""Bytes to text: which encoding they are in, and whether they are text at all.

Invariant: nothing is lost or added: encoded again, the text is the bytes (but for a mark at the start and a character
cut in half at the end), and a byte that is no character stands as one U+FFFD whose place is kept.
"""

from __future__ import annotations

import codecs
import math
import re
from dataclasses import dataclass

from crossfoot.errors import PageError
from crossfoot.model import Issue

__all__ = ["MAX_BYTES", "Decoded", "decode"]

MAX_BYTES = 20_000_000
_LIMIT_NAME = "20 MB"

# A page with more than one control character in two hundred is a program, a picture or an archive.
_CONTROL_SHARE = 200
_TEXT_CONTROLS = b"\t\n\x0b\x0c\r\x1b"
_NOT_CONTROL = bytes(set(range(256)) - set(range(32))) + _TEXT_CONTROLS
# Bad bytes tolerated in UTF-8: one in twenty of the bytes outside ASCII.
_DAMAGE_SHARE = 20

_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"SQLite format 3\x00", "an SQLite database"),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# `<meta charset="gbk">`, `content="text/html; charset=gbk"`, `<?xml encoding="gbk"?>`
_DECLARED = re.compile(rb"(?:charset|encoding)[ \t]{0,9}=[ \t]{0,9}[\"']?([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_HEAD_BYTES = 4096
# What the encoding standard for the web calls these is Windows-1252; the others are read under their own name.
_AS_WINDOWS_1252 = frozenset({"ascii", "iso8859-1", "cp1252"})
_LEGACY = frozenset(
    {"big5", "cp949", "cp950", "euc_jp", "euc_kr", "gb18030", "gb2312", "gbk", "koi8-r", "koi8-u", "shift_jis"}
    | {f"cp{number}" for number in (866, 874, 932, 1250, 1251, 1253, 1254, 1255, 1256, 1257, 1258)}
    | {f"iso8859-{number}" for number in (2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 15, 16)}
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A page as text.

    Args:
        text: As published; line ends untouched.
        encoding: The name of the codec that writes `text` back as the bytes.
        damaged: Positions in `text` that stand for one byte each that is no character.
        issues: What was odd.
    """

    text: str
    encoding: str
    damaged: tuple[int, ...] = ()
    issues: tuple[Issue, ...] = ()


def decode(data: bytes, *, name: str, charset: str | None = None) -> Decoded:
    """The text of a page.

    Args:
        data: The page.
        name: For messages.
        charset: The encoding the server named, or None; believed where the page declares none.

    Valid UTF-8 is believed before the encoding a page declares: pages are often stored anew without their
    declaration being mended, and text in another encoding is hardly ever valid UTF-8 by chance.

    Raises:
        PageError: The page is empty, larger than 20 MB, no text, or in an encoding that does not fit its bytes.

    Issues:
        `assumed-encoding`, `damaged-characters`, `cut-character`.
    """
    _refuse(data, name)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _filled(_decode_marked(data, encoding, name), name)
    return _filled(_utf8(data) or _declared(data, charset) or _mended(data, name), name)


def _refuse(data: bytes, name: str) -> None:
    if len(data) > MAX_BYTES:
        # Rounded up, so that the size told is never the limit itself.
        size = math.ceil(len(data) / 100_000) / 10
        raise PageError(name, f"it has {size:.1f} MB, and a page may have at most {_LIMIT_NAME}")
    if not data.strip(b" \t\r\n\x0b\x0c\x00"):
        raise PageError(name, "it is empty; a page of text or HTML was expected")
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise PageError(name, f"it is {what}; a page of text or HTML was expected")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return
    controls = len(data.translate(None, _NOT_CONTROL))
    if controls * _CONTROL_SHARE > len(data):
        why = f"it is binary ({controls} control characters in {len(data)} bytes); a page of text or HTML was expected"
        raise PageError(name, why)


def _filled(decoded: Decoded, name: str) -> Decoded:
    if not decoded.text.strip("\ufeff\x00 \t\r\n\x0b\x0c"):
        raise PageError(name, "it is empty; a page of text or HTML was expected")
    return decoded


def _decode_marked(data: bytes, encoding: str, name: str) -> Decoded:
    if encoding == "utf-8-sig":
        body = data[len(codecs.BOM_UTF8) :]
        found = _utf8(body) or _damaged(body, "utf-8", name)
        return Decoded(found.text, encoding, found.damaged, found.issues)
    cut = data[2 : len(data) - len(data) % 2]
    try:
        return Decoded(cut.decode(encoding), encoding, (), _cut_issue(len(data) % 2, name))
    except UnicodeDecodeError as fault:
        why = f"byte {fault.start + 2} does not fit {encoding}, the encoding its first two bytes announce"
        raise PageError(name, why) from fault


def _utf8(data: bytes) -> Decoded | None:
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as fault:
        text = data[: fault.start].decode("utf-8") if fault.reason == "unexpected end of data" else ""
        # One letter outside ASCII at the very end is more likely a letter of an older encoding than half of one.
        if text.isascii():
            return None
        return Decoded(text, "utf-8", (), _cut_issue(len(data) - fault.start, "the page"))


def _declared(data: bytes, charset: str | None) -> Decoded | None:
    found = _DECLARED.search(data[:_HEAD_BYTES])
    named = charset if found is None else found[1].decode("ascii")
    if named is None:
        return None
    try:
        encoding = codecs.lookup(named).name
    except (LookupError, ValueError):
        return None
    if encoding in _AS_WINDOWS_1252:
        encoding = "cp1252"
    elif encoding not in _LEGACY:
        return None
    try:
        text = data.decode(encoding)
        return Decoded(text, encoding) if text.encode(encoding) == data else None
    except UnicodeError:
        return None


def _mended(data: bytes, name: str) -> Decoded:
    """UTF-8 with a few bad bytes, or else Windows-1252."""
    damaged = _damaged(data, "utf-8", name)
    outside_ascii = sum(map((128).__le__, data))
    if len(damaged.damaged) * _DAMAGE_SHARE <= outside_ascii:
        return damaged
    found = _damaged(data, "cp1252", name)
    if len(found.damaged) * _DAMAGE_SHARE > outside_ascii:
        raise PageError(
            name, "its bytes are neither UTF-8 nor Windows-1252, and it declares no encoding that fits them"
        )
    issue = Issue("assumed-encoding", f"'{name}' is not UTF-8 and names no encoding that fits; read as Windows-1252")
    return Decoded(found.text, found.encoding, found.damaged, (issue, *found.issues))


def _damaged(data: bytes, encoding: str, name: str) -> Decoded:
    text = data.decode(encoding, "surrogateescape")
    bad = tuple(found.start() for found in re.finditer("[\udc80-\udcff]", text))
    if not bad:
        return Decoded(text, encoding)
    plain = re.sub("[\udc80-\udcff]", "\ufffd", text)
    message = f"{len(bad)} bytes of '{name}' are no characters in {encoding}; each is shown as \ufffd"
    return Decoded(plain, encoding, bad, (Issue("damaged-characters", message, f"character {bad[0]}"),))


def _cut_issue(count: int, name: str) -> tuple[Issue, ...]:
    if not count:
        return ()
    return (Issue("cut-character", f"{name} ends inside a character; its last {count} bytes are left out"),)
