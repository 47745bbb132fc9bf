"""The command as a whole: its help, its statuses, and how it ends when it is cut short."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import click
import pytest

from crossfoot.cli.main import COMMANDS, Exit, line
from tests.cli.commands import Run
from tests.conftest import ROOT

PROGRAM = (sys.executable, "-m", "crossfoot")
PAGE = "docs/pages/xpeng-half-year-2025.html"


def test_help_lists_every_command_with_its_sentence(run: Run) -> None:
    done = run("--help")
    flat = " ".join(done.out.split())
    assert done.status == Exit.FINE
    assert [name for name, sentence in COMMANDS.items() if f"{name} {sentence}" not in flat] == []


def test_without_a_command_the_help_is_shown(run: Run) -> None:
    assert run().out == run("--help").out


@pytest.mark.parametrize("name", COMMANDS)
def test_a_commands_help_starts_with_the_sentence_of_the_list_and_has_examples(run: Run, name: str) -> None:
    found = line.get_command(click.Context(line), name)
    done = run(name, "--help")
    assert done.status == Exit.FINE
    assert found is not None
    assert found.help is not None
    assert found.help.split("\n")[0] == COMMANDS[name]
    assert f"  crossfoot {name}" in done.out.partition("Examples:")[2]


def test_the_version_is_that_of_the_package(run: Run) -> None:
    assert run("--version").out == f"crossfoot {version('crossfoot')}\n"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("raed", PAGE), "No such command 'raed'."),
        (("read",), "Missing argument 'PAGE...'."),
        (("read", PAGE, "--fromat", "json"), "No such option '--fromat'. Did you mean '--format'?"),
        (("read", PAGE, "--format", "xml"), "'xml' is not one of 'table', 'notation', 'json', 'claims'."),
    ],
)
def test_a_misspelt_command_line_is_one_sentence_and_status_2(run: Run, words: tuple[str, ...], sentence: str) -> None:
    done = run(*words)
    assert (done.status, done.out) == (Exit.INPUT, "")
    assert done.err.startswith("crossfoot: ")
    assert sentence.split(".", maxsplit=1)[0].replace("'", "") in done.err.replace("'", "")


def test_an_interrupted_command_says_so_and_ends_with_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("crossfoot.cli.read.each_page", interrupted)
    done = run("read", PAGE)
    assert done.status == Exit.INTERRUPTED
    assert done.err.strip() == "crossfoot: Stopped; a page is added whole or not at all."


def test_a_reader_who_stops_listening_is_not_told_so() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run((*PROGRAM, "read", PAGE), cwd=ROOT, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (Exit.UNHEARD, b"")


def test_help_for_a_reader_who_stops_listening_is_quiet_too() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run((*PROGRAM, "--help"), cwd=ROOT, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (Exit.UNHEARD, b"")


def test_a_closed_output_is_no_fault() -> None:
    shell = f"{sys.executable} -m crossfoot check {PAGE} >&-"
    done = subprocess.run(["/bin/sh", "-c", shell], cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (Exit.FOUND, b"")


def test_a_full_disk_under_the_output_is_one_sentence(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("crossfoot.cli.read.each_page", full)
    done = run("read", PAGE)
    assert (done.status, done.out) == (Exit.INPUT, "")
    assert done.err == f"crossfoot: Cannot write the output: {os.strerror(errno.ENOSPC)}.\n"


def test_letters_the_output_cannot_show_are_shown_as_numbers(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Señor Gómez says Xiaomi shipped 9.2 million smartphones in India in the third quarter of 2017.")
    plain = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run((*PROGRAM, "read", str(page)), capture_output=True, env=plain, check=False)
    assert (done.returncode, done.stderr) == (Exit.FINE, b"")
    assert b"9.2 million" in done.stdout
    assert b"\\u" not in done.stdout


def test_a_command_is_loaded_only_when_it_is_called() -> None:
    program = "import sys; from crossfoot.cli import main; main(['--help']); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = {name for name in done.stderr.split() if name.startswith("crossfoot.") and "api." not in name}
    assert loaded == {
        "crossfoot.api",
        "crossfoot.errors",
        "crossfoot.files",
        "crossfoot.tables",
        "crossfoot.cli",
        "crossfoot.cli.main",
    }


def test_the_list_of_commands_is_that_of_the_help() -> None:
    assert line.list_commands(click.Context(line)) == list(COMMANDS)
    assert line.get_command(click.Context(line), "nothing") is None
