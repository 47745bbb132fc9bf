"""Calls that send something: a draft to be checked, a page to be added, a judgement.

Invariant: what changes the ledger is done by an editor, in their name, and has passed the guard before its body is
read; what is sent is whole and within limits, or nothing happens.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from fastapi import Request

from crossfoot.api import add, check_draft, read
from crossfoot.errors import InputError
from crossfoot.ledger import Judgement, JudgementKind, page_of
from crossfoot.present.entries import judged_record
from crossfoot.present.marked import check_record
from crossfoot.present.marked.reading import dated
from crossfoot.present.records import issue_records
from crossfoot.present.views import seen
from crossfoot.web.api.claims import JUDGED
from crossfoot.web.api.parameters import Given, Kind, Parameter, read_given
from crossfoot.web.api.shapes import DAY, FLAG, TEXT, WHOLE, Shape, anything, listed, maybe, record
from crossfoot.web.asked import AS_OF
from crossfoot.web.door import asker_of
from crossfoot.web.house import House
from crossfoot.web.received import TooLargeError

__all__ = ["SENDINGS", "Sending", "received"]

_MOST_BYTES = 5_000_000
_MOST_CHARACTERS = 1_000_000
_KINDS = {kind.value.replace(" ", "-"): kind for kind in JudgementKind}

Act = Callable[[House, Request, Given], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Sending:
    """A call that sends a JSON object.

    Args:
        name: Its name for programs.
        path: Its address behind the prefix.
        told: What it does, in a sentence.
        act: Does it.
        shape: The shape of its answer.
        fields: What the object holds.
        example: An object that does something, as JSON.
        is_change: Whether it changes the ledger.
    """

    name: str
    path: str
    told: str
    act: Act = field(compare=False)
    shape: Shape = field(compare=False)
    fields: tuple[Parameter, ...]
    example: str
    is_change: bool = True


async def received(request: Request, fields: tuple[Parameter, ...]) -> Given:
    """The object that was sent.

    Args:
        request: With the object as its body.
        fields: What it may hold.

    Raises:
        InputError: It is none, is too large, or holds something else.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise InputError("Expected a JSON object, and a Content-Type of application/json.")
    length = request.headers.get("content-length", "")
    if not length.isdecimal():
        raise InputError("The request does not say how long it is, so it is not taken.")
    if int(length) > _MOST_BYTES:
        raise TooLargeError(
            f"An object may have at most {_MOST_BYTES / 1e6:g} MB, and {int(length) / 1e6:,.1f} MB came."
        )
    try:
        found = json.loads(await request.body())
    except (ValueError, RecursionError) as fault:
        raise InputError("The body cannot be read as JSON.") from fault
    if not isinstance(found, dict):
        raise InputError("The body is no JSON object.")
    known = {one.name: one for one in fields}
    return read_given(fields, ((name, _text(known.get(name), name, value)) for name, value in found.items()), {})


def _text(known: Parameter | None, name: str, value: object) -> str:
    """A field as it would stand in an address.

    Raises:
        InputError: It is of another kind.
    """
    if known is not None and known.kind is Kind.FLAG:
        if isinstance(value, bool):
            return str(value).lower()
        raise InputError(f"'{name}' is {json.dumps(value)[:80]}: expected true or false.")
    if not isinstance(value, str):
        raise InputError(f"'{name}' is {json.dumps(value)[:80]}: expected a text.")
    if known is not None and known.kind is Kind.PAGE and not known.ends[0] <= len(value) <= known.ends[1]:
        raise InputError(f"'{name}' has {len(value):,} characters: expected {known.ends[0]} to {known.ends[1]:,}.")
    return value


def _check(house: House, request: Request, given: Given) -> dict[str, Any]:  # noqa: ARG001  every act is done so
    desk = house.shelf.desk(given.day(AS_OF))
    asked = given.one("view")
    only = None if asked is None else frozenset(entry.id for entry in seen(desk.view, asked).entries)
    reading = dated(read(_bytes(given), published=given.day("published"), name="draft"), desk.day)
    return check_record(check_draft(reading, None if given.flag("alone") else desk.view, only=only))


