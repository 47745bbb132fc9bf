"""What every address of the server shares: the ledger, the door, the guard, and how a page is answered.

Invariant: a browser is named by a cookie that scripts cannot read and other sites cannot send; whatever changes
something is checked against it first, and is done by somebody who may.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from http import HTTPStatus

from fastapi import Request, Response
from fastapi.responses import HTMLResponse

from crossfoot.ledger import Ledger
from crossfoot.web.asked import Asked
from crossfoot.web.desk import Desk, Shelf
from crossfoot.web.door import Door, address_of, asker_of, session_cookie
from crossfoot.web.guard import COOKIE, FIELD, HEADER, Guard, NotAllowedError
from crossfoot.web.looks import KEPT_S, LOOKS, looks_in
from crossfoot.web.parts import Shown
from crossfoot.web.sessions import IDLE
from crossfoot.web.templating import Frame, page_html
from crossfoot.web.witness import Witness

__all__ = ["House", "address_of", "tagged"]


@dataclass(frozen=True, slots=True)
class House:
    """What every address of the server shares.

    Args:
        shelf: The ledger.
        guard: Tells whether a request comes from a page of ours.
        door: Tells who asks.
    """

    shelf: Shelf
    guard: Guard
    door: Door

    def page(self, request: Request, shown: Shown, asked: Asked, desk: Desk) -> Response:
        """A page as the answer to a request, with the token its forms need."""
        asker = asker_of(request)
        browser = asker.browser or self.shelf.settings.draw()
        looks, today = looks_in(request.cookies.get(LOOKS, "")), self.shelf.settings.now().date()
        frame = Frame(asked, desk, address_of(request), self.guard.token(browser), asker.user, looks.before(today))
        answer = tagged(request, HTMLResponse(page_html(shown, frame)))
        if asker.has_session:
            self.keep(request, answer, session_cookie(request), browser, age_s=int(IDLE.total_seconds()))
        elif not asker.browser:
            self.keep(request, answer, COOKIE, browser)
        if shown.is_look:
            self.keep(request, answer, LOOKS, looks.on(today).text, age_s=KEPT_S)
        return answer

    def keep(self, request: Request, answer: Response, name: str, value: str, *, age_s: int | None = None) -> None:
        """Give a browser a cookie.

        Args:
            request: What is answered.
            answer: The answer.
            name: The cookie.
            value: What it holds.
            age_s: How long it is kept; None until the browser is closed.
        """
        is_secure = request.url.scheme == "https"
        answer.set_cookie(name, value, max_age=age_s, httponly=True, samesite="strict", secure=is_secure)

    async def changing(self, request: Request) -> None:
        """Refuse what may change nothing; the first thing every change does.

        Raises:
            NotAllowedError: Who asks is a reader, or the form is not of a page of this server in this browser.
        """
        user = asker_of(request).user
        if not user.may_change:
            raise NotAllowedError(f"'{user.name}' is a reader, and only editors may change something.")
        await self.asking(request)

    async def asking(self, request: Request) -> None:
        """Refuse a form of another site; the first thing done by what is sent, but changes nothing.

        Raises:
            NotAllowedError: It does not come from a page of this server in this browser.
        """
        asker = asker_of(request)
        if asker.by_token:
            return
        token = request.headers.get(HEADER) or str((await request.form()).get(FIELD, ""))
        self.guard.check_change(
            browser=asker.browser, token=token, origin=request.headers.get("origin"), address=address_of(request)
        )

    @contextmanager
    def writing(self, request: Request) -> Iterator[Ledger]:
        """The ledger, open for writing in the name of who asks; where users sign in, what they add is noted.

        Raises:
            LedgerError: It cannot be written, or another process writes for too long.
        """
        with self.writing_as(asker_of(request).user.name) as opened:
            yield opened

    @contextmanager
    def writing_as(self, who: str) -> Iterator[Ledger]:
        """The ledger, open for writing in somebody's name: for what goes on after its request was answered.

        Raises:
            LedgerError: It cannot be written, or another process writes for too long.
        """
        audit = self.shelf.audit
        with self.shelf.writing() as opened:
            yield opened if audit is None else Witness(opened, audit, who)

    def author(self, request: Request, said: str) -> str:
        """Whose a change is: the user's who signed in, whatever else was said; where nobody does, as said."""
        return asker_of(request).user.name or said


def tagged(request: Request, response: Response) -> Response:
    """The answer with a tag of its content; nothing but the tag where the asker has it already."""
    tag = f'W/"{sha256(bytes(response.body)).hexdigest()[:32]}"'
    if tag in (told.strip() for told in request.headers.get("if-none-match", "").split(",")):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers={"ETag": tag})
    response.headers["ETag"] = tag
    return response
