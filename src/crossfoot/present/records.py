"""What commands and pages find, as JSON records for programs.

Invariant: `claims_record` is one document of the interchange format `crossfoot-claims/1` and nothing else; every other
record says in `schema` what it is.
"""

from __future__ import annotations

import hashlib
from pathlib import PurePath
from typing import Any

from crossfoot.extract import Reading
from crossfoot.model import Interval, Issue, notation
from crossfoot.model.interchange import SCHEMA, to_json

__all__ = ["claims_record", "ends_record", "issue_records", "reading_record"]

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


def reading_record(reading: Reading) -> dict[str, Any]:
    """A page with all that was found on it: claims with their frames, unread figures, remarks."""
    record = claims_record(reading)
    found = reading.document.provenance
    claims = [
        fields | {"frame": claim.frame, "notation": notation.write_content(claim)}
        for fields, claim in zip(record["claims"], reading.claims, strict=True)
    ]
    unread = [{"start": u.start, "end": u.end, "text": u.text, "reason": u.reason} for u in reading.unread]
    page = record["page"] | {"name": found.name, "url": found.url, "author": found.author, "encoding": found.encoding}
    return {"schema": "crossfoot-reading/1", "reader": reading.reader, "page": page, "claims": claims,
            "unread": unread, "issues": issue_records(reading.issues)}  # fmt: skip


def ends_record(interval: Interval) -> dict[str, Any]:
    """An interval as two exact numbers, as text, null where unbounded, and whether each is left out."""
    return {
        "low": None if interval.low is None else str(interval.low),
        "high": None if interval.high is None else str(interval.high),
        "low_open": interval.low is not None and interval.low_open,
        "high_open": interval.high is not None and interval.high_open,
    }


def issue_records(issues: tuple[Issue, ...]) -> list[dict[str, str]]:
    """Remarks as records."""
    return [{"code": issue.code, "message": issue.message, "where": issue.where} for issue in issues]
