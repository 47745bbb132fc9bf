"""Figures by the day, week or minute: what they are counted by and when they hold.

Invariant: a daily rate holds at a day; that of a list is what its lead-in says.
"""

from __future__ import annotations

from dataclasses import replace

from crossfoot.extract.draft import Draft
from crossfoot.extract.sentence import Sentence
from crossfoot.extract.tokens import Token
from crossfoot.model import Period
from crossfoot.model.period import as_of_day

__all__ = ["BRIEF", "PER", "day_of_rate", "of_rate", "rate_of"]

PER = {"PERMONTH": "month", "PERWEEK": "week", "PERDAY": "day", "PERMINUTE": "minute"}
BRIEF = ("day", "minute", "week")


def rate_of(sentence: Sentence, index: int) -> str | None:
    """ "500,000 devices are now activated every day", "(per day): …": the time a number is counted by."""
    tokens = sentence.tokens
    for here in range(index + 1, min(index + 9, len(tokens))):
        token = tokens[here]
        if token.cls in PER and not _is_of_another(tokens, here):
            return PER[token.cls]
        if token.text.lower() == "a week":  # behind a percentage the same words say what it grew on
            return "week"
        if token.number is not None or token.text in (";", ".", ":") or (token.text == "," and here > index + 4):
            break
    when = sentence.period(index)
    longer = when is not None and (when.period.month_count or 0) > 1
    for here in range(index - 1, max(0, index - 8), -1):  # "its monthly shipments came to 8 million in 2016"
        if tokens[here].number is not None or tokens[here].text in (",", ";", ":"):
            break
        if longer and tokens[here].cls == "MEASURE" and tokens[here - 1].text.lower() in ("monthly", "weekly"):
            return PER.get(tokens[here - 1].cls)
    return sentence.state.listed_per


def _is_of_another(tokens: tuple[Token, ...], here: int) -> bool:
    """ "8,040 in July, its highest monthly delivery", "a monthly growth of 2 %": no rate of the figure in front."""
    behind = tokens[here + 1] if here + 1 < len(tokens) else None
    adjective = tokens[here].text.lower() == "monthly" and behind is not None and behind.cls in ("W", "PRODUCT", "UNIT")
    return adjective or (behind is not None and behind.cls in ("UP", "DOWN", "MEASURE", "RECORD"))


def day_of_rate(sentence: Sentence, index: int, draft: Draft) -> Period:
    """A daily rate holds at a day: the last of the time its sentence gives, else the one it is published on."""
    stated = sentence.period(index)
    published = sentence.facts.published
    if stated is None:
        return draft.period if published is None else as_of_day(published)
    last = stated.period.last
    if last is None or (stated.period.is_flow and (stated.period.month_count or 0) >= 12):
        return draft.period  # "80,000 a day in 2016" is so the whole year
    passed = published is not None and stated.period.start is not None and stated.period.start <= published
    return as_of_day(min(last, published) if passed and published is not None else last)


def of_rate(sentence: Sentence, index: int, draft: Draft) -> Draft:
    """ "500,000 a day, and the number is growing 4.4 % a week": the growth is of the daily rate."""
    counts = [i for i in range(index) if sentence.tokens[i].cls == "COUNT"]
    per = rate_of(sentence, counts[-1]) if counts else None
    if per in BRIEF:
        return replace(draft, per=per, period=day_of_rate(sentence, counts[-1], draft))
    rate = sentence.state.rate
    if counts or rate is None or rate[0] != draft.vendor:
        return draft
    return replace(draft, per=rate[1], period=rate[2])
