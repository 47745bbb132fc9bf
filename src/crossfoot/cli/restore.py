"""`crossfoot restore`: a ledger made again from a folder that `dump` wrote.

Invariant: no ledger is made or written before every file of the folder fits its digest; an interrupted run goes on
where it stopped.
"""

from __future__ import annotations

from pathlib import Path

import click

from crossfoot.api import open_dump, open_ledger, restore
from crossfoot.cli.counting import counting
from crossfoot.cli.main import Exit
from crossfoot.cli.options import examples
from crossfoot.cli.place import ledger_option, path_of
from crossfoot.cli.verify import verified

__all__ = ["command"]


@click.command("restore", epilog=examples("crossfoot restore phones-copy --ledger phones-again.sqlite"))
@click.argument("folder", metavar="FOLDER")
@ledger_option
def command(folder: str, ledger: str | None) -> Exit:
    """Makes a ledger again from a folder that dump wrote.

    The ledger is new, or empty, a file or a team's: every id, hash and time of recording is what it was. A run that was
    interrupted goes on where it stopped. At the end the whole ledger is read again, as verify does.
    """
    found = open_dump(Path(folder))
    path = path_of(ledger)
    with open_ledger(path, create=True) as opened:
        with counting("recorded") as progress:
            restore(found, opened, progress=progress)
        return verified(opened, path)
