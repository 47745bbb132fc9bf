"""`article-html`: how much of an article's body is kept, and how much else is taken for it.

The metric is the set's own: runs of four words, counted; precision and recall averaged over pages, F1 of the averages.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from crossfoot.model import Block, BlockKind, Document, Table
from crossfoot.read import read_page

__all__ = ["FOLDER", "body_of", "misses", "score", "shared_runs"]

FOLDER = "article-html"
_WORD = re.compile(r"\w+")
_RUN = 4


def body_of(document: Document) -> str:
    """The article as read: every block that is not furniture, its title left out."""
    return "\n".join(block.text for block in _blocks(document) if block.kind is not BlockKind.TITLE)


def _blocks(document: Document) -> Iterator[Block]:
    for block in document.blocks:
        if block.furniture is not None:
            continue
        if isinstance(block, Table):
            yield from () if block.caption is None else (block.caption,)
            yield from (cell.block for row in block.rows for cell in row)
        else:
            yield block


def shared_runs(gold: str, found: str) -> tuple[float, float, float]:
    """Runs in both texts, only in what was found, only in the gold, as shares of all three."""
    left, right = _runs(gold), _runs(found)
    both = (left & right).total()
    counts = (both, right.total() - both, left.total() - both)
    total = sum(counts) or 1
    return counts[0] / total, counts[1] / total, counts[2] / total


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(tuple(words[i : i + _RUN]) for i in range(max(1, len(words) - _RUN + 1)) if words)


def _precision(both: float, extra: float, missing: float) -> float:
    return 1.0 if extra == missing == 0 else both / (both + extra) if both + extra else 0.0


def _pages(folder: Path) -> Iterator[tuple[str, tuple[float, float, float]]]:
    gold = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    for name, page in sorted(gold.items()):
        data = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
        document, _ = read_page(data, name=name, url=page["url"])
        yield name, shared_runs(page["articleBody"], body_of(document))


def score(folder: Path) -> dict[str, float]:
    """Precision, recall and F1 of the body."""
    counted = [counts for _, counts in _pages(folder)]
    precisions = [_precision(*c) for c in counted if c[0] + c[1] > 0]
    recalls = [_precision(c[0], c[2], c[1]) for c in counted if c[0] + c[2] > 0]
    precision, recall = sum(precisions) / len(precisions), sum(recalls) / len(recalls)
    return {"precision": precision, "recall": recall, "f1": 2 * precision * recall / (precision + recall)}


def misses(folder: Path) -> Iterator[str]:
    """Each page with more than a tenth of its runs missing or in excess."""
    for name, (both, extra, missing) in _pages(folder):
        if both < 1 - 0.1:
            yield f"{name}: {both:.2f} shared, {extra:.2f} in excess, {missing:.2f} missing"
