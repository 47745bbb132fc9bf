"""Files that hold pages, written from scratch for the tests of the reader."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile

SAID = "Oppo shipped 9.2 million smartphones in India in the third quarter of 2017, more than in any quarter before."
PAGE = f"<html><head><title>Oppo</title></head><body><h1>Oppo in India</h1><p>{SAID}</p></body></html>".encode()
HTML = "Content-Type: text/html; charset=utf-8"


def record(body: bytes, *, kind: str = "response", content: str = "application/http") -> bytes:
    """A record of a web archive."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://a.example/2017/11/01/oppo\r\n"
        f"WARC-Date: 2017-11-03T12:00:00Z\r\nContent-Type: {content}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def http(
    body: bytes = PAGE, *, status: str = "200 OK", headers: str = "Content-Type: text/html; charset=utf-8"
) -> bytes:
    """An answer of a web server."""
    return f"HTTP/1.1 {status}\r\n{headers}\r\n\r\n".encode() + body


def packed(*records: bytes) -> bytes:
    """Records packed one by one, as web archives are."""
    return b"".join(map(gzip.compress, records))


def mhtml(part: bytes, *, packing: str = "quoted-printable", end: bytes = b"\r\n--sep--\r\n") -> bytes:
    """A page saved by a browser, with a picture and a frame."""
    return (
        b"From: <Saved by a browser>\r\nSnapshot-Content-Location: https://a.example/oppo\r\nSubject: Oppo\r\n"
        b"Date: Fri, 3 Nov 2017 12:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="sep"\r\n\r\n\r\n'
        b"--sep\r\nContent-Type: image/png\r\n\r\nxx\r\n"
        b"--sep\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: "
        + packing.encode()
        + b"\r\nContent-Location: https://a.example/oppo\r\n\r\n"
        + part
        + b"\r\n--sep\r\nContent-Type: text/html\r\n\r\n<p>frame</p>"
        + end
    )


def zipped(**files: bytes) -> bytes:
    """A ZIP archive; `a_html` is the file `a.html`."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("_", "."), data)
    return out.getvalue()


def tarred(**files: bytes) -> bytes:
    """A tar archive; `a_html` is the file `a.html`."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name.replace("_", "."))
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()