def _add(house: House, request: Request, given: Given) -> dict[str, Any]:
    reading = read(
        _bytes(given),
        url=given.one("url"),
        published=given.day("published"),
        outlet=given.one("outlet"),
        title=given.one("title"),
        name=given.one("name") or given.one("url") or "page",
    )
    with house.writing(request) as ledger:
        done = add(ledger, reading, recorded_at=house.shelf.settings.now())
    return {"schema": "crossfoot-added/1", "page": page_of(reading.document).id, "new": done.new, "known": done.known,
            "unread": len(reading.unread), "issues": issue_records(reading.issues)}  # fmt: skip


def _judge(house: House, request: Request, given: Given) -> dict[str, Any]:
    user, said = asker_of(request).user.name, given.one("author")
    if not user and said is None:
        raise InputError("'author' is missing: Who says so.")
    kind = _KINDS[given.needed("kind")]
    with house.writing(request) as ledger:
        view = ledger.view()
        is_withdrawn = kind is JudgementKind.WITHDRAWN
        names = (view.judgement if is_withdrawn else view.entry)(given.needed("entry")).id
        other = given.one("other")
        judgement = Judgement(names, kind, house.author(request, said or ""), given.needed("reason"), given.day("on"),
                              None if other is None else view.entry(other).id)  # fmt: skip
        judged = ledger.append_judgement(judgement, recorded_at=house.shelf.settings.now())
    return {"schema": "crossfoot-judged/1", "judgement": judged_record(judged)}


def _bytes(given: Given) -> bytes:
    return given.needed("text").encode("utf-8-sig", "replace")


_TEXT = Parameter("text", "The page: plain text or HTML.", kind=Kind.PAGE, ends=(1, _MOST_CHARACTERS), is_needed=True)
_PUBLISHED = Parameter("published", "Day of publication, believed before the page.", "2017-10-31", Kind.DAY)
_CHECKED = record(schema=TEXT, page=TEXT, as_of=maybe(DAY), claims=WHOLE, ledger=FLAG, against=WHOLE,
                  voices=listed(TEXT), marks={"type": "object", "additionalProperties": WHOLE},
                  numbers=listed(anything()), conflicts=listed(anything()), remarks=listed(anything()))  # fmt: skip

SENDINGS = (
    Sending(
        "check",
        "/check",
        "Marks every number of a draft: proven, consistent, impossible or unknown. Nothing of it is kept.",
        _check,
        _CHECKED,
        (
            _TEXT,
            _PUBLISHED,
            Parameter("view", "Hold it against this view only.", "canalys"),
            Parameter("alone", "Hold it against itself alone.", kind=Kind.FLAG),
            Parameter(AS_OF, "Hold it against what was published by this day.", "2017-12-31", Kind.DAY),
        ),
        '{"text": "Xiaomi shipped 9.2 million smartphones in India in the third quarter of 2017.", '
        '"published": "2017-11-20"}',
        is_change=False,
    ),
    Sending(
        "add",
        "/add",
        "Reads a page and appends its claims to the ledger; the same again changes nothing.",
        _add,
        record(schema=TEXT, page=TEXT, new=WHOLE, known=WHOLE, unread=WHOLE, issues=listed(anything())),
        (
            _TEXT,
            _PUBLISHED,
            Parameter("url", "The page's address; it may hold the date.", "https://example.com/2017/10/31/xiaomi"),
            Parameter("outlet", "Who published it.", "Example"),
            Parameter("title", "Its headline.", "Xiaomi passes ten million"),
            Parameter("name", "What to call it in messages."),
        ),
        '{"text": "Xiaomi shipped more than 10 million smartphones in October 2017.", "published": "2017-10-31", '
        '"outlet": "Example"}',
    ),
    Sending(
        "judge",
        "/judge",
        "Records what was found out about an entry; the entry itself is kept as it is.",
        _judge,
        record(schema=TEXT, judgement=JUDGED),
        (
            Parameter("entry", "The entry, or for 'withdrawn' the judgement, by the first digits of its id.",
                      is_needed=True),
            Parameter("kind", "What was found.", "misread", choices=tuple(_KINDS), is_needed=True),
            Parameter("reason", "Why, in a sentence.", is_needed=True),
            Parameter("author", "Who says so; where users sign in, it is the user."),
            Parameter("other", "The second entry, for 'same-origin' and 'repaired'."),
            Parameter("on", "The day from which it holds; without it it always did.", "2018-02-06", Kind.DAY),
        ),
        '{"entry": "{entry}", "kind": "misread", "reason": "It is the figure of another quarter.", "author": "ann"}',
    ),
)  # fmt: skip
