"""Which addresses readers ask for: of each kind of page as many as the ledger has, drawn at random.

Invariant: every address is of something the ledger holds.
"""

from __future__ import annotations

import random
from pathlib import Path
from urllib.parse import urlencode

from crossfoot.api import open_ledger
from crossfoot.ledger import Entry
from crossfoot.model import ALL, OTHERS, notation
from crossfoot.present.citation import DIGITS, short_id

__all__ = ["addresses_of"]

_MOST = 40  # of each kind
_SAMPLE = 3000  # entries of a large ledger that are drawn from


def addresses_of(ledger: Path) -> dict[str, list[str]]:
    """By kind of page, what may be asked for."""
    draw = random.Random(5)  # noqa: S311  it draws pages, no secrets
    with open_ledger(ledger, read_only=True) as opened:
        entries = _some(opened.view().recorded_after(max(0, opened.view().readings - _SAMPLE)), draw)
    told = [e for e in entries if e.claim.cell.measure and e.claim.cell.product and e.claim.cell.place]
    vendors = sorted({v for e in told for v in e.claim.cell.vendor if v not in (ALL, OTHERS) and "@" not in v})
    markets = sorted(
        {(e.claim.cell.place or "", e.claim.cell.product or "", e.claim.cell.period.notation) for e in told}
    )
    return {
        "today": ["/"],
        "vendors": ["/vendors"],
        "vendor": [f"/vendor/{vendor}" for vendor in vendors[:_MOST]],
        "market": ["/market?" + urlencode({"place": a, "product": b, "period": c}) for a, b, c in markets[:_MOST]],
        "cell": ["/cell?" + urlencode({"of": notation.write_cell(e.claim.cell)}) for e in told[:_MOST]],
        "page": [f"/page/{e.page.id.rpartition(':')[2][:DIGITS]}?claim={short_id(e.id)}" for e in entries[:_MOST]],
        "targets": ["/targets"],
        "conflicts": ["/conflicts"],
        "sources": ["/sources"],
        "search": ["/search?" + urlencode({"q": word}) for word in (*vendors[:10], "million", "quarter", "shipments")],
        "export": ["/vendors/vendors.csv", "/sources/voices.json"],
    }


def _some(entries: tuple[Entry, ...], draw: random.Random) -> list[Entry]:
    return draw.sample(entries, min(len(entries), 10 * _MOST))
