"""All calls that read.

Invariant: every call is named here once; one whose address holds another's stands behind it.
"""

from __future__ import annotations

from typing import Any

from crossfoot.web.api import claims, figures
from crossfoot.web.api.call import Call
from crossfoot.web.api.parameters import Given
from crossfoot.web.api.shapes import MOMENT, TEXT, listed, record
from crossfoot.web.desk import Desk
from crossfoot.web.pages.audit import acts_of

__all__ = ["CALLS"]


def _audit(desk: Desk, given: Given) -> dict[str, Any]:  # noqa: ARG001  every call is answered so
    return {"schema": "crossfoot-acts/1", "acts": [act.record() for act in acts_of(desk)]}


_ACT = record(schema=TEXT, at=MOMENT, who=TEXT, did=TEXT, ids=listed(TEXT), words=TEXT)
CALLS: tuple[Call, ...] = (
    *claims.CALLS,
    *figures.CALLS,
    Call("audit", "/audit", "Who added pages and judged entries, last first.", _audit,
         record(schema=TEXT, acts=listed(_ACT)), is_kept=False, is_of_ledger=False),
)  # fmt: skip
