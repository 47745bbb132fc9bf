"""What every address of the server shares: the ledger, the guard, and how a page is answered.

Invariant: a browser is named by a cookie that scripts cannot read and other sites cannot send; whatever changes
something is checked against it first.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from http import HTTPStatus

from fastapi import Request, Response
from fastapi.responses import HTMLResponse

from crossfoot.web.asked import Asked
from crossfoot.web.desk import Desk, Shelf
from crossfoot.web.guard import COOKIE, FIELD, Guard
from crossfoot.web.parts import Shown
from crossfoot.web.templating import Frame, page_html

__all__ = ["House", "address_of", "tagged"]


@dataclass(frozen=True, slots=True)
class House:
    """What every address of the server shares.

    Args:
        shelf: The ledger.
        guard: Tells whether a request may change something.
    """

    shelf: Shelf
    guard: Guard

    def page(self, request: Request, shown: Shown, asked: Asked, desk: Desk) -> Response:
        """A page as the answer to a request, with the token its forms need."""
        browser = request.cookies.get(COOKIE) or self.shelf.settings.draw()
        frame = Frame(asked, desk, address_of(request), self.guard.token(browser))
        answer = tagged(request, HTMLResponse(page_html(shown, frame)))
        if COOKIE not in request.cookies:
            is_secure = request.url.scheme == "https"
            answer.set_cookie(COOKIE, browser, httponly=True, samesite="strict", secure=is_secure)
        return answer

    async def changing(self, request: Request) -> None:
        """Refuse a form that may change nothing; the first thing every change does.

        Raises:
            NotAllowedError: It does not come from a page of this server in this browser.
        """
        form = await request.form()
        self.guard.check_change(
            browser=request.cookies.get(COOKIE, ""),
            token=str(form.get(FIELD, "")),
            origin=request.headers.get("origin"),
            address=address_of(request),
        )


def address_of(request: Request) -> str:
    """The whole address of this server as the browser knows it, without a path."""
    return f"{request.url.scheme}://{request.url.netloc}"


def tagged(request: Request, response: Response) -> Response:
    """The answer with a tag of its content; nothing but the tag where the asker has it already."""
    tag = f'W/"{sha256(bytes(response.body)).hexdigest()[:32]}"'
    if tag in (told.strip() for told in request.headers.get("if-none-match", "").split(",")):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers={"ETag": tag})
    response.headers["ETag"] = tag
    return response
