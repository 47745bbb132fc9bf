"""An address as typed, taken apart and held against the rules that need no look at the net.

Invariant: an address has one host, in one spelling: a name in ASCII, four decimal numbers, or a plain IPv6 address;
what a resolver might read as another address than a reader sees is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv4Address, IPv6Address, ip_address
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from crossfoot.errors import FetchError

__all__ = ["Address", "address_of", "led_to"]

_USUAL = {"http": 80, "https": 443}
_MOST_LETTERS = 2000
_MOST_OF_A_HOST = 253
# Blanks, control characters and the backslash, which some programs read as a slash.
_STRANGE = re.compile(r"[\x00-\x20\x7f-\xa0\\\u2028\u2029\ufeff]")
_NAME = re.compile(r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*\Z")
# `0x7f` and `017` are numbers to many resolvers, and so is a bare `2130706433`.
_NUMBER = re.compile(r"(?:[0-9]+|0x[0-9a-f]*)\Z")
_BRACKETS = re.compile(r"\[[0-9a-fA-F:.]*\](?::[0-9]*)?\Z")
_KEPT = "/%:@!$&'()*+,;=~?-._"


@dataclass(frozen=True, slots=True)
class Address:
    """An address that may be asked for, as far as can be told without looking its host up.

    Args:
        scheme: `http` or `https`.
        host: A name in ASCII, or an address of the internet without brackets.
        port: The port.
        target: Path and query, in ASCII.
    """

    scheme: str
    host: str
    port: int
    target: str

    @property
    def place(self) -> str:
        """Host and port as they are written: an IPv6 address in brackets, the usual port left out."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _USUAL[self.scheme] else f"{host}:{self.port}"

    @property
    def text(self) -> str:
        """The address, whole."""
        return f"{self.scheme}://{self.place}{self.target}"

    @property
    def literal(self) -> IPv4Address | IPv6Address | None:
        """The address of the internet that stands in the place of a name, or None."""
        try:
            return ip_address(self.host)
        except ValueError:
            return None


def address_of(text: str, *, ports: frozenset[int] = frozenset()) -> Address:
    """An address as typed.

    Args:
        text: The address.
        ports: Ports allowed beside the usual one of the scheme.

    Raises:
        FetchError: It is none, or none that is fetched.

    Example:
        >>> address_of("HTTPS://Bücher.example/Q3?y=2017#top").text
        'https://xn--bcher-kva.example/Q3?y=2017'
    """
    shown = shown_of(text)
    if len(text) > _MOST_LETTERS:
        raise FetchError(f"{shown[:60]}…", f"it has more than {_MOST_LETTERS:,} letters")
    if _STRANGE.search(text):
        raise FetchError(shown, "it holds a blank, a backslash or a control character, which no address does")
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise FetchError(shown, "it is no address; expected one such as https://example.com/page") from None
    if parts.scheme not in _USUAL:
        why = f"its scheme is '{parts.scheme}', and" if parts.scheme else "it has no scheme, and"
        raise FetchError(shown, f"{why} only http and https are fetched")
    if "@" in parts.netloc:
        raise FetchError(shown, "it holds a user name or a password")
    port = _USUAL[parts.scheme] if port is None else port
    if port != _USUAL[parts.scheme] and port not in ports:
        raise FetchError(shown, f"port {port} is not the usual one of {parts.scheme}, and it is not allowed")
    return Address(parts.scheme, _host(parts, shown), port, _target(parts))


def led_to(address: Address, location: str, *, ports: frozenset[int] = frozenset()) -> Address:
    """Where a redirect leads.

    Args:
        address: The address that was asked.
        location: What it answered with: an address, or what of one differs.
        ports: Ports allowed beside the usual one of the scheme.

    Raises:
        FetchError: It leads to what is no address, or none that is fetched.
    """
    try:
        joined = urljoin(address.text, location)
    except ValueError:
        raise FetchError(shown_of(location), "it is no address") from None
    return address_of(joined, ports=ports)


def shown_of(text: str) -> str:
    """An address as it may be printed: without a name and a password, and without what is no letter."""
    return re.sub(r"//[^/?#]*@", "//…@", "".join(letter if letter.isprintable() else "�" for letter in text))


def _host(parts: SplitResult, shown: str) -> str:
    """The host in its one spelling."""
    found = parts.hostname or ""
    if "[" in parts.netloc:
        try:
            if _BRACKETS.match(parts.netloc):
                return str(IPv6Address(found))
        except AddressValueError:
            pass
        raise FetchError(shown, f"'{shown_of(parts.netloc)}' is no plain IPv6 address")
    try:
        host = found.encode("idna").decode("ascii").lower().removesuffix(".")
    except UnicodeError:
        host = ""
    if not _NAME.match(host) or len(host) > _MOST_OF_A_HOST:
        raise FetchError(shown, f"'{shown_of(found)}' is no name of a host" if found else "it names no host")
    if _NUMBER.match(host.rpartition(".")[2]):
        try:
            return str(IPv4Address(host))
        except AddressValueError:
            raise FetchError(
                shown, f"its host '{shown_of(found)}' is a number, but not written as four decimal numbers"
            ) from None
    return host


def _target(parts: SplitResult) -> str:
    query = f"?{parts.query}" if parts.query else ""
    return quote(f"{parts.path or '/'}{query}", safe=_KEPT)
