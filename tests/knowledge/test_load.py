"""The data files are read whole, checked, and their bytes make the version."""

from __future__ import annotations

import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from crossfoot.errors import KnowledgeError
from crossfoot.knowledge import Vocabulary, load
from crossfoot.knowledge.load import load_vocabulary

DATA = Path(str(files("crossfoot.knowledge"))) / "data"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the data files, which the loader reads in place of the package's."""
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    monkeypatch.setattr(load, "files", lambda _package: tmp_path)
    return folder


def loaded() -> Vocabulary:
    return load_vocabulary.__wrapped__()


def put(folder: Path, name: str, old: str, new: str) -> None:
    file = folder / f"{name}.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{name}.toml no longer holds {old!r}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_vocabulary_is_loaded_once() -> None:
    assert load_vocabulary() is load_vocabulary()


def test_the_same_files_give_the_same_version(data: Path) -> None:
    first = loaded().version
    (data / "vendors.toml").touch()
    assert loaded().version == first


@pytest.mark.parametrize("name", sorted(file.stem for file in DATA.glob("*.toml")))
def test_a_change_of_any_file_changes_the_version(data: Path, name: str) -> None:
    before = loaded().version
    with (data / f"{name}.toml").open("a", encoding="utf-8") as file:
        file.write("\n# one more remark\n")
    assert loaded().version != before


def test_a_spelling_of_two_vendors_is_refused(data: Path) -> None:
    put(data, "vendors", 'names = ["Apple"]', 'names = ["Apple", "Samsung"]')
    with pytest.raises(KnowledgeError, match="'Samsung'"):
        loaded()


def test_a_measure_that_no_cell_may_have_is_refused(data: Path) -> None:
    put(data, "words", 'id = "shipments"', 'id = "shippings"')
    with pytest.raises(KnowledgeError, match="shippings"):
        loaded()


def test_a_frame_named_twice_is_refused(data: Path) -> None:
    first, second = (frame.name for frame in load_vocabulary().frames[:2])
    put(data, "frames", f'name = "{second}"', f'name = "{first}"')
    with pytest.raises(KnowledgeError, match=first):
        loaded()


def test_a_pattern_that_is_no_regular_expression_is_refused_by_name(data: Path) -> None:
    put(data, "periods", "the (?:remainder|rest)", "the (?:remainder|rest")
    with pytest.raises(KnowledgeError, match="remainder"):
        loaded()
