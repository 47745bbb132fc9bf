"""Checking a draft: the form that sends one, answered with the page that shows it checked, or with its findings.

Invariant: nothing of a draft is kept, logged, or put into an address, and no answer that holds any of it is stored.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from typing import Annotated

from fastapi import Depends, FastAPI, Request, Response
from starlette.datastructures import FormData

from crossfoot.draft import Checked
from crossfoot.present.marked import check_page, check_record
from crossfoot.web.asked import AS_OF, Asked
from crossfoot.web.desk import Desk
from crossfoot.web.forms import MEDIA, given
from crossfoot.web.house import House, address_of
from crossfoot.web.intake import bytes_of
from crossfoot.web.pages.check import CheckShown, Draft, checked_of, findings_table, shown_of
from crossfoot.web.received import day_in, files_in, receiving, text_in

__all__ = ["MOST_BYTES", "add_checking"]

MOST_BYTES = 1_000_000
"""Bytes a draft may have; a book of two hundred pages has less."""
_HTML = "text/html; charset=utf-8"
_receive = receiving(most_bytes=MOST_BYTES, most_files=1, what="A draft")


@dataclass(frozen=True, slots=True)
class _Sent:
    """A draft as it was sent, and what is wanted of it."""

    draft: Draft
    text: str
    as_of: date | None
    form: str


async def _sent(received: Annotated[FormData, Depends(_receive)]) -> _Sent:
    """A draft out of its form: the file, where one was chosen, else the text."""
    text = text_in(received, "text")
    files = files_in(received, "file")
    data = await files[0].read() if files else bytes_of(text)
    name = (files[0].filename or "draft") if files else "draft"
    draft = Draft(data, name, day_in(received, "published"), text_in(received, "alone") == "yes")
    return _Sent(draft, text, day_in(received, AS_OF), text_in(received, "give"))


def add_checking(app: FastAPI, house: House) -> None:
    """The address drafts are sent to."""

    def check(request: Request, sent: Annotated[_Sent, Depends(_sent)]) -> Response:
        asked = Asked("/check", sent.as_of)
        desk = house.shelf.desk(sent.as_of)
        if sent.form in _GIVEN:
            kind, write = _GIVEN[sent.form]
            answer = Response(write(checked_of(desk, sent.draft), desk, asked, address_of(request)), media_type=kind)
            answer.headers["Content-Disposition"] = f'attachment; filename="findings.{sent.form}"'
        else:
            shown = shown_of(desk, sent.draft, text=sent.text)
            answer = house.page(request, shown, asked, desk)
            if isinstance(shown.body, CheckShown) and shown.body.fault:
                answer.status_code = HTTPStatus.BAD_REQUEST
            del answer.headers["ETag"]
        answer.headers["Cache-Control"] = "no-store"
        return answer

    app.add_api_route(
        "/check",
        check,
        methods=["POST"],
        dependencies=[Depends(_receive), Depends(house.asking)],
        include_in_schema=False,
    )


def _as_table(form: str) -> Callable[[Checked, Desk, Asked, str], bytes]:
    def write(checked: Checked, desk: Desk, asked: Asked, address: str) -> bytes:
        return given(findings_table(asked, checked), form, address=address, permalink=f"{address}{asked.on(desk.day)}")

    return write


def _as_json(checked: Checked, *_: object) -> bytes:
    return json.dumps(check_record(checked), ensure_ascii=False, indent=1).encode("utf-8", "replace")


def _as_html(checked: Checked, *_: object) -> bytes:
    return check_page(checked).encode("utf-8", "replace")


_GIVEN: dict[str, tuple[str, Callable[[Checked, Desk, Asked, str], bytes]]] = {
    "json": (MEDIA["json"], _as_json),
    "html": (_HTML, _as_html),
    "csv": (MEDIA["csv"], _as_table("csv")),
    "xlsx": (MEDIA["xlsx"], _as_table("xlsx")),
}
