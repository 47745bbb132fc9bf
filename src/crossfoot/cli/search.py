"""`crossfoot search`: where words stand in the evidence of a ledger.

Invariant: what is shown of a page is cut from it word for word, tags left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import click

from crossfoot.api import open_ledger
from crossfoot.cli.options import day, examples, format_option
from crossfoot.cli.output import write_json
from crossfoot.cli.place import ledger_option, path_of
from crossfoot.cli.show import wrapped
from crossfoot.ledger import Hit
from crossfoot.model import notation
from crossfoot.present.citation import short_id
from crossfoot.present.hits import search_record

__all__ = ["command"]


@click.command(
    "search",
    epilog=examples(
        "crossfoot search redmi india",
        "crossfoot search '\"9.2 million\" xiaomi' --as-of 2017-12-31 --limit 5",
        "crossfoot search 9.2 million --format json",
    ),
)
@click.argument("words", nargs=-1, required=True, metavar="WORD...")
@ledger_option
@click.option("--as-of", type=day, metavar="DAY", help="Only what was published by this day; otherwise all there is.")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="Show at most so many.")
@format_option("table", "json", text="For people, or for programs (crossfoot-search/1).")
def command(words: tuple[str, ...], ledger: str | None, as_of: date | None, limit: int, form: str) -> None:
    """Finds pages and stated figures by their words, with the claims read there.

    Every WORD has to stand in the text or the title of a page, or in a figure as stated; words in quotation marks stand
    one behind the other. Case and accents mean nothing, numbers are found however they are grouped (94,008 or 94008),
    and no sign is an operator. Pages come first, those added last at the top.
    """
    asked = " ".join(words)
    with open_ledger(path_of(ledger), read_only=True) as opened:
        hits = opened.view(as_of=as_of).search(asked, limit=limit)
    if form == "json":
        write_json(search_record(asked, hits))
        return
    click.echo("\n".join(line for hit in hits for line in _lines(hit)) or f"Nothing holds all of: {asked}")


def _lines(hit: Hit) -> Iterator[str]:
    page = hit.page
    yield f"{page.outlet or page.name}, {page.published_at or 'without a date'}: {page.title or page.url or page.name}"
    yield wrapped(f'"{hit.excerpt}"', "  ")
    for entry in hit.entries:
        yield f"    {short_id(entry.id)}  {notation.write_content(entry.claim)}"
    yield ""
