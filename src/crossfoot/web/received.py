"""What a form sends: received whole, within limits, or refused in a sentence.

Invariant: no more is taken than was allowed, told before the first byte by its length; what was cut off on the way is
refused, and nothing of it stays.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from datetime import date

from fastapi import Request
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from crossfoot.errors import InputError
from crossfoot.web.asked import day_of

__all__ = ["TooLargeError", "day_in", "files_in", "receiving", "text_in"]

_MOST_FIELDS = 50
_MOST_TYPED = 20_000_000  # bytes of one field; a page has no more
_DRAINED = 4  # times the limit: as much is taken and thrown away, so that the refusal is heard and not cut off


class TooLargeError(InputError):
    """More was sent than is taken."""


def receiving(*, most_bytes: int, most_files: int, what: str) -> Callable[[Request], AsyncIterator[FormData]]:
    """What receives a form, as a dependency that comes before all others; its files are closed once it is answered.

    Args:
        most_bytes: How many bytes all of it may have.
        most_files: How many files.
        what: What is sent, for messages: `A draft`.
    """

    async def received(request: Request) -> AsyncIterator[FormData]:
        length = request.headers.get("content-length", "")
        if not length.isdecimal():
            raise InputError("The form does not say how long it is, so it is not taken.")
        if int(length) > most_bytes:
            await _drain(request, _DRAINED * most_bytes)
            size = f"{int(length) / 1e6:,.1f} MB"
            raise TooLargeError(f"{what} may have at most {most_bytes / 1e6:g} MB, and {size} were sent.")
        try:
            form = await request.form(
                max_files=most_files, max_fields=_MOST_FIELDS, max_part_size=min(most_bytes, _MOST_TYPED)
            )
        except HTTPException as fault:
            if "files" in str(fault.detail):
                raise TooLargeError(f"{what} may come in at most {most_files} files at once.") from None
            raise InputError("The form cannot be read: it is damaged, or was cut off on the way.") from None
        except ClientDisconnect:
            raise InputError("The form was cut off on the way; nothing of it was taken.") from None
        try:
            yield form
        finally:
            await form.close()

    return received


async def _drain(request: Request, most: int) -> None:
    try:
        count = 0
        async for chunk in request.stream():
            count += len(chunk)
            if count > most:
                return
    except ClientDisconnect:
        return


def text_in(form: FormData, name: str) -> str:
    """What was typed into a field, or nothing."""
    found = form.get(name)
    return found if isinstance(found, str) else ""


def day_in(form: FormData, name: str) -> date | None:
    """The day in a field, or None where it is empty.

    Raises:
        InputError: It holds something else.
    """
    text = text_in(form, name).strip()
    return day_of(text) if text else None


def files_in(form: FormData, name: str) -> tuple[UploadFile, ...]:
    """The files of a field; a field that is left empty sends one without a name."""
    return tuple(one for one in form.getlist(name) if isinstance(one, UploadFile) and one.filename)
