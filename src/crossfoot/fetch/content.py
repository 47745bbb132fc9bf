"""What an answer says of its content: whether it is a kind of page that is read, how it is packed, in which letters.

Invariant: what is not known to be a page is refused before a byte of it is read.
"""

from __future__ import annotations

from email.message import Message

__all__ = ["ACCEPTED", "charset_of", "is_packed", "refused_packing", "refused_type"]

_TYPES = (
    "text/html",
    "application/xhtml+xml",
    "text/plain",
    "text/xml",
    "application/xml",
    "application/rss+xml",
    "application/atom+xml",
    "application/rdf+xml",
)
ACCEPTED = ", ".join(_TYPES)
"""What is asked for."""
_PACKED = ("gzip", "x-gzip", "deflate")


def refused_type(header: str | None) -> str | None:
    """Why content of a type is refused; None for what is read.

    Args:
        header: The header `Content-Type`, or None where there is none.

    Example:
        >>> refused_type("text/html; charset=utf-8") is None
        True
        >>> refused_type("image/png")
        'it is image/png; a page of HTML or plain text, or a feed, was expected'
    """
    if not header or not header.strip():
        return "the server does not say what it is; a page of HTML or plain text, or a feed, was expected"
    kind = header.partition(";")[0].strip().lower()
    if kind in _TYPES:
        return None
    return f"it is {_short(kind)}; a page of HTML or plain text, or a feed, was expected"


def refused_packing(header: str | None) -> str | None:
    """Why content is refused for the way it is packed.

    Args:
        header: The header `Content-Encoding`, or None where there is none.
    """
    name = _packing(header)
    if name in ("", *_PACKED):
        return None
    return f"it is packed as '{_short(name)}', and gzip was asked for"


def is_packed(header: str | None) -> bool:
    """Whether content has to be unpacked."""
    return _packing(header) in _PACKED


def charset_of(header: str | None) -> str | None:
    """The encoding a server names, or None."""
    message = Message()
    message["Content-Type"] = (header or "").replace("\r", " ").replace("\n", " ")
    return message.get_content_charset()


def _packing(header: str | None) -> str:
    name = (header or "").strip().lower()
    return "" if name == "identity" else name


def _short(text: str) -> str:
    return "".join(letter if letter.isprintable() else "�" for letter in text[:60])
