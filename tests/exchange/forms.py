"""Tables given out in a form and taken in again."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path

from crossfoot.exchange import Refusal, Tally, open_figures, sheet_of, write
from crossfoot.ledger import Entry, MemoryLedger, Page, Reading, View
from crossfoot.model import Claim

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def nothing(_: str) -> None:
    """No file lies beside."""


def ledger_of(claims: Iterable[Claim], page: Page) -> View:
    ledger = MemoryLedger()
    ledger.append(page, tuple(claims), reader="v1", recorded_at=NOW)
    return ledger.view()


def page(name: str = "one", *, text: str | None = None, day: date | None = date(2017, 10, 31)) -> Page:
    return Page(f"sha256:{name}", f"{name}.txt", None, "The Outlet", None, day, None, None, text)


def written(view: View, form: str, what: str = "claims") -> bytes:
    stream = io.BytesIO()
    write(stream, sheet_of(view, what=what, views=(), vendors=()), form)
    return stream.getvalue()


def taken_in(data: bytes, name: str = "t") -> tuple[tuple[Entry, ...], tuple[Refusal, ...]]:
    """Entries of an empty ledger into which a file was imported, and what was refused."""
    opened = open_figures(io.BytesIO(data), None, name=name, beside=nothing)
    steps = tuple(opened.steps(Tally()))
    ledger = MemoryLedger()
    readings = [step for step in steps if isinstance(step, Reading)]
    ledger.append_all(readings, reader=opened.version, recorded_at=NOW)
    return ledger.view().entries(), tuple(step for step in steps if isinstance(step, Refusal))


def taken_from(path: Path) -> tuple[tuple[Entry, ...], tuple[Refusal, ...]]:
    return taken_in(path.read_bytes(), path.name)
