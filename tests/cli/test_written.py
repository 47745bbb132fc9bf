"""Files written because the user asked for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from crossfoot.cli.main import Exit
from crossfoot.cli.written import file_for, write_whole
from crossfoot.errors import InputError
from tests.cli.commands import Run

PAGE = "docs/pages/xiaomi-october-2017.txt"


def test_a_page_is_written_to_the_file_named(run: Run, tmp_path: Path) -> None:
    done = run("read", PAGE, "--html", tmp_path / "out.html")
    assert (done.status, done.err) == (Exit.FINE, "")
    assert done.out.startswith(f"{tmp_path / 'out.html'}: 13 claims, ")
    assert (tmp_path / "out.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert [path.name for path in tmp_path.iterdir()] == ["out.html"]


def test_a_file_of_ours_is_replaced_and_no_other(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out.html"
    assert run("read", PAGE, "--html", out).status == Exit.FINE
    assert run("read", PAGE, "--html", out).status == Exit.FINE
    out.write_text("mine", encoding="utf-8")
    done = run("read", PAGE, "--html", out)
    assert done.status == Exit.INPUT
    assert (
        done.err
        == f"crossfoot: Cannot write '{out}': it is there already and crossfoot did not write it; name another.\n"
    )
    assert out.read_text(encoding="utf-8") == "mine"


def test_several_pages_are_written_to_a_folder(run: Run, tmp_path: Path) -> None:
    done = run("read", "docs/pages", "--html", tmp_path / "lit")
    assert (done.status, done.err) == (Exit.FINE, "")
    names = ["xiaomi-october-2017.html", "xpeng-half-year-2025.html"]
    assert sorted(path.name for path in (tmp_path / "lit").iterdir()) == names


def test_pages_of_one_name_go_to_files_of_their_own() -> None:
    taken: set[Path] = set()
    names = [file_for("lit", page, taken, is_one=False).name for page in ("a/x.txt", "b/x.html", "-")]
    assert names == ["x.html", "x-2.html", "page.html"]


def test_the_view_goes_to_standard_output_where_asked(run: Run) -> None:
    assert run("read", PAGE, "--html", "-").out.startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("docs/pages", "--html", "-"), "--html - writes one page, and several are given: name a folder."),
        (
            (PAGE, "--html", "x.html", "--format", "json"),
            "--html writes a page to read, and --format prints: give one.",
        ),
    ],
)
def test_what_cannot_be_meant_is_refused(run: Run, words: tuple[str, ...], sentence: str) -> None:
    done = run("read", *words)
    assert (done.status, done.out, done.err) == (Exit.INPUT, "", f"crossfoot: {sentence}\n")


def test_what_cannot_be_written_is_told_in_one_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match=r"^Cannot write '.*out\.html': .+\.$"):
        write_whole(tmp_path / "file" / "out.html", "text", mark="mark")
    with pytest.raises(InputError, match="No such file or directory"):
        write_whole(tmp_path / "a" / "b" / "out.html", "text", mark="mark")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
