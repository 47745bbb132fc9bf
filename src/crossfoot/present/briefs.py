"""Briefs as a user asks for them: on a vendor, a goal, a market or what is new; and for programs.

Invariant: what cannot be answered together is refused; every sentence of a record names the entries it rests on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from crossfoot.api import brief, market_brief, news_brief
from crossfoot.brief import Brief, Sentence
from crossfoot.errors import InputError
from crossfoot.knowledge import load_vocabulary
from crossfoot.knowledge.naming import read_place, read_product
from crossfoot.ledger import View
from crossfoot.model import notation
from crossfoot.present.asked import read_period, read_vendor
from crossfoot.present.records import ends_record
from crossfoot.present.views import seen

__all__ = ["BriefAsked", "brief_record", "brief_told"]


@dataclass(frozen=True, slots=True)
class BriefAsked:
    """What a brief is to tell of, as typed.

    Args:
        vendor: A vendor, or None.
        market: A place and a product in its stead, or None.
        period: The vendor's goals for this time, or the market at this time; or None.
        since: Only what is new since this day, or None.
        views: In whose figures a vendor's goals are rated; none is everybody who speaks of them.
    """

    vendor: str | None = None
    market: str | None = None
    period: str | None = None
    since: date | None = None
    views: tuple[str, ...] = ()

    def check(self) -> None:
        """Refuse what cannot be answered together.

        Raises:
            InputError: It cannot.
        """
        subjects = [self.vendor, self.market]
        is_clear = subjects.count(None) == 1 or (subjects.count(None) == len(subjects) and self.since is not None)
        if not is_clear:
            raise InputError("Name a vendor, a market or a day: xiaomi, --market 'IN smartphone', --since 2018-01-15.")
        others = self.market is not None or self.period is not None or bool(self.views)
        if self.since is not None and others:
            raise InputError("--since goes with a vendor at most, not with --market, --period or --view.")
        if self.market is not None and self.views:
            raise InputError("A brief on a market tells every source by itself: --view goes with a vendor.")


def brief_told(asked: BriefAsked, view: View, until: date) -> Brief:
    """The brief asked for.

    Args:
        asked: What it is to tell of.
        view: The ledger as of the day.
        until: The day.

    Raises:
        InputError: It cannot be answered, or names something that is not known.
        BriefError: Its words say other than its figures.
    """
    asked.check()
    if asked.market is not None:
        return _market(asked.market, asked.period, view, until)
    name = None if asked.vendor is None else read_vendor(asked.vendor, view)
    if asked.since is not None:
        if asked.since > until:
            raise InputError(f"There is no news since {asked.since} as of {until}, which is earlier.")
        return news_brief(view.on(asked.since), view, since=asked.since, as_of=until, vendor=name)
    specs = tuple(seen(view, words, vendor=name).spec for words in asked.views)
    return brief(view, name or "", as_of=until, period=read_period(asked.period), views=specs)


def _market(text: str, period: str | None, view: View, until: date) -> Brief:
    vocabulary = load_vocabulary()
    place, _, product = text.strip().rpartition(" ")
    if not place:
        raise InputError(f"Cannot read '{text}' as a market: expected a place and a product, such as 'IN smartphone'.")
    code, goods = read_place(place, vocabulary), read_product(product, vocabulary)
    return market_brief(view, code, goods, as_of=until, period=read_period(period))


def brief_record(told: Brief) -> dict[str, Any]:
    """A brief for programs: each sentence with its figures, their ends, and what it rests on."""
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
