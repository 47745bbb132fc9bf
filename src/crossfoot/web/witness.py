"""A ledger as somebody who signed in writes to it: what they add is noted, and judgements bear their name.

Invariant: nobody judges in another's name, and nothing is added that is not in the audit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from types import TracebackType
from typing import Self

from crossfoot.ledger import AppendResult, Judged, Judgement, Ledger, Page, Reading, View
from crossfoot.ledger.entry import Recorded
from crossfoot.model import Claim, Issue
from crossfoot.web.audit import ADDED, Act, Audit

__all__ = ["Witness"]


class Witness:
    """The ledger with somebody's name on what is added; see `Ledger` for each call.

    Args:
        ledger: The ledger, open for writing.
        audit: Where it is noted.
        who: Who writes.
    """

    def __init__(self, ledger: Ledger, audit: Audit, who: str) -> None:
        self._ledger = ledger
        self._audit = audit
        self._who = who

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
        self._audit.check()
        done = self._ledger.append(page, claims, reader=reader, recorded_at=recorded_at, stated=stated)
        self._note((page,), done, recorded_at)
        return done

    def append_all(self, readings: Iterable[Reading], *, reader: str, recorded_at: datetime) -> AppendResult:
        """See `Ledger.append_all`."""
        self._audit.check()
        taken = tuple(readings)
        done = self._ledger.append_all(taken, reader=reader, recorded_at=recorded_at)
        self._note([one.page for one in taken], done, recorded_at)
        return done

    def append_recorded(self, readings: Iterable[Recorded]) -> AppendResult:
        """See `Ledger.append_recorded`."""
        self._audit.check()
        taken = tuple(readings)
        done = self._ledger.append_recorded(taken)
        if taken:
            self._note([one.page for one in taken], done, taken[-1].recorded_at)
        return done

    def append_judgement(self, judgement: Judgement, *, recorded_at: datetime) -> Judged:
        """See `Ledger.append_judgement`; the author is who signed in."""
        self._audit.check()
        said = replace(judgement, author=self._who)
        judged = self._ledger.append_judgement(said, recorded_at=recorded_at)
        self._audit.note(Act(judged.recorded_at, self._who, said.kind.value, (said.names,), said.reason))
        return judged

    def view(self, *, as_of: date | None = None, recorded_as_of: datetime | None = None) -> View:
        """See `Ledger.view`."""
        return self._ledger.view(as_of=as_of, recorded_as_of=recorded_as_of)

    def recorded(self) -> Iterator[Recorded | Judged]:
        """See `Ledger.recorded`."""
        return self._ledger.recorded()

    @property
    def database(self) -> str:
        """See `Ledger.database`."""
        return self._ledger.database

    def verify(self) -> tuple[Issue, ...]:
        """See `Ledger.verify`."""
        return self._ledger.verify()

    def close(self) -> None:
        """See `Ledger.close`."""
        self._ledger.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _note(self, pages: Iterable[Page], done: AppendResult, at: datetime) -> None:
        """What was new; adding what was known already changes nothing, and is no act."""
        if done.new:
            told = tuple(pages)
            titles = "; ".join(page.title or page.name for page in told)
            words = f"{done.new} new and {done.known} known claims: {titles}"
            self._audit.note(Act(at, self._who, ADDED, tuple(page.id for page in told), words))
