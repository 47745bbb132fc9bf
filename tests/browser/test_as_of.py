"""As of a day no page shows what was published later, and every link keeps the day."""

from __future__ import annotations

import os
import random
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import httpx2
import pytest

from crossfoot.api import open_ledger
from crossfoot.present.citation import DIGITS, short_id
from tests.browser.addresses import days
from tests.browser.server import Served

DAYS = 50 if "WALK" in os.environ else 5
SEED = 7
EACH = 4  # kinds of page on each day
KINDS = (
    "/",
    "/vendor/xiaomi",
    "/vendor/samsung",
    "/market?place=WORLD&product=smartphone",
    "/targets",
    "/conflicts",
    "/claims",
    "/sources",
    "/cell?of=xiaomi+shipments+smartphone+IN+2017-Q3",
    "/search?q=million",
    "/markets",
    "/vendors",
)
NAMED = re.compile(r"(?:claim=|/page/|/claim/)([0-9a-f]{10})")


@pytest.fixture(scope="module")
def client(site: Served) -> Iterator[httpx2.Client]:
    with httpx2.Client(base_url=site.address, follow_redirects=True, timeout=60) as opened:
        yield opened


@pytest.fixture(scope="module")
def published(filled: Path) -> dict[str, date]:
    """By the digits of claims and pages that stand in links, the day they were published."""
    with open_ledger(filled, read_only=True) as ledger:
        entries = ledger.view().entries()
    told = {short_id(entry.id): entry.page.published_at for entry in entries}
    told |= {entry.page.id.rpartition(":")[2][:DIGITS]: entry.page.published_at for entry in entries}
    return {digits: day for digits, day in told.items() if day is not None}


@pytest.mark.parametrize("day", days(random.Random(SEED), DAYS), ids=str)  # noqa: S311  it draws days, no secrets
def test_nothing_published_later_is_shown(client: httpx2.Client, published: dict[str, date], day: date) -> None:
    draw = random.Random(day.toordinal())  # noqa: S311  the same
    for kind in draw.sample(KINDS, EACH):
        answer = client.get(f"{kind}{'&' if '?' in kind else '?'}as_of={day}")
        if answer.status_code == 404 and "/vendor/" in kind:
            continue  # nobody had spoken of it yet
        assert answer.status_code == 200, f"{kind} as of {day}: {answer.text}"
        main = answer.text.partition('<main id="main"')[2].partition("</main>")[0]
        later = {digits for digits in NAMED.findall(main) if published[digits] > day}
        assert later == set(), f"{kind} as of {day}"
        links = re.findall(r'href="(/[^"]*)"', main)
        assert [link for link in links if f"as_of={day}" not in link] == [], f"{kind} as of {day}"
