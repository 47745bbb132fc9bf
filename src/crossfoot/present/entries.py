"""Entries, pages and judgements of a ledger, for programs.

Invariant: a claim has the fields of the interchange format `crossfoot-claims/1`; its anchor is there where it quotes a
page, and where no text is kept the figure as stated stands beside it.
"""

from __future__ import annotations

from typing import Any

from crossfoot.ledger import Entry, Judged, Page
from crossfoot.model import notation
from crossfoot.model.interchange import fields_of, to_json
from crossfoot.present.citation import cite_entry

__all__ = ["entry_record", "judged_record", "page_record"]


def entry_record(entry: Entry) -> dict[str, Any]:
    """An entry with its claim, its sentence and its page."""
    claim, cited = entry.claim, cite_entry(entry)
    return {
        "id": entry.id,
        "statement": entry.statement_id,
        "origin": entry.origin,
        "voice": cited.voice,
        "notation": notation.write_content(claim),
        "claim": fields_of(claim) if claim.span is None else to_json(claim),
        "sentence": None if cited.quotation is None else cited.quotation.marked(),
        "stated": entry.stated,
        "definition": entry.definition,
        "reader": entry.reader,
        "recorded_at": entry.recorded_at.isoformat(),
        "page": page_record(entry.page),
    }


def page_record(page: Page) -> dict[str, Any]:
    """Where something was published."""
    return {
        "page": page.id,
        "name": page.name,
        "url": page.url,
        "outlet": page.outlet,
        "title": page.title,
        "published": None if page.published_at is None else page.published_at.isoformat(),
        "retrieved": None if page.retrieved_at is None else page.retrieved_at.isoformat(),
        "sha256": page.sha256,
        "has_text": page.text is not None,
    }


def judged_record(one: Judged) -> dict[str, Any]:
    """A judgement as recorded."""
    said = one.judgement
    return {
        "id": one.id,
        "names": said.names,
        "kind": said.kind.value,
        "author": said.author,
        "reason": said.reason,
        "on": None if said.on is None else said.on.isoformat(),
        "other": said.other,
        "recorded_at": one.recorded_at.isoformat(),
    }
