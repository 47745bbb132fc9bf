"""Files opened, and written beside and renamed."""

from __future__ import annotations

from pathlib import Path

import pytest

from crossfoot.errors import InputError, PageError, TableError
from crossfoot.files import open_file, written_beside


def test_a_file_that_cannot_be_opened_is_told_by_its_kind(tmp_path: Path) -> None:
    with pytest.raises(PageError, match="Cannot read page 'x': there is no such file"):
        open_file(tmp_path / "x", "x", PageError)
    with pytest.raises(TableError, match="Cannot read table 'x': it is a folder, and one file was expected"):
        open_file(tmp_path, "x", TableError)
    with pytest.raises(TableError, match="it cannot be opened"):
        open_file("a\0b", "x", TableError)


def test_a_file_is_there_whole_or_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError), written_beside(path) as file:
        file.write(b"%d" % (1 // 0))
    assert (path.read_bytes(), list(tmp_path.iterdir())) == (b"old", [path])
    with written_beside(path) as file:
        file.write(b"new")
    assert (path.read_bytes(), list(tmp_path.iterdir())) == (b"new", [path])


def test_where_nothing_can_be_written_it_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file or directory"), written_beside(tmp_path / "a" / "b"):
        pass
