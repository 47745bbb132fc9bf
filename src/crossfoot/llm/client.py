"""Asking: one request to one address, and its answer as text.

Invariant: nothing but the model's own host is spoken to; a redirect is a refusal; an answer that is too long or too
slow is cut off, however it trickles in, and costs no more memory than an answer may have.
"""

from __future__ import annotations

import json
import socket
import ssl
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from threading import Event, Timer

from crossfoot.errors import ModelError
from crossfoot.llm.model import Model
from crossfoot.llm.question import Question

__all__ = ["MOST_BYTES", "ask"]

MOST_BYTES = 256_000
"""Bytes an answer may have; a page of claims about one sentence has two thousand."""

_FINE = 200
_REDIRECTS = range(300, 400)


def ask(model: Model, question: Question) -> str:
    """What the model answers.

    Raises:
        ModelError: It cannot be reached, redirects, refuses, is too slow, says too much, or speaks another protocol.
    """
    connection, late = _connection(model), Event()
    cut: Timer | None = None
    try:
        connection.connect()
        # The socket itself: a connection forgets it once the head of an answer says that it will be closed.
        cut = Timer(model.timeout_s, _cut_off, [connection.sock, late])
        cut.daemon = True
        cut.start()
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if model.key:
            headers["Authorization"] = f"Bearer {model.key}"
        connection.request("POST", model.path, body=question.body(model.name), headers=headers)
        with connection.getresponse() as response:
            body = _body(response)
        if late.is_set():
            raise TimeoutError
    except (HTTPException, OSError, ValueError) as fault:
        slow = late.is_set() or isinstance(fault, TimeoutError)
        why = f"it did not answer within {model.timeout_s:g} seconds" if slow else _told(fault)
        raise ModelError(model.address, why) from None
    finally:
        if cut is not None:
            cut.cancel()
        connection.close()
    return _said(model, body)


def _connection(model: Model) -> HTTPConnection:
    if model.is_encrypted:
        context = ssl.create_default_context()
        return HTTPSConnection(model.host, model.port, timeout=model.timeout_s, context=context)
    return HTTPConnection(model.host, model.port, timeout=model.timeout_s)


def _cut_off(held: socket.socket, late: Event) -> None:
    """End a connection from another thread: whoever waits for it wakes with a fault, or with the end of the answer."""
    late.set()
    with suppress(OSError):
        held.shutdown(socket.SHUT_RDWR)


def _body(response: HTTPResponse) -> bytes:
    if response.status in _REDIRECTS:
        raise ValueError("it redirects, and redirects are not followed")
    if response.status != _FINE:
        raise ValueError(f"it answered with status {response.status}")
    if (response.length or 0) > MOST_BYTES:
        raise ValueError(f"its answer has more than {MOST_BYTES:,} bytes")
    body = response.read(MOST_BYTES + 1)
    if len(body) > MOST_BYTES:
        raise ValueError(f"its answer has more than {MOST_BYTES:,} bytes")
    return body


def _told(fault: Exception) -> str:
    if isinstance(fault, ValueError) and not isinstance(fault, OSError | UnicodeError):
        return str(fault)
    return getattr(fault, "strerror", None) or str(fault) or type(fault).__name__


def _said(model: Model, body: bytes) -> str:
    """The text of the first choice."""
    try:
        found = json.loads(body)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError):
        found = None
    if not isinstance(found, str):
        raise ModelError(model.address, "its answer is none of the kind that chat/completions gives")
    return found
