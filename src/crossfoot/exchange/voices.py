"""Who says a figure of a table: its chain of sources, from a name or from the notation of claims.

Invariant: a name is a source, a company or one of a company's people whom the vocabulary knows, or is written out with
its role; any other is refused. What the outlet says in its own voice has no chain.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from crossfoot.exchange.figure import SlotError
from crossfoot.knowledge import Vocabulary
from crossfoot.knowledge.naming import vendor_named
from crossfoot.model import Role, Source
from crossfoot.model.notation import read_source, write_source

__all__ = ["join_chain", "read_chain", "split_chain"]

_LINK = " > "
_PERSON = re.compile(r"(?P<company>.+?) \((?P<person>[^()]+)\)\Z")
_EXPECTED = (
    "expected a source, a company or one of its people by a name that is known, or the chain written out, nearest "
    "first, such as media:Reuters > executive:Richard Yu@huawei"
)

Chain = tuple[dict[str, Any], ...]


def read_chain(text: str, outlet: str, vocabulary: Vocabulary) -> Chain:
    """The chain of sources as the interchange format has it, nearest first.

    Args:
        text: As it stands in the table.
        outlet: Who published it, or "".
        vocabulary: Who is known.

    Raises:
        SlotError: Somebody in it is not known, or has a role there is none of.
    """
    found = _named(text, vocabulary)
    if not found and text in ("", outlet):
        return ()
    found = found or split_chain(text)
    if len(found) == 1 and found[0]["role"] == Role.MEDIA.value and found[0]["who"] == outlet:
        return ()
    return found


def join_chain(sources: tuple[Source, ...]) -> str:
    """A chain as one text, without loss."""
    return _LINK.join(write_source(source).replace(">", r"\>") for source in sources)


@lru_cache(maxsize=1024)
def split_chain(text: str) -> Chain:
    """Read a chain written by `join_chain`.

    Raises:
        SlotError: It is none.
    """
    try:
        return tuple(read_source(link) for link in text.split(_LINK)) if text else ()
    except ValueError:
        raise SlotError("source", text, _EXPECTED) from None


@lru_cache(maxsize=1024)
def _named(text: str, vocabulary: Vocabulary) -> Chain:
    """The chain of one name, or nothing."""
    known = vocabulary.source(text)
    if known is not None:
        return (_link(known.who, known.role),)
    vendor = vendor_named(text, vocabulary)
    if vendor is not None:
        return (_link(text, Role.VENDOR, vendor),)
    found = _PERSON.match(text)
    company = None if found is None else vocabulary.vendor(vendor_named(found["company"], vocabulary) or "")
    if found is not None and company is not None and found["person"] in company.people:
        return (_link(found["person"], Role.EXECUTIVE, company.id),)
    return ()


def _link(who: str, role: Role, org: str | None = None) -> dict[str, Any]:
    return {"who": who, "role": role.value, "org": org, "channel": None}
