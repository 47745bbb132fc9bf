"""The news as an Atom feed.

Invariant: a piece of news keeps its id whenever the feed is asked for; what is still being worked out comes later.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from fastapi import FastAPI, Request, Response

from crossfoot.alert import Log, Told, write_feed
from crossfoot.alert.atom import Place
from crossfoot.errors import InputError
from crossfoot.model.notation import write_cell
from crossfoot.present.asked import read_vendor
from crossfoot.track.news import Kind
from crossfoot.web.asked import asked_of
from crossfoot.web.house import House, address_of, tagged
from crossfoot.web.latest import latest_of
from crossfoot.web.pages.today import since_of, told_latest
from crossfoot.web.told_news import ToldNews

__all__ = ["add_feed"]

_MEDIA = "application/atom+xml; charset=utf-8"


def add_feed(app: FastAPI, house: House) -> None:
    """The address of the feed: `/feed.atom?vendor=&kind=`."""

    def feed(request: Request) -> Response:
        asked = asked_of("/feed.atom", request.query_params.multi_items())
        desk = house.shelf.desk(asked.as_of)
        typed, kinds = asked.one("vendor"), frozenset(_kind(text) for text in asked.all("kind"))
        vendor = None if typed is None else read_vendor(typed, desk.view)
        found = latest_of(desk, since_of(desk, asked), vendor)
        news = [one for one in told_latest(desk, asked, found) if not kinds or one.kind in kinds]
        address = address_of(request)
        own, page = (f"{address}{asked.link(path, vendor=vendor)}" for path in ("/feed.atom", "/"))
        if kinds:
            own = f"{address}{asked.here()}"
        links = {one.key: f"{address}{one.href}" for one in news}
        log = Log(_noon(found.since), told=tuple(map(_told, news)))
        title = f"crossfoot: what is new{'' if vendor is None else f' about {found.names.vendor(vendor)}'}"
        return tagged(request, Response(write_feed(log, title=title, place=Place(own, page, links)), media_type=_MEDIA))

    app.add_api_route("/feed.atom", feed, include_in_schema=False)


def _kind(text: str) -> Kind:
    try:
        return Kind(text)
    except ValueError:
        raise InputError(f"There is no news of kind '{text}': it is one of {', '.join(Kind)}.") from None


def _told(news: ToldNews) -> Told:
    """A piece of news as the log of alerts holds one that no rule asked for."""
    cell = None if news.cell is None else write_cell(news.cell)
    return Told(news.key, _noon(news.day), "", news.kind.value, news.day, news.vendors, news.words, news.ground,
                news.view or None, cell, news.entries)  # fmt: skip


def _noon(day: date) -> datetime:
    """News are dated by days; a feed wants a moment of it."""
    return datetime.combine(day, time(12), UTC)
