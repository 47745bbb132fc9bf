"""A language model asked from the command line: off unless named, and its claims told as such."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from crossfoot.cli.main import Exit
from tests.cli.commands import Run
from tests.llm.conftest import Server, server

__all__ = ["server"]

PAGE = (
    "Xiaomi and Oppo shipped 9.2 million smartphones each in India in the third quarter of 2017, Canalys said.\n\n"
    "Samsung's tally in Germany: 64, every smartphone counted.\n"
)
CLAIM = {"number": "64", "kind": "level", "subject": "Samsung", "product": "smartphone", "place": "Germany"}


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "page.txt"
    file.write_text(PAGE, encoding="utf-8")
    return file


def words(server: Server, page: Path) -> tuple[str | Path, ...]:
    answers = page.parent / "answers"
    return (page, "--published", "2017-10-31", "--llm", server.address, "--llm-model", "m", "--llm-answers", answers)


def test_nobody_is_asked_unless_a_model_is_named(run: Run, server: Server, page: Path) -> None:
    server.says(CLAIM)
    assert "64" in run("read", page, "--published", "2017-10-31").out.split("unread figure")[-1]
    assert server.asked == []


def test_what_the_model_pointed_to_is_read_kept_and_told_as_such(
    run: Run, server: Server, page: Path, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CROSSFOOT_LLM_KEY", "secret")
    server.says(CLAIM, CLAIM | {"number": "65"})
    done = run("read", *words(server, page))
    assert (done.status, done.err) == (Exit.FINE, "")
    assert "3 claims, 0 unread figures" in done.out
    assert "model-refused: Of what model 'm' said, 1 was refused: 1 x its number does not stand" in done.out
    assert server.headers[0]["Authorization"] == "Bearer secret"
    told = run("explain", page, "--claim", "c3", *words(server, page)[1:]).out
    assert "\nnote       pointed to by language model m, question 1\n" in told
    assert '\nplace      DE from "Germany": the place named nearest to it (stated)\n' in told
    assert run("add", *words(server, page), "--ledger", ledger).out.endswith("3 new, 0 known, 0 unread\n")
    assert run("add", page, "--published", "2017-10-31", "--ledger", ledger).out.endswith("0 new, 2 known, 1 unread\n")
    assert len(server.asked) == 1  # every later command found the answer kept
    found = json.loads(run("read", *words(server, page), "--format", "json").out)
    assert [claim["frame"] for claim in found["claims"]][-1] == "language-model"


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (("--llm", "http://localhost:1/v1"), "A language model has an address and a name: give --llm and --llm-model."),
        (("--llm-model", "m"), "A language model has an address and a name: give --llm and --llm-model."),
        (("--llm-answers", "x"), "--llm-answers goes with --llm and --llm-model."),
        (("--llm", "nowhere", "--llm-model", "m"), "Cannot ask a model at 'nowhere': expected an address such as"),
    ],
)
def test_a_model_that_is_half_named_is_refused(run: Run, page: Path, given: tuple[str, ...], sentence: str) -> None:
    done = run("read", page, *given)
    assert (done.status, done.out) == (Exit.INPUT, "")
    assert sentence in done.err
