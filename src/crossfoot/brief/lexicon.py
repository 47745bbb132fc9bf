"""The weighty words a brief may use, each with what it says.

Invariant: a word says one thing; a brief uses none of them without saying what it stands for, which `gate` checks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossfoot.brief.telling import Sense

__all__ = ["find_weights"]

_WORDS = {
    Sense.UP: "up|rise|rose|rising|grow|grew|growth|gain|gained|increase|increased|climbed|jumped|doubled|raised|added",
    Sense.DOWN: "down|fall|fell|falling|shrink|shrank|drop|dropped|decline|declined|decrease|slipped|lowered|cut",
    Sense.OVER: "more|above|higher|exceeds|beyond|to spare",
    Sense.UNDER: "less|fewer|below|lower|short",
    Sense.GOAL: "goal|goals|aim|aims|aimed|want|wants|wanted|target|targets|plan|plans|planned|hopes|guidance",
    Sense.OUTLOOK: "forecast|forecasts|expect|expects|expected|chance|likely|unlikely|may|might|could|will|probably",
    Sense.WOULD: "would|that leaves|which leaves|needs|needed|must|takes",
    Sense.HEDGE: "reportedly|said to|allegedly|believed|rumoured|estimated",
    Sense.MET: "met|meet|meets|reached|reaches|kept|hit|passed",
    Sense.MISSED: "missed|miss|misses|failed",
    Sense.OPEN: "open|undecided|unsettled",
    Sense.NOT: "not|no|nothing|nobody|none|neither|nor|never|without|unknown|cannot",
    Sense.AHEAD: "ahead|on track",
    Sense.BEHIND: "behind|off track|trailing",
    Sense.LEAD: "led|leads|leader|largest|biggest|overtook",
    Sense.MOST: "highest|longest|best|record|most|strongest",
    Sense.DAILY: "a day",
    Sense.WEEKLY: "a week",
    Sense.MONTHLY: "a month",
    Sense.QUARTERLY: "a quarter",
    Sense.YEARLY: "a year",
    Sense.LEAST: "lowest|shortest|worst|weakest|smallest|least",
}
_SENSES = {word: sense for sense, words in _WORDS.items() for word in words.split("|")}
_FIND = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, _SENSES), key=len, reverse=True))})\b", re.IGNORECASE)


def find_weights(text: str) -> Iterator[tuple[int, int, Sense]]:
    """Where the weighty words of a text stand, and what each says, in order."""
    for found in _FIND.finditer(text):
        yield found.start(), found.end(), _SENSES[found[0].lower()]
