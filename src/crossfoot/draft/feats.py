"""What a draft says of records, streaks and milestones, held against all that each voice has told of the figure.

Invariant: a voice is asked with its own figures alone, in the state it has given them last; the draft's figure stands
beside them only where it is that voice's, and the voice has none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from crossfoot.draft.beside import by_voice, entries_ever
from crossfoot.draft.known import is_rated
from crossfoot.draft.mark import Answer, Grounds, Held
from crossfoot.draft.voice import may_ask
from crossfoot.extract import Reading
from crossfoot.ledger import Entry, View
from crossfoot.model import Claim, Inclusions
from crossfoot.model.statement import Growth, Level, Milestone, Record, Streak
from crossfoot.reconcile import PlainEntry, reconcile
from crossfoot.reconcile.cells import canonical
from crossfoot.track import Outcome, check_feats
from crossfoot.track.feats.claimed import Checked as Rated

__all__ = ["hold_feats"]

_ANSWERS = {
    Outcome.PROVEN: Answer.PROVES,
    Outcome.CONSISTENT: Answer.ALLOWS,
    Outcome.REFUTED: Answer.EXCLUDES,
    Outcome.UNDECIDABLE: Answer.SILENT,
}


def _is_feat(claim: Claim) -> bool:
    """Whether it tells as fact of a record, a streak or a milestone at a known time."""
    return isinstance(claim.statement, Record | Streak | Milestone) and is_rated(claim)


def hold_feats(
    view: View,
    reading: Reading,
    page: Sequence[PlainEntry],
    inclusions: Inclusions,
    only: frozenset[str] | None,
) -> Iterator[tuple[str, tuple[Held, ...]]]:
    """Each record, streak and milestone of a draft, by its claim's id, with what every voice says of it.

    Args:
        view: The ledger as of a day.
        reading: The draft.
        page: Its claims.
        inclusions: Which brands and places are counted in which others.
        only: Ids of the only entries that may count; None for all.
    """
    for asked in page:
        if _is_feat(asked.claim):
            told = by_voice(entries_ever(view, reading, asked.claim, only))
            held = (_held(asked, page, name, said, inclusions) for name, said in told.items() if may_ask(asked, name))
            yield asked.claim.id, tuple(held)


def _held(
    asked: PlainEntry, page: Sequence[PlainEntry], voice: str, said: tuple[Entry, ...], inclusions: Inclusions
) -> Held:
    bearing = tuple(entry for entry in said if _bears_on(entry.claim, asked.claim))
    gone = frozenset(reconcile(bearing, inclusions=inclusions).given_up)
    standing = [entry for entry in bearing if entry.id not in gone]
    own = [replace(one, origin=voice) for one in page if _is_of(one, asked, voice, standing)]
    (rated,) = check_feats((replace(asked, origin=voice), *own), (*standing, *own), inclusions=inclusions)[:1]
    answer, entries = _ANSWERS[rated.outcome], _shown(rated, standing, asked.claim)
    if answer is Answer.EXCLUDES and not entries:  # the draft's own figures do, which is told elsewhere
        answer = Answer.SILENT
    return Held(voice, answer, grounds=Grounds(rated.why, entries, rated.is_open))


def _bears_on(told: Claim, asked: Claim) -> bool:
    """Whether a claim is one of the figures that a feat is made of: sizes, and growth where it is a streak of that."""
    if not is_rated(told) or told.cell.vendor != asked.cell.vendor:
        return False
    is_growth = isinstance(asked.statement, Streak) and asked.statement.predicate.startswith("growth")
    return isinstance(told.statement, Level) or (is_growth and isinstance(told.statement, Growth))


def _is_of(one: PlainEntry, asked: PlainEntry, voice: str, standing: Sequence[Entry]) -> bool:
    """Whether a figure of the draft is a voice's own for the time of a feat, of which the voice has told none."""
    cell = canonical(asked.claim.cell)
    is_figure = isinstance(one.claim.statement, Level) and is_rated(one.claim) and canonical(one.claim.cell) == cell
    is_own = one.origin == voice or (may_ask(one, voice) and voice in one.claim.cell.vendor)
    return is_figure and is_own and not any(canonical(entry.claim.cell) == cell for entry in standing)


def _shown(rated: Rated, standing: Sequence[Entry], claim: Claim) -> tuple[Entry, ...]:
    """The entries that an outcome rests on: figures of other times first, for the draft speaks of its own."""
    ids = frozenset(rated.entry_ids)
    own = canonical(claim.cell).period
    shown = [entry for entry in standing if entry.id in ids]
    return tuple(sorted(shown, key=lambda entry: (canonical(entry.claim.cell).period == own, entry.id)))
