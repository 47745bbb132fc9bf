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
from crossfoot.web.cells import asked_cell, asked_views, seats_at
from crossfoot.web.conflicted import clash_at
from crossfoot.web.goal_asked import chosen_in, goals_at, proofs_of
from crossfoot.web.house import House
from crossfoot.web.page import NotHereError

__all__ = ["add_certificates"]


def add_certificates(app: FastAPI, house: House) -> None:
    """The addresses of the proofs of a goal, a conflict and a figure."""

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

    def of_cell(request: Request) -> Response:
        asked = asked_of("/cell", request.query_params.multi_items())
        desk = house.shelf.desk(asked.as_of)
        seats = seats_at(desk, asked_cell(desk, asked), asked_views(asked))
        found = [proof for seat in seats for proof in (seat.bound.low, seat.bound.high) if proof is not None]
        if not found:
            raise NotHereError("Nothing limits this figure, so there is nothing to prove.")
        return _file(found, "figure")

    app.add_api_route("/cell/certificate", of_cell, include_in_schema=False)
    app.add_api_route("/target/certificate", of_goal, include_in_schema=False)
    app.add_api_route("/conflict/certificate", of_conflict, include_in_schema=False)


def _file(proofs: Iterable[Certificate], name: str) -> Response:
    text = json.dumps([to_json(proof) for proof in proofs], ensure_ascii=False, indent=1)
    named = {"Content-Disposition": f'attachment; filename="{name}.certificate.json"'}
    return Response(text, media_type="application/json", headers=named)
