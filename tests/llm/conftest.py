"""A model on this machine that says what a test tells it to."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

__all__ = ["Server", "server"]

# What is sent back: status, headers, and the body in pieces, each sent on its own.
Reply = tuple[int, dict[str, str], Iterator[bytes]]


def told(text: str) -> Reply:
    """An answer as chat/completions gives it."""
    body = json.dumps({"choices": [{"message": {"role": "assistant", "content": text}}]}).encode()
    return 200, {"Content-Type": "application/json", "Content-Length": str(len(body))}, iter([body])


@dataclass
class Server:
    """What it is told to say, and what it was asked."""

    address: str = ""
    reply: Callable[[dict[str, Any]], Reply] = field(default=lambda _: told("{}"))
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    done: threading.Event = field(default_factory=threading.Event)

    def says(self, *claims: dict[str, Any]) -> None:
        """Answer every question with these claims."""
        text = json.dumps({"claims": claims})
        self.reply = lambda _: told(text)

    def says_text(self, text: str) -> None:
        """Answer every question with this text."""
        self.reply = lambda _: told(text)


@pytest.fixture
def server() -> Iterator[Server]:
    """A server in a thread of its own."""
    found = Server()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            found.asked.append(json.loads(body) | {"path": self.path})
            found.headers.append(dict(self.headers))
            status, headers, pieces = found.reply(found.asked[-1])
            self.close_connection = True
            try:
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                for piece in pieces:
                    self.wfile.write(piece)
                    self.wfile.flush()
            except OSError:
                return

        def log_message(self, *_: object) -> None:
            """Nothing is told on standard error."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        running.daemon_threads = True
        thread = threading.Thread(target=running.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        found.address = f"http://127.0.0.1:{running.server_port}/v1"
        yield found
        found.done.set()
        running.shutdown()
        thread.join()
