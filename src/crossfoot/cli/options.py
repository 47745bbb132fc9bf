"""Options that several commands share, gathered into values before a command sees them.

Invariant: an option means the same wherever it stands; a value that cannot be read is told in one sentence with an
example of one that can.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Any

import click

from crossfoot.cli.place import ledger_option
from crossfoot.errors import InputError

__all__ = ["About", "Look", "day", "examples", "format_option", "look_options", "page_options", "refuse_if"]

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")

Command = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class About:
    """What the options say of a page, because it may not say so itself."""

    url: str | None = None
    published: date | None = None
    outlet: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """What of a ledger a command looks at.

    Args:
        ledger: The file given, or None for the default.
        is_named: Whether the command line itself names the ledger.
        views: The views asked for, as written; none means every source by itself.
        as_of: Only what was published by this day, or None.
    """

    ledger: str | None
    is_named: bool
    views: tuple[str, ...]
    as_of: date | None


def day(text: str) -> date:
    """The type of an option that takes a day."""
    try:
        if _DAY.match(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise click.BadParameter(f"'{text}' is no day: a day is written YYYY-MM-DD, such as 2017-10-31.")


def examples(*lines: str) -> str:
    """Examples as the last part of a command's help; each line runs as it stands."""
    return "\n".join(("\b", "Examples:", *(f"  {line}" for line in lines)))


def page_options(command: Command) -> Command:
    """The options that speak of a page; the command gets them as `about`."""

    @wraps(command)
    def gathered(
        *words: Any, url: str | None, published: date | None, outlet: str | None, title: str | None, **rest: Any
    ) -> Any:
        return command(*words, about=About(url, published, outlet, title), **rest)

    return _with(
        gathered,
        click.option("--url", metavar="URL", help="The page's address; it may hold the date."),
        click.option("--published", type=day, metavar="DAY", help="Day of publication, believed before the page."),
        click.option("--outlet", metavar="NAME", help="Who published it."),
        click.option("--title", metavar="TEXT", help="Its headline."),
    )


def look_options(command: Command) -> Command:
    """The options that say what of a ledger is looked at; the command gets them as `look`."""

    @wraps(command)
    def gathered(*words: Any, ledger: str | None, view: tuple[str, ...], as_of: date | None, **rest: Any) -> Any:
        source = click.get_current_context().get_parameter_source("ledger")
        is_named = source is click.core.ParameterSource.COMMANDLINE
        return command(*words, look=Look(ledger, is_named, view, as_of), **rest)

    return _with(
        gathered,
        ledger_option,
        click.option(
            "--view",
            metavar="VIEW",
            multiple=True,
            help="Whose figures: a source (idc), a company's own (xiaomi), several (xiaomi+canalys), or all; may be "
            "given several times.",
        ),
        click.option(
            "--as-of", type=day, metavar="DAY", help="Only what was published by this day; otherwise all there is."
        ),
    )


def format_option(*forms: str, text: str) -> Callable[[Command], Command]:
    """The option `--format`, the first form being the usual one."""
    return click.option("--format", "form", type=click.Choice(forms), default=forms[0], show_default=True, help=text)


def refuse_if(is_so: bool, sentence: str) -> None:
    """Refuse options that contradict each other.

    Raises:
        InputError: They do.
    """
    if is_so:
        raise InputError(sentence)


def _with(command: Command, *options: Callable[[Command], Command]) -> Command:
    for option in reversed(options):
        command = option(command)
    return command
