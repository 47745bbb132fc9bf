"""Telling what a user's rules ask for when something was added.

Invariant: without rules nothing is looked for and nothing is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from crossfoot.api import alert_rules, alerts
from crossfoot.present.rules_file import log_of, read_text

if TYPE_CHECKING:
    from crossfoot.alert import Rules
    from crossfoot.ledger import Ledger, View

__all__ = ["begin_log", "rules_at", "rules_option", "tell_alerts"]


def rules_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option `--rules`."""
    return click.option(
        "--rules",
        metavar="FILE",
        help="What to be alerted to, one rule a line; otherwise the file beside the ledger that ends in .alerts.",
    )(command)


def rules_at(path: Path, view: View) -> Rules:
    """The rules of a file; lines that are none are told on standard error and stop no other."""
    found = alert_rules(read_text(path), name=str(path), view=view)
    for issue in found.issues:
        click.echo(f"{issue.where}: {issue.message}", err=True)
    return found


def begin_log(ledger: Ledger, path: Path | None) -> int:
    """Begin the log where there are rules and none yet, so that what is added now is looked at, whatever happens.

    Args:
        ledger: The ledger, before anything is added.
        path: The file of rules, or None.

    Returns:
        Its number of readings.
    """
    start = ledger.view().readings
    if path is not None and not log_of(path).exists():
        tell_alerts(ledger, path, start=start, pages=())
    return start


def tell_alerts(ledger: Ledger, path: Path | None, *, start: int, pages: Iterable[str]) -> None:
    """Print the alerts that fire by what was added, and log them.

    Args:
        ledger: The ledger, everything added.
        path: The file of rules, or None.
        start: Its number of readings before.
        pages: Ids of the pages added.
    """
    if path is None or not path.exists():
        return
    rules = rules_at(path, ledger.view())
    for alert in alerts(ledger, rules, log=log_of(path), start=start, pages=pages, now=datetime.now(UTC)):
        click.echo(f"alert: {alert.news.words} [{alert.ground}] ({alert.rule})")
