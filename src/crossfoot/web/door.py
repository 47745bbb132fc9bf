"""Who is let in: asked under a name of this server, by somebody known, and not too often.

Invariant: every request passes `admit` before anything is looked up. A name that is not this server's is refused, so
that no site can have a browser ask us under its own (DNS rebinding); where users are kept, nothing but the way in is
shown to who has not signed in.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from fastapi import Request

from crossfoot.errors import InputError
from crossfoot.web.guard import COOKIE, OUT_OF_DATE, NotAllowedError, check_origin
from crossfoot.web.rates import Rates, Use
from crossfoot.web.received import TooLargeError
from crossfoot.web.sessions import Sessions
from crossfoot.web.settings import Settings
from crossfoot.web.users import ANYBODY, Known, User, Users

__all__ = ["OPEN", "SIGN_IN", "Asker", "Door", "NotSignedInError", "StrangeNameError", "TooOftenError", "address_of",
           "asker_of", "session_cookie"]  # fmt: skip

SIGN_IN = "/signin"
OPEN = ("/static/", SIGN_IN)
"""Where what is shown to everybody lies."""
_BEARER = "bearer "
_SAFE = ("GET", "HEAD", "OPTIONS")
_MOST_TO_SIGN_IN = 10_000  # bytes


class StrangeNameError(InputError):
    """The server was asked under a name that is not its own."""


class NotSignedInError(InputError):
    """Who asks has not signed in."""


class TooOftenError(InputError):
    """Who asks has asked too often.

    Args:
        use: What was asked for.
        limit: How many are allowed in a minute.
        wait_s: In how many seconds the next is.
    """

    def __init__(self, use: Use, limit: int, wait_s: int) -> None:
        super().__init__(f"More than {limit} {use} a minute: ask again in {wait_s} s.")
        self.wait_s = wait_s


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, and how.

    Args:
        user: Who.
        browser: What the token of a form is tied to: the session, or the name of the browser, or empty.
        has_session: Whether they signed in with this browser.
        by_token: Whether they sent their token with the request; no other site can, so such a request is theirs.
    """

    user: User
    browser: str = ""
    has_session: bool = False
    by_token: bool = False


class Door:
    """Lets in who may come in.

    Args:
        settings: What the server was started with.
    """

    def __init__(self, settings: Settings) -> None:
        self._names = frozenset(name.lower().strip("[]") for name in settings.names)
        self.users = None if settings.users is None else Users(settings.users)
        self.sessions = None if self.users is None else Sessions(self.users, settings.now, settings.draw)
        self._rates = Rates(settings.limits, settings.now)

    def admit(self, request: Request) -> Asker:
        """Who asks.

        Raises:
            StrangeNameError: The server is asked under a name that is not its own.
            NotSignedInError: It has to be known who asks, and is not.
            TooOftenError: They ask too often.
            NotAllowedError: Something is sent by a form of another site, or by none that was shown.
            TooLargeError: More is sent than a token needs, by who has not signed in.
        """
        self._check_name(request)
        asker = self._asker(request)
        if request.method not in _SAFE and not asker.by_token:
            _check_source(request, asker)
        return asker

    def _asker(self, request: Request) -> Asker:
        if self.users is None or self.sessions is None:
            return Asker(ANYBODY, request.cookies.get(COOKIE, ""))
        is_open = request.scope["path"].startswith(OPEN)
        asker = self._by_token(request, self.users) or self._by_session(request, self.sessions)
        if asker is None and not is_open:
            raise NotSignedInError("Sign in first: send your token as 'Authorization: Bearer TOKEN', or open /signin.")
        if asker is not None and not is_open:
            self._count(Use.READ if request.method in _SAFE else Use.CHANGE, asker.user.name)
        return asker or Asker(ANYBODY, request.cookies.get(COOKIE, ""))

    def sign_in(self, request: Request, token: str) -> Known | None:
        """Whose token it is, or None; attempts are counted by the address they come from.

        Raises:
            TooOftenError: There were too many.
        """
        self._count(Use.SIGN_IN, _client(request))
        return None if self.users is None else self.users.by_token(token)

    def _check_name(self, request: Request) -> None:
        told = request.headers.get("host", "")
        try:
            name = urlsplit(f"//{told}").hostname
        except ValueError:
            name = None
        if name is None or name.rstrip(".") not in self._names:
            known = ", ".join(sorted(self._names))
            raise StrangeNameError(
                f"This server is not called '{told}': it is {known} ('crossfoot serve --name' adds)."
            )

    def _by_token(self, request: Request, users: Users) -> Asker | None:
        told = request.headers.get("authorization", "")
        if not told.lower().startswith(_BEARER):
            return None
        found = users.by_token(told[len(_BEARER) :].strip())
        if found is None:
            self._count(Use.SIGN_IN, _client(request))
            raise NotSignedInError("Nobody has this token: 'crossfoot users add NAME' makes one.")
        return Asker(found.user, by_token=True)

    def _by_session(self, request: Request, sessions: Sessions) -> Asker | None:
        name = request.cookies.get(session_cookie(request), "")
        found = sessions.whose(name) if name else None
        return None if found is None else Asker(found.user, name, has_session=True)

    def _count(self, use: Use, who: str) -> None:
        wait_s = self._rates.take(use, who)
        if wait_s:
            raise TooOftenError(use, self._rates.limit(use), wait_s)


def _check_source(request: Request, asker: Asker) -> None:
    """Refuse what is sent by no page of ours, before any of it is read; its token is checked when it has been.

    Raises:
        NotAllowedError: It comes from another site, or from a browser that was shown no page.
        TooLargeError: It is larger than a form to sign in, and nobody has.
    """
    check_origin(request.headers.get("origin"), address_of(request))
    if not asker.browser:
        raise NotAllowedError(OUT_OF_DATE)
    length = request.headers.get("content-length", "")
    if request.scope["path"].startswith(OPEN) and not (length.isdecimal() and int(length) <= _MOST_TO_SIGN_IN):
        raise TooLargeError(f"A form to sign in has at most {_MOST_TO_SIGN_IN:,} bytes, and says how many.")


def session_cookie(request: Request) -> str:
    """The cookie that holds a session; under TLS of a name that no neighbour can set."""
    return "__Host-crossfoot-session" if request.url.scheme == "https" else "crossfoot-session"


def asker_of(request: Request) -> Asker:
    """Who asks, as `admit` found."""
    found = request.state.asker
    assert isinstance(found, Asker)  # noqa: S101  set before anything is answered
    return found


def address_of(request: Request) -> str:
    """The whole address of this server as the browser knows it, without a path."""
    return f"{request.url.scheme}://{request.url.netloc}"


def _client(request: Request) -> str:
    return request.client.host if request.client else ""
