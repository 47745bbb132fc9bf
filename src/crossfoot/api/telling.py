"""What the figures mean for goals, and the brief that tells it.

Invariant: a pure function of the view and the day it is handed.
"""
# ruff: noqa: PLC0415  the imports inside functions are what keeps a call from loading stages it does not need

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crossfoot.brief import Brief
    from crossfoot.ledger import Entry, View
    from crossfoot.model import Period
    from crossfoot.track import Feat, NamedLevel, RatedTarget, Scope, Target, Verdict, ViewSpec
    from crossfoot.track.chance import Chance


def targets(view: View, vendor: str, *, period: Period | None = None) -> tuple[Target, ...]:
    """A vendor's goals, as first set and as revised, whoever reports them.

    Args:
        view: The ledger as of a day.
        vendor: Whose goals.
        period: Only goals for this time or a part of it.
    """
    from crossfoot.track import find_targets

    return find_targets(view, vendor=vendor, period=period)


def rate(target: Target, entries: Iterable[Entry], *, as_of: date) -> Verdict:
    """How a goal stands by the claims of a view, with what proves it and what it still needs.

    Args:
        target: The goal.
        entries: The entries of the view.
        as_of: The day.
    """
    from crossfoot.track import track_target

    return track_target(target, entries, as_of=as_of)


def chance(verdict: Verdict, entries: Iterable[Entry]) -> Chance | None:
    """How likely an open goal is reached, with the likely figure and its bands; never a proof.

    Args:
        verdict: How it stands by the claims of a view.
        entries: All that is known of the vendor on that day, by everybody: `view.entries(vendors=(vendor,))`.

    Returns:
        The chance: 1 or 0 where the verdict is proven; None for a rate, a growth, a share, and what is not ratable.
    """
    from crossfoot.track.chance import chance_of

    return chance_of(verdict, entries)


def scoreboard(
    view: View, *, as_of: date, vendor: str | None = None, views: tuple[ViewSpec, ...] = ()
) -> tuple[RatedTarget, ...]:
    """All goals with their verdicts, those that sources report or others expect among them.

    Args:
        view: The ledger as of the day.
        as_of: The day.
        vendor: Whose goals; None for everybody's.
        views: Whose figures rate them; none is every voice that speaks of the figure, each by itself.
    """
    from crossfoot.track import rate_targets

    return rate_targets(view, as_of=as_of, vendor=vendor, views=views)


def feats(
    entries: Iterable[Entry], *, levels: Iterable[NamedLevel] = (), scope: Scope | None = None
) -> tuple[Feat, ...]:
    """Streaks, records, milestones, first times and changes of place, each proven by the entries or left possible.

    Args:
        entries: The entries of the view.
        levels: Levels that goals and pages name, from `crossfoot.track.named_levels`; round ones count besides.
        scope: Whose feats; None for everybody's.
    """
    from crossfoot.knowledge import load_inclusions
    from crossfoot.reconcile import reconcile
    from crossfoot.track import EVERYTHING, find_feats

    return find_feats(reconcile(entries, inclusions=load_inclusions()), levels=levels, scope=scope or EVERYTHING).feats


def brief(
    view: View, vendor: str, *, as_of: date, period: Period | None = None, views: tuple[ViewSpec, ...] = ()
) -> Brief:
    """How a vendor stands, in a headline and a few cited paragraphs.

    Args:
        view: The ledger as of the day.
        vendor: Who.
        as_of: The day.
        period: Only its goals for this time, in full; None for all that matters of the vendor.
        views: Whose figures rate its goals; none is the company's own, and each tracker whose figures decide.

    Raises:
        BriefError: Read back, a sentence says other than what is known.
    """
    from crossfoot.brief import check, write_brief, write_target_brief
    from crossfoot.knowledge import load_vocabulary

    words = load_vocabulary()
    if period is None:
        return check(write_brief(vendor, view, as_of=as_of, vocabulary=words, views=views), words)
    return check(write_target_brief(vendor, period, view, as_of=as_of, vocabulary=words, views=views), words)


def market_brief(view: View, place: str, product: str, *, as_of: date, period: Period | None = None) -> Brief:
    """How a market stands: who leads by how much, its size, what changed, where trackers differ.

    Args:
        view: The ledger as of the day.
        place: Code of the place: `IN`, `WORLD`.
        product: What is counted: `smartphone`.
        as_of: The day.
        period: Which time; None for the latest that some source divides among vendors.

    Raises:
        BriefError: Read back, a sentence says other than what is known.
    """
    from crossfoot.brief import check, write_market_brief
    from crossfoot.knowledge import load_vocabulary

    words = load_vocabulary()
    return check(write_market_brief(place, product, view, as_of=as_of, vocabulary=words, period=period), words)


def news_brief(before: View, after: View, *, since: date, as_of: date, vendor: str | None = None) -> Brief:
    """What is new since a day: goals, figures, places, figures that do not agree.

    Args:
        before: The ledger as of the day since which.
        after: The ledger as of the day of the brief.
        since: The first day.
        as_of: The day of the brief.
        vendor: Only about this vendor; None for whoever is most in the news.

    Raises:
        BriefError: Read back, a sentence says other than what is known.
    """
    from crossfoot.brief import check, write_news_brief
    from crossfoot.knowledge import load_vocabulary

    words = load_vocabulary()
    return check(write_news_brief(before, after, since=since, as_of=as_of, vocabulary=words, vendor=vendor), words)
