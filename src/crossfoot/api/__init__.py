"""The whole line, once: what `import crossfoot as cf` offers.

Invariant: only this package calls the stages one after the other, and each call loads only the stages it needs, so that
importing it costs next to nothing and reading a page never loads the solver.
"""

from crossfoot.api.figures import bounds, cell, check, check_draft, estimate, evidence_of, next_questions, table_of
from crossfoot.api.keeping import add, add_starter, dump, open_dump, open_ledger, restore
from crossfoot.api.naming import Package
from crossfoot.api.pages import fetch, read, read_fetched, read_left, read_many
from crossfoot.api.telling import brief, chance, feats, market_brief, news_brief, rate, scoreboard, targets
from crossfoot.api.watching import alert_rules, alerts, footprint, news, news_of_pages
from crossfoot.errors import CrossfootError, InputError, LedgerError, PageError

__all__ = [
    "CrossfootError",
    "InputError",
    "LedgerError",
    "Package",
    "PageError",
    "add",
    "add_starter",
    "alert_rules",
    "alerts",
    "bounds",
    "brief",
    "cell",
    "chance",
    "check",
    "check_draft",
    "dump",
    "estimate",
    "evidence_of",
    "feats",
    "fetch",
    "footprint",
    "market_brief",
    "news",
    "news_brief",
    "news_of_pages",
    "next_questions",
    "open_dump",
    "open_ledger",
    "rate",
    "read",
    "read_fetched",
    "read_left",
    "read_many",
    "restore",
    "scoreboard",
    "table_of",
    "targets",
]
