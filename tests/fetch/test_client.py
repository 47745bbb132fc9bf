"""Fetching from a server on this machine: what is sent, and what is refused while it comes."""

from __future__ import annotations

import gzip
import socket
import time
import zlib
from ipaddress import IPv4Address, ip_address

import pytest

from crossfoot.errors import FetchError
from crossfoot.fetch import Limits, fetch
from crossfoot.fetch.reach import IP
from tests.fetch.conftest import HERE, TEXT, Answer, Host, here_only

PAGE = b"Xiaomi shipped 10 million phones. " * 50
PACKED = (*TEXT, ("Content-Encoding", "gzip"))


def leads(location: str, status: int = 302) -> Answer:
    return Answer(status, (("Location", location), ("Content-Length", "0")), ())


def why(host: Host, *, timeout_s: float = 20.0) -> str:
    with pytest.raises(FetchError) as caught:
        host.fetch("/", timeout_s=timeout_s)
    return caught.value.why


def test_a_page_comes_with_the_encoding_its_server_names(host: Host) -> None:
    host.answers["/a?b=1"] = Answer()
    found = host.fetch("/a?b=1#c")
    assert (found.asked, found.address) == (f"{host.address}/a?b=1#c", f"{host.address}/a?b=1")
    assert (found.charset, found.data) == ("utf-8", b"Xiaomi shipped 10 million phones.")


def test_the_host_is_told_by_its_name_though_its_address_is_spoken_to(host: Host) -> None:
    host.answers["/"] = Answer()
    host.fetch("/")
    ((_, headers),) = host.asked
    assert headers["Host"] == f"press.example:{host.port}"
    assert not {"Cookie", "Authorization", "Referer"} & set(headers)


def test_a_proxy_of_the_environment_is_not_asked(host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    host.answers["/"] = Answer()
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    assert host.fetch("/").data


def test_redirects_are_followed_to_where_the_page_is(host: Host) -> None:
    host.answers |= {"/a": leads("/b", 301), "/b": leads(f"{host.address}/%C3%BC"), "/%C3%BC": Answer()}
    assert host.fetch("/a").address == f"{host.address}/%C3%BC"


@pytest.mark.parametrize(
    "location",
    ["http://10.0.0.1/", "http://127.0.0.2/", "http://[::1]/", "http://169.254.169.254/latest/meta-data/",
     "http://[64:ff9b::a00:1]/", "http://[::ffff:10.0.0.1]/", "http://0.0.0.0/", "//192.168.1.1/", "http://2130706433/",
     "file:///etc/passwd", "http://lin:secret@press.example/", "http://press.example:22/"],
)  # fmt: skip
def test_a_redirect_to_what_is_not_spoken_to_is_refused(host: Host, location: str) -> None:
    port = f":{host.port}" if "//192" in location else ""
    host.answers["/"] = leads(location.replace(".1.1/", f".1.1{port}/"))
    assert "secret" not in why(host)
    assert len(host.asked) == 1


def test_a_redirect_that_never_ends_is_refused(host: Host) -> None:
    host.answers["/"] = leads("/")
    assert "it redirects more than 3 times" in why(host)
    assert len(host.asked) == 4


def test_a_name_is_looked_up_once_and_all_its_addresses_are_checked(host: Host) -> None:
    looked: list[str] = []

    def two_faced(name: str, _: int) -> tuple[IP, ...]:
        looked.append(name)
        return (HERE,) if len(looked) == 1 else (IPv4Address("10.0.0.1"),)

    host.answers["/"] = Answer()
    limits = Limits(ports=frozenset({host.port}))
    assert fetch(f"{host.address}/", limits, resolve=two_faced, refuse=here_only).data
    assert looked == ["press.example"]
    with pytest.raises(FetchError, match=r"it is at 10\.0\.0\.1, in a private network"):
        fetch(f"{host.address}/", limits, resolve=two_faced, refuse=here_only)
    with pytest.raises(FetchError, match=r"it is at 10\.0\.0\.1, in a private network"):
        fetch(f"{host.address}/", limits, resolve=lambda *_: (HERE, IPv4Address("10.0.0.1")), refuse=here_only)
    assert len(host.asked) == 1


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "[::1]", "0.0.0.0"])  # noqa: S104  it is refused
def test_this_machine_is_refused_without_being_spoken_to(host: Host, name: str) -> None:
    with pytest.raises(FetchError, match="it is at "):
        fetch(f"http://{name}:{host.port}/", Limits(ports=frozenset({host.port})))
    assert host.asked == []


