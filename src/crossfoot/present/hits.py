"""What a search found, for programs.

Invariant: an excerpt is cut from the page word for word, tags left out, and every entry read there has its id.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from crossfoot.ledger import Hit
from crossfoot.model import notation

__all__ = ["search_record"]


def search_record(words: str, hits: Iterable[Hit]) -> dict[str, Any]:
    """What was searched for, and what was found."""
    return {"schema": "crossfoot-search/1", "words": words, "hits": [_record(hit) for hit in hits]}


def _record(hit: Hit) -> dict[str, Any]:
    page, span = hit.page, hit.span
    return {
        "page": page.id,
        "name": page.name,
        "url": page.url,
        "outlet": page.outlet,
        "title": page.title,
        "published": None if page.published_at is None else page.published_at.isoformat(),
        "excerpt": hit.excerpt,
        "span": None if span is None else {"start": span.start, "end": span.end, "text": span.text},
        "entries": [{"id": e.id, "notation": notation.write_content(e.claim)} for e in hit.entries],
    }
