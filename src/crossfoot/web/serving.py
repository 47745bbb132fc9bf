"""Running the server until it is interrupted.

Invariant: a request that is being answered when the server is stopped is answered.
"""

from __future__ import annotations

import os
import socket

import uvicorn

from crossfoot.web.app import create_app
from crossfoot.web.settings import Settings

__all__ = ["serve"]

_PATIENCE_S = 5.0
_KEPT_OPEN_S = 75  # for as long as a browser keeps a connection, so that it rarely asks on one that is gone


def serve(settings: Settings, opened: socket.socket) -> None:
    """Answer on a socket until the process is interrupted.

    Args:
        settings: What the server needs to know.
        opened: The socket, bound.
    """
    app = create_app(settings)
    app.state.prepare()
    # What a proxy says is believed only where there is one, and that is the app's to know.
    config = uvicorn.Config(
        app, log_level="warning", server_header=False, timeout_keep_alive=_KEPT_OPEN_S, proxy_headers=False
    )
    try:
        uvicorn.Server(config).run(sockets=[opened])
    finally:
        if not app.state.stop(_PATIENCE_S):
            # The solver's own threads abort a process that ends beside them; nothing is being written here, and nobody
            # waits for the answer.
            os._exit(0)
