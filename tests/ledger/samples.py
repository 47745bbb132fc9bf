"""Pages and claims for the tests of the ledger, in notation."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from crossfoot.ledger import Page
from crossfoot.model import Claim
from crossfoot.model.notation import read

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
LATER = NOON + timedelta(days=1)
MUCH_LATER = NOON + timedelta(days=30)

OCTOBER = "xiaomi shipments smartphone WORLD 2017-10 level >10M said=vendor:Xiaomi@xiaomi"
SEPTEMBER = "xiaomi shipments smartphone WORLD 2017-09 level >10M said=vendor:Xiaomi@xiaomi"
INDIA = "samsung shipments smartphone IN 2017-Q3 level 9.4M said=tracker:Canalys"
BOTH = "samsung,xiaomi shipments smartphone IN 2017-Q3 share 47% said=tracker:Canalys"
GOAL = "xiaomi shipments smartphone WORLD 2017 level 90M mode=target"


def page(name: str = "one", published: date | None = date(2017, 10, 31), *, outlet: str | None = "The Outlet") -> Page:
    """A page named by its name alone."""
    address = f"https://{name}.example/news"
    text = f"Text of {name}."
    return Page(f"sha256:{name}", f"{name}.txt", address, outlet, "A title", published, None, None, text)


def claims(*lines: str) -> tuple[Claim, ...]:
    """Claims c1, c2 and so on."""
    return tuple(replace(read(line), id=f"c{number}") for number, line in enumerate(lines, start=1))
