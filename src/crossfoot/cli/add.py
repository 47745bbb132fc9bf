"""`crossfoot add`: pages read and appended to the ledger.

Invariant: a page goes in whole or not at all, and one that cannot be read does not keep the others out.
"""

from __future__ import annotations

from datetime import UTC, datetime

import click

from crossfoot.api import add, open_ledger
from crossfoot.cli.alerting import begin_log, rules_option, tell_alerts
from crossfoot.cli.main import Exit
from crossfoot.cli.options import About, examples, page_options
from crossfoot.cli.pages import each_page, find_pages, refuse_for_many
from crossfoot.cli.place import ledger_option, path_of
from crossfoot.errors import InputError
from crossfoot.ledger import AppendResult, page_of
from crossfoot.present.rules_file import rules_path

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
@rules_option
def command(pages: tuple[str, ...], about: About, ledger: str | None, rules: str | None) -> Exit:
    """Reads pages and appends their claims to the ledger.

    PAGE is what `crossfoot read` takes: a page, a feed, a saved page, an archive, a folder of them, or -. Adding a page
    twice changes nothing. A page that does not say when it was published needs --published, or no question as of a day
    could ever see it.

    What your rules ask to be told of is printed and logged; see `crossfoot alerts`.
    """
    names = find_pages(pages, about)
    refuse_for_many(names, about)
    total, taken, count, status = AppendResult(0, 0), 0, 0, Exit.FINE
    added: list[str] = []
    with open_ledger(path_of(ledger)) as opened:
        start = begin_log(opened, rules_path(rules, path_of(ledger)))
        for page in each_page(names, about, is_silent=False):
            count += 1
            reading = page.reading
            if reading is None:
                status = Exit.INPUT
                continue
            try:
                result = add(opened, reading, recorded_at=datetime.now(UTC))
            except InputError as fault:
                if page.is_one:
                    raise
                click.echo(f"crossfoot: {fault}", err=True)
                status = Exit.INPUT
                continue
            total, taken = total + result, taken + 1
            added.append(page_of(reading.document).id)
            click.echo(f"{page.name}: {result.new} new, {result.known} known, {len(reading.unread)} unread")
        tell_alerts(opened, rules_path(rules, path_of(ledger)), start=start, pages=added)
    if count > 1:
        click.echo(f"{taken} of {count} pages: {total.new} new, {total.known} known")
    return status
