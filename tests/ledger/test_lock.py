"""One writer at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from crossfoot.errors import LedgerError
from crossfoot.ledger.lock import WriterLock


def test_a_second_writer_waits_and_then_says_so_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "l.sqlite"
    with WriterLock(path, timeout_s=0), pytest.raises(LedgerError) as told, WriterLock(path, timeout_s=0.05):
        pass
    assert str(told.value) == f"Ledger '{path}': is being written by another process, waited 0.05 s for it to end."


def test_a_lock_is_free_again_after_its_block(tmp_path: Path) -> None:
    for _ in range(2):
        with WriterLock(tmp_path / "l.sqlite", timeout_s=0):
            pass
    with pytest.raises(KeyError), WriterLock(tmp_path / "l.sqlite", timeout_s=0):
        raise KeyError
    with WriterLock(tmp_path / "l.sqlite", timeout_s=0):
        pass


def test_where_no_lock_can_lie_there_is_nothing_to_write(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="cannot be written here"), WriterLock(tmp_path / "no" / "l", timeout_s=0):
        pass
