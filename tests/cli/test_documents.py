"""Every command, option and status is documented, every example runs, and what bad input gets is what the page says."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from crossfoot.cli.main import COMMANDS, Exit, line
from crossfoot.verify import main as verify
from tests.cli.commands import Done, Run
from tests.conftest import ROOT
from tools.docs import commands_page

PAGE = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
EXAMPLE = re.compile(r"^ {2,}((?:crossfoot|python -m crossfoot\.verify) .+)$", re.MULTILINE)
FORM = re.compile(r"crossfoot-[a-z]+/1")
REFUSAL = re.compile(r"^\| `(crossfoot .+?)` \| (.*?) ?\| (\d) \|$", re.MULTILINE)


@pytest.fixture
def desk(run: Run, ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A folder like a clone of the repository, with a ledger and with bad input, and a shell in it."""
    folder = tmp_path / "desk"
    (folder / "empty").mkdir(parents=True)
    (folder / "docs").symlink_to(ROOT / "docs")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(900))
    (folder / "large.txt").write_bytes(b"x" * 52_000_000)
    (folder / "half.html").write_bytes((ROOT / "docs" / "pages" / "xpeng-half-year-2025.html").read_bytes()[:1300])
    latin = "The café says Xiaomi shipped 9.2 million smartphones in India in 2016."
    (folder / "latin-1.txt").write_bytes(latin.encode("latin-1"))
    (folder / "undated.txt").write_text("Xiaomi shipped 9.2 million smartphones in India in 2016.", encoding="utf-8")
    (folder / "songs.sqlite").write_text("Songs without words", encoding="utf-8")
    assert ledger.exists()

    def shell(typed: str) -> Done:
        words, _, source = typed.partition(" > ")[0].partition(" < ")
        stdin = (folder / source).read_bytes() if source else b""
        monkeypatch.chdir(folder)
        program, *rest = shlex.split(words)
        if program == "python":
            return Done(verify([str(folder / rest[-1])]), "", "")
        return run(*rest, stdin=stdin)

    return shell


def test_the_page_says_what_help_says() -> None:
    is_current = commands_page(PAGE) == PAGE  # compared here: a diff of two long texts can take minutes
    assert is_current, "run `make docs`"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_examples_of_its_own(name: str) -> None:
    command = line.get_command(click.Context(line), name)
    assert command is not None
    assert any(example.startswith(f"crossfoot {name}") for example in EXAMPLE.findall(command.epilog or ""))


def test_every_form_of_json_is_documented() -> None:
    folders = (ROOT / "src" / "crossfoot" / name for name in ("cli", "present"))
    source = "".join(path.read_text(encoding="utf-8") for folder in folders for path in folder.rglob("*.py"))
    before = PAGE.partition("<!-- help")[0]
    assert set(FORM.findall(source)) == set(FORM.findall(before))


def test_every_status_is_documented() -> None:
    assert re.findall(r"^\| (\d+) \|", PAGE, re.MULTILINE) == [str(int(status)) for status in Exit]


def test_the_examples_of_the_page_run_in_their_order(desk: Run) -> None:
    lines = EXAMPLE.findall(PAGE)
    assert len(lines) > 2 * len(COMMANDS)
    desk("crossfoot init --ledger phones.sqlite")
    for example in lines:
        done = desk(example)
        assert done.status in ((0, 1) if " check " in example or "--fail-if" in example else (0,)), example
        assert done.err == "", example


def test_bad_input_gets_what_the_page_says(desk: Run) -> None:
    rows = REFUSAL.findall(PAGE)
    assert len(rows) > 15
    for typed, sentence, status in rows:
        done = desk(typed)
        assert (done.status, done.err) == (int(status), f"crossfoot: {sentence}\n" if sentence else ""), typed
