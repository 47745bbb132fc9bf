"""The command `crossfoot`: which commands there are, and what becomes of every fault.

Invariant: every fault a user can cause is one sentence on standard error and a status from `Exit`; a command's own
module is loaded only when it is called, so that help is there at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from enum import IntEnum
from importlib import import_module
from keyword import iskeyword

import click

from crossfoot.errors import BriefError, CrossfootError, LedgerError

__all__ = ["COMMANDS", "HELP_OPTIONS", "Exit", "line", "main"]

COMMANDS = {
    "read": "Lists what a page claims: who, what, where, when, how many, and who says so.",
    "check": "Marks every number of a text before publication: proven, consistent, impossible or unknown.",
    "init": "Makes a ledger, the file that keeps every claim.",
    "add": "Reads pages and appends their claims to the ledger.",
    "import": "Adds the figures of a table to the ledger, as a mapping says what they mean.",
    "export": "Gives out claims, or what follows from them, as a table.",
    "cell": "Says between which ends one figure must lie, and which claims prove it.",
    "conflicts": "Lists the figures of the ledger that cannot all be true.",
    "derive": "Says what follows for a figure that nobody printed: a share, a growth, a place, a pace.",
    "next": "Says which one more figure would narrow a figure most.",
    "target": "Says how a vendor's goals stand: met, missed, open, and what they still need.",
    "feats": "Lists streaks, records, milestones, first times, overtakings and changes of place that figures prove.",
    "targets": "Lists the goals of all vendors and how they stand.",
    "footprint": "Says where a vendor sells, is coming, or has left.",
    "brief": "Tells in a few cited sentences how a vendor, a goal or a market stands, or what is new.",
    "alerts": "Tells you what you asked to be told of, when a page brings it.",
    "serve": "Shows the ledger in a browser: every number leads to its sentence.",
    "users": "Says who may sign in to a team's server, as reader or as editor.",
    "explain": "Follows a number to the sentence it was read in, or a bound to the sum that proves it.",
    "search": "Finds pages and stated figures by their words, with the claims read there.",
    "history": "Says what was known of a figure, and when: every entry on the address, and what became of it.",
    "judge": "Records what you found out about an entry; the entry itself is kept as it is.",
    "verify": "Reads the whole ledger again and derives every hash again.",
    "dump": "Writes the whole ledger to a folder, from which restore makes it again.",
    "restore": "Makes a ledger again from a folder that dump wrote.",
}


class Exit(IntEnum):
    """What a command says with its exit status."""

    FINE = 0
    FOUND = 1
    INPUT = 2
    LEDGER = 3
    INTERRUPTED = 130
    UNHEARD = 141


class Line(click.Group):
    """The commands, each loaded when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        """The commands in the order of the line, not of the alphabet."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """A command by its name, or None."""
        if cmd_name not in COMMANDS:
            return None
        module = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name  # no module can be called `import`
        found: click.Command = import_module(f"crossfoot.cli.{module}").command
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command meant; a misspelt one is refused with the one spelled alike."""
        near = get_close_matches(args[0], COMMANDS, n=1)
        if near and args[0] not in COMMANDS:
            ctx.fail(f"No such command '{args[0]}'. Did you mean '{near[0]}'?")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list of commands in the help, without loading any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


HELP_OPTIONS = ["-h", "--help"]

HELP = """Reads the trade press, keeps every number with its source, and works out which can all be true at once.

\b
Look at one page, nothing is kept:
  crossfoot read docs/pages/xiaomi-october-2017.txt
  crossfoot check docs/pages/xpeng-half-year-2025.html

\b
Keep what pages say, and ask:
  crossfoot init --starter
  crossfoot add docs/pages/xiaomi-october-2017.txt
  crossfoot cell "xiaomi shipments smartphone IN 2017-Q3" --as-of 2017-12-31
  crossfoot target xiaomi --period 2017 --as-of 2017-10-31
  crossfoot brief xiaomi --as-of 2017-10-31

`crossfoot COMMAND --help` shows more examples.
"""


@click.command(cls=Line, help=HELP, invoke_without_command=True, context_settings={"help_option_names": HELP_OPTIONS})
@click.version_option(package_name="crossfoot", prog_name="crossfoot", message="%(prog)s %(version)s")
@click.pass_context
def line(context: click.Context) -> None:
    """The command without a subcommand shows its help."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line and say how it went.

    Args:
        arguments: Words after the program's name; None takes them from the system.

    Returns:
        The exit status: 0 fine, 1 `check` found something, 2 usage or input at fault, 3 ledger at fault.
    """
    _write_any_letter()
    # Matrices are small here: several threads only wait for one another, and cost up to six times the processor time.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        status = line.main(args=arguments, prog_name="crossfoot", standalone_mode=False)
        sys.stdout.flush() if sys.stdout is not None else None
    except (BrokenPipeError, SystemExit):  # click turns a broken pipe into SystemExit
        return _unheard()
    except click.Abort:
        return _refuse("Stopped; a page is added whole or not at all.", Exit.INTERRUPTED)
    except click.ClickException as fault:
        return _refuse(fault.format_message(), Exit.INPUT)
    except LedgerError as fault:
        return _refuse(str(fault), Exit.LEDGER)
    except BriefError as fault:
        return _refuse(str(fault), Exit.FOUND)
    except CrossfootError as fault:
        return _refuse(str(fault), Exit.INPUT)
    except OSError as fault:
        return _refuse(f"Cannot write the output: {fault.strerror or fault}.", Exit.INPUT)
    return status if isinstance(status, int) else Exit.FINE


def _refuse(sentence: str, status: Exit) -> int:
    click.echo(f"crossfoot: {sentence}", err=True)
    return status


def _unheard() -> int:
    """Nobody reads the output any more: say nothing, and keep Python from saying it at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return Exit.UNHEARD


def _write_any_letter() -> None:
    """On a terminal that cannot show a letter, show it as its number and do not fail."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
