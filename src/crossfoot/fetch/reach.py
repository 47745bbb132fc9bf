"""Which addresses of the internet may be spoken to: those of hosts that everybody can reach, and no others.

Invariant: an address is refused unless it is plain public unicast; whatever stands for another address inside it (a
tunnel, a translator) is refused as a whole, because where it ends cannot be seen from here. Written out from IANA's
registries of special-purpose addresses: `ipaddress.is_global` of Python 3.11 lets NAT64 and 6to4 pass.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

__all__ = ["IP", "Refuse", "refused", "refused_among"]

IP = IPv4Address | IPv6Address
Refuse = Callable[[IP], str | None]
"""Why an address may not be spoken to, or None where it may."""

_PRIVATE = "in a private network"
_LINK = "an address of the local link"
_DOCS = "an address for examples in texts"
_RESERVED = "a reserved address"
_V4 = tuple(
    (IPv4Network(network), what)
    for network, what in (
        ("0.0.0.0/8", "the unspecified address"),
        ("10.0.0.0/8", _PRIVATE),
        ("100.64.0.0/10", "behind a carrier's shared address"),
        ("127.0.0.0/8", "this machine itself"),
        ("168.63.129.16/32", "where a machine in a cloud speaks with its host"),
        ("169.254.0.0/16", _LINK),
        ("172.16.0.0/12", _PRIVATE),
        ("192.0.0.0/24", _RESERVED),
        ("192.0.2.0/24", _DOCS),
        ("192.31.196.0/24", _RESERVED),
        ("192.52.193.0/24", _RESERVED),
        ("192.88.99.0/24", "a relay of 6to4"),
        ("192.168.0.0/16", _PRIVATE),
        ("192.175.48.0/24", _RESERVED),
        ("198.18.0.0/15", "an address for measurements"),
        ("198.51.100.0/24", _DOCS),
        ("203.0.113.0/24", _DOCS),
        ("224.0.0.0/4", "a multicast address"),
        ("240.0.0.0/4", _RESERVED),
    )
)
_V6 = tuple(
    (IPv6Network(network), what)
    for network, what in (
        ("::/128", "the unspecified address"),
        ("::1/128", "this machine itself"),
        ("::/96", "an IPv4 address inside IPv6"),
        ("::ffff:0:0/96", "an IPv4 address inside IPv6"),
        ("::ffff:0:0:0/96", "an IPv4 address inside IPv6"),
        ("64:ff9b::/96", "a translated address (NAT64)"),
        ("64:ff9b:1::/48", "a translated address (NAT64)"),
        ("2001::/32", "a tunnel (Teredo)"),
        ("2001::/23", _RESERVED),
        ("2001:db8::/32", _DOCS),
        ("2002::/16", "a tunnel (6to4)"),
        ("2620:4f:8000::/48", _RESERVED),
        ("3fff::/20", _DOCS),
        ("fc00::/7", _PRIVATE),
        ("fe80::/10", _LINK),
        ("fec0::/10", _PRIVATE),
        ("ff00::/8", "a multicast address"),
    )
)
_UNICAST = IPv6Network("2000::/3")  # all that has been given out so far
_ISATAP = (0x0000_5EFE, 0x0200_5EFE)  # the middle of an address that holds an IPv4 address at its end


def refused(ip: IP) -> str | None:
    """What an address is that may not be spoken to; None for one that may.

    Example:
        >>> refused(IPv4Address("192.168.1.1"))
        'in a private network'
        >>> refused(IPv4Address("93.184.215.14")) is None
        True
    """
    if isinstance(ip, IPv4Address):
        return next((what for network, what in _V4 if ip in network), None)
    if ip.scope_id is not None:
        return _LINK
    found = next((what for network, what in _V6 if ip in network), None)
    if found is None and ip not in _UNICAST:
        return _RESERVED
    if found is None and (int(ip) >> 32) & 0xFFFF_FFFF in _ISATAP:
        return "a tunnel (ISATAP)"
    return found


def refused_among(answers: Iterable[IP], refuse: Refuse = refused) -> str | None:
    """Why a host may not be spoken to, seen from all its addresses: one that is refused is enough.

    Args:
        answers: The addresses its name stands for.
        refuse: Tells why one is refused.
    """
    for ip in answers:
        why = refuse(ip)
        if why is not None:
            return f"{ip}, {why}"
    return None
