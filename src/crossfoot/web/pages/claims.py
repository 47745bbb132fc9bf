"""All claims, a hundred at a time, newest first.

Invariant: of however many claims the ledger holds, only those of one sheet are loaded.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from crossfoot.brief.names import names_of
from crossfoot.knowledge.naming import read_measure, read_place, read_product
from crossfoot.ledger import Narrowed, Slice
from crossfoot.web.asked import Asked
from crossfoot.web.claimed import claims_table
from crossfoot.web.desk import Desk
from crossfoot.web.page import Page
from crossfoot.web.parts import Shown

__all__ = ["PAGE", "build"]

_SHEET = 100
_FILTERS = ("vendor", "measure", "product", "place", "voice")


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where one is in the list.

    Args:
        filters: Name and value of each thing the list can be narrowed to; an empty value is everything.
        first: Address of the first sheet, or empty where this is it.
        later: Address of the next sheet, or empty where this is the last.
    """

    filters: tuple[tuple[str, str], ...]
    first: str
    later: str


def build(desk: Desk, asked: Asked, named: Mapping[str, str]) -> Shown:  # noqa: ARG001  every page is built so
    """One sheet of the list."""
    wanted = {name: asked.one(name) for name in _FILTERS}
    vendor, voice, beyond = wanted["vendor"], wanted["voice"], asked.one("beyond")
    narrowed = Narrowed(
        vendors=None if vendor is None else (vendor.lower(),),
        origins=None if voice is None else (voice.lower(),),
        measure=None if wanted["measure"] is None else read_measure(wanted["measure"]),
        product=None if wanted["product"] is None else read_product(wanted["product"], desk.vocabulary),
        place=None if wanted["place"] is None else read_place(wanted["place"], desk.vocabulary),
    )
    entries = desk.view.some(Slice(_SHEET, beyond), narrowed)
    table = claims_table(asked, names_of(desk.vocabulary, entries), entries, name="claims", title="Claims")
    later = asked.here(beyond=entries[-1].id) if len(entries) == _SHEET else ""
    body = Sheet(
        tuple((name, wanted[name] or "") for name in _FILTERS), asked.here(beyond=None) if beyond else "", later
    )
    return Shown(
        "Claims", "claims.html", body, (table,), "What was said, by whom and where; what was recorded last first."
    )


PAGE = Page("/claims", build)
