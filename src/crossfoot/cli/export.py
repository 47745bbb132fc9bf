"""`crossfoot export`: claims, or the bounds that follow from them, as a table.

Invariant: a file is written whole or not at all, and one that is there is written over only with --force.
"""

from __future__ import annotations

import sys

import click

from crossfoot.api import open_ledger
from crossfoot.cli.main import Exit
from crossfoot.cli.options import Look, examples, look_options, refuse_if
from crossfoot.cli.place import path_of
from crossfoot.exchange import BINARY, FORMS, WHAT
from crossfoot.tables import export, sheet

__all__ = ["command"]


@click.command(
    "export",
    epilog=examples(
        "crossfoot export --vendor xiaomi --as-of 2017-10-31",
        "crossfoot export --format sdmx-csv --view idc -o idc.csv",
        "crossfoot export --what cells --view canalys --as-of 2017-12-31 -o cells.csv",
    ),
)
@click.option("--format", "form", type=click.Choice(tuple(FORMS)), default="csv", show_default=True,
              help="What kind of table.")  # fmt: skip
@click.option("--what", type=click.Choice(WHAT), default="claims", show_default=True,
              help="Claims, one a row; or every live figure between its proven ends.")  # fmt: skip
@click.option(
    "--vendor", "vendors", metavar="NAME", multiple=True, help="Only what counts this vendor; may be repeated."
)
@click.option("-o", "--output", metavar="FILE", help="Where to; otherwise to standard output.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@look_options
def command(form: str, what: str, vendors: tuple[str, ...], output: str | None, look: Look, *, force: bool) -> Exit:
    """Gives out claims, or what follows from them, as a table.

    Claims come one a row with every slot, both ends exact and as numbers, the chain of sources, the page and the
    sentence; `crossfoot import` reads them back without a mapping and without loss. Cells come with the status of each
    end and the ids of the claims that prove it, for every --view, or for every source by itself. A text that a
    spreadsheet would take for a formula has an apostrophe in front.
    """
    refuse_if(form in BINARY and output is None, f"{form} is no text: give a file with -o.")
    with open_ledger(path_of(look.ledger), read_only=True) as opened:
        table = sheet(opened.view(as_of=look.as_of), what=what, views=look.views, vendors=vendors)
        export(table, sys.stdout.buffer if output is None else output, form=form, force=force)
    return Exit.FINE
