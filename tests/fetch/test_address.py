"""Addresses as typed: what is refused before anything is looked up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossfoot.errors import FetchError
from crossfoot.fetch.address import address_of, led_to
from crossfoot.fetch.reach import refused
from tests.fetch.conftest import words

# Spellings of numbers that some resolver or browser takes for an address, and none shows as one.
OTHER_SPELLINGS = words(
    """
2130706433 017700000001 0x7f000001 0X7F000001 0x7f.1 127.1 127.0.1 0177.0.0.1 0177.0.0.01 127.0.0.01 00127.0.0.1
0x7f.0x0.0x0.0x1 0x7f.0.0.1 127.0x0.0.1 127.0.0.0x1 127.0.0.1.1 127.0.0.256 256.0.0.1 1.2.3 1.2.3.4.5 0 1 08.8.8.8 0x
0xg.0 999999999999 4294967295 4294967296 8.8.8.010 1.1.1.0x1 01.1.1.1 10.1 192.168.257 192.168.1.0x1
"""
)
SAME_MACHINE = words(
    """
127.0.0.1 127.0.0.1. 127。0。0。1 １２７.0.0.1 １２７．０．０．１ 127.0.0.⑴ ①②⑦.⓪.⓪.① 𝟏𝟐𝟕.𝟎.𝟎.𝟏 127｡0｡0｡1
10.0.0.1 169.254.169.254
192.168.0.1 0.0.0.0 [::1] [::] [0:0:0:0:0:0:0:1] [::ffff:127.0.0.1] [::ffff:7f00:1] [::127.0.0.1] [64:ff9b::7f00:1]
[64:ff9b:1::7f00:1] [2002:7f00:1::] [fe80::1] [fd00::1] [ff02::1] [2001::1] [0000:0000:0000:0000:0000:ffff:7f00:0001]
"""
)
NO_ADDRESS = words(
    r"""
example.com //example.com /etc/passwd C:\page.html page.html http: http:// https:/// http:///path http://?q=1
http://#x http://. http://.. http://a..b http://-a.example http://a-.example http://*.example http://exa%6dple.com
http://127%2e0%2e0%2e1 http://a,b.example http://[::1 http://::1]/ http://[]/ http://[v1.x]/ http://[fe80::1%25eth0]/
http://[fe80::1%eth0]/ http://[1.2.3.4]/ http://[localhost]/ http://example.com:port/ http://example.com:99999/
http://example.com:-1/ http://ex\ample.com http://example.com\@10.0.0.1/ http://example.com/a\b http://℀.example/
http://[::1]x/ http://[::1][::2]/ http://x[::1]/
"""
)
OTHER_SCHEMES = words(
    """
