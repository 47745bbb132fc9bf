"""`crossfoot serve`: the ledger as pages in a browser.

Invariant: the address is bound before it is printed, and without sign-in only this machine is let in.
"""

from __future__ import annotations

import ipaddress
import secrets
import socket
from datetime import UTC, datetime

import click

from crossfoot.api import open_ledger
from crossfoot.cli.options import examples
from crossfoot.cli.place import ledger_option, path_of
from crossfoot.errors import InputError

__all__ = ["command"]

_NO_LIBRARY = "The web app needs libraries that are not installed: pip install 'crossfoot[web]'."


@click.command("serve", epilog=examples("crossfoot serve --help"))
@click.option("--host", default="127.0.0.1", show_default=True, metavar="HOST", help="The address to listen on.")
@click.option(
    "--port", default=8317, show_default=True, type=click.IntRange(0, 65535), help="The port; 0 takes a free one."
)
@ledger_option
def command(host: str, port: int, ledger: str | None) -> None:
    """Shows the ledger in a browser: every number leads to its sentence.

    It listens on this machine alone, prints the address, and runs until it is interrupted. Pages, charts and files are
    made from the ledger as it is when they are asked for; what others add meanwhile is there at the next look.
    """
    _refuse_strangers(host)
    place = path_of(ledger)
    open_ledger(place, read_only=True).close()
    try:
        from crossfoot.web.serving import serve  # noqa: PLC0415  its libraries are an extra
        from crossfoot.web.settings import Settings  # noqa: PLC0415  the same
    except ImportError as fault:
        raise InputError(_NO_LIBRARY) from fault
    with _bound(host, port) as opened:
        shown = f"[{host}]" if ":" in host else host
        click.echo(f"crossfoot on http://{shown}:{opened.getsockname()[1]}/  (Ctrl+C stops it)")
        serve(Settings(place, lambda: datetime.now(UTC), lambda: secrets.token_urlsafe(32)), opened)


def _refuse_strangers(host: str) -> None:
    """Refuse to let in who has not signed in.

    Raises:
        InputError: The address can be reached from other machines.
    """
    try:
        is_own = ipaddress.ip_address(host).is_loopback
    except ValueError:
        is_own = host == "localhost"
    if not is_own:
        raise InputError(f"Cannot listen on '{host}': others could reach it without signing in; use 127.0.0.1.")


def _bound(host: str, port: int) -> socket.socket:
    """A socket bound to an address.

    Raises:
        InputError: It is taken, or is none of this machine's.
    """
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as fault:
        raise InputError(f"Cannot listen on '{host}' port {port}: {fault.strerror or fault}.") from fault
