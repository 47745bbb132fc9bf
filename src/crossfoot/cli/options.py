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

__all__ = ["About", "Llm", "Look", "day", "examples", "format_option", "look_options", "page_options", "refuse_if"]

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")

Command = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Llm:
    """Which language model is asked about figures left unread, and where its answers are kept."""

    address: str
    name: str
    answers: str | None = None


@dataclass(frozen=True, slots=True)
class About:
    """What the options say of a page that may not say so itself, who else reads it, and whether it is fetched."""

    url: str | None = None
    published: date | None = None
    outlet: str | None = None
    title: str | None = None
    llm: Llm | None = None
    is_fetching: bool = False


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
    def gathered(*words: Any, **named: Any) -> Any:
        url, published, outlet, title = (named.pop(name) for name in ("url", "published", "outlet", "title"))
        llm = _llm(*(named.pop(name) for name in ("llm", "llm_model", "llm_answers")))
        return command(*words, about=About(url, published, outlet, title, llm, named.pop("fetch")), **named)

    return _with(
        gathered,
        click.option("--url", metavar="URL", help="The page's address; it may hold the date."),
        click.option("--published", type=day, metavar="DAY", help="Day of publication, believed before the page."),
        click.option("--outlet", metavar="NAME", help="Who published it."),
        click.option("--title", metavar="TEXT", help="Its headline."),
        click.option(
            "--llm",
            metavar="ADDRESS",
            help="Ask the language model at this OpenAI-compatible address about figures the rules left unread.",
        ),
        click.option("--llm-model", metavar="NAME", help="With --llm: the model's name there."),
        click.option(
            "--llm-answers",
            metavar="FOLDER",
            help="With --llm: where answers are kept, so that a second run asks nobody; otherwise your cache folder.",
        ),
        click.option("--fetch", is_flag=True, help="Fetch pages given by their http or https address from the net."),
    )


def _llm(address: str | None, name: str | None, answers: str | None) -> Llm | None:
    refuse_if(bool(address) != bool(name), "A language model has an address and a name: give --llm and --llm-model.")
    refuse_if(bool(answers) and not address, "--llm-answers goes with --llm and --llm-model.")
    return Llm(address, name, answers) if address and name else None


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
