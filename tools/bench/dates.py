"""`htmldate`: the share of pages whose day of publication is read right; a wrong day and none are told apart."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from crossfoot.read import read_page

__all__ = ["FOLDER", "misses", "score"]

FOLDER = "htmldate"


def _days(folder: Path) -> Iterator[tuple[str, str, str | None]]:
    for name, page in sorted(json.loads((folder / "dates.json").read_text(encoding="utf-8")).items()):
        data = gzip.decompress((folder / "html" / name).read_bytes())
        document, _ = read_page(data, name=name, url=page["url"])
        day = document.provenance.published_at
        yield page["url"], page["date"], None if day is None else day.isoformat()


def score(folder: Path) -> dict[str, float]:
    """The share of right days, and of pages without any."""
    found = [(gold, day) for _, gold, day in _days(folder)]
    return {
        "right": sum(gold == day for gold, day in found) / len(found),
        "none": sum(day is None for _, day in found) / len(found),
    }


def misses(folder: Path) -> Iterator[str]:
    """Each page with a wrong day or none."""
    for url, gold, day in _days(folder):
        if gold != day:
            yield f"{gold} read as {day}: {url}"
