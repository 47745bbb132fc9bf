"""A checked draft for programs: `crossfoot-check/2`.

Invariant: every number of the draft is in it, those that count nothing as well, each with its mark and the reason.
"""

from __future__ import annotations

from typing import Any

from crossfoot.draft import Checked, Clash, Held, Mark, Nearest, Number
from crossfoot.model import notation
from crossfoot.present.citation import cite_entry
from crossfoot.present.conflict import conflict_record
from crossfoot.present.marked.words import Cited
from crossfoot.present.records import ends_record, issue_records

__all__ = ["check_record"]


def check_record(checked: Checked) -> dict[str, Any]:
    """A checked draft as a record."""
    cited = Cited(checked)
    day = checked.reading.document.provenance.published_at
    conflicts = [conflict_record(one, cited.members(one), cited.mine) for one in checked.remarks]
    return {
        "schema": "crossfoot-check/2",
        "page": checked.reading.document.provenance.name,
        "as_of": None if day is None else day.isoformat(),
        "claims": len(checked.reading.claims),
        "ledger": checked.has_ledger,
        "against": len(checked.beside),
        "voices": list(checked.voices),
        "marks": {mark.value: checked.count(mark) for mark in Mark},
        "numbers": [_number(number) for number in checked.numbers],
        "conflicts": [*(_clash(clash, cited) for clash in checked.clashes), *conflicts],
        "remarks": issue_records(checked.issues),
    }


def _clash(clash: Clash, cited: Cited) -> dict[str, Any]:
    told = conflict_record(clash.conflict, cited.members(clash.conflict), cited.mine)
    return told | {"impossible": clash.is_impossible, "voice": clash.voice or None}


def _number(number: Number) -> dict[str, Any]:
    return {
        "id": number.id,
        "start": number.start,
        "end": number.end,
        "text": number.text,
        "mark": number.mark.value,
        "why": number.why,
        "counts": number.counts,
        "notation": None if number.claim is None else notation.write_content(number.claim),
        "held": [_held(held) for held in number.held],
        "nearest": _nearest(number.nearest),
        "conflicts": list(number.clashes),
        "disproof": _disproof(number.disproof),
    }


def _held(held: Held) -> dict[str, Any]:
    return {
        "voice": held.voice or None,
        "answer": held.answer.value,
        "between": None if held.known is None else ends_record(held.known.interval),
        "entries": [] if held.known is None else list(held.known.entries),
    }


def _disproof(held: Held | None) -> dict[str, Any] | None:
    if held is None or held.grounds is None:
        return None
    return {"voice": held.voice, "why": held.grounds.why, "entries": [entry.id for entry in held.grounds.entries]}


def _nearest(nearest: Nearest | None) -> dict[str, Any] | None:
    if nearest is None:
        return None
    cited = cite_entry(nearest.entry)
    return {
        "id": cited.id,
        "notation": notation.write_content(cited.claim),
        "sentence": None if cited.quotation is None else cited.quotation.marked(),
        "stated": cited.stated,
        "voice": cited.voice,
        "outlet": cited.page.outlet,
        "published": None if cited.page.published_at is None else cited.page.published_at.isoformat(),
        "url": cited.page.url,
        "slips": [{"kind": slip.kind.value, "instead": slip.instead} for slip in nearest.slips],
    }
