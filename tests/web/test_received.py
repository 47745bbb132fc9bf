"""What a form sends is received whole, or refused in a sentence."""

from __future__ import annotations

import pytest
from anyio.from_thread import start_blocking_portal
from fastapi import Request
from starlette.types import Message

from crossfoot.errors import InputError
from crossfoot.web.received import TooLargeError, receiving, text_in

KIND = (b"content-type", b"multipart/form-data; boundary=b")
WHOLE = b'--b\r\nContent-Disposition: form-data; name="text"\r\n\r\n%s\r\n--b--\r\n'


def received(*messages: Message, length: bytes | None) -> str:
    """The text of a form that comes in these messages."""
    coming = iter(messages)

    async def receive() -> Message:
        return next(coming)

    headers = [KIND, *([] if length is None else [(b"content-length", length)])]
    request = Request({"type": "http", "method": "POST", "path": "/add", "headers": headers, "app": None}, receive)

    async def run() -> str:
        async for form in receiving(most_bytes=1000, most_files=1, what="A draft")(request):
            return text_in(form, "text")
        raise AssertionError

    # In a thread of its own, for a browser under test may keep a loop running in this one.
    with start_blocking_portal() as portal:
        return portal.call(run)


def body(data: bytes, *, more: bool = False) -> Message:
    return {"type": "http.request", "body": data, "more_body": more}


def test_a_form_that_comes_in_pieces_is_received_whole() -> None:
    whole = WHOLE % b"Sales rose."
    assert received(body(whole[:40], more=True), body(whole[40:]), length=b"200") == "Sales rose."


def test_a_form_that_is_cut_off_on_the_way_is_refused() -> None:
    with pytest.raises(InputError, match="The form was cut off on the way; nothing of it"):
        received(body((WHOLE % b"Sales rose.")[:70], more=True), {"type": "http.disconnect"}, length=b"200")


def test_a_form_that_is_no_form_is_refused() -> None:
    with pytest.raises(InputError, match="The form cannot be read"):
        received(body(b"--c\r\nnothing"), length=b"12")


def test_a_form_that_does_not_say_how_long_it_is_is_refused() -> None:
    with pytest.raises(InputError, match="does not say how long it is"):
        received(body(WHOLE % b"x"), length=None)


@pytest.mark.parametrize("end", [body(b"x" * 9000), {"type": "http.disconnect"}])
def test_more_than_is_taken_is_refused_by_its_length(end: Message) -> None:
    with pytest.raises(TooLargeError, match=r"A draft may have at most 0\.001 MB, and 0\.0 MB were sent\."):
        received(body(b"x", more=True), end, length=b"9001")
