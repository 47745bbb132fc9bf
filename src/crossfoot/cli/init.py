"""`crossfoot init`: a new ledger, empty or with the starter figures.

Invariant: a ledger that is there already is kept as it is; only what it lacks is added.
"""

from __future__ import annotations

from datetime import UTC, datetime

import click

from crossfoot.api import add_starter, open_ledger
from crossfoot.cli.options import examples
from crossfoot.cli.place import ledger_option, path_of
from crossfoot.ledger.address import shown
from crossfoot.ledger.opening import is_there

__all__ = ["command"]


@click.command(
    "init",
    epilog=examples(
        "crossfoot init",
        "crossfoot init --starter",
        "crossfoot init --starter --ledger phones.sqlite",
    ),
)
@ledger_option
@click.option("--starter", is_flag=True, help="Fill it with the starter figures that ship with crossfoot.")
def command(ledger: str | None, *, starter: bool) -> None:
    """Makes a ledger, the file that keeps every claim.

    The starter figures are some two thousand published numbers on smartphones, each with its address. A ledger that is
    there already is kept, and only what it lacks is added.
    """
    path = path_of(ledger)
    was_there = is_there(path)
    with open_ledger(path, create=True) as opened:
        click.echo(f"{'Kept' if was_there else 'Made'} the ledger {shown(path)}")
        if starter:
            result = add_starter(opened, recorded_at=datetime.now(UTC))
            click.echo(f"Starter figures: {result.new:,} new, {result.known:,} known")
        counts = opened.view().counts
    click.echo(f"It holds {counts.entries:,} claims from {counts.pages:,} pages in {counts.origins:,} voices.")
    if not counts.entries:
        click.echo("Next: crossfoot add PAGE")
