"""A team's server, and what its users send."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

from fastapi.testclient import TestClient
from httpx2 import Response

from crossfoot.web.app import create_app
from crossfoot.web.rates import Limits
from crossfoot.web.settings import Settings
from crossfoot.web.users import Known, Role, User, hashed, write_users

__all__ = ["ADDRESS", "EDITOR", "READER", "Team", "team_of", "token_in"]

ADDRESS = "http://127.0.0.1:8317"
EDITOR = "token-of-ann"
READER = "token-of-lin"
_TOKEN = re.compile(r'name="token" value="([^"]+)"')


@dataclass
class Team:
    """A server that Ann, an editor, and Lin, a reader, may use."""

    settings: Settings
    clock: list[datetime]

    def browser(self, address: str = ADDRESS) -> TestClient:
        """A browser that has not been here before; it does not follow where it is sent."""
        return TestClient(create_app(self.settings), base_url=address, follow_redirects=False)

    def later(self, by: timedelta) -> None:
        """Let time pass."""
        self.clock[0] += by


def team_of(ledger: Path, folder: Path, now: datetime, limits: Limits | None = None) -> Team:
    """A team's server on a ledger."""
    users = folder / "users.jsonl"
    write_users(
        users,
        (Known(User("ann", Role.EDITOR), hashed(EDITOR)), Known(User("lin", Role.READER), hashed(READER))),
    )
    clock = [now]
    draw = (f"drawn-{number}" for number in count()).__next__
    settings = Settings(str(ledger), lambda: clock[0], draw, users=users)
    return Team(replace(settings, limits=limits or settings.limits), clock)


def token_in(page: Response) -> str:
    """The token in the first form of a page."""
    found = _TOKEN.search(page.text)
    assert found is not None, page.text[:200]
    return found[1]


def signed_in(browser: TestClient, secret: str) -> Response:
    """Sign in as the form does."""
    token = token_in(browser.get("/signin"))
    return browser.post("/signin", data={"secret": secret, "token": token, "to": "/vendors"})