file:///etc/passwd ftp://example.com/ gopher://example.com:70/_x dict://example.com:11211/ ldap://example.com/
data:text/html,x javascript:alert(1) jar:http://example.com!/ view-source:http://example.com ws://example.com/
blob:http://example.com/x mailto:a@example.com sftp://example.com tftp://example.com smb://example.com/x about:blank
netdoc:///etc/passwd chrome://version feed:https://example.com/ urn:isbn:1 unix:/run/docker.sock httpx://example.com/
127.0.0.1:80/x
"""
)


@pytest.mark.parametrize("host", OTHER_SPELLINGS)
def test_a_number_in_another_form_than_four_decimal_ones_is_no_host(host: str) -> None:
    with pytest.raises(FetchError, match=r"^Cannot fetch 'http://.*'(?:.* is no name of a host|.*decimal numbers)\.$"):
        address_of(f"http://{host}/")


@pytest.mark.parametrize("host", SAME_MACHINE)
def test_an_address_in_letters_of_any_kind_is_seen_as_the_address_it_is(host: str) -> None:
    try:
        literal = address_of(f"http://{host}/").literal
    except FetchError:
        return
    assert literal is not None
    assert refused(literal)


@pytest.mark.parametrize("text", NO_ADDRESS)
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(FetchError):
        address_of(text)


@pytest.mark.parametrize("text", OTHER_SCHEMES)
def test_only_http_and_https_are_fetched(text: str) -> None:
    with pytest.raises(FetchError, match="only http and https are fetched"):
        address_of(text)


@pytest.mark.parametrize("letter", ["\t", "\n", "\r", "\x00", " ", "\x7f", "\xa0", "\u2028", "\\", "\ufeff"])
@pytest.mark.parametrize("text", ["http://exa{}mple.com/", "http://example.com/a{}b", "ht{}tp://example.com/"])
def test_blanks_and_control_characters_are_refused(text: str, letter: str) -> None:
    with pytest.raises(FetchError, match="a blank, a backslash or a control character"):
        address_of(text.format(letter))


@pytest.mark.parametrize(
    "text",
    ["http://lin:secret@example.com/", "http://lin@example.com/", "http://:secret@example.com/", "http://@example.com/",
     "http://example.com:80@10.0.0.1/", "http://example.com%40@10.0.0.1/", "http://a@b@example.com/"],
)  # fmt: skip
def test_a_name_and_a_password_are_refused_and_not_repeated(text: str) -> None:
    with pytest.raises(FetchError, match="it holds a user name or a password") as caught:
        address_of(text)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("port", [1, 22, 25, 81, 443, 2375, 3306, 5432, 6379, 8080, 8443, 9200, 11211, 65535])
def test_a_port_that_is_not_usual_is_refused_unless_it_is_allowed(port: int) -> None:
    with pytest.raises(FetchError, match=f"port {port} is not the usual one of http, and it is not allowed"):
        address_of(f"http://example.com:{port}/")
    assert address_of(f"http://example.com:{port}/", ports=frozenset({port})).place == f"example.com:{port}"


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("HTTP://EXAMPLE.com", "http://example.com/"),
        ("https://example.com:443/a?b=c#d", "https://example.com/a?b=c"),
        ("http://example.com./a", "http://example.com/a"),
        ("http://example.com:/a", "http://example.com/a"),
        ("https://例え.テスト/", "https://xn--r8jz45g.xn--zckzah/"),
        ("https://example.com/ü?q=é", "https://example.com/%C3%BC?q=%C3%A9"),
        ("https://example.com/%41%", "https://example.com/%41%"),
        ("https://[2606:4700::6810:84e5]/", "https://[2606:4700::6810:84e5]/"),
        ("https://[2606:4700:0:0:0:0:6810:84E5]/", "https://[2606:4700::6810:84e5]/"),
        ("https://my_host.example/", "https://my_host.example/"),
        ("https://0x.example/", "https://0x.example/"),
        ("https://1.example/", "https://1.example/"),
    ],
)
def test_an_address_has_one_spelling(text: str, whole: str) -> None:
    assert address_of(text).text == whole
    assert address_of(whole).text == whole


@pytest.mark.parametrize(
    ("location", "whole"),
    [
        ("/b", "https://example.com/b"),
        ("b?x=1", "https://example.com/a/b?x=1"),
        ("//other.example/", "https://other.example/"),
        ("http://example.com/", "http://example.com/"),
    ],
)
def test_a_redirect_is_read_beside_the_address_it_came_from(location: str, whole: str) -> None:
    assert led_to(address_of("https://example.com/a/"), location).text == whole


@pytest.mark.parametrize(
    "location",
    ["file:///etc/passwd", "//lin:secret@example.com/", "http://2130706433/", "https://example.com:22/", "http://[::1",
     "javascript:alert(1)", "//0x7f.1/", "http://a b/"],
)  # fmt: skip
def test_a_redirect_is_held_against_the_same_rules(location: str) -> None:
    with pytest.raises(FetchError):
        led_to(address_of("https://example.com/a/"), location)


@given(st.text(max_size=60), st.sampled_from(("", "http://", "https://", "http://example.com/", "//")))
def test_whatever_is_typed_is_an_address_or_refused_in_a_sentence(text: str, before: str) -> None:
    try:
        found = address_of(before + text)
    except FetchError as fault:
        told = str(fault)
    else:
        told = found.text
        assert told.isascii()
        assert address_of(told) == found
    assert told.isprintable()
