"""Proofs given out as files for the verifier that stands apart: `python -m crossfoot.verify FILE`.

Invariant: a file holds the certificates whole, as the solver's arithmetic made them; nothing is shortened.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from fastapi import FastAPI, Request, Response

from crossfoot.present.asked import read_vendor
from crossfoot.reconcile import Certificate, to_json
from crossfoot.web.asked import asked_of
from crossfoot.web.conflicted import clash_at
from crossfoot.web.goal_asked import chosen_in, goals_at, proofs_of
from crossfoot.web.house import House
from crossfoot.web.page import NotHereError

__all__ = ["add_certificates"]


def add_certificates(app: FastAPI, house: House) -> None:
    """The addresses of the proofs of a goal and of a conflict."""

    def of_goal(request: Request) -> Response:
        asked = asked_of("/target", request.query_params.multi_items())
        desk = house.shelf.desk(asked.as_of)
        found = goals_at(desk, asked, read_vendor(asked.one("vendor") or "", desk.view))
        if len(found) > 1:
            raise NotHereError(f"The address fits {len(found)} goals: name the one that is meant.")
        return _file([proof for _, proof in proofs_of(chosen_in(desk, asked, found[0]))], "goal")

    def of_conflict(request: Request) -> Response:
        asked = asked_of("/conflict", request.query_params.multi_items())
        clash = clash_at(house.shelf.desk(asked.as_of), asked.one("id") or "")
        if clash is None:
            raise NotHereError("These claims do not contradict each other.")
        return _file([clash.conflict.certificate], "conflict")

    app.add_api_route("/target/certificate", of_goal, include_in_schema=False)
    app.add_api_route("/conflict/certificate", of_conflict, include_in_schema=False)


def _file(proofs: Iterable[Certificate], name: str) -> Response:
    text = json.dumps([to_json(proof) for proof in proofs], ensure_ascii=False, indent=1)
    named = {"Content-Disposition": f'attachment; filename="{name}.certificate.json"'}
    return Response(text, media_type="application/json", headers=named)
