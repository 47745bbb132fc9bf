"""Who changed what: the pages that were added and the entries that were judged, last first.

Invariant: every judgement of the ledger is listed, whoever made it and from where; of pages those that were added
through this server by users who signed in.
"""

from __future__ import annotations

from collections.abc import Mapping

from crossfoot.ledger import Judged, JudgementKind
from crossfoot.present.citation import short_id
from crossfoot.web.asked import Asked
from crossfoot.web.audit import ADDED, Act
from crossfoot.web.desk import Desk
from crossfoot.web.links import page_link
from crossfoot.web.page import Page
from crossfoot.web.parts import Column, Shown, Side, Slot, Table

__all__ = ["PAGE", "acts_of", "build"]

_COLUMNS = (
    Column("at", "when"),
    Column("who", "who"),
    Column("did", "did what"),
    Column("of", "of", Side.LEFT),
    Column("words", "what, and why"),
)
_NOTE = "Pages that were added from a command line are in the ledger, and not in this list."


def acts_of(desk: Desk) -> tuple[Act, ...]:
    """What was done by the day of the desk, last first."""
    added = () if desk.audit is None else (act for act in desk.audit.acts() if act.did == ADDED)
    found = [*added, *(_judged(one) for one in desk.view.all_judgements)]
    until = desk.view.as_of
    return tuple(
        sorted((act for act in found if until is None or act.at.date() <= until), key=lambda act: act.at, reverse=True)
    )


def build(desk: Desk, asked: Asked, named: Mapping[str, str]) -> Shown:  # noqa: ARG001  every page is built so
    """The list."""
    rows = tuple(_row(asked, act) for act in acts_of(desk))
    table = Table("audit", "Changes", _COLUMNS, rows, note="" if desk.audit is None else _NOTE)
    lead = "Who added pages, and who judged entries and why. Nothing in the ledger is ever changed or removed."
    return Shown("Who changed what", "plain.html", None, (table,), lead)


def _judged(one: Judged) -> Act:
    said = one.judgement
    return Act(one.recorded_at, said.author, said.kind.value, (said.names,), said.reason)


def _row(asked: Asked, act: Act) -> tuple[Slot, ...]:
    first = act.ids[0]
    if act.did == ADDED:
        of = Slot("page" if len(act.ids) == 1 else f"{len(act.ids)} pages", page_link(asked, first), " ".join(act.ids))
    else:
        what = "judgement" if act.did == JudgementKind.WITHDRAWN else "entry"
        of = Slot(f"{what} {short_id(first)}", value=first)
    return (Slot(f"{act.at:%Y-%m-%d %H:%M}", value=act.at.isoformat()), Slot(act.who), Slot(act.did), of,
            Slot(act.words))  # fmt: skip


PAGE = Page("/audit", build, is_of_ledger=False)
