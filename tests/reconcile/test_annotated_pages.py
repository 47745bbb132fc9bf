"""Annotated pages, each by itself: what is right raises nothing, what is wrong on the page is found."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from crossfoot.model.interchange import from_json
from crossfoot.model.interval import more_than
from crossfoot.reconcile import PlainEntry, entries_of
from tests.known import reconcile
from tests.reconcile.pages import cell

# "84.3 million others" of 297.8 million are 28.3 per cent, the page's table says 27.
WRONG = {"wire-canalys-2022q3"}


def entries_on(path: Path) -> tuple[PlainEntry, ...]:
    found = json.loads(path.read_text(encoding="utf-8"))
    day = date.fromisoformat(found["page"]["published"])
    claims = [from_json(claim) for claim in found["claims"]]
    return entries_of(claims, path.name, published_at=day, outlet=found["page"]["outlet"])


def test_only_a_page_that_is_wrong_is_called_wrong(shared: Path) -> None:
    paths = sorted((*(shared / "pages").glob("*.claims.json"), *(shared / "seed").glob("*.claims.json")))
    flagged = {path.name.removesuffix(".claims.json") for path in paths if reconcile(entries_on(path)).conflicts()}
    assert len(paths) > 15
    assert flagged == WRONG


TEN_MONTHS = cell("xiaomi shipments smartphone WORLD 2017-01/2017-10")


def test_the_seed_page_in_its_own_voice_proves_more_than_twenty_million(shared: Path) -> None:
    entries = entries_on(shared / "seed" / "xiaomi-10m.claims.json")
    found = reconcile(entry for entry in entries if entry.origin != "canalys")
    assert found.bounds(TEN_MONTHS).interval == more_than(20_000_000)
    assert found.bounds(cell("xiaomi shipments smartphone WORLD 2017-09")).interval == more_than(10_000_000)


def test_with_the_tracker_it_cites_china_and_india_alone_prove_more(shared: Path) -> None:
    found = reconcile(entries_on(shared / "seed" / "xiaomi-10m.claims.json"))
    assert found.bounds(TEN_MONTHS).interval == more_than(15_000_000 + 9_150_000)
