"""Whether a request may change something: it has to come from a page of ours, in the same browser.

Invariant: every change passes `check_change`; a token belongs to one browser, or to one session where users sign in,
and to one run of the server, and is compared in constant time. The secret and the names of browsers are drawn by
whoever starts the server.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from hashlib import sha256

from crossfoot.errors import InputError

__all__ = ["COOKIE", "FIELD", "HEADER", "OUT_OF_DATE", "Guard", "NotAllowedError", "check_origin"]

COOKIE = "crossfoot-browser"
"""The cookie that names a browser."""
FIELD = "token"
"""The field of a form that holds the token."""
HEADER = "x-crossfoot-token"
"""The header that holds it where no form is sent."""
OUT_OF_DATE = "The form is out of date: open its page again, and send it again."


class NotAllowedError(InputError):
    """Who asks may not do this."""


@dataclass(frozen=True, slots=True)
class Guard:
    """Makes tokens and checks them.

    Args:
        secret: Known to this run of the server alone.
    """

    secret: bytes

    def token(self, browser: str) -> str:
        """The token of a browser."""
        return hmac.new(self.secret, browser.encode(), sha256).hexdigest()

    def check_change(self, *, browser: str, token: str, origin: str | None, address: str) -> None:
        """Refuse a change that does not come from a page of this server.

        Args:
            browser: The name in the cookie, or empty.
            token: As sent with the form.
            origin: Which site the browser says the form is of, or None where it does not say.
            address: The whole address of this server, without a path.

        Raises:
            NotAllowedError: The token is not this browser's, or the form is another site's.
        """
        check_origin(origin, address)
        if not browser or not hmac.compare_digest(token.encode(), self.token(browser).encode()):
            raise NotAllowedError(OUT_OF_DATE)


def check_origin(origin: str | None, address: str) -> None:
    """Refuse what another site has a browser send.

    Args:
        origin: Which site the browser says it is of, or None where it does not say.
        address: The whole address of this server, without a path.

    Raises:
        NotAllowedError: It is another site's.
    """
    if origin is not None and origin != address:
        raise NotAllowedError(f"The form was sent from '{origin}', which is not this server.")
