"""What changes: where vendors sell, what is new between two days, and what a user's rules ask to be told of.

Invariant: what is told is a pure function of the ledger, the days and the rules; only `alerts` writes, and only a log.
"""
# ruff: noqa: PLC0415  the imports inside functions are what keeps a call from loading stages it does not need

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crossfoot.alert import Alert, Rules
    from crossfoot.ledger import Ledger, View
    from crossfoot.track.footprint import Footprint
    from crossfoot.track.news import Kind, News


def footprint(view: View, vendor: str, *, as_of: date, places: tuple[str, ...] = ()) -> Footprint:
    """Where a vendor sells, is coming, or has left, with what says so and what contradicts it.

    Args:
        view: The ledger as of the day.
        vendor: Who.
        as_of: The day.
        places: Countries and regions wanted even where only others tell of them.
    """
    from crossfoot.knowledge import load_inclusions
    from crossfoot.track.footprint import footprint_of

    entries = view.entries(vendors=(vendor,))
    return footprint_of(entries, vendor=vendor, as_of=as_of, inclusions=load_inclusions(), asked=places)


def news(ledger: Ledger, *, since: date, until: date, vendors: Iterable[str] | None = None) -> tuple[News, ...]:
    """What is new between two days, as far as pages published by the second one tell.

    Args:
        ledger: The ledger.
        since: The first day; what was published on it is known already.
        until: The second day.
        vendors: About whom; None for everybody.
    """
    from crossfoot.brief.names import names_of
    from crossfoot.knowledge import load_inclusions, load_vocabulary
    from crossfoot.track.news import Wanted, change_between, news_between

    after = ledger.view(as_of=until)
    change = change_between(ledger.view(as_of=since), after, since=since, until=until)
    names = names_of(load_vocabulary(), after.entries(vendors=change.vendors))
    wanted = Wanted(vendors=None if vendors is None else frozenset(vendors))
    return news_between(change, names=names, inclusions=load_inclusions(), wanted=wanted)


def news_of_pages(
    ledger: Ledger, *, start: int, pages: Iterable[str], day: date, kinds: Iterable[Kind] | None = None
) -> tuple[News, ...]:
    """What recording some pages has changed.

    Args:
        ledger: The ledger, with the pages recorded.
        start: `ledger.view().readings` before.
        pages: Ids of the pages.
        day: The day asked about.
        kinds: Of which kinds; None for all.
    """
    from crossfoot.brief.names import names_of
    from crossfoot.knowledge import load_inclusions, load_vocabulary
    from crossfoot.track.news import Kind, Wanted, change_by_pages, news_between

    after = ledger.view(as_of=day)
    change = change_by_pages(after.when_it_had(start), after, pages=pages, as_of=day)
    names = names_of(load_vocabulary(), after.entries(vendors=change.vendors))
    wanted = Wanted(frozenset(Kind if kinds is None else kinds))
    return news_between(change, names=names, inclusions=load_inclusions(), wanted=wanted)


def alert_rules(text: str, *, name: str, view: View | None = None) -> Rules:
    """The rules of a text, one a line, and the lines that are none.

    Args:
        text: The text of a rules file.
        name: What it is called in messages.
        view: A ledger whose vendors may be named besides those of the vocabulary.

    Issues:
        `alert-rule`.
    """
    from crossfoot.alert import read_rules
    from crossfoot.knowledge import load_vocabulary

    def knows(vendor: str) -> bool:
        return view is not None and bool(view.entries(vendors=(vendor,)))

    return read_rules(text, load_vocabulary(), name=name, knows=knows)


def alerts(
    ledger: Ledger, rules: Rules, *, log: Path, start: int, pages: Iterable[str], now: datetime
) -> tuple[Alert, ...]:
    """The alerts of what was recorded since the last look, each told once and logged.

    Args:
        ledger: The ledger.
        rules: The rules, from `alert_rules`.
        log: The file of the log; it is begun where there is none.
        start: `ledger.view().readings` before anything was added; where the log is begun, the look starts there.
        pages: Ids of the pages that were added.
        now: Now, with its time zone; its day is the day asked about.

    Raises:
        InputError: The log cannot be read or written.
        LedgerError: The ledger cannot be read, or another process looks for too long.
    """
    from crossfoot.alert import Watch, catch_up
    from crossfoot.knowledge import load_inclusions, load_vocabulary

    watch = Watch(rules.rules, log, load_vocabulary(), load_inclusions())
    return catch_up(watch, ledger, start=start, pages=pages, now=now)
