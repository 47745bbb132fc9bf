"""Random pages: of every kind that has an address, as of random days."""

from __future__ import annotations

import random
from datetime import date, timedelta
from urllib.parse import urlencode

import httpx2

from tests.browser.pages import PAGES

__all__ = ["addresses", "days"]

_EACH = 12
_WITHOUT_FIGURES = ("check", "add", "api", "audit", "fault")
_FIRST, _LAST = date(2014, 6, 1), date(2026, 2, 28)


def days(draw: random.Random, count: int) -> list[date]:
    """Random days on which something was known, each once."""
    span = (_LAST - _FIRST).days
    return [_FIRST + timedelta(days=number) for number in sorted(draw.sample(range(span), count))]


def addresses(client: httpx2.Client, draw: random.Random) -> list[str]:
    """Addresses of pages: the ones of every kind, and vendors, figures and pages drawn from the lists of claims."""
    found = [path for name, path in PAGES.items() if name not in _WITHOUT_FIGURES]
    for day in (None, *days(draw, 3)):
        as_of = {} if day is None else {"as_of": day.isoformat()}
        query = f"?{urlencode(as_of)}" if as_of else ""
        rows = client.get(f"/claims.json{query}").json()["parts"][0]["rows"]
        for row in draw.sample(rows, min(_EACH, len(rows))):
            vendor = row["vendor"].split(",")[0]
            if vendor not in ("ALL", "OTHERS"):
                found.append(f"/vendor/{vendor}{query}")
            found.append(f"/cell?{urlencode({'of': row['address'], **as_of})}")
            found.append(row["figure_link"].removeprefix(str(client.base_url).rstrip("/")).partition("#")[0])
    return list(dict.fromkeys(found))
