"""A made-up press: as many pages with claims as are asked for, the same from the same seed.

Invariant: every claim quotes its page word for word, and no two pages have the same text.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from crossfoot.ledger import Page, Reading
from crossfoot.model import Cell, Claim, How, Interval, Mode, Period, Quantity, Role, Source, Span, Strength, Unit
from crossfoot.model.period import month, quarter
from crossfoot.model.quantity import Form
from crossfoot.model.statement import Level

__all__ = ["pages"]

_VENDORS = tuple(f"vendor{number}" for number in range(60))
_PLACES = (
    "WORLD",
    "CN",
    "IN",
    "US",
    "BR",
    "ID",
    "RU",
    "DE",
    "FR",
    "GB",
    "ES",
    "IT",
    "MX",
    "TH",
    "VN",
    "PH",
    "TR",
    "ZA",
)
_PRODUCTS = ("smartphone", "tablet", "wearable", "pc")
_TRACKERS = ("Canalys", "IDC", "Counterpoint", "Omdia", "Strategy Analytics")
_OUTLETS = 400
_FIRST = date(2012, 1, 15)
_YEARS = 12
_ORDINALS = ("first", "second", "third", "fourth")
_MONTHLY, _TRACKED, _SAID = 0.5, 0.5, 0.25  # shares of months, of trackers' figures and of companies' own
_HOW = (("vendor", How.STATED), ("measure", How.CARRIED), ("place", How.STATED), ("period", How.CARRIED))


@dataclass(frozen=True, slots=True)
class _Sentence:
    words: str
    claim: Claim


def pages(claims: int, *, seed: int = 7, first: int = 0) -> Iterator[Reading]:
    """Pages of 20 to 50 claims, until there are so many claims.

    Args:
        claims: How many in all.
        seed: Of everything that is made up.
        first: Number of the first page.
    """
    draw = random.Random(seed)  # noqa: S311  it makes up pages, no secrets
    number = first
    while claims > 0:
        reading = _page(draw, number, min(claims, draw.randint(20, 50)))
        yield reading
        claims -= len(reading.claims)
        number += 1


def _page(draw: random.Random, number: int, count: int) -> Reading:
    day = _FIRST + timedelta(days=draw.randrange(365 * _YEARS))
    outlet = f"Outlet {draw.randrange(_OUTLETS)}"
    head = f"{draw.choice(_VENDORS).capitalize()} and its rivals, report {number}"
    text, found = f"{head}\n\n", []
    for place in range(count):
        sentence = _sentence(draw, day, f"c{place + 1}")
        start = len(text)
        text += f"{sentence.words} "
        span = Span(start, start + len(sentence.words) - 1, sentence.words[:-1])
        claim = sentence.claim
        found.append(
            Claim(claim.id, claim.statement, span, claim.mode, claim.strength, sources=claim.sources, how=_HOW)
        )
    address = f"https://news.example/{number}"
    page = Page(f"sha256:{number:064x}", f"{number}.txt", address, outlet, head, day, None, f"{number:064x}", text)
    return Reading(page, tuple(found))


def _sentence(draw: random.Random, day: date, name: str) -> _Sentence:
    vendor, place, product = draw.choice(_VENDORS), draw.choice(_PLACES), draw.choice(_PRODUCTS)
    period, spelled = _period(draw, day)
    tenths = draw.randrange(10, 900)
    low = Fraction(20 * tenths - 1, 200) * 1_000_000
    quantity = Quantity(Interval(low, low + 100_000, False, True), Unit.COUNT, Form.PLAIN, f"{tenths / 10} million")
    said, sources = _voice(draw, vendor)
    words = f"{vendor.capitalize()} shipped {tenths / 10} million {product}s in {place} in {spelled}{said}."
    cell = Cell("shipments", (vendor,), product, place, period)
    return _Sentence(words, Claim(name, Level(cell, quantity), None, Mode.ACTUAL, Strength.PLAIN, sources=sources))


def _period(draw: random.Random, day: date) -> tuple[Period, str]:
    then = day - timedelta(days=draw.randrange(30, 400))
    if draw.random() < _MONTHLY:
        return month(then.year, then.month), f"{then:%B %Y}"
    number = (then.month + 2) // 3
    return quarter(
        then.year, number
    ), f"the {('first', 'second', 'third', 'fourth')[number - 1]} quarter of {then.year}"


def _voice(draw: random.Random, vendor: str) -> tuple[str, tuple[Source, ...]]:
    choice = draw.random()
    if choice < _TRACKED:
        tracker = draw.choice(_TRACKERS)
        return f", according to {tracker}", (Source(tracker, Role.TRACKER),)
    if choice < _TRACKED + _SAID:
        return ", the company said", (Source(vendor, Role.VENDOR, vendor),)
    return "", ()
