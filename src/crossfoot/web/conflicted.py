"""Figures that cannot all be true, and figures that part: found once for a ledger and a day, and asked for by many.

Invariant: a clash has one address, made of the ids of its claims, as long as it stands. Whether claims are of one
release is told by all that their source says; only in a ledger too large for that by the claims alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from crossfoot.errors import InputError
from crossfoot.knowledge import load_inclusions
from crossfoot.ledger import Entry
from crossfoot.model import ALL, OTHERS
from crossfoot.present.citation import Citation, cite_entry, short_id
from crossfoot.present.conflict import Members, members_of
from crossfoot.reconcile import Conflict, Layer, reconcile
from crossfoot.track.views import EVERYBODY
from crossfoot.web.desk import Desk
from crossfoot.web.large import is_large, of_late

__all__ = ["CONFLICTS", "Clash", "all_conflicts", "clash_among", "clash_at", "clash_id", "conflicts_about",
           "conflicts_of", "differences_of", "parts_of"]  # fmt: skip

CONFLICTS = "conflicts"
"""What all conflicts are kept under."""

_JOINT = "."


@dataclass(frozen=True, slots=True)
class Clash:
    """A conflict or a difference with the claims it is between.

    Args:
        conflict: The conflict.
        entries: One entry for each member, in the members' order.
    """

    conflict: Conflict
    entries: tuple[Entry, ...]

    @property
    def id(self) -> str:
        """Its address."""
        return clash_id(self.conflict.members)

    def is_of(self, claims: frozenset[str]) -> bool:
        """Whether it is between these claims, each by whichever entry says it; first digits of their ids."""
        said = [claims.intersection(map(short_id, copies)) for copies in self.conflict.copies]
        return all(said) and frozenset().union(*said) == claims

    def copies_of(self, claim: str) -> tuple[str, ...]:
        """Ids of all entries that say the same as one of its claims; none where it is none of them."""
        said = (copies for copies in self.conflict.copies if claim in map(short_id, copies))
        return next(said, ())

    @property
    def vendors(self) -> tuple[str, ...]:
        """Whose figures."""
        named = {vendor for entry in self.entries for vendor in entry.claim.cell.vendor}
        return tuple(sorted(named - {ALL, OTHERS}))

    @property
    def voices(self) -> tuple[str, ...]:
        """Who says them."""
        return tuple(sorted({entry.origin for entry in self.entries}))

    @property
    def cited(self) -> Members:
        """Each member's citation; what is compared with the others comes last."""
        by_id = {entry.id: entry for entry in self.entries}

        def cite(id_: str) -> Citation:
            return cite_entry(by_id[id_])

        return members_of(self.conflict, {}, cite)


def clash_id(entries: Iterable[str]) -> str:
    """The address of a conflict between entries."""
    return _JOINT.join(sorted(short_id(entry) for entry in entries))


def all_conflicts(desk: Desk) -> tuple[Clash, ...]:
    """Everything within one release that cannot all be true, the worst first."""

    def found() -> tuple[Clash, ...]:
        entries = desk.view.entries()
        return tuple(_clashes(desk.table(("view", EVERYBODY), entries).conflicts(), entries))

    return desk.recall(CONFLICTS, found)


def conflicts_about(desk: Desk, vendor: str) -> tuple[Clash, ...]:
    """Those with a figure of a vendor; in a large ledger those among its own and its markets'."""
    if is_large(desk):
        return desk.recall((CONFLICTS, vendor), lambda: tuple(_within(of_late(desk).entries(vendors=(vendor, ALL)))))
    return tuple(clash for clash in all_conflicts(desk) if vendor in clash.vendors)


def conflicts_of(desk: Desk, voice: str) -> tuple[Clash, ...]:
    """Those that a voice has a part in."""
    return tuple(clash for clash in all_conflicts(desk) if voice in clash.voices)


def differences_of(desk: Desk, vendor: str) -> tuple[Clash, ...]:
    """Where a source has restated a figure of a vendor, or sources part further than they usually do."""
    return desk.recall(("differences", vendor), lambda: tuple(_apart(of_late(desk).entries(vendors=(vendor,)))))


def clash_at(desk: Desk, id_: str) -> Clash | None:
    """The conflict or difference between the claims of an address; None where they do not clash, or not any more.

    Raises:
        InputError: The address names no claims of the view.
    """
    parts = frozenset(parts_of(id_))
    here = None if is_large(desk) else next((clash for clash in all_conflicts(desk) if clash.is_of(parts)), None)
    if here is not None:
        return here
    return clash_among(tuple(desk.view.entry(part) for part in parts))


def clash_among(entries: tuple[Entry, ...]) -> Clash | None:
    """The conflict or difference that some claims make by themselves; None where they make none, or only some of them.

    Taken by themselves claims of two pages are told apart as two releases, whatever else their source says.
    """
    every = (*_within(entries), *_apart(entries))
    return next((clash for clash in every if clash.id == clash_id(entry.id for entry in entries)), None)


def parts_of(id_: str) -> tuple[str, ...]:
    """The first digits of the ids of the claims of an address.

    Raises:
        InputError: It is none.
    """
    parts = tuple(part for part in id_.split(_JOINT) if part)
    if not parts:
        raise InputError(
            "A conflict is named by its claims: expected an address such as /conflict?id=8ca0f082.c773b8f4."
        )
    return parts


def _within(entries: tuple[Entry, ...]) -> Iterator[Clash]:
    return _clashes(reconcile(entries, inclusions=load_inclusions()).conflicts(), entries)


def _apart(entries: tuple[Entry, ...]) -> Iterator[Clash]:
    found = reconcile(entries, inclusions=load_inclusions()).differences()
    return _clashes([one for one in found if one.layer is not Layer.RELEASE], entries)


def _clashes(found: Iterable[Conflict], entries: tuple[Entry, ...]) -> Iterator[Clash]:
    by_id = {entry.id: entry for entry in entries}
    return (Clash(one, tuple(by_id[member] for member in one.members)) for one in found)
