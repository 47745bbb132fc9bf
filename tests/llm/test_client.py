"""What a model may do on the line, and that nothing of it can hang, flood or lead astray."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from crossfoot.errors import InputError, ModelError
from crossfoot.llm.client import MOST_BYTES, ask
from crossfoot.llm.model import Model
from crossfoot.llm.question import Question
from tests.llm.conftest import Server

QUESTION = Question("Zebra sold 5 million.", ("5 million",))


def why(model: Model) -> str:
    with pytest.raises(ModelError) as caught:
        ask(model, QUESTION)
    return caught.value.why


def test_a_question_holds_the_sentence_its_numbers_and_nothing_else_of_the_page(server: Server) -> None:
    server.says_text("yes")
    assert ask(Model(server.address, "m", key="secret"), QUESTION) == "yes"
    (asked,) = server.asked
    assert asked["path"] == "/v1/chat/completions"
    assert asked["model"] == "m"
    assert asked["temperature"] == 0
    assert asked["messages"][1]["content"] == '{"sentence": "Zebra sold 5 million.", "numbers": ["5 million"]}'
    assert server.headers[0]["Authorization"] == "Bearer secret"


def test_a_redirect_is_not_followed(server: Server) -> None:
    server.reply = lambda _: (307, {"Location": f"{server.address}/elsewhere", "Content-Length": "0"}, iter(()))
    assert why(Model(server.address, "m", key="secret")) == "it redirects, and redirects are not followed"
    assert len(server.asked) == 1


def test_a_status_of_failure_is_told(server: Server) -> None:
    server.reply = lambda _: (503, {"Content-Length": "0"}, iter(()))
    assert why(Model(server.address, "m")) == "it answered with status 503"


@pytest.mark.parametrize("is_announced", [True, False])
def test_a_giant_answer_is_not_read_to_its_end(server: Server, is_announced: bool) -> None:
    sent = 0

    def flood() -> Iterator[bytes]:
        nonlocal sent
        for _ in range(2000):
            sent += 100_000
            yield b" " * 100_000

    headers = {"Content-Length": str(2000 * 100_000)} if is_announced else {"Connection": "close"}
    server.reply = lambda _: (200, headers, flood())
    assert why(Model(server.address, "m")) == f"its answer has more than {MOST_BYTES:,} bytes"
    assert sent < 2000 * 100_000


def test_an_answer_that_trickles_in_is_cut_off(server: Server) -> None:
    def trickle() -> Iterator[bytes]:
        while not server.done.wait(0.02):
            yield b" "

    server.reply = lambda _: (200, {"Connection": "close"}, trickle())
    assert why(Model(server.address, "m", timeout_s=0.3)) == "it did not answer within 0.3 seconds"


def test_a_model_that_says_nothing_is_not_waited_for(server: Server) -> None:
    def silence() -> Iterator[bytes]:
        server.done.wait()
        yield b""

    server.reply = lambda _: (200, {"Content-Length": "10"}, silence())
    assert why(Model(server.address, "m", timeout_s=0.3)) == "it did not answer within 0.3 seconds"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"hello",
        b"[]",
        b'{"choices": []}',
        b'{"choices": [{"message": {"content": 5}}]}',
        b"\xff\xfe\x00",
        b"[" * 90_000,
    ],
)
def test_an_answer_of_another_protocol_is_refused(server: Server, body: bytes) -> None:
    server.reply = lambda _: (200, {"Content-Length": str(len(body))}, iter([body]))
    assert why(Model(server.address, "m")) == "its answer is none of the kind that chat/completions gives"


def test_a_model_that_is_not_there_is_told_as_such() -> None:
    assert "refused" in why(Model("http://127.0.0.1:9/v1", "m")).lower()


@pytest.mark.parametrize(
    "address",
    [
        "ftp://host/v1",
        "host:80",
        "http://",
        "http://user:pass@host/v1",
        "http://host/v1?x=1",
        "http://host:99999/v1",
        "file:///etc",
    ],
)
def test_an_address_must_be_one_of_http(address: str) -> None:
    with pytest.raises(InputError, match="expected an address such as"):
        Model(address, "m")


def test_a_key_is_not_sent_in_the_clear_but_to_this_machine() -> None:
    with pytest.raises(InputError, match="in the clear"):
        Model("http://models.example/v1", "m", key="secret")
    with pytest.raises(InputError, match="letters no key has"):
        Model("https://models.example/v1", "m", key="a\r\nHost: b")
    assert Model("https://models.example/v1/", "m", key="secret").path == "/v1/chat/completions"
