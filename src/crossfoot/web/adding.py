"""Adding pages: the form that sends them, the page that shows how far the work is, and the buttons on it.

Invariant: what is sent is held until it is read, and nowhere else; whoever ordered a job is the only one who sees it,
and may cancel it at any time.
"""

from __future__ import annotations

import shutil
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import partial
from http import HTTPStatus
from tempfile import TemporaryFile
from typing import Annotated, BinaryIO, cast

from fastapi import Depends, FastAPI, Request, Response
from fastapi.responses import JSONResponse, RedirectResponse
from starlette.datastructures import FormData, UploadFile

from crossfoot.errors import InputError
from crossfoot.ledger import Ledger
from crossfoot.present.rules_file import rules_path
from crossfoot.web.asked import Asked, asked_of, day_of
from crossfoot.web.door import asker_of
from crossfoot.web.forms import MEDIA, given, part_record
from crossfoot.web.house import House, address_of
from crossfoot.web.intake import About, Given, Linked, Typed, Uploaded
from crossfoot.web.jobs import Job, Jobs
from crossfoot.web.page import NotHereError
from crossfoot.web.pages.add import MOST_FILES, MOST_MB, Fields, form_of, job_of
from crossfoot.web.parts import Shown
from crossfoot.web.received import files_in, receiving, text_in
from crossfoot.web.taking import Order, Tools, take_in

__all__ = ["add_adding"]

_MOST_LINKS = 20
_SHARED = 1_000_000  # bytes copied at a time
_receive = receiving(most_bytes=MOST_MB * 1_000_000, most_files=MOST_FILES, what="What is added")
Received = Annotated[FormData, Depends(_receive)]


@dataclass(frozen=True, slots=True)
class _Office:
    """The jobs of a server, and its house."""

    house: House
    jobs: Jobs

    def job(self, request: Request, name: str) -> Job:
        """A job of who asks.

        Raises:
            NotHereError: There is none.
        """
        found = self.jobs.find(name, asker_of(request).user.name)
        if found is None:
            raise NotHereError("There is no such job any more: what it added by its end is in the ledger.")
        return found

    def shown(self, request: Request, name: str, asked: Asked) -> Shown:
        """How far a job of who asks is."""
        job = self.job(request, name)
        return job_of(self.house.shelf.desk(asked.as_of), asked, job, is_look=job.order.is_look)

    def started(self, request: Request, order: Order) -> Response:
        """The way to the page of a new job."""
        job = self.jobs.start(asker_of(request).user.name, order)
        return _to(f"/add/job/{job.name}")


def add_adding(app: FastAPI, house: House) -> None:
    """The addresses under which pages are added."""
    office = _Office(house, Jobs(house.shelf.settings.draw, partial(_work, house), lambda job: job.order.close()))
    may_change = [Depends(house.changing)]

    def send(request: Request, received: Received) -> Response:
        fields = Fields(**{name: text_in(received, name).strip() for name in Fields.__slots__})
        try:
            order = Order(_given(fields, files_in(received, "files")), _about(fields), bool(text_in(received, "look")))
        except InputError as fault:
            asked = Asked("/add")
            answer = house.page(request, form_of(fields, str(fault)), asked, house.shelf.desk(None))
            answer.status_code = HTTPStatus.BAD_REQUEST
            return answer
        return office.started(request, order)

    def watch(request: Request, name: str) -> Response:
        asked = asked_of(request.scope["path"], request.query_params.multi_items())
        return house.page(request, office.shown(request, name, asked), asked, house.shelf.desk(asked.as_of))

    def tell(request: Request, name: str) -> Response:
        asked = asked_of(request.scope["path"].removesuffix(".json"), request.query_params.multi_items())
        shown = office.shown(request, name, asked)
        return JSONResponse(_record(office.job(request, name), shown, address_of(request)))

    def give(request: Request, name: str, form: str) -> Response:
        asked = asked_of(f"/add/job/{name}", request.query_params.multi_items())
        shown = office.shown(request, name, asked)
        address = address_of(request)
        content = given(shown.part("pages"), form, address=address, permalink=f"{address}{asked.path}")
        return Response(content, media_type=MEDIA[form])

    def cancel(request: Request, name: str) -> Response:
        office.job(request, name).cancel()
        return _to(f"/add/job/{name}")

    def go(request: Request, name: str) -> Response:
        order: Order = office.job(request, name).order
        return office.started(request, replace(order, is_look=False, given=tuple(map(_again, order.given))))

    add = partial(app.add_api_route, include_in_schema=False)
    add("/add", send, methods=["POST"], dependencies=[Depends(_receive), *may_change])
    add("/add/job/{name}/pages.{form:form}", give)
    add("/add/job/{name}.json", tell)
    add("/add/job/{name}", watch)
    add("/add/job/{name}/cancel", cancel, methods=["POST"], dependencies=may_change)
    add("/add/job/{name}/go", go, methods=["POST"], dependencies=may_change)


