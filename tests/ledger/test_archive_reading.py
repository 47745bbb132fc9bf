"""A ledger made again from a folder, byte for byte, whatever keeps it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import pytest

from crossfoot.errors import InputError
from crossfoot.ledger import (
    AppendResult,
    Judgement,
    JudgementKind,
    Ledger,
    MemoryLedger,
    Recorded,
    archive,
    archive_reading,
    load_starter,
    open_ledger,
)
from crossfoot.ledger.archive import dump
from crossfoot.ledger.archive_reading import open_dump, restore
from tests.ledger.samples import GOAL, LATER, MUCH_LATER, NOON, OCTOBER, claims, page
from tests.ledger.test_archive import filled, silent


@contextmanager
def empty(backend: str, request: pytest.FixtureRequest) -> Iterator[Ledger]:
    if backend == "memory":
        yield MemoryLedger()
        return
    folder: Path = request.getfixturevalue("tmp_path")
    place = request.getfixturevalue("postgres_ledger") if backend == "postgres" else str(folder / f"{backend}.sqlite")
    with open_ledger(place, create=True) as ledger:
        yield ledger


@pytest.fixture
def out(tmp_path: Path) -> Path:
    dump(filled(MemoryLedger()), tmp_path / "out", progress=silent)
    return tmp_path / "out"


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def rewrite(out: Path, change: Callable[[bytes], bytes], name: str = "readings-00001.jsonl") -> None:
    """Change a file, and its digest in the manifest with it, as a forger would."""
    path, manifest = out / name, json.loads((out / "manifest.json").read_bytes())
    path.write_bytes(change(path.read_bytes()))
    (file,) = (file for file in manifest["files"] if file["name"] == name)
    file["sha256"], file["bytes"] = sha256(path.read_bytes()).hexdigest(), path.stat().st_size
    (out / "manifest.json").write_text(json.dumps(manifest), encoding="ascii")


def refusal(out: Path, ledger: Ledger | None = None) -> str:
    held = MemoryLedger() if ledger is None else ledger
    before = list(held.recorded())
    with pytest.raises(InputError) as told:
        restore(open_dump(out), held, progress=silent)
    assert list(held.recorded()) == before
    text = str(told.value)
    assert "\n" not in text
    return text.removeprefix(f"Cannot restore '{out}': ")


@pytest.mark.parametrize("through", [("memory",), ("file",), ("postgres",), ("file", "postgres", "other")])
def test_the_dump_of_what_was_restored_is_the_same_dump(
    tmp_path: Path, request: pytest.FixtureRequest, through: tuple[str, ...]
) -> None:
    source = filled(MemoryLedger())
    load_starter(source, recorded_at=MUCH_LATER)
    dump(source, tmp_path / "start", progress=silent)
    last = tmp_path / "start"
    for backend in through:
        with empty(backend, request) as ledger:
            restore(open_dump(last), ledger, progress=silent)
            assert ledger.verify() == ()
            last = tmp_path / f"from-{backend}"
            dump(ledger, last, progress=silent)
        assert files(last) == files(tmp_path / "start")


def test_readings_are_recorded_many_at_a_time(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[int] = []
    restore(open_dump(out), MemoryLedger(), progress=told.append)
    assert told == [5]
    told.clear()
    monkeypatch.setattr(archive_reading, "_CLAIMS_AT_ONCE", 3)
    restore(open_dump(out), MemoryLedger(), progress=told.append)
    assert told == [3, 5]


def test_a_run_that_was_interrupted_goes_on_where_it_stopped(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(count: int) -> None:
        if count > 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(archive_reading, "_PAGES_AT_ONCE", 1)
    ledger = MemoryLedger()
    with pytest.raises(KeyboardInterrupt):
        restore(open_dump(out), ledger, progress=stop)
    assert len(list(ledger.recorded())) == 2
    told: list[int] = []
    restore(open_dump(out), ledger, progress=told.append)
    assert told == [2]
    assert list(ledger.recorded()) == list(open_dump(out).recorded())
    restore(open_dump(out), ledger, progress=told.append)
    assert told == [2]


def test_a_ledger_that_holds_something_else_is_left_alone(out: Path) -> None:
    sentence = (
        "the ledger holds something else; a dump goes into an empty ledger, or into one where restoring it was "
        "interrupted."
    )
    other = MemoryLedger()
    other.append(page("other"), claims(GOAL), reader="v1", recorded_at=NOON)
    assert refusal(out, other) == sentence
    more = MemoryLedger()
    restore(open_dump(out), more, progress=silent)
    entry = more.view().entries()[0]
    more.append_judgement(Judgement(entry.id, JudgementKind.MISREAD, "bob", "Why."), recorded_at=NOON)
    assert refusal(out, more) == sentence


def test_a_restored_ledger_goes_on_as_the_first_would(out: Path) -> None:
    first, second = filled(MemoryLedger()), MemoryLedger()
    restore(open_dump(out), second, progress=silent)
    for ledger in (first, second):
        assert ledger.append(page(), claims(OCTOBER), reader="v3", recorded_at=LATER) == AppendResult(1, 0)
    assert list(first.recorded()) == list(second.recorded())
    assert first.view().entries() == second.view().entries()


def test_a_folder_without_a_dump(tmp_path: Path) -> None:
    assert refusal(tmp_path / "no") == "it holds no file 'manifest.json', which every dump has."
    (tmp_path / "file").touch()
    assert refusal(tmp_path / "file") == "Not a directory."


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", '"text"', '{"format": "crossfoot-ledger", "version": 1, "counts": {}, "files": []}']
)
def test_a_manifest_of_something_else(out: Path, text: str) -> None:
    (out / "manifest.json").write_text(text, encoding="ascii")
    assert refusal(out) == "its 'manifest.json' is not that of a dump."


def test_a_manifest_that_names_a_file_elsewhere_or_counts_wrong(out: Path) -> None:
    manifest = (out / "manifest.json").read_text(encoding="ascii")
    for old, new in (("readings-00001.jsonl", "../readings-00001.jsonl"), ('"readings": 3', '"readings": 4')):
        (out / "manifest.json").write_text(manifest.replace(old, new), encoding="ascii")
        assert refusal(out) == "its 'manifest.json' is not that of a dump."


def test_a_dump_of_another_version(out: Path) -> None:
    manifest = (out / "manifest.json").read_text(encoding="ascii")
    (out / "manifest.json").write_text(manifest.replace('"version": 1', '"version": 2'), encoding="ascii")
    assert refusal(out) == "it is of version 2, and this program knows version 1."


def test_a_missing_file(out: Path) -> None:
    (out / "judgements-00001.jsonl").unlink()
    assert refusal(out) == "its file 'judgements-00001.jsonl' is missing."


def test_a_file_that_is_cut_short(out: Path) -> None:
    path = out / "readings-00001.jsonl"
    whole = path.read_bytes()
    path.write_bytes(whole[:1000])
    assert refusal(out) == f"'readings-00001.jsonl' is cut short: it has 1,000 of {len(whole):,} bytes."


@pytest.mark.parametrize("change", [lambda text: text.replace(b"samsung", b"samsong", 1), lambda text: text + b"\n"])
def test_a_damaged_file(out: Path, change: Callable[[bytes], bytes]) -> None:
    path = out / "readings-00001.jsonl"
    path.write_bytes(change(path.read_bytes()))
    assert refusal(out) == "'readings-00001.jsonl' is damaged: it does not fit its digest."


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"9350000"', b'"9360000"'),
        (b'"origin":"canalys"', b'"origin":"idc"'),
        (b'"stated":null', b'"stated":"9"'),
        (b'"reader":"v2"', b'"reader":"v3"'),
        (b"Text of one.", b"Text of two."),
        (b"2026-01-06T12", b"2026-01-07T12"),
    ],
)
def test_what_does_not_fit_its_hash_is_refused_even_with_a_new_digest(out: Path, old: bytes, new: bytes) -> None:
    rewrite(out, lambda text: text.replace(old, new, 1))
    assert "does not fit its hash." in refusal(out)


def test_a_judgement_that_does_not_fit_its_hash_is_refused(out: Path) -> None:
    rewrite(out, lambda text: text.replace(b"A price.", b"A joke."), "judgements-00001.jsonl")
    with pytest.raises(InputError, match=r"judgement 'sha256:[0-9a-f]{64}' does not fit its hash"):
        restore(open_dump(out), MemoryLedger(), progress=silent)


@pytest.mark.parametrize(
    "line", [b"{}", b"[]", b'{"reading": {}}', b'{"poem": {}}', b"{", b"\xff", b'{"reading": null}']
)
def test_a_line_that_is_no_record_is_named(out: Path, line: bytes) -> None:
    rewrite(out, lambda text: line + b"\n" + text.split(b"\n", 1)[1])
    assert refusal(out) == "line 1 of 'readings-00001.jsonl' is no record of a ledger."


def test_many_shards_are_read_in_their_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "_SHARD_BYTES", 1)
    dump(filled(MemoryLedger()), tmp_path / "many", progress=silent)
    numbers = [one.number for one in open_dump(tmp_path / "many").recorded() if isinstance(one, Recorded)]
    assert numbers == [1, 2, 3]
