"""`crossfoot dump`: a whole ledger written to a folder, from which `restore` makes it again.

Invariant: the folder is there whole or not at all.
"""

from __future__ import annotations

from pathlib import Path

import click

from crossfoot.api import dump, open_ledger
from crossfoot.cli.counting import counting
from crossfoot.cli.options import examples
from crossfoot.cli.place import ledger_option, path_of

__all__ = ["command"]


@click.command(
    "dump", epilog=examples("crossfoot dump phones-copy", "crossfoot dump phones-copy-2 --ledger phones.sqlite")
)
@click.argument("folder", metavar="FOLDER")
@ledger_option
def command(folder: str, ledger: str | None) -> None:
    """Writes the whole ledger to a folder, from which restore makes it again.

    FOLDER is new, or empty. It gets files of JSON lines, one line for each reading of a page and for each judgement, in
    the order they were recorded, and a manifest with the digest of each file. What is superseded or judged misread is
    in it too. The same ledger gives the same files, byte for byte.
    """
    with open_ledger(path_of(ledger), read_only=True) as opened, counting("written") as progress:
        counted = dump(opened, Path(folder), progress=progress)
    held = f"{counted.entries:,} claims in {counted.readings:,} readings, {counted.judgements:,} judgements"
    click.echo(f"Wrote {folder}: {held}")
