"""Which addresses of the internet are spoken to."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossfoot.fetch.reach import refused, refused_among
from tests.fetch.conftest import words

PUBLIC = words(
    """
1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.0 93.184.215.14 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.1 151.101.1.69
168.63.129.15 168.63.129.17 169.253.255.255 169.255.0.0 172.15.255.255 172.32.0.0 191.255.255.255 192.0.1.0 192.0.3.0
192.88.98.255 192.88.100.0 192.167.255.255 192.169.0.0 198.17.255.255 198.20.0.0 198.51.99.255 198.51.101.0
203.0.112.255 203.0.114.0 223.255.255.255 2001:200:: 2001:4860:4860::8888 2003:: 2400:cb00:: 2600::
2606:4700::6810:84e5 2620:4f:7fff:: 2620:4f:8001:: 2a00:1450:: 2001:db7:ffff:: 2001:db9:: 3ffe::
"""
)
PRIVATE = words(
    """
0.0.0.0 0.0.0.1 0.255.255.255 10.0.0.0 10.0.0.1 10.255.255.255 100.64.0.0 100.100.100.200 100.127.255.255 127.0.0.0
127.0.0.1 127.0.0.53 127.1.1.1 127.255.255.255 168.63.129.16 169.254.0.0 169.254.169.254 169.254.170.2 169.254.255.255
172.16.0.0 172.16.0.1 172.17.0.1 172.20.10.1 172.31.255.255 192.0.0.0 192.0.0.1 192.0.0.8 192.0.0.9 192.0.0.10
192.0.0.170 192.0.0.192 192.0.0.255 192.0.2.0 192.0.2.255 192.31.196.1 192.52.193.1 192.88.99.0 192.88.99.1
192.168.0.0 192.168.0.1 192.168.1.1 192.168.255.255 192.175.48.1 198.18.0.0 198.19.255.255 198.51.100.1 203.0.113.1
224.0.0.0 224.0.0.1 224.0.0.251 232.1.1.1 239.255.255.250 239.255.255.255 240.0.0.0 250.1.2.3 255.255.255.254
255.255.255.255 :: ::1 ::2 ::7f00:1 ::a00:1 ::127.0.0.1 ::8.8.8.8 ::ffff:0.0.0.0 ::ffff:127.0.0.1 ::ffff:10.0.0.1
::ffff:8.8.8.8 ::ffff:169.254.169.254 ::ffff:c0a8:101 ::ffff:0:127.0.0.1 ::ffff:0:8.8.8.8 64:ff9b:: 64:ff9b::7f00:1
64:ff9b::8.8.8.8 64:ff9b::169.254.169.254 64:ff9b::ffff:ffff 64:ff9b:1:: 64:ff9b:1::1 64:ff9b:1:ffff::10.0.0.1
64:ff9b:1:ffff:ffff:ffff:ffff:ffff 64:ff9b:2:: 100:: 100::1 100:0:0:1:: 2001:: 2001:0:4136:e378:8000:63bf:3fff:fdd2
2001::1 2001:1::1 2001:1::2 2001:2:: 2001:2:0:ffff:: 2001:3:: 2001:4:112:: 2001:10:: 2001:1f:ffff:: 2001:20::
2001:2f:: 2001:30:: 2001:1ff:ffff:: 2001:db8:: 2001:db8::1 2001:db8:ffff:ffff:: 2002:: 2002:7f00:1:: 2002:a00:1::
2002:808:808:: 2002:c0a8:101::1 2620:4f:8000:: 2620:4f:8000::1 3fff:: 3fff:fff:: 4000:: 5f00:: 5f00::1 8000:: a000::
e000:: fc00:: fc00::1 fd00:: fd00:ec2::254 fd12:3456:789a:1::1 fdff:: fe80:: fe80::1 fe80::1%1 fe80::1%eth0 febf::
fec0:: fec0::1 feff:: ff00:: ff01::1 ff02::1 ff02::fb ff05::2 ff0e::1 ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff
2606:4700::5efe:a00:1 2606:4700::200:5efe:c0a8:101 1:: 1fff:ffff:: 2606:4700::1%2
"""
)


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_is_spoken_to(address: str) -> None:
    assert refused(ip_address(address)) is None


@pytest.mark.parametrize("address", PRIVATE)
def test_any_other_is_not(address: str) -> None:
    assert refused(ip_address(address))


@given(st.ip_addresses(v=4))
def test_nothing_python_calls_private_is_let_through(ip: IPv4Address) -> None:
    if not ip.is_global or ip.is_multicast or ip.is_reserved or ip.is_unspecified:
        assert refused(ip)


@given(st.ip_addresses(v=4), st.sampled_from(("::", "::ffff:0:0", "::ffff:0:0:0", "64:ff9b::", "64:ff9b:1::")))
def test_an_address_inside_another_is_never_spoken_to(ip: IPv4Address, prefix: str) -> None:
    assert refused(IPv6Address(int(IPv6Address(prefix)) | int(ip)))
    assert refused(IPv6Address(0x2002 << 112 | int(ip) << 80))
    assert refused(IPv6Address(0x2001_0000 << 96 | (int(ip) ^ 0xFFFF_FFFF)))


def test_one_address_that_is_refused_is_enough() -> None:
    good, bad = IPv4Address("1.1.1.1"), IPv4Address("10.0.0.1")
    assert refused_among((good, good)) is None
    assert refused_among((good, bad)) == refused_among((bad, good)) == "10.0.0.1, in a private network"
