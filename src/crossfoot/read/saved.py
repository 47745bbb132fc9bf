"""Pages saved by a browser into one file: MHTML and Safari's web archive.

Invariant: the page is given as its site published it, the packing for mail undone; of a page with frames and pictures
only the page itself is read.

Source: RFC 2557 (MHTML), RFC 2045 (its encodings).
"""

from __future__ import annotations

import binascii
import quopri
import re
from collections.abc import Iterator

from crossfoot.errors import PageError
from crossfoot.read.headers import day_of, parameter, split_head
from crossfoot.read.known import Known, Part

__all__ = ["PLIST", "is_mhtml", "page_of_mhtml", "page_of_webarchive"]

PLIST = b"bplist00"
_MIME = re.compile(rb"^mime-version[ \t]*:", re.IGNORECASE | re.MULTILINE)
_HEADER = re.compile(rb"[!-9;-~]+[ \t]*:")
_DEEPEST = 20
_NO_BASE64 = re.compile(rb"[^A-Za-z0-9+/]+")


def is_mhtml(head: bytes) -> bool:
    """Whether a file starts like a message of mail, as MHTML does."""
    lines = re.split(rb"\r?\n\r?\n", head.lstrip(), maxsplit=1)[0]
    return _HEADER.match(lines) is not None and _MIME.search(lines) is not None


def page_of_mhtml(data: bytes, *, name: str) -> Part:
    """The page of an MHTML file.

    Raises:
        PageError: No part of it is HTML.
    """
    headers, body = split_head(data.lstrip())
    told = headers
    address = headers.get("snapshot-content-location")
    for _ in range(_DEEPEST):
        content = headers.get("content-type", "text/html")
        if not content.lower().startswith("multipart/"):
            break
        parts = tuple(_parts(body, parameter(content, "boundary") or ""))
        first = next((part for part in parts if _is_page(part[0])), None)
        if first is None:
            raise PageError(name, "it is a saved page (MHTML) none of whose parts is HTML")
        headers, body = first
    address = headers.get("content-location") or address
    known = Known(
        url=address if address and address.startswith(("http://", "https://")) else None,
        retrieved=day_of(told.get("date")),
        charset=parameter(headers.get("content-type", ""), "charset"),
    )
    return Part(name, _unpacked(body, headers.get("content-transfer-encoding", "").lower()), known, is_only=True)


def _is_page(headers: dict[str, str]) -> bool:
    content = headers.get("content-type", "").lower()
    return "html" in content or content.startswith("multipart/")


def _parts(body: bytes, boundary: str) -> Iterator[tuple[dict[str, str], bytes]]:
    """The parts of a message between its boundary lines; the last one may be cut off."""
    line = re.compile(rb"(?:\A|\r?\n)--" + re.escape(boundary.encode("utf-8", "replace")) + rb"(--)?[ \t]*(?:\r?\n|\Z)")
    bounds = list(line.finditer(body))
    for at, bound in enumerate(bounds):
        if bound[1]:
            return
        end = bounds[at + 1].start() if at + 1 < len(bounds) else len(body)
        # The line end of a boundary is also the one before the headers, which may be empty.
        yield split_head(b"\n" + body[bound.end() : end].lstrip(b"\r\n"))


def _unpacked(body: bytes, packing: str) -> bytes:
    if packing == "quoted-printable":
        return quopri.decodestring(body)
    if packing == "base64":
        signs = _NO_BASE64.sub(b"", body)
        # A file cut off leaves up to three signs that make no byte.
        return binascii.a2b_base64(signs[: len(signs) - len(signs) % 4] if len(signs) % 4 == 1 else _padded(signs))
    return body


def _padded(signs: bytes) -> bytes:
    return signs + b"=" * (-len(signs) % 4)


def page_of_webarchive(data: bytes, *, name: str) -> Part:
    """The page of a web archive of Safari.

    Raises:
        PageError: It is damaged, or it is a property list of another kind.
    """
    import plistlib  # noqa: PLC0415  few pages are property lists, and it loads slowly
    from xml.parsers.expat import ExpatError  # noqa: PLC0415

    try:
        found = plistlib.loads(data)
        main = found["WebMainResource"]
        page, address = main["WebResourceData"], main.get("WebResourceURL")
        charset = main.get("WebResourceTextEncodingName")
    except (KeyError, TypeError, AttributeError):
        raise PageError(name, "it is a property list, but no web archive of a page") from None
    except (ValueError, OverflowError, IndexError, RecursionError, ExpatError, plistlib.InvalidFileException) as fault:
        raise PageError(name, "it is a damaged web archive") from fault
    if not isinstance(page, bytes):
        raise PageError(name, "it is a property list, but no web archive of a page")
    known = Known(
        url=address if isinstance(address, str) and address.startswith("http") else None,
        charset=charset if isinstance(charset, str) else None,
    )
    return Part(name, page, known, is_only=True)
