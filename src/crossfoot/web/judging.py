"""Recording what somebody found out about a claim, and taking it back.

Invariant: the ledger only ever gains a judgement, with its author and the reason; no claim is changed. Each change
comes from a form of ours, and is answered with the page that shows what became of it.
"""

from __future__ import annotations

from http import HTTPStatus

from fastapi import Depends, FastAPI, Request, Response
from fastapi.responses import RedirectResponse
from starlette.concurrency import run_in_threadpool

from crossfoot.errors import InputError
from crossfoot.ledger import Judgement, JudgementKind
from crossfoot.web.asked import Asked, day_of
from crossfoot.web.conflicted import clash_at
from crossfoot.web.house import House
from crossfoot.web.judged import FINDINGS

__all__ = ["add_judging"]

_YES = "yes"  # what the box of the form sends where it is ticked


def add_judging(app: FastAPI, house: House) -> None:
    """The addresses that forms of conflicts are sent to."""

    async def judge(request: Request) -> Response:
        said = await _fields(request)
        claim, kind = said.get("claim", ""), said.get("kind", "")
        if not claim:
            raise InputError("Nothing is recorded: say which of the claims it is about.")
        found = next((one for one in FINDINGS if one.value == kind), None)
        if found is None:
            raise InputError(f"Nothing is recorded: '{kind}' is none of {', '.join(FINDINGS)}.")
        return await run_in_threadpool(_record, request, house, found, {**said, "names": claim})

    async def withdraw(request: Request) -> Response:
        said = await _fields(request)
        names = said.get("judgement", "")
        return await run_in_threadpool(_record, request, house, JudgementKind.WITHDRAWN, {**said, "names": names})

    checked = [Depends(house.changing)]
    for path, action in (("/conflict/judge", judge), ("/conflict/withdraw", withdraw)):
        app.add_api_route(path, action, methods=["POST"], dependencies=checked, include_in_schema=False)


async def _fields(request: Request) -> dict[str, str]:
    """The fields of a form that are text."""
    return {name: value.strip() for name, value in (await request.form()).items() if isinstance(value, str)}


def _record(request: Request, house: House, kind: JudgementKind, said: dict[str, str]) -> Response:
    """Append the judgement, and lead to the page that shows what became of it."""
    asked = Asked("/conflict", day_of(said["as_of"]) if said.get("as_of") else None)
    conflict = said.get("id", "")
    # What a page misprints, others copy; that a copy was misread as well is for the one to say who looked at it.
    is_copied = kind is not JudgementKind.MISREAD or said.get("copies") == _YES
    is_of_all = conflict and kind is not JudgementKind.WITHDRAWN and is_copied
    clash = clash_at(house.shelf.desk(asked.as_of), conflict) if is_of_all else None
    with house.writing(request) as ledger:
        view = ledger.view()
        name = said["names"]
        if kind is JudgementKind.WITHDRAWN:
            names: tuple[str, ...] = (view.judgement(name).id,)
        else:
            names = (() if clash is None else clash.copies_of(name)) or (view.entry(name).id,)
        for one in names:
            judgement = Judgement(one, kind, house.author(request, said.get("author", "")), said.get("reason", ""))
            ledger.append_judgement(judgement, recorded_at=house.shelf.settings.now())
    to = asked.link("/conflict", id=conflict) if conflict else f"{asked.link('/conflicts')}#judgements"
    return RedirectResponse(to, HTTPStatus.SEE_OTHER)
