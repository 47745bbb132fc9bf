"""`crossfoot add`: pages read and appended to the ledger.

Invariant: a page goes in whole or not at all, and one that cannot be read does not keep the others out.
"""

from __future__ import annotations

from datetime import UTC, datetime

import click

from crossfoot.api import add, open_ledger
from crossfoot.cli.main import Exit
from crossfoot.cli.options import About, examples, page_options
from crossfoot.cli.pages import each_page, find_pages, refuse_for_many
from crossfoot.cli.place import ledger_option, path_of
from crossfoot.errors import InputError
from crossfoot.ledger import AppendResult

__all__ = ["command"]


@click.command(
    "add",
    epilog=examples(
        "crossfoot add docs/pages/xiaomi-october-2017.txt",
        "crossfoot add docs/pages",
        'crossfoot add docs/pages/xpeng-half-year-2025.html --outlet "Voltage Trade" --published 2025-07-01',
    ),
)
@click.argument("pages", nargs=-1, required=True, metavar="PAGE...")
@page_options
@ledger_option
def command(pages: tuple[str, ...], about: About, ledger: str | None) -> Exit:
    """Reads pages and appends their claims to the ledger.

    PAGE is a text or HTML file, a folder of them, or - for standard input. Adding a page twice changes nothing. A page
    that does not say when it was published needs --published, or no question as of a day could ever see it.
    """
    names = find_pages(pages)
    refuse_for_many(names, about)
    total, taken = AppendResult(0, 0), 0
    with open_ledger(path_of(ledger)) as opened:
        for name, reading in each_page(names, about, is_silent=False):
            if reading is None:
                continue
            try:
                result = add(opened, reading, recorded_at=datetime.now(UTC))
            except InputError as fault:
                if len(names) == 1:
                    raise
                click.echo(f"crossfoot: {fault}", err=True)
                continue
            total, taken = total + result, taken + 1
            click.echo(f"{name}: {result.new} new, {result.known} known, {len(reading.unread)} unread")
    if len(names) > 1:
        click.echo(f"{taken} of {len(names)} pages: {total.new} new, {total.known} known")
    return Exit.FINE if taken == len(names) else Exit.INPUT
