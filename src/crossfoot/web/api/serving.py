"""The calls at their addresses: read, answered, tagged, and described.

Invariant: an answer that the asker has already is told by its tag before it is worked out: the tag names the state of
the ledger, the day and the address, and nothing else goes into an answer.
"""

from __future__ import annotations

import json
from hashlib import sha256
from http import HTTPStatus
from importlib.metadata import version
from typing import Any

from fastapi import Depends, FastAPI, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse, StreamingResponse

from crossfoot.web.api.call import NEXT, PREFIX, Call
from crossfoot.web.api.calls import CALLS
from crossfoot.web.api.exports import EXPORT, MEDIA_OF, export_of
from crossfoot.web.api.openapi import described
from crossfoot.web.api.parameters import WHEN, Given, read_given
from crossfoot.web.api.sent import SENDINGS, Sending, received
from crossfoot.web.asked import AS_OF
from crossfoot.web.desk import Desk
from crossfoot.web.door import asker_of
from crossfoot.web.guard import COOKIE, HEADER
from crossfoot.web.house import House, address_of

__all__ = ["add_api"]

_NOT_KEPT = {"Cache-Control": "no-store"}


def add_api(app: FastAPI, house: House) -> None:
    """Every call at its address."""
    for call in CALLS:
        _add_call(app, house, call)
    for sending in SENDINGS:
        _add_sending(app, house, sending)
    _add_export(app, house)

    def describe(request: Request) -> Response:
        return JSONResponse(described(CALLS, SENDINGS, version=version("crossfoot"), address=address_of(request)))

    def token(request: Request) -> Response:
        browser = asker_of(request).browser or house.shelf.settings.draw()
        told = {"schema": "crossfoot-token/1", "token": house.guard.token(browser), "header": HEADER}
        answer = JSONResponse(told, headers=_NOT_KEPT)
        if not asker_of(request).browser:
            house.keep(request, answer, COOKIE, browser)
        return answer

    app.add_api_route(f"{PREFIX}/openapi.json", describe, include_in_schema=False)
    app.add_api_route(f"{PREFIX}/token", token, include_in_schema=False)


def _add_call(app: FastAPI, house: House, call: Call) -> None:
    def answer(request: Request) -> Response:
        given = read_given(call.every, request.query_params.multi_items(), request.path_params)
        desk = house.shelf.desk(given.day(AS_OF))
        tag = _tag(house, desk, request)
        if call.is_of_ledger and _is_known(request, tag):
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers={"ETag": tag})
        found = _answered(house, desk, call, given)
        response = Response(json.dumps(found, ensure_ascii=False).encode(), media_type="application/json")
        if call.is_of_ledger:
            response.headers["ETag"] = tag
        if found.get(NEXT):
            response.headers["Link"] = f'<{address_of(request)}{found[NEXT]}>; rel="next"'
        return response

    app.add_api_route(f"{PREFIX}{call.path}", answer, include_in_schema=False)


def _answered(house: House, desk: Desk, call: Call, given: Given) -> dict[str, Any]:
    key = ("call", call.name, tuple(sorted(given.values.items())))
    found = desk.known(key) if call.is_kept else None

    def at_its_turn() -> dict[str, Any]:
        if not call.is_kept:
            return call.answer(desk, given)
        now = house.shelf.desk(given.day(AS_OF))
        return now.recall(key, lambda: call.answer(now, given), since=desk.moment)

    return found if isinstance(found, dict) else house.shelf.turns.take(call.path, at_its_turn)


def _add_export(app: FastAPI, house: House) -> None:
    def give(request: Request) -> Response:
        given = read_given((*EXPORT, WHEN), request.query_params.multi_items(), request.path_params)
        day = given.day(AS_OF)
        tag = _tag(house, house.shelf.desk(day), request)
        if _is_known(request, tag):
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers={"ETag": tag})
        table = given.needed("table")
        headers = {"ETag": tag, "Content-Disposition": f'attachment; filename="{table}"'}
        pieces = export_of(house.shelf.settings.ledger, given, day)
        return StreamingResponse(pieces, media_type=MEDIA_OF[table.partition(".")[2]], headers=headers)

    app.add_api_route(f"{PREFIX}/exports/{{table}}", give, include_in_schema=False)


def _add_sending(app: FastAPI, house: House, sending: Sending) -> None:
    async def act(request: Request) -> Response:
        given = await received(request, sending.fields)
        return JSONResponse(await run_in_threadpool(sending.act, house, request, given), headers=_NOT_KEPT)

    app.add_api_route(
        f"{PREFIX}{sending.path}",
        act,
        methods=["POST"],
        dependencies=[Depends(house.changing if sending.is_change else house.asking)],
        include_in_schema=False,
    )


def _tag(house: House, desk: Desk, request: Request) -> str:
    """Names the state of the ledger, the day and the address, in this run of the server."""
    asked = (*desk.moment, desk.day.isoformat(), request.scope["path"], request.url.query)
    return f'W/"{sha256(house.guard.secret + repr(asked).encode()).hexdigest()[:32]}"'


def _is_known(request: Request, tag: str) -> bool:
    """Whether the asker has the answer already."""
    return tag in (told.strip() for told in request.headers.get("if-none-match", "").split(","))
