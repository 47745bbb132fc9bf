"""`crossfoot verify`: the whole ledger read again, every hash derived again.

Invariant: says what does not fit, entry by entry, and says so in its exit status.
"""

from __future__ import annotations

import click

from crossfoot.api import open_ledger
from crossfoot.cli.main import Exit
from crossfoot.cli.options import examples
from crossfoot.cli.place import ledger_option, path_of
from crossfoot.ledger import Ledger
from crossfoot.ledger.address import shown

__all__ = ["command", "verified"]


@click.command("verify", epilog=examples("crossfoot verify", "crossfoot verify --ledger phones.sqlite"))
@ledger_option
def command(ledger: str | None) -> Exit:
    """Reads the whole ledger again and derives every hash again.

    Every claim, page, reading and judgement has a hash of its content for its name. A ledger in which one letter was
    changed, or a row taken out, is found out, and so is an index that leads elsewhere. The last line names the database
    that keeps the ledger, and its version. The exit status is 3 if anything does not fit.
    """
    path = path_of(ledger)
    with open_ledger(path, read_only=True) as opened:
        return verified(opened, path)


def verified(ledger: Ledger, path: str) -> Exit:
    """Say what does not fit in a ledger, or how much there is that does."""
    name = shown(path)
    faults = ledger.verify()
    for fault in faults:
        click.echo(f"{fault.code}: {fault.message} ({fault.where})")
    if faults:
        click.echo(
            f"crossfoot: Ledger '{name}': {len(faults)} {'remark' if len(faults) == 1 else 'remarks'}.", err=True
        )
        return Exit.LEDGER
    counts = ledger.view().counts
    click.echo(f"Every hash fits: {name}")
    click.echo(
        f"{counts.entries:,} claims ({counts.statements:,} different) from {counts.pages:,} pages in "
        f"{counts.origins:,} voices"
    )
    click.echo(f"Kept by {ledger.database}")
    return Exit.FINE
