"""A dump read back: every file held against its digest, then a ledger made from it.

Invariant: nothing is recorded before all files fit their digests. What is recorded has the ids, hashes and times it
had, in the order it had, or the ledger refuses it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from typing import Any

from crossfoot.errors import InputError
from crossfoot.ledger.archive import FORMAT, MANIFEST, VERSION, Counted, Shard
from crossfoot.ledger.archive_lines import from_line
from crossfoot.ledger.entry import Recorded
from crossfoot.ledger.judgement import Judged, judgement_id
from crossfoot.ledger.store import Ledger

__all__ = ["Dump", "open_dump", "restore"]

_NAME = re.compile(r"(?:readings|judgements)-[0-9]{5,}\.jsonl\Z")
_CLAIMS_AT_ONCE = 5000  # in one transaction
_PAGES_AT_ONCE = 200  # a page may be long


@dataclass(frozen=True, slots=True)
class Dump:
    """A folder that `dump` wrote, and whose files fit."""

    folder: Path
    counted: Counted
    files: tuple[Shard, ...]

    def recorded(self) -> Iterator[Recorded | Judged]:
        """All it holds, in the order it was recorded.

        Raises:
            InputError: A line is no record of a ledger.
        """
        for shard in self.files:
            with (self.folder / shard.name).open("rb") as file:
                for number, line in enumerate(file, start=1):
                    yield self._record(shard, number, line)

    def _record(self, shard: Shard, number: int, line: bytes) -> Recorded | Judged:
        try:
            return from_line(line)
        except (AttributeError, KeyError, TypeError, ValueError) as fault:
            raise _refusal(self.folder, f"line {number} of '{shard.name}' is no record of a ledger") from fault


def open_dump(folder: Path) -> Dump:
    """A dump, every file held against its digest.

    Raises:
        InputError: The folder holds no dump, one of another version, or one that is damaged.
    """
    try:
        found = _known(folder, _loaded((folder / MANIFEST).read_bytes()))
        for shard in found.files:
            _check(folder, shard)
    except FileNotFoundError as fault:
        name = Path(fault.filename).name
        raise _refusal(folder, f"it holds no file '{name}', which every dump has" if name == MANIFEST
                       else f"its file '{name}' is missing") from fault  # fmt: skip
    except OSError as fault:
        raise _refusal(folder, str(fault.strerror or fault)) from fault
    return found


def restore(found: Dump, ledger: Ledger, *, progress: Callable[[int], None]) -> None:
    """Record what a dump holds in an empty ledger, or go on where an earlier run was interrupted.

    Args:
        found: The dump.
        ledger: The ledger.
        progress: Told how many claims this run has recorded, some thousand at a time.

    Raises:
        InputError: The ledger holds something else, or something in the dump does not fit its hash.
        LedgerError: The ledger cannot be written.
    """
    done = 0
    for batch in _batches(_left(found, ledger)):
        if isinstance(batch, Judged):
            _judge(found, ledger, batch)
        else:
            done += ledger.append_recorded(batch).new
            progress(done)


def _left(found: Dump, ledger: Ledger) -> Iterator[Recorded | Judged]:
    """What the ledger does not hold yet; all it holds is the start of the dump."""
    told = found.recorded()
    if any(held != next(told, None) for held in ledger.recorded()):
        raise _refusal(
            found.folder,
            "the ledger holds something else; a dump goes into an empty ledger, or into one where restoring it was "
            "interrupted",
        )
    yield from told


def _batches(recorded: Iterable[Recorded | Judged]) -> Iterator[list[Recorded] | Judged]:
    """Readings, some thousand claims together, and judgements one by one."""
    waiting: list[Recorded] = []
    for one in recorded:
        if isinstance(one, Recorded):
            waiting.append(one)
        if waiting and (isinstance(one, Judged) or _is_full(waiting)):
            yield waiting
            waiting = []
        if isinstance(one, Judged):
            yield one
    if waiting:
        yield waiting


def _is_full(waiting: list[Recorded]) -> bool:
    return len(waiting) >= _PAGES_AT_ONCE or sum(len(one.entries) for one in waiting) >= _CLAIMS_AT_ONCE


def _judge(found: Dump, ledger: Ledger, judged: Judged) -> None:
    if judgement_id(judged.judgement, judged.recorded_at) != judged.id:
        raise _refusal(found.folder, f"judgement '{judged.id}' does not fit its hash")
    ledger.append_judgement(judged.judgement, recorded_at=judged.recorded_at)


def _loaded(text: bytes) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None


def _known(folder: Path, manifest: Any) -> Dump:
    """What the manifest says, if it is one of a dump that this program knows."""
    try:
        if manifest["format"] == FORMAT and manifest["version"] != VERSION:
            raise _refusal(folder, f"it is of version {manifest['version']}, and this program knows version {VERSION}")
        files = tuple(Shard(**file) for file in manifest["files"])
        found = Dump(folder, Counted(**manifest["counts"]), files)
        fits = manifest["format"] == FORMAT and all(_NAME.match(file.name) for file in files)
        lines = sum(file.lines for file in files)
    except (KeyError, TypeError) as fault:
        raise _refusal(folder, f"its '{MANIFEST}' is not that of a dump") from fault
    if not fits or lines != found.counted.readings + found.counted.judgements:
        raise _refusal(folder, f"its '{MANIFEST}' is not that of a dump")
    return found


def _check(folder: Path, shard: Shard) -> None:
    with (folder / shard.name).open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
        size = file.tell()
    if size < shard.bytes:
        raise _refusal(folder, f"'{shard.name}' is cut short: it has {size:,} of {shard.bytes:,} bytes")
    if digest != shard.sha256:
        raise _refusal(folder, f"'{shard.name}' is damaged: it does not fit its digest")


def _refusal(folder: Path, why: str) -> InputError:
    return InputError(f"Cannot restore '{folder}': {why}.")
