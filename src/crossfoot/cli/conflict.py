"""A conflict on the terminal: its sum, its sentences and its smallest repairs.

Invariant: every member is quoted with the id that `explain` takes; a repair names a way out, never a culprit.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.cli.show import wrapped
from crossfoot.present.conflict import Members, blame, said_in, summed, verdict, way_out
from crossfoot.present.sums import severity
from crossfoot.reconcile import Conflict

__all__ = ["conflict_lines"]

_INDENT = "      "


def conflict_lines(conflict: Conflict, members: Members, mine: Members, heading: str | None = None) -> Iterator[str]:
    """A contradiction for people, line by line.

    Args:
        conflict: The contradiction.
        members: The citation of each member.
        mine: Citations of the page that is checked.
        heading: What to call it; None calls it by its verdict.
    """
    yield f"{heading or verdict(conflict)}: {summed(conflict, members, mine)}"
    yield f"{_INDENT}{severity(conflict)}"
    for number, cited in enumerate(members.values(), 1):
        yield ""
        text = f'"{cited.quotation.marked()}"' if cited.quotation else f'as stated: "{cited.stated}"'
        lines = wrapped(text, _INDENT)
        yield f"  [{number}]{lines[len(_INDENT) - 1 :]}"
        yield f"{_INDENT}{said_in(cited)}    {cited.id}"
    yield ""
    yield f"{_INDENT}{blame(len(members))}"
    yield f"{_INDENT}Smallest repairs:"
    places = {member: number for number, member in enumerate(members, 1)}
    for repair in conflict.repairs:
        text = f"[{places[repair.entry]}] {way_out(repair, members[repair.entry])}"
        yield f"{_INDENT}- {wrapped(text, _INDENT + '  ').lstrip()}"
