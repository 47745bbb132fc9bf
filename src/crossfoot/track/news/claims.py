"""New claims, page by page.

Invariant: counts and names them; says nothing about what they mean.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.ledger import Entry
from crossfoot.track.news.change import Change
from crossfoot.track.news.value import Ground, Kind, Naming, News
from crossfoot.track.wording import and_list

__all__ = ["claim_news"]


def claim_news(change: Change, vendor: str, names: Naming) -> Iterator[News]:
    """One piece of news for each page that speaks of a vendor.

    Args:
        change: What changed.
        vendor: Of whom.
        names: What everybody is called.
    """
    pages: dict[str, list[Entry]] = {}
    for entry in change.about(vendor):
        pages.setdefault(entry.page.id, []).append(entry)
    for entries in pages.values():
        ids = tuple(entry.id for entry in entries)
        outlet = entries[0].page.outlet or entries[0].page.name
        voices = sorted({names.voice(e.origin) for e in entries if e.claim.sources})
        by = f", citing {and_list(voices)}" if voices else ""
        many = f"{len(ids)} claims" if len(ids) > 1 else "a claim"
        yield News(
            Kind.CLAIMS,
            change.day_of(ids),
            (vendor,),
            f"{outlet} makes {many} about {names.vendor(vendor)}{by}.",
            ids,
            Ground.STATED,
            after=str(len(ids)),
        )
