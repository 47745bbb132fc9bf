"""Whose voice a claim is: the far end of its chain of sources.

Invariant: copies and chains of one voice have one origin, whichever page carries them; a company and its executives
are one voice. The outlet's own voice is `outlet:` and its name, so that it never meets a source of the same name.
"""

from __future__ import annotations

from functools import lru_cache

from crossfoot.ledger.entry import Page
from crossfoot.model import Claim, Role

__all__ = ["origin_of", "slug"]

# Houses that the press calls by two names.
_SAME_HOUSE = {"counterpoint-research": "counterpoint", "ihs-markit": "ihs"}


@lru_cache(maxsize=4096)
def slug(name: str) -> str:
    """A name in lower case with everything but letters and digits as single hyphens.

    Example:
        >>> slug("Mobile World Live")
        'mobile-world-live'
    """
    kept = "".join(letter if letter.isalnum() else " " for letter in name.casefold())
    return "-".join(kept.split())


def origin_of(claim: Claim, page: Page) -> str:
    """The origin of a claim on a page, as a slug.

    A page without outlet speaks under the host of its address, or else under its file's name without folders.
    """
    if not claim.sources:
        return f"outlet:{slug(_voice_of(page))}"
    far = claim.sources[-1]
    speaks_for_company = far.role in (Role.VENDOR, Role.EXECUTIVE) and far.org
    name = slug(far.org if speaks_for_company and far.org else far.who)
    return _SAME_HOUSE.get(name, name)


def _voice_of(page: Page) -> str:
    if page.outlet:
        return page.outlet
    if page.url and "://" in page.url:
        return page.url.split("://", 1)[1].split("/", 1)[0].removeprefix("www.")
    return page.name.rsplit("/", 1)[-1].rsplit("\\", 1)[-1].rsplit(".", 1)[0] or page.name
