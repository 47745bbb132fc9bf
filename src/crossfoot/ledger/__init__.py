"""Append-only entries, and views of them as they stood at any time."""

from crossfoot.ledger.claim_text import statement_id
from crossfoot.ledger.codec import content_id
from crossfoot.ledger.entry import AppendResult, Counts, Entry, Page, Reading, Recorded
from crossfoot.ledger.figures import STARTER, Goal, goal_of, load_starter
from crossfoot.ledger.history import Event, Moment
from crossfoot.ledger.judgement import Judged, Judgement, JudgementKind
from crossfoot.ledger.memory import MemoryLedger
from crossfoot.ledger.occurrence import page_of
from crossfoot.ledger.opening import open_ledger
from crossfoot.ledger.origin import origin_of, slug
from crossfoot.ledger.search import Hit
from crossfoot.ledger.store import Ledger, Narrowed, Slice, Tallied, Tally
from crossfoot.ledger.view import View

__all__ = [
    "STARTER",
    "AppendResult",
    "Counts",
    "Entry",
    "Event",
    "Goal",
    "Hit",
    "Judged",
    "Judgement",
    "JudgementKind",
    "Ledger",
    "MemoryLedger",
    "Moment",
    "Narrowed",
    "Page",
    "Reading",
    "Recorded",
    "Slice",
    "Tallied",
    "Tally",
    "View",
    "content_id",
    "goal_of",
    "load_starter",
    "open_ledger",
    "origin_of",
    "page_of",
    "slug",
    "statement_id",
]
