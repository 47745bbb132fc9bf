"""What a source asserts: ledger entries folded so that copies count once.

Invariant: two entries of one origin with the same statement are one assertion, whatever pages carry it, and the order
of entries changes nothing. Only affirmed statements about what has happened become assertions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from crossfoot.model import OTHERS, Claim, Form, LinkKind, Mode, Polarity, Strength
from crossfoot.reconcile.cells import canonical, is_dated, label

__all__ = [
    "Assertion",
    "Entry",
    "PageLike",
    "PlainEntry",
    "PlainPage",
    "entries_of",
    "is_goal",
    "is_running",
    "key_of",
    "withdrawn_by",
]

_VOICE = "outlet:"
_GOALS = (Mode.TARGET, Mode.GUIDANCE)
_OF_GOALS = ("level", "growth", "compare")
_SOFT_FORMS = (Form.VAGUE, Form.WORD, Form.SIGN)


class PageLike(Protocol):
    """What is needed of the page an entry was read on."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def published_at(self) -> date | None:
        """Day of publication, or None."""


class Entry(Protocol):
    """What is needed of an entry of the ledger."""

    @property
    def id(self) -> str:
        """Its id, unique."""

    @property
    def claim(self) -> Claim:
        """What is claimed."""

    @property
    def origin(self) -> str:
        """The far end of the chain of sources as a slug; `outlet:NAME` for the outlet's own voice."""

    @property
    def page(self) -> PageLike:
        """Where it was read."""

    @property
    def definition(self) -> str | None:
        """What it counts where that is not what its address says, so that it says nothing of the address; or None."""


@dataclass(frozen=True, slots=True)
class PlainPage:
    """A page that is in no ledger."""

    id: str
    published_at: date | None = None


@dataclass(frozen=True, slots=True)
class PlainEntry:
    """A claim that is in no ledger."""

    id: str
    claim: Claim
    origin: str
    page: PlainPage
    definition: str | None = None


@dataclass(frozen=True, slots=True)
class Assertion:
    """One thing said by one origin.

    Args:
        entries: The entries that say it, by id; at least one. All agree in statement and origin.
        key: What they have in common; no two assertions of a view share it, and it does not depend on other entries.
        is_running: Whether its period was not over when the page appeared.
        is_goal: Whether it is a target that other claims are measured against, and no figure of what happened.
    """

    entries: tuple[Entry, ...]
    key: tuple[str, ...] = ()
    is_running: bool = False
    is_goal: bool = False

    @property
    def id(self) -> str:
        """The first entry's id, which stands for all of them."""
        return self.entries[0].id

    @property
    def claim(self) -> Claim:
        """What is claimed."""
        return self.entries[0].claim

    @property
    def origin(self) -> str:
        """Who says it."""
        return self.entries[0].origin

    @property
    def is_outlet(self) -> bool:
        """Whether the outlet says it in its own voice."""
        return self.origin.startswith(_VOICE)

    @property
    def is_soft(self) -> bool:
        """Whether its size is a word or a direction only, or it is hedged."""
        quantity = getattr(self.claim.statement, "value", None)
        return self.claim.strength is not Strength.PLAIN or (quantity is not None and quantity.form in _SOFT_FORMS)

    @property
    def pages(self) -> tuple[str, ...]:
        """Ids of the pages that carry it, sorted."""
        return tuple(sorted({entry.page.id for entry in self.entries}))

    @property
    def days(self) -> tuple[date, ...]:
        """Days on which it was published, sorted."""
        return tuple(sorted({entry.page.published_at for entry in self.entries if entry.page.published_at is not None}))


def entries_of(
    claims: Iterable[Claim], page_id: str, *, published_at: date | None = None, outlet: str = "page"
) -> tuple[PlainEntry, ...]:
    """The claims of one page as entries, for reconciling a page by itself.

    Args:
        claims: The claims.
        page_id: What the page is called.
        published_at: Its day.
        outlet: Whose voice claims without a source are in.
    """
    page = PlainPage(page_id, published_at)
    return tuple(PlainEntry(f"{page_id}#{claim.id}", claim, origin_of(claim, outlet), page) for claim in claims)


def origin_of(claim: Claim, outlet: str) -> str:
    """The far end of a claim's chain of sources as a slug."""
    if not claim.sources:
        return _VOICE + slug(outlet)
    last = claim.sources[-1]
    return slug(last.org or last.who)


def slug(name: str) -> str:
    """A name in lower case with dashes for everything that is neither letter nor digit."""
    return "-".join("".join(c if c.isalnum() else " " for c in name.lower()).split())


def key_of(entry: Entry, *, hedged: bool) -> tuple[str, ...] | None:
    """What entries that assert the same have in common; None for an entry that asserts nothing about what happened.

    Args:
        entry: An entry of a view.
        hedged: Whether reported and rumoured figures count as asserted.
    """
    is_of_address = entry.definition is None
    return _key(entry) if is_of_address and _is_asserted(entry.claim, hedged=hedged) else None


def is_goal(entry: Entry) -> bool:
    """Whether it is a target or guidance, or compares one with other figures."""
    claim = entry.claim
    is_aimed = claim.mode in _GOALS and claim.kind in _OF_GOALS
    return is_aimed and claim.polarity is Polarity.AFFIRMED and entry.definition is None


def _is_asserted(claim: Claim, *, hedged: bool) -> bool:
    return (
        claim.mode is Mode.ACTUAL
        and claim.polarity is Polarity.AFFIRMED
        and (hedged or claim.strength is Strength.PLAIN)
        and is_dated(claim.cell)
    )


def withdrawn_by(entry: Entry) -> Iterator[tuple[str, str]]:
    """Page and claim id of the figures that an entry corrects or revises; they stand on its own page."""
    for kind, to in entry.claim.links if entry.definition is None else ():
        if kind in (LinkKind.CORRECTS, LinkKind.REVISES):
            yield entry.page.id, to


def _key(entry: Entry) -> tuple[str, ...]:
    claim = entry.claim
    page = entry.page.id if OTHERS in claim.cell.vendor or _speaks_of_page(claim) else ""
    state = f"{claim.strength}{is_running(entry)}"
    return label(canonical(claim.cell)), claim.kind, repr(claim.statement), entry.origin, state, page


def _speaks_of_page(claim: Claim) -> bool:
    """Whether the statement names another claim of its page, so that it means something only there."""
    return any(getattr(claim.statement, name, None) for name in ("whole", "other", "of"))


def is_running(entry: Entry) -> bool:
    """Whether the period of a figure was not over when its page appeared."""
    end, day = entry.claim.cell.period.end, entry.page.published_at
    return end is not None and day is not None and day < end
