"""Which rules fire by a change.

Invariant: a pure function of the rules and the change. A rule fires on what is proven or stated, or, where it names a
chance, on what the forecast says; it never fires on what was so before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from crossfoot.alert.alert import Alert
from crossfoot.alert.rule import ChanceRule, LevelRule, NewsRule, Rule, TargetRule
from crossfoot.model import Inclusions, Period
from crossfoot.track.news import (
    Asked,
    Change,
    Kind,
    Naming,
    News,
    Wanted,
    chance_news,
    goals_of,
    level_news,
    news_between,
)

__all__ = ["asked_by", "fired"]


def fired(rules: Iterable[Rule], change: Change, *, names: Naming, inclusions: Inclusions) -> tuple[Alert, ...]:
    """The alerts of a change, by day and kind of news, then in the order of the rules.

    Args:
        rules: The rules.
        change: What changed.
        names: What everybody is called.
        inclusions: Which brands and places are counted in which others.
    """
    asked = tuple(rules)
    on_news = [rule for rule in asked if isinstance(rule, NewsRule | TargetRule)]
    parts = (news_between(change, names=names, inclusions=inclusions, wanted=part) for part in _wanted(on_news))
    news = {one.key: one for part in parts for one in part}.values()
    found: list[Alert] = []
    for rule in asked:
        match rule:
            case LevelRule() if rule.vendor in change.vendors:
                found += (Alert(rule.text, one) for one in level_news(change, asked_by(rule), names, inclusions))
            case ChanceRule() if rule.vendor in change.vendors:
                found += (Alert(rule.text, one) for one in _passed(rule, change, names))
            case NewsRule() | TargetRule():
                found += (Alert(rule.text, one) for one in news if _is_meant(rule, one))
    return tuple(sorted(found, key=lambda alert: alert.news.order))


def asked_by(rule: LevelRule) -> Asked:
    """What a rule on a figure asks of the figures."""
    return Asked(rule.series, rule.wanted, rule.when, rule.source)


def _wanted(rules: Iterable[NewsRule | TargetRule]) -> tuple[Wanted, ...]:
    """What has to be looked for: of each vendor only what is asked of it."""
    kinds: dict[tuple[str | None, str | None], set[Kind]] = {}
    for rule in rules:
        place = rule.place if isinstance(rule, NewsRule) else None
        kinds.setdefault((rule.vendor, place), set()).update(rule.kinds)
    return tuple(Wanted(frozenset(asked), _only(vendor), _only(place)) for (vendor, place), asked in kinds.items())


def _only(name: str | None) -> frozenset[str] | None:
    return None if name is None else frozenset({name})


def _is_meant(rule: NewsRule | TargetRule, news: News) -> bool:
    if news.kind not in rule.kinds or (rule.vendor is not None and rule.vendor not in news.vendors):
        return False
    if isinstance(rule, NewsRule):
        return rule.place is None or news.where == rule.place
    period = news.cell.period if news.cell else None
    is_then = rule.period is None or _is_for(period, rule.period, is_month=news.kind is Kind.MONTH)
    return is_then and (not rule.states or news.after in rule.states)


def _is_for(found: Period | None, asked: Period, *, is_month: bool) -> bool:
    """Whether a goal is for the time asked about; a month of a rate for a time around it."""
    if found is None:
        return False
    same = (found.start, found.end) == (asked.start, asked.end)
    return same or (is_month and asked.contains(found))


def _passed(rule: ChanceRule, change: Change, names: Naming) -> Iterator[News]:
    """Chances that lie beyond the mark now and did not before."""
    for one in chance_news(change, goals_of(change, rule.vendor), names, least=Fraction(0), is_first=True):
        is_then = one.cell is not None and _is_for(one.cell.period, rule.period, is_month=False)
        was = bool(one.before) and rule.holds(Fraction(one.before))
        if is_then and one.chance is not None and rule.holds(one.chance) and not was:
            yield one
