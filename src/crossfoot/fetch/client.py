"""Fetching: the one file that speaks with hosts somebody else chose.

Invariant: a host's name is looked up once for each request, all its addresses are checked, and the connection goes to
a checked address and to nothing else: no proxy, no second look-up. Each redirect is a new request, checked like the
first. What is too slow or too large is cut off while it comes, packed or unpacked.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from http.client import HTTPConnection, HTTPException, HTTPResponse
from ipaddress import ip_address
from queue import Empty, Queue
from threading import Event, Thread, Timer
from time import monotonic
from typing import BinaryIO, cast

from crossfoot.errors import FetchError
from crossfoot.fetch.address import Address, address_of, led_to, shown_of
from crossfoot.fetch.content import ACCEPTED, charset_of, is_packed, refused_packing, refused_type
from crossfoot.fetch.fetched import Fetched
from crossfoot.fetch.limits import Limits
from crossfoot.fetch.reach import IP, Refuse, refused, refused_among
from crossfoot.read.source import Source

__all__ = ["Resolve", "fetch", "resolve"]

Resolve = Callable[[str, int], tuple[IP, ...]]
"""All addresses a name stands for."""

_FINE = 200
_REDIRECTS = (301, 302, 303, 307, 308)
_HEADERS = {"Accept": ACCEPTED, "Accept-Encoding": "gzip", "Connection": "close", "User-Agent": "crossfoot"}


class _Refusal(Exception):  # noqa: N818  told to the user as a `FetchError`, with the address in front
    """Why a request came to nothing."""


def fetch(
    text: str, limits: Limits | None = None, *, resolve: Resolve | None = None, refuse: Refuse = refused
) -> Fetched:
    """A page from its address.

    Args:
        text: The address, as typed.
        limits: What it may cost; None for the usual.
        resolve: Looks names up; None asks the system.
        refuse: Tells which addresses of the internet are not spoken to.

    Raises:
        FetchError: It may not be asked for, leads to what may not be, cannot be reached, or is no page.
    """
    most = limits or Limits()
    deadline = monotonic() + most.timeout_s
    asked = text.strip()
    address = address_of(asked, ports=most.ports)
    seen = [address]
    while True:
        try:
            found = _ask(address, most, deadline, (resolve or _system, refuse))
        except _Refusal as fault:
            raise _told(asked, seen, str(fault)) from None
        if isinstance(found, Fetched):
            return replace(found, asked=asked)
        try:
            address = led_to(address, found, ports=most.ports)
        except FetchError as fault:
            raise _told(asked, seen, f"it redirects to '{fault.name}', and {fault.why}") from None
        if len(seen) > most.most_redirects:
            raise _told(asked, seen, f"it redirects more than {most.most_redirects} times")
        seen.append(address)


def resolve(host: str, port: int) -> tuple[IP, ...]:
    """All addresses the system knows for a name, in the order in which it prefers them.

    Raises:
        OSError: It knows none.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(ip_address(answer[4][0]) for answer in found))


_system = resolve


def _told(asked: str, seen: list[Address], why: str) -> FetchError:
    led = f"it leads to '{seen[-1].text}': " if len(seen) > 1 else ""
    return FetchError(shown_of(asked), f"{led}{why}")


def _ask(address: Address, limits: Limits, deadline: float, door: tuple[Resolve, Refuse]) -> Fetched | str:
    """One request: the page, or where it leads.

    Raises:
        _Refusal: Neither.
    """
    late = Event()
    try:
        answers = _looked_up(address, deadline, door[0])
        why = refused_among(answers, door[1])
        if why is not None:
            raise _Refusal(f"it is at {why}, and only hosts that everybody can reach are asked")
        with _open(address, answers, deadline) as opened, _cut(opened, deadline, late):
            found = _answer(address, opened, limits)
        if late.is_set():  # a body without a length that was cut off looks like a whole one
            raise TimeoutError
    except ssl.SSLCertVerificationError as fault:
        raise _Refusal(f"its certificate does not hold: {fault.verify_message}") from None
    except (HTTPException, OSError, ValueError) as fault:
        if late.is_set() or isinstance(fault, TimeoutError):
            raise _Refusal(f"it took longer than {limits.timeout_s:g} seconds") from None
        told = getattr(fault, "strerror", None) or str(fault) or type(fault).__name__
        raise _Refusal(f"no answer could be had from it ({shown_of(told)})") from None
    return found


