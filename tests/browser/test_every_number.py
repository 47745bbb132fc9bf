"""Every number leads to its sentence: from any number of any page a lit sentence is at most two clicks away."""

from __future__ import annotations

import os
import random
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import httpx2
import pytest

from tests.browser.addresses import addresses
from tests.browser.server import Served

NUMBERS = 500 if "WALK" in os.environ else 60
SEED = 20180210


class Links(HTMLParser):
    """The numbers that are links, all links, and whether words are lit."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.numbers: list[str] = []
        self.links: list[str] = []
        self.is_lit = False
        self._inside = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        classes = (given.get("class") or "").split()
        self._inside = self._inside or given.get("id") == "main"
        if tag == "mark" or "lit" in classes:
            self.is_lit = True
        href = given.get("href") or given.get("xlink:href")
        if tag == "a" and href and self._inside and href.startswith("/"):
            self.links.append(href)
            if "number" in classes or given.get("xlink:href"):
                self.numbers.append(href)


@pytest.fixture(scope="module")
def client(site: Served) -> Iterator[httpx2.Client]:
    with httpx2.Client(base_url=site.address, follow_redirects=True, timeout=60) as opened:
        yield opened


def is_lit_within(client: httpx2.Client, start: str, clicks: int) -> bool:
    """Whether a click on a link, and perhaps one more, leads to a page with lit words."""
    answer = client.get(start)
    if answer.status_code != 200 or "html" not in answer.headers["content-type"]:
        return False
    page = Links(answer.text)
    if page.is_lit:
        return True
    if clicks <= 1:
        return False
    ways = page.numbers or page.links
    return any(is_lit_within(client, way, clicks - 1) for way in dict.fromkeys(ways[:12]))


def test_random_numbers_of_random_pages_reach_a_lit_sentence_in_two_clicks(client: httpx2.Client, site: Served) -> None:
    draw = random.Random(SEED)  # noqa: S311  it draws pages, no secrets
    pages = addresses(client, draw)
    lost, tried = [], 0
    seen: dict[str, bool] = {}
    while tried < NUMBERS:
        path = draw.choice(pages)
        answer = client.get(path)
        assert answer.status_code == 200, f"{path}: {answer.status_code}"
        numbers = Links(answer.text).numbers
        for href in draw.sample(numbers, min(5, len(numbers))):
            key = re.sub(r"#.*", "", href)
            if key not in seen:
                seen[key] = is_lit_within(client, urljoin(path, href), 2)
            tried += 1
            if not seen[key]:
                lost.append(f"{path} -> {href}")
    assert urlsplit(site.address).hostname == "127.0.0.1"
    assert lost == []
