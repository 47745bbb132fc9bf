"""`crossfoot brief`: how a vendor stands as of a day, in a few cited sentences.

Invariant: every number in it is a claim, a bound or exact arithmetic of them, and its note leads to an id that
`explain` takes.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import click

from crossfoot.api import brief, open_ledger
from crossfoot.brief import Brief, Sentence, render_brief
from crossfoot.cli.asked import read_vendor
from crossfoot.cli.options import Look, examples, format_option, look_options
from crossfoot.cli.place import path_of
from crossfoot.cli.records import ends_record, write_json
from crossfoot.cli.show import text_width
from crossfoot.cli.views import seen
from crossfoot.model import notation

__all__ = ["command"]


@click.command(
    "brief",
    epilog=examples(
        "crossfoot brief xiaomi --as-of 2017-10-31",
        "crossfoot brief xiaomi --as-of 2018-02-06 --view company --view idc",
        "crossfoot brief xiaomi --as-of 2018-02-06 --format json",
    ),
)
@click.argument("vendor", metavar="VENDOR")
@look_options
@format_option("text", "json", text="For people, or for programs (crossfoot-brief/1).")
def command(vendor: str, look: Look, form: str) -> None:
    """Tells in a few cited sentences how a vendor stands as of a day.

    Hedges are kept ("more than 10 million"), what is not known is said, and every sentence says in whose figures it
    holds. The numbers in brackets lead to the sources below, and the ids there to `crossfoot explain`. Without --as-of
    it is today.
    """
    day = look.as_of or datetime.now(UTC).date()
    with open_ledger(path_of(look.ledger), read_only=True) as opened:
        view = opened.view(as_of=day)
        name = read_vendor(vendor, view)
        specs = tuple(seen(view, text, vendor=name).spec for text in look.views)
        told = brief(view, name, as_of=day, views=specs)
    if form == "json":
        write_json(_record(told))
        return
    click.echo(render_brief(told, width=text_width()), nl=False)


def _record(told: Brief) -> dict[str, Any]:
    return {
        "schema": "crossfoot-brief/1",
        "kind": told.kind,
        "about": told.about,
        "as_of": told.as_of.isoformat(),
        "headline": _sentence(told.headline),
        "paragraphs": [
            {"title": paragraph.title, "sentences": [_sentence(sentence) for sentence in paragraph.sentences]}
            for paragraph in told.paragraphs
        ],
        "sources": [
            {
                "entry": source.entry,
                "outlet": source.outlet,
                "published": None if source.published_at is None else source.published_at.isoformat(),
                "where": source.where,
            }
            for source in told.sources
        ],
    }


def _sentence(sentence: Sentence) -> dict[str, Any]:
    return {
        "text": sentence.text,
        "figures": [{"text": figure.text, **ends_record(figure.interval)} for figure in sentence.figures],
        "entries": list(sentence.entries),
        "cells": [notation.write_cell(cell) for cell in sentence.cells],
    }
