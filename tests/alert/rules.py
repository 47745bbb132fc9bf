"""Rules read with the vocabulary that ships with the package."""

from __future__ import annotations

from crossfoot.alert import Alert, Rule, fired, read_rule
from crossfoot.brief.names import names_of
from crossfoot.knowledge import load_inclusions, load_vocabulary
from tests.track.news.changes import change

__all__ = ["alerts", "rule"]


def rule(text: str) -> Rule:
    """A rule of a line."""
    return read_rule(text, load_vocabulary())


def alerts(text: str, *new: str, before: tuple[str, ...] = (), as_of: str = "2030-01-01") -> tuple[Alert, ...]:
    """What a rule tells when some lines come to a ledger of others."""
    found = change(before, new, as_of=as_of)
    names = names_of(load_vocabulary(), found.after.entries())
    return fired((rule(text),), found, names=names, inclusions=load_inclusions())
