"""Claims in the interchange format `crossfoot-claims/1`, as `crossfoot read --format claims` writes them.

Invariant: a document is of one page. Where the page's file lies beside it, its text must be the one that was annotated
and every anchor must quote it; then the page goes in as if it had been read. Otherwise the words stand for it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from typing import Any, BinaryIO

from crossfoot.errors import InputError, PageError, TableError
from crossfoot.exchange.intake import Refusal, Step, Tally
from crossfoot.exchange.mapping import IMPORTED
from crossfoot.ledger import Page, Reading, content_id, page_of
from crossfoot.model import Claim, Document
from crossfoot.model.interchange import SCHEMA, from_json
from crossfoot.read import read_page

__all__ = ["VERSION", "Documents", "read_documents"]

VERSION = f"{IMPORTED}{SCHEMA}"
_MOST_BYTES = 200_000_000
_TEXTS = ("file", "format", "outlet", "published", "title", "sha256")

Beside = Callable[[str], bytes | None]


@dataclass(frozen=True, slots=True)
class Documents:
    """One or several documents of a file.

    Args:
        name: The file, for messages.
        found: The documents as they stand.
        beside: The bytes of a file that lies beside, or None where there is none of that name.
    """

    name: str
    found: tuple[Any, ...]
    beside: Beside

    def steps(self, tally: Tally) -> Iterator[Step]:
        """Each page with its claims, and each claim or page that is refused."""
        for number, document in enumerate(self.found, 1):
            tally.rows += 1
            where = f"document {number}"
            try:
                page, text, is_kept = self._page(document)
                claims = tuple(_list(document["claims"]))
            except (InputError, KeyError, TypeError, ValueError) as fault:
                tally.refused += 1
                yield Refusal(where, "its page", str(document)[:60], _why(fault))
                continue
            taken: dict[str, Claim] = {}
            for found in claims:
                try:
                    claim = _claim(found, text, taken)
                    taken[claim.id] = claim
                except InputError as fault:
                    tally.refused += 1
                    name = found.get("id", "?") if isinstance(found, dict) else "?"
                    yield Refusal(f"{where} ({page.name})", f"claim {name}", str(found)[:60], _why(fault))
            tally.claims += len(taken)
            tally.undated += 0 if page.published_at else len(taken)
            stated = () if is_kept else tuple((c.id, c.span.text) for c in taken.values() if c.span is not None)
            yield Reading(page, tuple(taken.values()), stated)

    def _page(self, document: Any) -> tuple[Page, str | None, bool]:
        """The page of a document, its text where it is at hand, and whether the ledger keeps it."""
        if not isinstance(document, dict) or document.get("schema") != SCHEMA:
            raise InputError(f"it is no document of {SCHEMA}")
        told = document["page"]
        if not isinstance(told, dict):
            raise InputError("its page is no object")
        outlet, published, title, digest = (_text(told, name) for name in ("outlet", "published", "title", "sha256"))
        day = date.fromisoformat(published) if published else None
        file = _text(told, "file")
        data = self.beside(file) if file and PurePath(file).name == file else None
        if data is None:
            id_ = content_id({"file": file, "sha256": digest, "published_at": published or None})
            return Page(id_, file, None, outlet or None, title or None, day, None, digest, None), None, False
        read = _read(data, file, outlet=outlet, title=title, day=day)
        if hashlib.sha256(read.text.encode()).hexdigest() != digest:
            raise InputError(f"the text of '{file}' beside it is another than the one that was annotated")
        return page_of(read), read.text, True


def read_documents(stream: BinaryIO, *, name: str, beside: Beside) -> Documents:
    """The documents of a file: one, or an array of them.

    Raises:
        TableError: It is no JSON, or too large.
    """
    stream.seek(0)
    data = stream.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise TableError(name, f"it has more than {_MOST_BYTES // 10**6} MB, and one document is of one page")
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as fault:
        raise TableError(name, f"it is no JSON ({fault})") from fault
    return Documents(name, tuple(found) if isinstance(found, list) else (found,), beside)


def _read(data: bytes, file: str, *, outlet: str, title: str, day: date | None) -> Document:
    try:
        return read_page(data, name=file, published=day, outlet=outlet or None, title=title or None)[0]
    except PageError as fault:
        raise InputError(f"'{file}' beside it cannot be read: {fault.why}") from fault


def _claim(found: Any, text: str | None, taken: dict[str, Claim]) -> Claim:
    claim = from_json(found)
    span = claim.span
    if claim.id in taken:
        raise InputError("another claim has this id")
    if span is None:
        raise InputError("it has no anchor")
    if text is not None and text[span.start : span.end] != span.text:
        raise InputError(f"the page has '{text[span.start : span.end][:60]}' where it quotes '{span.text[:60]}'")
    return claim


def _list(found: Any) -> list[Any]:
    if not isinstance(found, list):
        raise InputError("its claims are no list")
    return found


def _text(told: dict[str, Any], name: str) -> str:
    found = told[name]
    if not isinstance(found, str):
        raise InputError(f"its {name} is no text")
    return found


def _why(fault: Exception) -> str:
    """What was expected, as the end of a sentence."""
    why = f"the field {fault} is missing" if isinstance(fault, KeyError) else str(fault).rstrip(".")
    return why.partition(f"{SCHEMA}: ")[2] or why
