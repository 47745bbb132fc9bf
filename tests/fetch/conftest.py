"""A server on this machine that answers as a test tells it to."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import IPv4Address

import pytest

from crossfoot.fetch import Fetched, Limits, fetch
from crossfoot.fetch.reach import IP, refused

__all__ = ["HERE", "TEXT", "Answer", "Host", "here_only", "host", "words"]

HERE = IPv4Address("127.0.0.1")
TEXT = (("Content-Type", "text/plain"),)


@dataclass(frozen=True)
class Answer:
    """What is sent back: a status, headers, and the body in pieces, each sent on its own."""

    status: int = 200
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "text/plain; charset=utf-8"),)
    body: tuple[bytes, ...] = (b"Xiaomi shipped 10 million phones.",)
    every_s: float = 0.0


def words(text: str) -> list[str]:
    """A list of addresses as it is read best."""
    return text.split()


def here_only(ip: IP) -> str | None:
    """The usual check, with the one address of the test's own server let in."""
    return None if ip == HERE else refused(ip)


@dataclass
class Host:
    """What it answers by path, and what it was asked."""

    port: int = 0
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    done: threading.Event = field(default_factory=threading.Event)

    @property
    def address(self) -> str:
        """Its address, with a name that only the tests' resolver knows."""
        return f"http://press.example:{self.port}"

    def fetch(self, path: str, *, timeout_s: float = 20.0) -> Fetched:
        """Fetch a page of it."""
        limits = Limits(100_000, 3, timeout_s, frozenset({self.port}))
        return fetch(f"{self.address}{path}", limits, resolve=lambda _, __: (HERE,), refuse=here_only)


@pytest.fixture
def host() -> Iterator[Host]:
    """A server in a thread of its own."""
    found = Host()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            found.asked.append((self.path, dict(self.headers)))
            answer = found.answers.get(self.path, Answer(404))
            self.close_connection = True
            try:
                self.send_response(answer.status)
                for name, value in answer.headers:
                    self.send_header(name, value)
                self.end_headers()
                for piece in answer.body:
                    found.done.wait(answer.every_s)
                    self.wfile.write(piece)
                    self.wfile.flush()
            except OSError:
                return

        def log_message(self, *_: object) -> None:
            """Nothing is told on standard error."""

    with ThreadingHTTPServer((str(HERE), 0), Handler) as running:
        running.daemon_threads = True
        threading.Thread(target=running.serve_forever, args=(0.02,), daemon=True).start()
        found.port = running.server_port
        yield found
        found.done.set()
        running.shutdown()
