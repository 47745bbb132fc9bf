"""`crossfoot brief`: how a vendor, a goal or a market stands, or what is new, in a few cited sentences.

Invariant: every number in it is a claim, a bound or exact arithmetic of them, and its note leads to an id that
`explain` takes.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import click

from crossfoot.api import open_ledger
from crossfoot.brief import render_brief, render_markdown, render_page
from crossfoot.cli.options import Look, day, examples, format_option, look_options
from crossfoot.cli.output import write_json
from crossfoot.cli.place import path_of
from crossfoot.cli.show import text_width
from crossfoot.present.briefs import BriefAsked, brief_record, brief_told

__all__ = ["command"]


@click.command(
    "brief",
    epilog=examples(
        "crossfoot brief xiaomi --as-of 2017-10-31",
        "crossfoot brief xiaomi --period 2017 --as-of 2017-11-07",
        'crossfoot brief --market "IN smartphone" --period 2017-Q4 --as-of 2018-02-06',
        "crossfoot brief --since 2018-01-15 --as-of 2018-02-06",
        "crossfoot brief xiaomi --as-of 2018-02-06 --view company --view idc",
        "crossfoot brief xiaomi --as-of 2018-02-06 --format html > xiaomi.html",
    ),
)
@click.argument("vendor", metavar="[VENDOR]", required=False)
@click.option("--market", metavar="MARKET", help="A market in place of a vendor: a place and a product, in one word.")
@click.option(
    "--period", metavar="PERIOD", help="The vendor's goals for this time, in full; or the market at this time."
)
@click.option(
    "--since", type=day, metavar="DAY", help="Only what is new since this day, of the vendor or of everybody."
)
@look_options
@format_option("text", "md", "html", "json", text="For people, as text or a file; or for programs (crossfoot-brief/1).")
def command(look: Look, form: str, **asked: Any) -> None:
    """Tells in a few cited sentences how a vendor, a goal or a market stands, or what is new.

    A VENDOR by itself is told with its goals, its standing and what is not known. With --period only its goals for that
    time are told, with their wordings, their chance and what would decide them. --market tells who leads by how much,
    how large the market is, what changed, and where trackers differ. --since tells what is new since a day.

    Hedges are kept ("more than 10 million"), what is not known is said, and every sentence says in whose figures it
    holds. The numbers in brackets lead to the sources below, and the ids there to `crossfoot explain`. Without --as-of
    it is today. Before anything is printed it is read back as any page is: a number outside its bounds, or a hedge that
    is lost, stops it with exit status 1.
    """
    asks = BriefAsked(**asked, views=look.views)
    asks.check()
    until = look.as_of or datetime.now(UTC).date()
    with open_ledger(path_of(look.ledger), read_only=True) as opened:
        told = brief_told(asks, opened.view(as_of=until), until)
    if form == "json":
        write_json(brief_record(told))
    elif form == "text":
        click.echo(render_brief(told, width=text_width()), nl=False)
    else:
        click.echo(render_page(told) if form == "html" else render_markdown(told), nl=False)
