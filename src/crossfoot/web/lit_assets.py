"""The style and the script of lit pages, and the way to a claim by its id alone.

Invariant: what is served is the very text that is put into the reader's view as a file of its own.
"""

from __future__ import annotations

from http import HTTPStatus

from fastapi import FastAPI, Request, Response
from fastapi.responses import RedirectResponse

from crossfoot.errors import InputError
from crossfoot.present.lit.page import part
from crossfoot.web.asked import asked_of
from crossfoot.web.house import House, tagged
from crossfoot.web.links import claim_link
from crossfoot.web.page import NotHereError

__all__ = ["add_lit"]

_MEDIA = {"lit.css": "text/css; charset=utf-8", "lit.js": "text/javascript; charset=utf-8"}


def add_lit(app: FastAPI, house: House) -> None:
    """The addresses of what lit pages need, and of claims."""

    def style(request: Request) -> Response:
        return _given(request, "lit.css")

    def script(request: Request) -> Response:
        return _given(request, "lit.js")

    def claim(request: Request, digits: str) -> Response:
        asked = asked_of(f"/claim/{digits}", request.query_params.multi_items())
        try:
            entry = house.shelf.desk(asked.as_of).view.entry(digits)
        except InputError as fault:
            raise NotHereError(str(fault)) from fault
        return RedirectResponse(claim_link(asked, entry), HTTPStatus.TEMPORARY_REDIRECT)

    app.add_api_route("/lit.css", style, include_in_schema=False)
    app.add_api_route("/lit.js", script, include_in_schema=False)
    app.add_api_route("/claim/{digits}", claim, include_in_schema=False)


def _given(request: Request, name: str) -> Response:
    return tagged(request, Response(part(name), media_type=_MEDIA[name]))
