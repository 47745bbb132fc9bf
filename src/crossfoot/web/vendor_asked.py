"""Which vendor an address names: one, a group that is counted together, or a cohort such as `@chinese-brands`.

Invariant: nothing is guessed; who is not in the ledger as of the day is refused with the nearest names that are.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from crossfoot.brief.names import Names
from crossfoot.errors import InputError
from crossfoot.ledger import Entry, Narrowed, Slice
from crossfoot.model import ALL, OTHERS
from crossfoot.present.asked import read_vendor
from crossfoot.track.wording import and_list
from crossfoot.web.desk import Desk
from crossfoot.web.page import NotHereError

__all__ = ["JOIN", "MOST_LOADED", "Vendor", "vendor_asked"]

JOIN = "+"
"""Stands between the members of a group in an address: `oppo+vivo`."""
MOST_LOADED = 3_000
"""Claims of one vendor that its page looks at; of more, those recorded last."""

_COHORT = "@"


@dataclass(frozen=True, slots=True)
class Vendor:
    """Whose page it is.

    Args:
        members: The vendor, or the members of a group, sorted.
        entries: The claims that count just these.
        is_cut: Whether there are more claims than are looked at.
    """

    members: tuple[str, ...]
    entries: tuple[Entry, ...]
    is_cut: bool

    @property
    def slug(self) -> str:
        """Its name in addresses."""
        return JOIN.join(self.members)

    def called(self, names: Names) -> str:
        """Its name in words: "Xiaomi", "Oppo and Vivo", "Chinese brands"."""
        return and_list([names.vendor(slug) for slug in self.members])

    @property
    def is_single(self) -> bool:
        """Whether it is one vendor and no group or cohort, so that goals and a brief can be told of it."""
        return len(self.members) == 1 and not self.members[0].startswith(_COHORT)


def vendor_asked(desk: Desk, text: str) -> Vendor:
    """The vendor an address names.

    Args:
        desk: Where it is looked up.
        text: As typed.

    Raises:
        NotHereError: The ledger has nothing on it; the sentence names vendors spelled alike.
    """
    try:
        members = tuple(sorted({_member(desk, part) for part in text.split(JOIN)}))
    except InputError as fault:
        raise NotHereError(str(fault)) from fault
    found = desk.recall(("vendor", members), lambda: _found(desk, members))
    if not found.entries:
        raise NotHereError(f"Nobody counts {and_list(members)} together: each has a page of its own.")
    return found


def _member(desk: Desk, text: str) -> str:
    if text.upper() in (ALL, OTHERS) or not text.strip():
        raise InputError(f"'{text}' is no vendor: markets have pages of their own, at /markets.")
    return read_vendor(text, desk.view)


def _found(desk: Desk, members: tuple[str, ...]) -> Vendor:
    """Its claims, the last published first."""
    entries = desk.view.some(Slice(MOST_LOADED), Narrowed(vendors=members))
    # Of a group those that count its members together; a single vendor also has a part in groups.
    own = [e for e in entries if len(members) == 1 or tuple(sorted(set(e.claim.cell.vendor))) == members]
    own.sort(key=lambda entry: entry.page.published_at or date.min, reverse=True)
    return Vendor(members, tuple(own), len(entries) >= MOST_LOADED)
