"""The annotated pages: every claim lies in the article, no furniture does, and the pages are dated as annotated."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from crossfoot.model import Block, Document
from crossfoot.read import read_page
from tests.conftest import SHARED
from tests.read.layouts import blocks_in

# Reasons the annotators give for figures of the page itself, not of the article.
FURNITURE = (
    "advertisement", "app promotion", "author biography", "comment count", "cookie banner", "copyright",
    "crawler header", "deals link", "event promotion", "index quotation", "link", "metadata", "money in lakh",
    "newsletter promotion", "number in the author biography", "page clock", "page date", "paywall", "prices",
    "promotion", "publication", "reader", "reading time", "related link", "section label", "share counter", "spam",
    "stock ticker", "time of the post", "timestamp", "weather",
)  # fmt: skip
# Pages that nowhere say their year.
UNDATED = frozenset(
    {"brief-xiaomi-2015-target", "bullets-trendforce-2023q2", "earnings-apple-fq1-2017", "stock-nio-nov-2025"}
)
NAMES = sorted(path.name.removesuffix(".claims.json") for path in SHARED.glob("*/*.claims.json")) or ["none"]


@dataclass(frozen=True, slots=True)
class Gold:
    annotation: dict[str, Any]
    document: Document
    codes: tuple[str, ...]

    def block_at(self, span: dict[str, Any]) -> Block | None:
        for block in blocks_in(self.document):
            if block.text:
                start, end = block.raw_span(0, len(block.text))
                if start <= span["start"] and span["end"] <= end:
                    return block
        return None


@pytest.fixture(params=NAMES)
def gold(request: pytest.FixtureRequest, shared: Path) -> Gold:
    (path,) = shared.glob(f"*/{request.param}.claims.json")
    annotation = json.loads(path.read_text(encoding="utf-8"))
    page = path.parent / annotation["page"]["file"]
    document, issues = read_page(page.read_bytes(), name=page.name)
    return Gold(annotation, document, tuple(issue.code for issue in issues))


def test_every_claim_lies_in_one_block_of_the_article(gold: Gold) -> None:
    lost = []
    for claim in gold.annotation["claims"]:
        block = gold.block_at(claim["anchor"])
        if block is None or block.furniture is not None:
            lost.append(claim["anchor"]["text"])
    assert lost == []


def test_what_the_annotators_call_furniture_is_marked(gold: Gold) -> None:
    unmarked = []
    for span in gold.annotation["not_claims"]:
        block = gold.block_at(span)
        if span.get("why", "").startswith(FURNITURE) and block is not None and block.furniture is None:
            unmarked.append((span["text"], span["why"]))
    assert unmarked == []


def test_the_page_is_dated_as_annotated_or_only_by_its_name(gold: Gold) -> None:
    name = gold.annotation["page"]["file"].rpartition(".")[0]
    found = gold.document.provenance.published_at
    if name in UNDATED:
        # A name gives a day after the period it holds, and never one after publication.
        assert "date-from-name" in gold.codes
        assert str(found) <= gold.annotation["page"]["published"]
    else:
        assert str(found) == gold.annotation["page"]["published"]


def test_an_outlet_that_is_found_is_the_annotated_one(gold: Gold) -> None:
    found = gold.document.provenance.outlet
    assert found is None or found in gold.annotation["page"]["outlet"]


def test_the_title_found_starts_as_annotated(gold: Gold) -> None:
    found, title = gold.document.provenance.title or "", gold.annotation["page"]["title"]
    assert found.split()[0] == title.split()[0]
    assert gold.document.provenance.format == gold.annotation["page"]["format"]
