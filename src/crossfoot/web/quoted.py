"""A claim as it is quoted on any page: its sentence with its words lit, who says it, and where it stands.

Invariant: the sentence is the page's own, cut in three; where the page's text is not kept the figure as stated stands
in its place and says so.
"""

from __future__ import annotations

from dataclasses import dataclass

from crossfoot.ledger import Entry
from crossfoot.present.citation import Citation, cite_entry, short_id
from crossfoot.present.words import voices
from crossfoot.track.wording import day_name
from crossfoot.web.asked import Asked
from crossfoot.web.links import claim_link, outside

__all__ = ["Quoted", "quoted"]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation.

    Args:
        id: What `explain` takes.
        before: The sentence before the words.
        words: The words of the claim.
        after: The sentence behind them.
        is_stated: Whether the words are the figure as stated, since the page's text is not kept.
        said: Who says it, nearest to the page first; empty where the outlet does.
        outlet: Who published it.
        day: When, in words; empty where that is not known.
        href: Where the claim stands lit on its page.
        original: The address of the page as published, or empty.
        who: The voice whose claim it is.
    """

    id: str
    before: str
    words: str
    after: str
    is_stated: bool
    said: str
    outlet: str
    day: str
    href: str
    original: str
    who: str


def quoted(asked: Asked, entry: Entry, cited: Citation | None = None) -> Quoted:
    """An entry, quoted.

    Args:
        asked: What the page with the quotation was asked for.
        entry: The entry.
        cited: Its citation, where that is known already.
    """
    cited = cited or cite_entry(entry)
    found, page = cited.quotation, entry.page
    return Quoted(
        id=short_id(entry.id),
        before=found.before if found else "",
        words=found.words if found else cited.stated or "",
        after=found.after if found else "",
        is_stated=found is None,
        said=voices(entry.claim, own=""),
        outlet=page.outlet or page.name,
        day=day_name(page.published_at) if page.published_at else "",
        href=claim_link(asked, entry),
        original=outside(page.url),
        who=cited.voice,
    )
