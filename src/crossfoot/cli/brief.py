"""`crossfoot brief`: how a vendor, a goal or a market stands, or what is new, in a few cited sentences.

Invariant: every number in it is a claim, a bound or exact arithmetic of them, and its note leads to an id that
`explain` takes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import click

from crossfoot.api import brief, market_brief, news_brief, open_ledger
from crossfoot.brief import Brief, Sentence, render_brief, render_markdown, render_page
from crossfoot.cli.options import Look, day, examples, format_option, look_options, refuse_if
from crossfoot.cli.output import write_json
from crossfoot.cli.place import path_of
from crossfoot.cli.show import text_width
from crossfoot.knowledge import load_vocabulary
from crossfoot.knowledge.naming import read_place, read_product
from crossfoot.ledger import Ledger, View
from crossfoot.model import notation
from crossfoot.present.asked import read_period, read_vendor
from crossfoot.present.records import ends_record
from crossfoot.present.views import seen

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
    asks = _Asked(**asked)
    asks.check(look)
    until = look.as_of or datetime.now(UTC).date()
    with open_ledger(path_of(look.ledger), read_only=True) as opened:
        told = _told(asks, look, opened, until)
    if form == "json":
        write_json(_record(told))
    elif form == "text":
        click.echo(render_brief(told, width=text_width()), nl=False)
    else:
        click.echo(render_page(told) if form == "html" else render_markdown(told), nl=False)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the words of the command ask for."""

    vendor: str | None
    market: str | None
    period: str | None
    since: date | None

    def check(self, look: Look) -> None:
        """Refuse what cannot be answered together.

        Raises:
            InputError: It cannot.
        """
        subjects = [self.vendor, self.market]
        is_clear = subjects.count(None) == 1 or (subjects.count(None) == len(subjects) and self.since is not None)
        refuse_if(
            not is_clear, "Name a vendor, a market or a day: xiaomi, --market 'IN smartphone', --since 2018-01-15."
        )
        others = self.market is not None or self.period is not None or bool(look.views)
        apart = "--since goes with a vendor at most, not with --market, --period or --view."
        refuse_if(self.since is not None and others, apart)
        every = "A brief on a market tells every source by itself: --view goes with a vendor."
        refuse_if(self.market is not None and bool(look.views), every)


def _told(asked: _Asked, look: Look, opened: Ledger, until: date) -> Brief:
    view = opened.view(as_of=until)
    if asked.market is not None:
        return _market(asked.market, asked.period, view, until)
    name = None if asked.vendor is None else read_vendor(asked.vendor, view)
    if asked.since is not None:
        refuse_if(asked.since > until, f"There is no news since {asked.since} as of {until}, which is earlier.")
        return news_brief(opened.view(as_of=asked.since), view, since=asked.since, as_of=until, vendor=name)
    specs = tuple(seen(view, words, vendor=name).spec for words in look.views)
    return brief(view, name or "", as_of=until, period=read_period(asked.period), views=specs)


def _market(text: str, period: str | None, view: View, until: date) -> Brief:
    vocabulary = load_vocabulary()
    place, _, product = text.strip().rpartition(" ")
    refuse_if(not place, f"Cannot read '{text}' as a market: expected a place and a product, such as 'IN smartphone'.")
    code, goods = read_place(place, vocabulary), read_product(product, vocabulary)
    return market_brief(view, code, goods, as_of=until, period=read_period(period))


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
                "quoted": None if source.quotation is None else source.quotation.marked(),
                "stated": source.stated,
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
