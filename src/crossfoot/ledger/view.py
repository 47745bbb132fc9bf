"""The ledger as it stood at a time.

Invariant: a view never changes: what is recorded after it was made is not seen by it. A view as of a day equals the
view of a ledger that only ever saw the pages published by that day.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from crossfoot.errors import InputError
from crossfoot.ledger.codec import ALGORITHM
from crossfoot.ledger.entry import Counts, Entry
from crossfoot.ledger.judgement import Judged, hidden, in_force
from crossfoot.ledger.occurrence import in_utc
from crossfoot.ledger.store import Question, Store

__all__ = ["View"]

# Shorter prefixes name too much by accident; git asks for four as well.
_PREFIX = re.compile(rf"(?:{ALGORITHM}:)?(?P<digits>[0-9a-f]{{4,64}})\Z")


class View:
    """Entries as a reader of that day would have found them.

    Args:
        store: Where they lie.
        question: How far the store had grown, and the day and time asked for.

    Raises:
        InputError: The time asked for has no time zone.
    """

    __slots__ = ("_judged", "_question", "_store")

    def __init__(self, store: Store, question: Question) -> None:
        if question.recorded_as_of is not None:
            in_utc(question.recorded_as_of)
        self._store = store
        self._judged = store.judged(question.recorded_as_of)
        self._question = replace(question, without=hidden(self._judged, question.as_of))

    @property
    def as_of(self) -> date | None:
        """The day whose knowledge it shows, or None for all there is."""
        return self._question.as_of

    @property
    def counts(self) -> Counts:
        """How much it shows."""
        return self._store.count(self._question)

    def entries(
        self,
        *,
        origins: tuple[str, ...] | None = None,
        vendors: tuple[str, ...] | None = None,
        page_id: str | None = None,
    ) -> tuple[Entry, ...]:
        """Its entries in the order they were recorded.

        Args:
            origins: Only these voices, or None for all.
            vendors: Only what counts one of these vendors, alone or in a group, or None for all.
            page_id: Only this page, or None for all.
        """
        return self._store.select(replace(self._question, origins=origins, vendors=vendors, page_id=page_id))

    def entry(self, id_or_prefix: str) -> Entry:
        """The one entry whose id starts so.

        Args:
            id_or_prefix: At least four digits of the id, with or without `sha256:`.

        Raises:
            InputError: None starts so, or several do.
        """
        found = _PREFIX.match(id_or_prefix)
        if found is None:
            raise InputError(f"Cannot read '{id_or_prefix}' as an entry: an id is {ALGORITHM}: and at least 4 of the "
                             "digits 0-9 a-f.")  # fmt: skip
        several = self._store.select(replace(self._question, prefix=f"{ALGORITHM}:{found['digits']}"))
        if not several:
            raise InputError(f"No entry of this view has an id that starts with '{id_or_prefix}'.")
        if len(several) > 1:
            raise InputError(f"'{id_or_prefix}' names {len(several)} entries: give more of its digits.")
        return several[0]

    def judgements(self, entry_id: str | None = None) -> tuple[Judged, ...]:
        """The judgements that stand in this view, on one entry or on all, in the order they were recorded."""
        standing = in_force(self._judged, self._question.as_of)
        return tuple(one for one in standing if entry_id is None or one.judgement.names == entry_id)