def _left(deadline: float) -> float:
    """Seconds that are left.

    Raises:
        TimeoutError: None are.
    """
    left = deadline - monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _looked_up(address: Address, deadline: float, resolve: Resolve) -> tuple[IP, ...]:
    """All addresses of a host; looking up is left behind where it takes too long."""
    if address.literal is not None:
        return (address.literal,)
    found: Queue[tuple[IP, ...] | Exception] = Queue()

    def look() -> None:
        try:
            found.put(resolve(address.host, address.port))
        except (OSError, ValueError) as fault:
            found.put(fault)

    Thread(target=look, daemon=True, name="looking-up").start()
    try:
        answers = found.get(timeout=_left(deadline))
    except Empty:
        raise TimeoutError from None
    if isinstance(answers, Exception) or not answers:
        raise _Refusal(f"no host is known by the name '{address.host}'")
    return answers


@contextmanager
def _open(address: Address, answers: tuple[IP, ...], deadline: float) -> Iterator[socket.socket]:
    """A connection to the first of the checked addresses that takes one."""
    opened = _connected(address, answers, deadline)
    try:
        if address.scheme == "https":
            # The name the certificate has to hold is the host's, though the connection goes to its address.
            opened.settimeout(_left(deadline))
            opened = ssl.create_default_context().wrap_socket(opened, server_hostname=address.host)
        yield opened
    finally:
        opened.close()


def _connected(address: Address, answers: tuple[IP, ...], deadline: float) -> socket.socket:
    fault: OSError = OSError("it has no address")
    for ip in answers:
        try:
            return socket.create_connection((str(ip), address.port), timeout=_left(deadline))
        except OSError as found:
            fault = found
    raise fault


@contextmanager
def _cut(opened: socket.socket, deadline: float, late: Event) -> Iterator[None]:
    """Ends the connection when time is over, however slowly an answer trickles in."""

    def end() -> None:
        late.set()
        with suppress(OSError):
            opened.shutdown(socket.SHUT_RDWR)

    timer = Timer(_left(deadline), end)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _answer(address: Address, opened: socket.socket, limits: Limits) -> Fetched | str:
    """What is answered on an open connection."""
    connection = HTTPConnection(address.host, address.port)
    connection.sock = opened
    connection.auto_open = 0  # never by itself, for it would look the name up again
    connection.request("GET", address.target, headers={"Host": address.place, **_HEADERS})
    with connection.getresponse() as response:
        location = response.headers.get("Location")
        if response.status in _REDIRECTS and location:
            # Addresses outside ASCII come as bytes of UTF-8, which the standard library takes for Latin-1.
            return location.strip().encode("latin-1", "replace").decode("utf-8", "replace")
        if response.status != _FINE:
            raise _Refusal(f"it answered with status {response.status}")
        kind, packing = response.headers.get("Content-Type"), response.headers.get("Content-Encoding")
        why = refused_type(kind) or refused_packing(packing)
        if why is not None:
            raise _Refusal(why)
        data = _body(response, limits.most_bytes, is_packed=is_packed(packing))
        return Fetched(address.text, address.text, charset_of(kind), data)


class _Sent:
    """The body of an answer as a file; it ends with a refusal where it is too large."""

    def __init__(self, response: HTTPResponse, most: int) -> None:
        self._response = response
        self._most = most
        self._count = 0

    def read(self, size: int) -> bytes:
        """The next bytes."""
        data = self._response.read(size)
        self._count += len(data)
        if self._count > self._most:
            raise _Refusal(f"it has more than {self._most / 1e6:g} MB")
        return data


def _body(response: HTTPResponse, most: int, *, is_packed: bool) -> bytes:
    if (response.length or 0) > most:
        raise _Refusal(f"it has {response.length or 0:,} bytes, and a page may have at most {most:,}")
    source = Source(cast("BinaryIO", _Sent(response, most)), is_packed=is_packed)
    data = source.take(most + 1)
    if len(data) > most:
        raise _Refusal(f"it unpacks to more than {most / 1e6:g} MB")
    if source.fault is not None:
        raise _Refusal(f"{source.fault}; {len(data):,} bytes of it could be read")
    if response.length:
        raise _Refusal(f"it broke off; {response.length:,} bytes are missing")
    return data
