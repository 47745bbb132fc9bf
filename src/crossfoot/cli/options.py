"""Options that several commands share, and the types of their values.

Invariant: an option means the same wherever it stands; a value that cannot be read is told in one sentence with an
example of one that can.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import click

__all__ = ["day", "page_options"]

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


def day(text: str) -> date:
    """The type of an option that takes a day."""
    try:
        if _DAY.match(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise click.BadParameter(f"'{text}' is no day: a day is written YYYY-MM-DD, such as 2017-10-31.")


Command = Callable[..., Any]


def page_options(command: Command) -> Command:
    """The options that say about a page what it may not say itself."""
    for option in reversed(
        (
            click.option("--url", metavar="URL", help="The page's address; it may hold the date."),
            click.option("--published", type=day, metavar="DAY", help="Day of publication, believed before the page."),
            click.option("--outlet", metavar="NAME", help="Who published it."),
            click.option("--title", metavar="TEXT", help="Its headline."),
        )
    ):
        command = option(command)
    return command
