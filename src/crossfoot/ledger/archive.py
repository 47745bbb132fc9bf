"""A whole ledger written to a folder: lines of JSON in shards, and a manifest with a digest of each.

Invariant: the folder is there whole or not at all. The same ledger gives the same bytes, whatever backend keeps it and
whenever it is written.
"""

from __future__ import annotations

import json
import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from hashlib import sha256
from itertools import chain, groupby
from pathlib import Path

from crossfoot.errors import InputError, LedgerError
from crossfoot.ledger.archive_lines import to_line
from crossfoot.ledger.entry import Recorded
from crossfoot.ledger.judgement import Judged
from crossfoot.ledger.store import Ledger

__all__ = ["FORMAT", "MANIFEST", "VERSION", "Counted", "Shard", "dump"]

FORMAT, VERSION = "crossfoot-ledger", 1
MANIFEST = "manifest.json"
_SHARD_BYTES = 32 << 20  # a shard ends with the line that reaches it


@dataclass(frozen=True, slots=True)
class Shard:
    """A file of a dump."""

    name: str
    lines: int
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Counted:
    """How much a dump holds."""

    readings: int
    entries: int
    judgements: int


def dump(ledger: Ledger, folder: Path, *, progress: Callable[[int], None]) -> Counted:
    """Write a whole ledger to a folder.

    Args:
        ledger: The ledger.
        folder: Where: a folder that is empty, or not there yet.
        progress: Told how many claims are written, reading by reading.

    Raises:
        InputError: The folder holds something, or cannot be written.
        LedgerError: The ledger cannot be read.
    """
    with _made_whole(folder) as half:
        counts: Counter[str] = Counter()
        files = tuple(_write_shards(half, _counted(ledger.recorded(), counts, progress)))
        counted = Counted(counts["readings"], counts["entries"], counts["judgements"])
        manifest = {
            "format": FORMAT,
            "version": VERSION,
            "counts": asdict(counted),
            "files": [asdict(shard) for shard in files],
        }
        _write(half / MANIFEST, (json.dumps(manifest, indent=1).encode("ascii"), b"\n"))
    return counted


@contextmanager
def _made_whole(folder: Path) -> Iterator[Path]:
    """A folder beside the one named, which takes its place after the block, or is gone if that fails."""
    half = folder.absolute().with_name(f".{folder.absolute().name}.part")
    try:
        if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
            raise InputError(f"Cannot write '{folder}': it is there already and holds something; name another folder.")
        shutil.rmtree(half, ignore_errors=True)  # of a run that was killed
        half.mkdir(parents=True)
        yield half
        if folder.exists():
            folder.rmdir()
        half.rename(folder)
    except LedgerError:
        raise
    except OSError as fault:
        raise InputError(f"Cannot write '{folder}': {fault.strerror or fault}.") from fault
    finally:
        shutil.rmtree(half, ignore_errors=True)


def _counted(
    recorded: Iterable[Recorded | Judged], counts: Counter[str], progress: Callable[[int], None]
) -> Iterator[Recorded | Judged]:
    for one in recorded:
        counts[_kind(one)] += 1
        if isinstance(one, Recorded):
            counts["entries"] += len(one.entries)
            progress(counts["entries"])
        yield one


def _kind(one: Recorded | Judged) -> str:
    return "readings" if isinstance(one, Recorded) else "judgements"


def _write_shards(folder: Path, recorded: Iterable[Recorded | Judged]) -> Iterator[Shard]:
    for kind, several in groupby(recorded, key=_kind):
        lines = (to_line(one) for one in several)
        # Each turn begins a shard with the line it takes, and the shard takes those after it until it is full.
        for number, first in enumerate(lines, start=1):
            yield _write(folder / f"{kind}-{number:05d}.jsonl", chain((first,), lines))


def _write(path: Path, lines: Iterable[bytes]) -> Shard:
    digest, count, size = sha256(), 0, 0
    with path.open("wb") as file:
        for line in lines:
            file.write(line)
            digest.update(line)
            count, size = count + 1, size + len(line)
            if size >= _SHARD_BYTES:
                break
        file.flush()
        os.fsync(file.fileno())
    return Shard(path.name, count, size, digest.hexdigest())
