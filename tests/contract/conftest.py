"""Every ledger there is, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from crossfoot.ledger import Ledger, MemoryLedger, View, open_ledger
from crossfoot.model.notation import write_content

BACKENDS = ("memory", "sqlite", "postgres")


@contextmanager
def ledger_of(backend: str, request: pytest.FixtureRequest) -> Iterator[Ledger]:
    if backend == "memory":
        yield MemoryLedger()
    elif backend == "sqlite":
        with open_ledger(request.getfixturevalue("tmp_path") / "ledger.sqlite", create=True) as opened:
            yield opened
    else:
        with open_ledger(request.getfixturevalue("postgres_ledger")) as served:
            yield served


def said(view: View) -> list[str]:
    return [write_content(entry.claim) for entry in view.entries()]


@pytest.fixture(params=BACKENDS)
def ledger(request: pytest.FixtureRequest) -> Iterator[Ledger]:
    with ledger_of(request.param, request) as opened:
        yield opened
