"""The other side of a comparison, found from the words a claim names it by.

Invariant: a claim's id on the same page, "target" or "goal", or words for a cell (`huawei 2017`,
`ALL mobile_phone shipments 2019-Q3 IN`) are resolved; anything that is not unique or not understood is left alone.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from crossfoot.errors import NotationError
from crossfoot.model import ALL, MEASURES, Cell, LinkKind, parse_period
from crossfoot.reconcile.assertion import Assertion
from crossfoot.reconcile.book import Book, market_of, sum_for, vendors_of
from crossfoot.reconcile.cells import canonical, is_dated
from crossfoot.reconcile.reading import Sum, amount, plus
from crossfoot.reconcile.rules.levels import goal_unknown

__all__ = ["operand_of", "subject_of"]

_GOAL = re.compile(r"\b(target|goal|guidance|plan)\b", re.IGNORECASE)
_PLACE = re.compile(r"[A-Z][A-Z0-9_]+(-[A-Z]+)?(/[a-z0-9-]+)?")
_PRODUCTS = frozenset({"smartphone", "mobile_phone", "feature_phone", "tablet", "pc", "wearable", "vehicle", "ev",
                       "bev", "phev", "nev", "electric_two_wheeler", "mobile_subscribers"})  # fmt: skip
_PERIOD = re.compile(r"[@+.]?.?\d{4}.*")


def subject_of(assertion: Assertion, book: Book) -> Sum:
    """What a sentence is about: the figure at its address, all of them for a group, or the goal set there.

    Empty for a sentence about a goal where the page sets none at that address, or several different ones and the
    sentence is tied to none of them.
    """
    cell, page = assertion.claim.cell, assertion.pages[0]
    if not assertion.is_goal:
        return plus(*(sum_for(found, page) for found in vendors_of(cell)))
    meant = assertion.claim.link(LinkKind.TARGET)
    if meant is not None:
        goal = book.goal(page, meant)
        return () if goal is None else amount(goal_unknown(goal))
    return _only([goal for goal in book.goals(assertion.pages) if canonical(goal.claim.cell) == canonical(cell)])


def operand_of(text: str, assertion: Assertion, book: Book) -> Sum:
    """The sum of unknowns that words name.

    Args:
        text: A claim's id, a word for a goal, or words for a cell.
        assertion: Whose comparison it is; what the words leave out is as in its cell.
        book: Where other claims are looked up.

    Returns:
        The sum; empty where the words name nothing certain.
    """
    page = assertion.pages[0]
    claim = book.claim(page, text)
    if claim is not None:
        goal = book.goal(page, text)
        if goal is not None:
            return amount(goal_unknown(goal))
        return sum_for(claim.cell, page) if is_dated(claim.cell) else ()
    if _GOAL.search(text):
        return _goal(assertion, book)
    cell = _cell(text, assertion.claim.cell)
    return sum_for(cell, page) if cell is not None and is_dated(cell) else ()


def _goal(assertion: Assertion, book: Book) -> Sum:
    """The one goal that the page gives for this vendor and a period around the claim's."""
    cell = assertion.claim.cell
    return _only([goal for goal in book.goals(assertion.pages) if _is_goal_for(goal.claim.cell, cell)])


def _only(goals: list[Assertion]) -> Sum:
    """The goal that all of some goals are; empty where there is none, or they differ."""
    values = {getattr(goal.claim.statement, "value", None) for goal in goals}
    return amount(goal_unknown(goals[0])) if len(values) == 1 else ()


def _is_goal_for(goal: Cell, cell: Cell) -> bool:
    return goal.vendor == cell.vendor and goal.product == cell.product and goal.period.contains(cell.period)


def _cell(text: str, like: Cell) -> Cell | None:
    words = text.split()
    if words in (["market"], [ALL]):
        return market_of(like)
    if len(words) == 1 and words[0] in _PRODUCTS:
        return replace(market_of(like), product=words[0], segment=None)
    if len(words) == 1 and _PLACE.fullmatch(words[0]):
        return replace(like, place=words[0])
    found: dict[str, Any] = {}
    for place, word in enumerate(words):
        name, value = _slot(word, first=place == 0)
        if name in found:
            return None
        found[name] = value
    narrowed = like if found.get("vendor") in (None, like.vendor) else replace(like, incl=(), excl=())
    return replace(narrowed, model=None, segment=None, fiscal=None, **found)


def _slot(word: str, *, first: bool) -> tuple[str, Any]:
    if first and (word == ALL or not _PERIOD.fullmatch(word)):
        return "vendor", (word.lower() if word != ALL else word,)
    if word in MEASURES:
        return "measure", word
    if _PERIOD.fullmatch(word):
        try:
            return "period", parse_period(word)
        except NotationError:
            return "product", word
    return ("place" if _PLACE.fullmatch(word) else "product"), word
