"""Readings as JSON records for programs.

Invariant: `claims_record` is one document of the interchange format `crossfoot-claims/1` and nothing else.
"""

from __future__ import annotations

import hashlib
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from crossfoot.model.interchange import SCHEMA, to_json

if TYPE_CHECKING:
    from crossfoot.extract import Reading

__all__ = ["claims_record"]

_UNDETERMINED = "und"  # what the standard for language tags calls a language nobody has named


def claims_record(reading: Reading) -> dict[str, Any]:
    """A page and its claims in the interchange format.

    The format knows no missing outlet, title or day; where the page names none they are empty text.
    """
    found = reading.document.provenance
    text = reading.document.text
    page = {
        "file": PurePath(found.name).name,
        "format": found.format,
        "outlet": found.outlet or "",
        "published": "" if found.published_at is None else found.published_at.isoformat(),
        "language": found.language or _UNDETERMINED,
        "title": found.title or "",
        "synthetic": False,
        "chars": len(text),
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
    }
    claims = [to_json(claim) for claim in reading.claims]
    return {"schema": SCHEMA, "page": page, "claims": claims, "not_claims": []}
