"""`crossfoot read`: what pages claim, as a table or for programs.

Invariant: nothing is kept; every figure of the page is listed, as a claim or as unread with the reason.
"""

from __future__ import annotations

import json
from datetime import date

import click

from crossfoot.cli.options import page_options
from crossfoot.cli.pages import About, read_pages
from crossfoot.cli.records import claims_record

__all__ = ["command"]


@click.command("read")
@click.argument("pages", nargs=-1, required=True, metavar="PAGE...")
@page_options
@click.option("--format", "form", type=click.Choice(["claims"]), default="claims")
def command(
    pages: tuple[str, ...], url: str | None, published: date | None, outlet: str | None, title: str | None, form: str
) -> None:
    """Lists what a page claims: who, what, where, when, how many, and who says so."""
    readings = tuple(read_pages(pages, About(url, published, outlet, title)))
    records = [claims_record(reading) for reading in readings]
    click.echo(json.dumps(records[0] if len(records) == 1 else records, ensure_ascii=False, indent=1))
