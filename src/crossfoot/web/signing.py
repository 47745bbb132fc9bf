"""Signing in and out: a token once, then a session in this browser.

Invariant: a session is begun only by a form of ours, sent from the browser it was shown in, so that nobody is signed in
as somebody else unawares; and where one is sent afterwards is a page of this server.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated
from urllib.parse import quote

from fastapi import Depends, FastAPI, Form, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from crossfoot.web.door import SIGN_IN, Asker, asker_of, session_cookie
from crossfoot.web.guard import COOKIE
from crossfoot.web.house import House
from crossfoot.web.sessions import IDLE
from crossfoot.web.templating import sign_in_html

__all__ = ["add_signing", "way_in"]

_WRONG = "Nobody has this token."


def add_signing(app: FastAPI, house: House) -> None:
    """The way in and out, where users are kept."""
    sessions = house.door.sessions
    if sessions is None:
        return

    def show(request: Request, to: str = "/") -> Response:
        return _shown(request, house, to, "")

    def begin(request: Request, secret: Annotated[str, Form()], to: Annotated[str, Form()] = "/") -> Response:
        known = house.door.sign_in(request, secret.strip())
        if known is None:
            return _shown(request, house, to, _WRONG)
        answer = RedirectResponse(_own(to), HTTPStatus.SEE_OTHER)
        name = sessions.begin(known)
        house.keep(request, answer, session_cookie(request), name, age_s=int(IDLE.total_seconds()))
        answer.delete_cookie(COOKIE)
        return answer

    def end(request: Request) -> Response:
        sessions.end(request.cookies.get(session_cookie(request), ""))
        answer = RedirectResponse(SIGN_IN, HTTPStatus.SEE_OTHER)
        answer.delete_cookie(
            session_cookie(request), httponly=True, samesite="strict", secure=request.url.scheme == "https"
        )
        return answer

    checked = [Depends(house.asking)]
    app.add_api_route(SIGN_IN, show, include_in_schema=False)
    app.add_api_route(SIGN_IN, begin, methods=["POST"], dependencies=checked, include_in_schema=False)
    app.add_api_route("/signout", end, methods=["POST"], dependencies=checked, include_in_schema=False)


def way_in(request: Request) -> Response:
    """From a page to the way in, and back to it then."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"{SIGN_IN}?to={quote(request.url.path + query, safe='')}", HTTPStatus.SEE_OTHER)


def _shown(request: Request, house: House, to: str, sentence: str) -> Response:
    asker: Asker = asker_of(request)
    browser = asker.browser or house.shelf.settings.draw()
    status = HTTPStatus.UNAUTHORIZED if sentence else HTTPStatus.OK
    answer = HTMLResponse(sign_in_html(house.guard.token(browser), _own(to), sentence), status)
    if not asker.browser:
        house.keep(request, answer, COOKIE, browser)
    return answer


def _own(to: str) -> str:
    """The address where it is a path of this server; what a browser would take for another's is the first page."""
    is_path = to.startswith("/") and not to.startswith(("//", "/\\")) and to.isprintable()
    return to if is_path else "/"
