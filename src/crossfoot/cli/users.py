"""`crossfoot users`: who may sign in to a team's server.

Invariant: a token is printed once, when it is drawn; the file keeps its hash alone.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from crossfoot.cli.commas import write_csv
from crossfoot.cli.options import examples, format_option
from crossfoot.cli.output import write_json
from crossfoot.cli.show import Column, table
from crossfoot.web.users import Role, User, read_users, with_user, without_user, write_users

__all__ = ["command"]

_COLUMNS: tuple[Column, ...] = (("name", "left"), ("role", "left"))


@click.group(
    "users",
    epilog=examples(
        "crossfoot users add ann --role editor --users press-users.jsonl",
        "crossfoot users list --users press-users.jsonl",
    ),
)
def command() -> None:
    """Says who may sign in to a team's server, as reader or as editor.

    A reader sees everything and checks drafts; an editor also adds pages and judges entries. Each has a token of their
    own, printed once. The server looks at the file again when it changes: who is removed is out at once.
    """


def _kept(function: Callable[..., Any]) -> Callable[..., Any]:
    """The option that says where the users are kept."""
    return click.option("--users", required=True, metavar="FILE", help="The file of users; made where there is none.")(
        function
    )


@command.command("add", epilog=examples("crossfoot users add lin --role reader --users press-users.jsonl"))
@click.argument("name", metavar="NAME")
@click.option(
    "--role",
    type=click.Choice([role.value for role in Role]),
    default=Role.READER.value,
    show_default=True,
    help="What they may do.",
)
@_kept
def add(name: str, role: str, users: str) -> None:
    """Adds a user and prints their token, this once."""
    path, token = Path(users), secrets.token_urlsafe(32)
    write_users(path, with_user(read_users(path), User(name, Role(role)), token))
    click.echo(f"Added {name}, {role}, to {path}. The token, which is not kept and not shown again:\n{token}")


@command.command("remove", epilog=examples("crossfoot users remove ann --users press-users.jsonl"))
@click.argument("name", metavar="NAME")
@_kept
def remove(name: str, users: str) -> None:
    """Takes a user out: their token and their sessions are worth nothing from then on."""
    path = Path(users)
    write_users(path, without_user(read_users(path), name))
    click.echo(f"Removed {name} from {path}.")


@command.command("list", epilog=examples("crossfoot users list --users press-users.jsonl"))
@_kept
@format_option("table", "csv", "json", text="For people, for spreadsheets, or for programs (crossfoot-users/1).")
def show(users: str, form: str) -> None:
    """Lists who may sign in."""
    rows = [(one.user.name, one.user.role.value) for one in read_users(Path(users))]
    if form == "json":
        found = [dict(zip(("name", "role"), row, strict=True)) for row in rows]
        write_json({"schema": "crossfoot-users/1", "users": found})
    elif form == "csv":
        write_csv(("name", "role"), rows)
    elif rows:
        click.echo(table(_COLUMNS, rows))
    else:
        click.echo(f"There is no user in {users}.")
