"""A conflict with its sum, its sentences and its smallest repairs, for people and for programs.

Invariant: every member is quoted with the id that `explain` takes; a repair names a way out, never a culprit.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from crossfoot.brief.names import Names
from crossfoot.model import notation
from crossfoot.model.statement import Streak
from crossfoot.present.apart import apart_lines
from crossfoot.present.citation import Citation
from crossfoot.present.records import ends_record
from crossfoot.present.sums import Lookup, sum_line, unit_of
from crossfoot.present.words import ends, figure, voices
from crossfoot.reconcile import Conflict, Habit, Layer, Repair
from crossfoot.reconcile.certificate import to_json

__all__ = [
    "Members",
    "blame",
    "conflict_record",
    "members_of",
    "remark_line",
    "said_in",
    "summed",
    "verdict",
    "way_out",
]

_VERDICTS = {
    Layer.RELEASE: "soft",
    Layer.SOURCE: "restated",
    Layer.ACROSS: "sources differ",
}

_COUNTS = {2: "two", 3: "three", 4: "four", 5: "five"}

Members = Mapping[str, Citation]


def members_of(conflict: Conflict, mine: Members, others: Lookup) -> Members:
    """Each member's citation, the page's own where the page says it too; what is compared comes last.

    Args:
        conflict: The conflict.
        mine: Citations of the page that is checked.
        others: Gives the citation of an entry of the ledger.
    """
    pairs = sorted(zip(conflict.members, conflict.copies, strict=True), key=lambda p: p[0] == conflict.equation.entry)
    return {
        member: _first([mine[copy] for copy in copies if copy in mine]) or others(member) for member, copies in pairs
    }


def _first(said: list[Citation]) -> Citation | None:
    """The first of the places where the page says a thing."""
    return min(said, key=lambda cited: cited.claim.span.start if cited.claim.span else 0, default=None)


def remark_line(conflict: Conflict, members: Members, mine: Members, label: str | None = None) -> str:
    """What is no contradiction, in one line with the ids of its claims; None calls it by its verdict."""
    ids = ", ".join(cited.id for cited in members.values())
    told = "".join(f"; {part}" for part in apart_lines(conflict, members))
    return f"{label or verdict(conflict)}: {summed(conflict, members, mine)}{told} ({ids})"


def conflict_record(conflict: Conflict, members: Members, mine: Members) -> dict[str, Any]:
    """The conflict for programs."""
    equation = conflict.equation
    return {
        "hard": conflict.is_hard,
        "layer": conflict.layer.value,
        "severity": float(conflict.severity),
        "sum": summed(conflict, members, mine),
        "gap": str(conflict.gap),
        "gives_way": members[conflict.given_up].id if conflict.given_up else None,
        "usual": _usual(conflict.habit),
        "parting": _parting(conflict, members),
        "unit": equation.unit.value,
        "members": [_member(cited) for cited in members.values()],
        "repairs": [
            {
                "claim": members[repair.entry].id,
                "printed": repair.printed,
                "enough": repair.is_enough,
                "would_be": ends_record(repair.implied),
                "slips": [{"kind": slip.kind.value, "instead": slip.instead, "why": slip.sentence}
                          for slip in repair.slips],
            }
            for repair in conflict.repairs
        ],
        "certificate": to_json(conflict.certificate),
    }  # fmt: skip


def verdict(conflict: Conflict) -> str:
    """`hard` for what counts as found; what it is otherwise."""
    return "hard" if conflict.is_hard else _VERDICTS[conflict.layer]


def summed(conflict: Conflict, members: Members, mine: Members, names: Names | None = None) -> str:
    """The conflict in one line of arithmetic; names as `sum_line` takes them."""
    target = members[conflict.equation.entry]
    whose = "the page" if target.id in mine else target.voice
    return sum_line(conflict, members.__getitem__, whose=whose, names=names)


def blame(count: int) -> str:
    """Whom a conflict of so many claims accuses: nobody in particular."""
    return f"At least one of these {_COUNTS.get(count, count)} is wrong, or means something else."


def said_in(cited: Citation) -> str:
    """Who says it and where it stands."""
    said = voices(cited.claim, own="")
    return f"{said}, in {cited.where}" if said else cited.where


def way_out(repair: Repair, cited: Citation) -> str:
    """What would stand in the place of a member, were it the one that is wrong."""
    implied = repair.implied
    if implied.low is None and implied.high is None:
        return "gives way: the others do not say what would stand in its place"
    shown = f"{ends(implied, unit_of(cited.claim))} instead of {_printed(cited)}"
    slips = "; ".join(slip.sentence for slip in repair.slips)
    reach = {True: "", False: "; other figures of the release would still disagree", None: ""}[repair.is_enough]
    return f"{shown} ({slips}){reach}" if slips else f"{shown}{reach}"


def _printed(cited: Citation) -> str:
    statement = cited.claim.statement
    if isinstance(statement, Streak):
        return statement.predicate
    quantity = getattr(statement, "value", None)
    return cited.words if quantity is None else figure(quantity)


def _usual(habit: Habit | None) -> dict[str, Any] | None:
    if habit is None:
        return None
    return {"figures": habit.figures, "half": str(habit.middle), "nine_of_ten": str(habit.most), "own": habit.is_own}


def _parting(conflict: Conflict, members: Members) -> dict[str, Any] | None:
    parting = conflict.parting
    if parting is None:
        return None
    sides = [{"claim": members[entry].id, **ends_record(interval)} for entry, interval in parting.sides]
    return {"where": parting.where.value, "cell": notation.write_cell(parting.cell), "sides": sides}


def _member(cited: Citation) -> dict[str, Any]:
    return {
        "id": cited.id,
        "notation": notation.write_content(cited.claim),
        "sentence": None if cited.quotation is None else cited.quotation.marked(),
        "stated": cited.stated,
        "outlet": cited.page.outlet,
        "published": None if cited.page.published_at is None else cited.page.published_at.isoformat(),
        "url": cited.page.url,
        "line": cited.line,
    }
