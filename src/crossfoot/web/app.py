"""The server: every page at its address, its parts as files, and one sentence for every fault.

Invariant: a page is built by its own function from the desk and the address alone, and nothing a page of the press
says can run here: the content policy allows scripts and styles of this server only.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from http import HTTPStatus

from anyio import to_thread
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse
from fastapi.staticfiles import StaticFiles
from starlette.convertors import Convertor, register_url_convertor
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware

from crossfoot.errors import CrossfootError, InputError, LedgerError, UnknownVendorError
from crossfoot.web.asked import Asked, asked_of
from crossfoot.web.desk import Desk, Shelf
from crossfoot.web.door import Door, NotSignedInError, StrangeNameError, TooOftenError
from crossfoot.web.forms import MEDIA, given, part_record
from crossfoot.web.guard import Guard, NotAllowedError
from crossfoot.web.house import House, address_of, tagged
from crossfoot.web.menu import MENU
from crossfoot.web.page import NotHereError, Page
from crossfoot.web.parts import Shown, find_part
from crossfoot.web.proxy import BehindProxy
from crossfoot.web.received import TooLargeError
from crossfoot.web.settings import Settings
from crossfoot.web.signing import add_signing, way_in
from crossfoot.web.site import ACTIONS, PAGES
from crossfoot.web.templating import Frame, fault_html

__all__ = ["create_app"]

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # with none at all a browser would not say which site a form is of
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "Cache-Control": "private, no-cache",
}
_UNDER_TLS = {"Strict-Transport-Security": "max-age=31536000"}
# The first that fits: a kind stands before what it is a kind of.
_STATUS: dict[type[Exception], HTTPStatus] = {
    NotHereError: HTTPStatus.NOT_FOUND,
    UnknownVendorError: HTTPStatus.NOT_FOUND,
    NotAllowedError: HTTPStatus.FORBIDDEN,
    NotSignedInError: HTTPStatus.UNAUTHORIZED,
    StrangeNameError: HTTPStatus.MISDIRECTED_REQUEST,
    TooOftenError: HTTPStatus.TOO_MANY_REQUESTS,
    TooLargeError: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    InputError: HTTPStatus.BAD_REQUEST,
    LedgerError: HTTPStatus.SERVICE_UNAVAILABLE,
}
_THREADS = 120  # requests under way; most of them wait, and each has a connection of its own to the ledger
_SMALL = 1024  # bytes below which nothing is compressed


class _Form(Convertor[str]):
    """One of the forms a part can have, in an address."""

    regex = "|".join(MEDIA)

    def convert(self, value: str) -> str:
        """As it stands."""
        return value

    def to_string(self, value: str) -> str:
        """As it stands."""
        return value


register_url_convertor("form", _Form())


def create_app(settings: Settings) -> FastAPI:
    """The server of a ledger.

    Args:
        settings: Which ledger, the clock and the dice.

    Returns:
        The server; `state.prepare()` has the pages of the menu built before anybody asks, and `state.stop(seconds)`
        lets go of what is worked out beside the requests.
    """
    app = FastAPI(title="crossfoot", docs_url=None, redoc_url=None, openapi_url=None, lifespan=_roomy)
    house = House(Shelf(settings), Guard(settings.draw().encode()), Door(settings))
    app.add_middleware(GZipMiddleware, minimum_size=_SMALL)
    app.middleware("http")(_guarded(house))
    if settings.is_behind_proxy:
        app.add_middleware(BehindProxy)
    app.add_exception_handler(CrossfootError, _told)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _lacking)
    app.mount("/static", StaticFiles(packages=[("crossfoot.web", "static")]))
    for page in PAGES:
        _serve(app, house, page)
    add_signing(app, house)
    for add_actions in ACTIONS:
        add_actions(app, house)
    app.state.prepare = lambda: _prepare(house)
    app.state.stop = house.shelf.stop
    return app


@asynccontextmanager
async def _roomy(_: FastAPI) -> AsyncIterator[None]:
    """Room for all who wait for a page to be worked out, so that nobody who asks for one that is there waits behind."""
    to_thread.current_default_thread_limiter().total_tokens = _THREADS
    yield


def _serve(app: FastAPI, house: House, page: Page) -> None:
    """A page at its address, all of it as JSON, and each of its parts in every form."""

    def show(request: Request) -> Response:
        asked, desk, shown = _built(request, house, page, "")
        return house.page(request, shown, asked, desk)

    def tell(request: Request) -> Response:
        asked, desk, shown = _built(request, house, page, ".json")
        return tagged(request, JSONResponse(_record(shown, Frame(asked, desk, address_of(request)))))

    def give(request: Request, part: str, form: str) -> Response:
        asked, desk, shown = _built(request, house, page, f"/{part}.{form}")
        found = find_part(shown, part)
        if found is None:
            raise NotHereError(f"This page has no part '{part}': it has {', '.join(p.name for p in shown.parts)}.")
        frame = Frame(asked, desk, address_of(request))
        content = given(found, form, address=frame.address, permalink=frame.permalink)
        named = {"Content-Disposition": f'inline; filename="{part}.{form}"'}
        return tagged(request, Response(content, media_type=MEDIA[form], headers=named))

    base = page.path.rstrip("/")
    app.add_api_route(f"{base or '/today'}.json", tell, include_in_schema=False)
    app.add_api_route(f"{base}/{{part}}.{{form:form}}", give, include_in_schema=False)
    app.add_api_route(page.path, show, include_in_schema=False)


def _built(request: Request, house: House, page: Page, suffix: str) -> tuple[Asked, Desk, Shown]:
    path = request.scope["path"].removesuffix(suffix) or "/"
    asked = asked_of(path, request.query_params.multi_items())
    named = {name: value for name, value in request.path_params.items() if name not in ("part", "form")}
    key, desk = (page.path, asked), house.shelf.desk(asked.as_of)

    def there(at: Desk) -> Shown | None:
        found = at.known(key, since=desk.moment)
        late = at.known_late(key, lambda: _renew_later(house, page, asked, named)) if found is None else None
        if isinstance(late, Shown):
            return replace(late, is_late=True)
        return found if isinstance(found, Shown) else None

    def at_its_turn() -> tuple[Asked, Desk, Shown]:
        # Meanwhile the ledger may have grown, and somebody else may have asked for the same.
        now = house.shelf.desk(asked.as_of)
        if not page.is_of_ledger:
            return asked, now, page.build(now, asked, named)
        shown = there(now) or now.recall(key, lambda: page.build(now, asked, named), since=desk.moment)
        return asked, now, shown

    shown = there(desk) if page.is_of_ledger else None
    return house.shelf.turns.take(page.path, at_its_turn) if shown is None else (asked, desk, shown)


def _renew_later(house: House, page: Page, asked: Asked, named: Mapping[str, str]) -> None:
    """Have a page built beside the requests, for the next who asks."""
    key = (page.path, asked)

    def renew(desk: Desk) -> None:
        desk.renew(key, lambda: page.build(desk, asked, named))

    house.shelf.later(key, asked.as_of, renew)


def _prepare(house: House) -> None:
    """Have the pages of the menu built before anybody asks: some take seconds, and all are asked for first."""
    listed = {path for path, _, _ in MENU}
    for page in PAGES:
        if page.path in listed and page.is_of_ledger:
            _renew_later(house, page, Asked(page.path), {})


def _record(shown: Shown, frame: Frame) -> dict[str, object]:
    """A page for programs."""
    parts = [part_record(part, address=frame.address, permalink=frame.permalink) for part in shown.parts]
    day = None if frame.asked.as_of is None else frame.asked.as_of.isoformat()
    return {"schema": "crossfoot-page/1", "title": shown.title, "lead": shown.lead, "as_of": day,
            "permalink": frame.permalink, "parts": parts}  # fmt: skip


Answer = Callable[[Request], Awaitable[Response]]


def _guarded(house: House) -> Callable[[Request, Answer], Awaitable[Response]]:
    """Every request past the door, every answer with what keeps a browser from trusting what it should not."""

    async def guarded(request: Request, answer: Answer) -> Response:
        try:
            request.state.asker = house.door.admit(request)
        except CrossfootError as fault:
            response = _told(request, fault)
        else:
            response = await answer(request)
        for name, value in (_HEADERS | (_UNDER_TLS if request.scope["scheme"] == "https" else {})).items():
            response.headers.setdefault(name, value)
        return response

    return guarded


def _told(request: Request, fault: Exception) -> Response:
    """A fault of what was asked, or of the ledger, as one sentence."""
    if isinstance(fault, NotSignedInError) and request.method == "GET" and not _is_for_programs(request):
        return way_in(request)
    known = (status for kind, status in _STATUS.items() if isinstance(fault, kind))
    response = _fault(request, str(fault), next(known, HTTPStatus.INTERNAL_SERVER_ERROR))
    if isinstance(fault, NotSignedInError):
        response.headers["WWW-Authenticate"] = "Bearer"
    if isinstance(fault, TooOftenError):
        response.headers["Retry-After"] = str(fault.wait_s)
    return response


def _refused(request: Request, fault: Exception) -> Response:
    """What the framework itself refuses: an address that is none, a method that is not allowed."""
    assert isinstance(fault, HTTPException)  # noqa: S101  registered for nothing else
    status = HTTPStatus(fault.status_code)
    sentence = "There is no page at this address." if status is HTTPStatus.NOT_FOUND else f"{status.phrase}."
    response = _fault(request, sentence, status)
    response.headers.update(fault.headers or {})  # which methods an address takes
    return response


def _lacking(request: Request, fault: Exception) -> Response:
    """A form that does not hold what its page has it send."""
    assert isinstance(fault, RequestValidationError)  # noqa: S101  registered for nothing else
    names = ", ".join(sorted({f"'{error['loc'][-1]}'" for error in fault.errors()}))
    return _fault(request, f"The form does not hold what was expected: {names}.", HTTPStatus.BAD_REQUEST)


def _is_for_programs(request: Request) -> bool:
    """Whether what is asked for is read by a program; one that sends a token is."""
    path = request.scope["path"]
    return path.endswith(".json") or path.startswith("/api/") or "authorization" in request.headers


def _fault(request: Request, sentence: str, status: HTTPStatus) -> Response:
    if _is_for_programs(request):
        return JSONResponse({"error": sentence}, status)
    return HTMLResponse(fault_html(sentence, status), status)