def test_the_next_address_of_a_host_is_tried_where_the_first_takes_no_connection(host: Host) -> None:
    host.answers["/"] = Answer()
    both = (ip_address("127.0.0.9"), HERE)
    limits = Limits(ports=frozenset({host.port}))
    assert fetch(f"{host.address}/", limits, resolve=lambda *_: both, refuse=lambda _: None).data


def test_a_name_that_nobody_knows_is_told() -> None:
    def unknown(_: str, __: int) -> tuple[IP, ...]:
        raise socket.gaierror(-2, "Name or service not known")

    with pytest.raises(FetchError, match=r"no host is known by the name 'nowhere\.example'"):
        fetch("http://nowhere.example/", resolve=unknown)


@pytest.mark.parametrize(("packing", "data"), [("gzip", gzip.compress(PAGE)), ("deflate", zlib.compress(PAGE))])
def test_a_page_that_is_packed_is_unpacked(host: Host, packing: str, data: bytes) -> None:
    host.answers["/"] = Answer(200, (*TEXT, ("Content-Encoding", packing)), (data,))
    assert host.fetch("/").data == PAGE


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (Answer(404), "it answered with status 404"),
        (Answer(302, ()), "it answered with status 302"),
        (Answer(206), "it answered with status 206"),
        (Answer(200, (("Content-Type", "image/png"),)), "it is image/png; a page of HTML or plain text"),
        (Answer(200, ()), "the server does not say what it is"),
        (Answer(200, (*TEXT, ("Content-Encoding", "br"))), "it is packed as 'br', and gzip was asked for"),
        (Answer(200, PACKED), "its compression is damaged"),
        (Answer(200, PACKED, (gzip.compress(PAGE)[:-9],)), "its compression ends too early"),
        (Answer(200, (*TEXT, ("Content-Length", "900000"))), "it has 900,000 bytes, and a page may have at most"),
        (Answer(200, (*TEXT, ("Content-Length", "90"))), "it broke off; 57 bytes are missing"),
        (Answer(200, TEXT, (b"x" * 1000,) * 200), "it has more than 0.1 MB"),
    ],
)
def test_what_is_no_whole_page_of_a_fit_size_is_refused(host: Host, answer: Answer, told: str) -> None:
    host.answers["/"] = answer
    assert told in why(host)


def test_a_bomb_is_not_unpacked(host: Host) -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    assert len(bomb) < 100_000
    host.answers["/"] = Answer(200, PACKED, (bomb,))
    assert why(host) == "it unpacks to more than 0.1 MB"


def test_an_endless_run_of_empty_archives_is_cut_off(host: Host) -> None:
    host.answers["/"] = Answer(200, PACKED, (gzip.compress(b"") * 500,) * 500)
    assert why(host) == "it has more than 0.1 MB"


def test_an_answer_that_trickles_is_cut_off(host: Host) -> None:
    host.answers["/"] = Answer(200, TEXT, (b"x",) * 1000, every_s=0.05)
    assert why(host, timeout_s=0.5) == "it took longer than 0.5 seconds"


def test_a_server_that_says_nothing_is_left() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        limits = Limits(timeout_s=0.3, ports=frozenset({port}))
        with pytest.raises(FetchError, match=r"it took longer than 0\.3 seconds"):
            fetch(f"http://press.example:{port}/", limits, resolve=lambda *_: (HERE,), refuse=here_only)


def test_a_look_up_that_takes_too_long_is_left_behind() -> None:
    def slow(_: str, __: int) -> tuple[IP, ...]:
        time.sleep(1)
        return (HERE,)

    with pytest.raises(FetchError, match=r"it took longer than 0\.2 seconds"):
        fetch("http://press.example/", Limits(timeout_s=0.2), resolve=slow)


def test_what_speaks_another_protocol_is_told(host: Host) -> None:
    limits = Limits(ports=frozenset({host.port}))
    with pytest.raises(FetchError, match="no answer could be had from it"):
        fetch(f"https://press.example:{host.port}/", limits, resolve=lambda *_: (HERE,), refuse=here_only)
