"""`crossfoot serve`: the ledger as pages in a browser.

Invariant: the address is bound before it is printed, and without sign-in only this machine is let in.
"""

from __future__ import annotations

import ipaddress
import secrets
import socket
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from crossfoot.api import fetch, open_ledger
from crossfoot.cli.options import examples
from crossfoot.cli.place import ledger_option, path_of
from crossfoot.errors import InputError
from crossfoot.web.rates import Limits
from crossfoot.web.users import read_users

__all__ = ["command"]

_EVERYWHERE = ("0.0.0.0", "::", "")  # noqa: S104  what is refused without a name
_NO_LIBRARY = "The web app needs libraries that are not installed: pip install 'crossfoot[web]'."


@click.command(
    "serve",
    epilog=examples("crossfoot serve --help"),
)
@click.option("--host", default="127.0.0.1", show_default=True, metavar="HOST", help="The address to listen on.")
@click.option(
    "--port", default=8317, show_default=True, type=click.IntRange(0, 65535), help="The port; 0 takes a free one."
)
@click.option(
    "--users", metavar="FILE", help="Who may sign in, as 'crossfoot users add' keeps them; without it nobody has to."
)
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="NAME",
    help="A further name under which the server may be asked, such as press.example; may be given several times.",
)
@click.option(
    "--behind-proxy",
    is_flag=True,
    help="A proxy in front of it speaks TLS; its X-Forwarded headers are believed, which otherwise are not.",
)
@click.option(
    "--reads-a-minute",
    default=1200,
    show_default=True,
    type=click.IntRange(1),
    help="With --users: how many pages and files one user may ask for in a minute.",
)
@click.option(
    "--allow-fetch", is_flag=True, help="Let those who may add pages have them fetched by address, from public hosts."
)
@ledger_option
def command(ledger: str | None, host: str, port: int, **team: Any) -> None:
    """Shows the ledger in a browser: every number leads to its sentence.

    It listens on this machine alone, prints the address, and runs until it is interrupted. Pages, charts and files are
    made from the ledger as it is when they are asked for; what others add meanwhile is there at the next look.

    With --users it serves a team: everybody signs in with a token of their own, readers look, and editors add pages and
    judge entries under their names. Only then it listens on an address that others can reach.
    """
    users = None if team["users"] is None else Path(team["users"])
    names = (*team["names"], host)
    _refuse_strangers(host, team["names"], users)
    place = path_of(ledger)
    open_ledger(place, read_only=True).close()
    try:
        from crossfoot.web.serving import serve  # noqa: PLC0415  its libraries are an extra
        from crossfoot.web.settings import LOOPBACK, Settings  # noqa: PLC0415  the same
    except ImportError as fault:
        raise InputError(_NO_LIBRARY) from fault
    settings = Settings(
        place,
        lambda: datetime.now(UTC),
        lambda: secrets.token_urlsafe(32),
        names=(*names, *LOOPBACK),
        users=users,
        is_behind_proxy=team["behind_proxy"],
        limits=Limits(reads=team["reads_a_minute"]),
        fetch=fetch if team["allow_fetch"] else None,
    )
    with _bound(host, port) as opened:
        shown = f"[{host}]" if ":" in host else host
        click.echo(f"crossfoot on http://{shown}:{opened.getsockname()[1]}/  (Ctrl+C stops it)")
        with suppress(KeyboardInterrupt):  # how a server is stopped is no fault
            serve(settings, opened)
    click.echo("Stopped.")


def _refuse_strangers(host: str, names: tuple[str, ...], users: Path | None) -> None:
    """Refuse to let in who has not signed in.

    Raises:
        InputError: The address can be reached from other machines, and nobody has to sign in; or there are no users.
    """
    if users is not None and not read_users(users):
        raise InputError(f"There is no user in '{users}': 'crossfoot users add NAME --users {users}' makes one.")
    if _is_loopback(host):
        return
    if users is None:
        raise InputError(
            f"Cannot listen on '{host}': others could reach it without signing in. Use 127.0.0.1, or have them sign "
            f"in: 'crossfoot users add NAME --users FILE', then 'crossfoot serve --host {host} --users FILE'."
        )
    if host in _EVERYWHERE and not names:
        raise InputError(f"'{host}' is every address of this machine: say with --name under which name it is asked.")


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _bound(host: str, port: int) -> socket.socket:
    """A socket bound to an address.

    Raises:
        InputError: It is taken, or is none of this machine's.
    """
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as fault:
        raise InputError(f"Cannot listen on '{host}' port {port}: {fault.strerror or fault}.") from fault
