"""What a proxy in front of the server says of a request: by whom, how, and under which name it was asked.

Invariant: it is believed only where the server was started behind one, and of several values only the last, which is
the proxy's own; the others may be anybody's.
"""

from __future__ import annotations

from starlette.types import ASGIApp, Receive, Scope, Send

__all__ = ["BehindProxy"]

_SCHEMES = ("http", "https")


class BehindProxy:
    """Has a request look as it did to the proxy.

    Args:
        app: What answers it.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        await self._app(_as_asked(scope) if scope["type"] == "http" else scope, receive, send)


def _as_asked(scope: Scope) -> Scope:
    told = {name: value.rpartition(b",")[2].strip() for name, value in scope["headers"]}
    found = dict(scope)
    scheme = told.get(b"x-forwarded-proto", b"").decode("latin-1").lower()
    if scheme in _SCHEMES:
        found["scheme"] = scheme
    if host := told.get(b"x-forwarded-host"):
        found["headers"] = [*((n, v) for n, v in scope["headers"] if n != b"host"), (b"host", host)]
    if client := told.get(b"x-forwarded-for"):
        found["client"] = (client.decode("latin-1"), 0)
    return found
