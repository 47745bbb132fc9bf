"""A whole ledger written to a folder."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from crossfoot.errors import InputError, LedgerError
from crossfoot.ledger import Judged, Judgement, JudgementKind, MemoryLedger, Recorded, archive
from crossfoot.ledger.archive import Counted, dump
from tests.ledger.samples import BOTH, GOAL, INDIA, LATER, NOON, OCTOBER, SEPTEMBER, claims, page


class Stopped(MemoryLedger):
    """A ledger that cannot be read to its end."""

    def recorded(self) -> Iterator[Recorded | Judged]:
        yield next(super().recorded())
        raise LedgerError("l.sqlite", "is damaged")


def filled(ledger: MemoryLedger) -> MemoryLedger:
    ledger.append(page(), claims(OCTOBER, INDIA), reader="v1", recorded_at=NOON)
    ledger.append(page(), claims(SEPTEMBER), reader="v2", recorded_at=LATER)
    ledger.append(page("two", None), claims(BOTH, GOAL), reader="v1", recorded_at=NOON)
    (entry, *_) = ledger.view().entries()
    ledger.append_judgement(Judgement(entry.id, JudgementKind.MISREAD, "ann", "A price."), recorded_at=LATER)
    return ledger


def silent(_: int) -> None:
    """Nobody listens."""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_manifest_tells_what_there_is_and_the_digest_of_each_file(tmp_path: Path) -> None:
    counted = dump(filled(MemoryLedger()), tmp_path / "out", progress=silent)
    assert counted == Counted(readings=3, entries=5, judgements=1)
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="ascii"))
    assert (manifest["format"], manifest["version"]) == ("crossfoot-ledger", 1)
    assert manifest["counts"] == {"readings": 3, "entries": 5, "judgements": 1}
    for file in manifest["files"]:
        found = (tmp_path / "out" / file["name"]).read_bytes()
        assert (file["lines"], file["bytes"]) == (found.count(b"\n"), len(found))
        assert file["sha256"] == sha256(found).hexdigest()
    assert names(tmp_path / "out") == ["judgements-00001.jsonl", "manifest.json", "readings-00001.jsonl"]
    assert names(tmp_path) == ["out"]


def test_a_full_file_is_followed_by_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dump(filled(MemoryLedger()), tmp_path / "one", progress=silent)
    monkeypatch.setattr(archive, "_SHARD_BYTES", 1)
    dump(filled(MemoryLedger()), tmp_path / "many", progress=silent)
    several = sorted((tmp_path / "many").glob("readings-*.jsonl"))
    assert [path.name for path in several] == [f"readings-0000{number}.jsonl" for number in (1, 2, 3)]
    whole = (tmp_path / "one" / "readings-00001.jsonl").read_bytes()
    assert b"".join(path.read_bytes() for path in several) == whole


def test_an_empty_ledger_and_an_empty_folder_will_do(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    assert dump(MemoryLedger(), tmp_path / "out", progress=silent) == Counted(0, 0, 0)
    assert names(tmp_path / "out") == ["manifest.json"]


def test_progress_is_told_reading_by_reading(tmp_path: Path) -> None:
    told: list[int] = []
    dump(filled(MemoryLedger()), tmp_path / "out", progress=told.append)
    assert told == [2, 3, 5]


@pytest.mark.parametrize("is_folder", [True, False])
def test_what_is_there_already_is_left_alone(tmp_path: Path, is_folder: bool) -> None:
    out = tmp_path / "out"
    kept = out / "letter.txt" if is_folder else out
    kept.parent.mkdir(exist_ok=True)
    kept.write_text("Dear Ann", encoding="utf-8")
    with pytest.raises(InputError, match="it is there already and holds something; name another folder"):
        dump(filled(MemoryLedger()), out, progress=silent)
    assert kept.read_text(encoding="utf-8") == "Dear Ann"
    assert names(tmp_path) == ["out"]


def test_a_ledger_that_cannot_be_read_to_its_end_leaves_no_folder(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="is damaged"):
        dump(filled(Stopped()), tmp_path / "out", progress=silent)
    assert names(tmp_path) == []


def test_a_run_that_is_stopped_leaves_no_folder(tmp_path: Path) -> None:
    def stop(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        dump(filled(MemoryLedger()), tmp_path / "out", progress=stop)
    assert names(tmp_path) == []


def test_what_a_killed_run_left_is_taken_away_by_the_next(tmp_path: Path) -> None:
    (tmp_path / ".out.part").mkdir()
    (tmp_path / ".out.part" / "readings-00009.jsonl").touch()
    dump(filled(MemoryLedger()), tmp_path / "out", progress=silent)
    assert names(tmp_path) == ["out"]
    assert "readings-00009.jsonl" not in names(tmp_path / "out")


def test_a_folder_that_cannot_be_written_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match=r"Cannot write '.*out': Not a directory\."):
        dump(MemoryLedger(), tmp_path / "file" / "out", progress=silent)
