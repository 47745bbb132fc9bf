"""The server for programs, told to people: every call with what it can be asked with, and an example that works.

Invariant: it is made from the calls themselves, as the description for programs is.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from crossfoot.ledger import Slice
from crossfoot.web.api.call import PREFIX, Call
from crossfoot.web.api.calls import CALLS
from crossfoot.web.api.exports import EXPORT
from crossfoot.web.api.parameters import WHEN, Kind, Parameter
from crossfoot.web.api.sent import SENDINGS, Sending
from crossfoot.web.asked import Asked
from crossfoot.web.desk import Desk
from crossfoot.web.page import Page
from crossfoot.web.parts import Shown

__all__ = ["PAGE", "Described", "build"]

_LEAD = (
    "Every record that a command prints is answered here too, as JSON, under the same names. All calls take as_of; "
    "lists come in parts, and 'next' leads on."
)
_EXPORT = Call("export", "/exports/{table}", "Claims, or every live figure between its proven ends, as a table.",
               lambda *_: {}, {}, EXPORT, example="/exports/claims.csv?vendor=xiaomi")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Described:
    """A call, told.

    Args:
        name: Its name.
        method: `GET` or `POST`.
        address: Where it is.
        told: What it gives.
        parameters: What it can be asked with: name, what it may be, what it means, and whether it has to be given.
        example: Where an example is answered, or the object that is sent.
        is_change: Whether it changes the ledger.
    """

    name: str
    method: str
    address: str
    told: str
    parameters: tuple[tuple[str, str, str, bool], ...]
    example: str
    is_change: bool = False


def build(desk: Desk, asked: Asked, named: Mapping[str, str]) -> Shown:  # noqa: ARG001  every page is built so
    """All calls."""
    found = desk.view.some(Slice(1))
    entry, page = (found[0].id, found[0].page.id) if found else ("", "")
    calls = [_reading(call, entry, page) for call in (*CALLS, _EXPORT)]
    return Shown("For programs", "api.html", (*calls, *(_sending(one, entry) for one in SENDINGS)), (), _LEAD)


def _reading(call: Call, entry: str, page: str) -> Described:
    example = call.sample.replace("{entry}", entry).replace("{page}", page)
    return Described(call.name, "GET", f"{PREFIX}{call.path}", call.told, _told((*call.parameters, WHEN)), example)


def _sending(call: Sending, entry: str) -> Described:
    example = json.dumps(json.loads(call.example.replace("{entry}", entry)), ensure_ascii=False, indent=2)
    return Described(
        call.name, "POST", f"{PREFIX}{call.path}", call.told, _told(call.fields), example, is_change=call.is_change
    )


def _told(parameters: Iterable[Parameter]) -> tuple[tuple[str, str, str, bool], ...]:
    return tuple((one.name, _kind(one), one.told, one.is_needed) for one in parameters)


def _kind(one: Parameter) -> str:
    """What its value may be, in words."""
    if one.choices:
        return " | ".join(one.choices)
    least, most = one.ends
    words = {Kind.NUMBER: f"{least} to {most}", Kind.DAY: "YYYY-MM-DD", Kind.FLAG: "true | false"}
    return words.get(one.kind, "text") + (", repeated" if one.is_repeated else "")


PAGE = Page("/api", build)
