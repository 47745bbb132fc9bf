"""What every ledger does with what it is given, before it keeps it.

Invariant: ids are made and faults of the input refused here, the same for all; a backend is handed only what fits.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

from crossfoot.errors import InputError
from crossfoot.ledger.entry import AppendResult, Page, Reading, Recorded
from crossfoot.ledger.judgement import Judged, Judgement, check_judgement, judgement_id
from crossfoot.ledger.occurrence import Prepared, prepare, prepare_again
from crossfoot.model import Claim

__all__ = ["Appending", "refuse_unknown"]


class Appending(ABC):
    """The part of a ledger that takes in; a backend says how it keeps what is taken in."""

    def append(
        self,
        page: Page,
        claims: Iterable[Claim],
        *,
        reader: str,
        recorded_at: datetime,
        stated: Mapping[str, str] | None = None,
    ) -> AppendResult:
        """See `Ledger.append`."""
        reading = Reading(page, tuple(claims), tuple((stated or {}).items()))
        return self.append_all((reading,), reader=reader, recorded_at=recorded_at)

    def append_all(self, readings: Iterable[Reading], *, reader: str, recorded_at: datetime) -> AppendResult:
        """See `Ledger.append_all`."""
        return self._keep([prepare(reading, reader=reader, recorded_at=recorded_at) for reading in readings])

    def append_recorded(self, readings: Iterable[Recorded]) -> AppendResult:
        """See `Ledger.append_recorded`."""
        return self._keep([prepare_again(reading) for reading in readings])

    def append_judgement(self, judgement: Judgement, *, recorded_at: datetime) -> Judged:
        """See `Ledger.append_judgement`."""
        check_judgement(judgement)
        judged = Judged(judgement_id(judgement, recorded_at), judgement, recorded_at.astimezone(UTC))
        self._keep_judgement(judged)
        return judged

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @abstractmethod
    def close(self) -> None:
        """See `Ledger.close`."""

    @abstractmethod
    def _keep(self, prepared: Sequence[Prepared]) -> AppendResult:
        """Add readings, or what of them is new, all or none."""

    @abstractmethod
    def _keep_judgement(self, judged: Judged) -> None:
        """Add a judgement unless it is there.

        Raises:
            InputError: It names nothing that is there.
        """


def refuse_unknown(judgement: Judgement, is_held: Callable[[str], bool]) -> None:
    """Refuse a judgement on what a ledger does not hold.

    Raises:
        InputError: It does not.
    """
    for name in (judgement.names, judgement.other):
        if name is not None and not is_held(name):
            raise InputError(f"Cannot record a judgement on '{name}': this ledger holds nothing of that id.")
