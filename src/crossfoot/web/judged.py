"""What somebody found out about claims, as pages list it: what, of which claim, who, when and why.

Invariant: only judgements that stand are listed; each can be taken back, which is a judgement too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from crossfoot.errors import InputError
from crossfoot.ledger import Entry, Judged, JudgementKind
from crossfoot.present.citation import short_id
from crossfoot.track.wording import day_name
from crossfoot.web.asked import Asked
from crossfoot.web.desk import Desk
from crossfoot.web.links import page_link
from crossfoot.web.parts import Column, Slot, Table
from crossfoot.web.quoted import Quoted, quoted

__all__ = ["FINDINGS", "Finding", "findings_of", "findings_table"]

FINDINGS = {
    JudgementKind.MISPRINTED: "The page is wrong: it should say something else",
    JudgementKind.MISREAD: "It was read wrongly: the page does not say this",
    JudgementKind.DIFFERENT_DEFINITION: "It counts something else than its address says",
    JudgementKind.RETRACTED: "Its source has taken it back",
}
"""What can be found about one claim, in the words of the form."""

_COLUMNS = (
    Column("judgement", "what was found"),
    Column("claim", "of the claim"),
    Column("who", "who"),
    Column("when", "when"),
    Column("why", "why"),
    Column("id", "judgement", is_shown=False),
)


@dataclass(frozen=True, slots=True)
class Finding:
    """A judgement that stands.

    Args:
        id: First digits of its id.
        kind: What was found: `misprinted`.
        claim: First digits of the id of the claim.
        quote: The claim, or None where it is not in the ledger as of the day.
        page: The page it stands on, or empty.
        who: Who says so.
        when: The day it was recorded, in words.
        why: The reason.
    """

    id: str
    kind: str
    claim: str
    quote: Quoted | None
    page: str
    who: str
    when: str
    why: str


def findings_of(desk: Desk, asked: Asked, claims: Iterable[str] | None = None) -> tuple[Finding, ...]:
    """Judgements on entries that stand as of the day, last first.

    Args:
        desk: Where they are looked up.
        asked: What the page was asked for.
        claims: Only those on claims whose ids start so, and what was recorded with them of their copies: found alike,
            by the same author, for the same reason; None for all.
    """
    starts = None if claims is None else tuple(claims)
    standing = [one for one in desk.view.judgements() if one.judgement.kind is not JudgementKind.WITHDRAWN]
    own = [one for one in standing if starts is None or short_id(one.judgement.names).startswith(starts)]
    alike = {_alike(one) for one in own}
    return tuple(_finding(desk, asked, one) for one in reversed(standing) if _alike(one) in alike)


def _alike(judged: Judged) -> tuple[JudgementKind, str, str]:
    said = judged.judgement
    return said.kind, said.author, said.reason


def findings_table(findings: Iterable[Finding]) -> Table:
    """Judgements as rows of a table."""
    rows = tuple(
        (Slot(one.kind), Slot(one.quote.words if one.quote else one.claim, one.page, one.claim), Slot(one.who),
         Slot(one.when), Slot(one.why), Slot(one.id))
        for one in findings
    )  # fmt: skip
    return Table("judgements", "What was found out", _COLUMNS, rows)


def _finding(desk: Desk, asked: Asked, judged: Judged) -> Finding:
    said = judged.judgement
    entry = _entry(desk, said.names)
    return Finding(
        short_id(judged.id),
        said.kind.value,
        short_id(said.names),
        None if entry is None else quoted(asked, entry),
        "" if entry is None else page_link(asked, entry.page.id),
        said.author,
        day_name(judged.recorded_at.date()),
        said.reason,
    )


def _entry(desk: Desk, id_: str) -> Entry | None:
    """An entry of the view, left out of it or not."""
    found = desk.view.left_out(id_)
    if found is not None:
        return found
    try:
        return desk.view.entry(id_)
    except InputError:
        return None  # published later than the day