def _to(path: str) -> Response:
    return RedirectResponse(path, HTTPStatus.SEE_OTHER)


def _work(house: House, job: Job) -> None:
    """Do a job; what it was given is let go of once it is added."""
    order: Order = job.order
    settings = house.shelf.settings

    def writing() -> AbstractContextManager[Ledger]:
        return house.writing_as(job.who)

    rules = rules_path(None, settings.ledger)
    tools = Tools(writing, lambda: house.shelf.ledger, settings.fetch, settings.now, rules)
    try:
        take_in(job, order, tools)
    finally:
        if not order.is_look:
            order.close()


def _given(fields: Fields, files: tuple[UploadFile, ...]) -> tuple[Given, ...]:
    """What was given: the text and the files; the addresses where there is neither.

    Raises:
        InputError: Nothing was given, or an address for several pages.
    """
    links = fields.address.split()
    typed: tuple[Given, ...] = (Typed(fields.text),) if fields.text else ()
    sent = (*typed, *(Uploaded(_name(file), _copied(file.file)) for file in files))
    if sent and links and (len(sent) > 1 or len(links) > 1):
        raise InputError("One address is that of one page: with several files or texts leave it out.")
    if len(links) > _MOST_LINKS:
        raise InputError(f"At most {_MOST_LINKS} addresses are fetched at once, and {len(links)} are given.")
    if not sent and not links:
        raise InputError("Nothing was given: paste a text, choose a file, or give an address.")
    return sent or tuple(map(Linked, links))


def _about(fields: Fields) -> About:
    """What is said of the pages.

    Raises:
        InputError: The day is none.
    """
    day = day_of(fields.published) if fields.published else None
    is_of_page = bool(fields.address) and not fields.address.split()[1:]
    return About(fields.address if is_of_page else None, fields.outlet or None, fields.title or None, day)


def _name(file: UploadFile) -> str:
    return file.filename or "file"


def _copied(sent: BinaryIO) -> BinaryIO:
    """What was sent, in a file of ours without a name, which is gone once it is closed."""
    kept = TemporaryFile()  # noqa: SIM115  the job closes it
    shutil.copyfileobj(sent, kept, _SHARED)
    return cast("BinaryIO", kept)


def _again(given: Given) -> Given:
    """What was looked at, once more for the job that adds it: each job closes its own files."""
    if not isinstance(given, Uploaded):
        return given
    given.file.seek(0)
    return Uploaded(given.name, _copied(given.file))


def _record(job: Job, shown: Shown, address: str) -> dict[str, object]:
    """A job for programs."""
    progress, permalink = job.progress, f"{address}/add/job/{job.name}"
    parts = [part_record(part, address=address, permalink=permalink) for part in shown.parts]
    state = {"state": progress.state.value, "over": progress.is_over, "current": progress.current}
    news = {"news": [one.words for one in progress.news], "alerts": [one.words for one in progress.alerts]}
    return {"schema": "crossfoot-job/1", **state, "lead": shown.lead, "fault": progress.fault, **news, "parts": parts}
