"""What pages say of streaks, records, milestones, places and orders, with what else is known: as text, rows, records.

Invariant: a claim is never held against itself or a copy of itself, and is called refuted only beside a proof.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import click

from crossfoot.cli.answers import ids
from crossfoot.cli.commas import write_csv
from crossfoot.cli.output import write_json
from crossfoot.cli.show import wrapped
from crossfoot.errors import InputError
from crossfoot.knowledge import load_inclusions
from crossfoot.model import notation
from crossfoot.present.citation import short_id
from crossfoot.present.views import Seen
from crossfoot.reconcile import Grade, to_json
from crossfoot.track import Checked, Outcome, Scope, check_feats

__all__ = ["tell_said"]

_FIELDS = ("view", "outcome", "claim", "why", "entry", "entries")
_ORDER = (Outcome.REFUTED, Outcome.PROVEN, Outcome.CONSISTENT, Outcome.UNDECIDABLE)
_GRADES = {Outcome.PROVEN: Grade.PROVEN, Outcome.CONSISTENT: Grade.POSSIBLE, Outcome.REFUTED: Grade.REFUTED}


@dataclass(frozen=True, slots=True)
class _Said:
    """A claim with its outcome in one view."""

    view: Seen
    checked: Checked


def tell_said(views: Iterable[Seen], scope: Scope, grade: Grade | None, *, form: str, most: int) -> None:
    """Print what pages say of feats and whether it stands, what does not first.

    Args:
        views: The views, each held against itself.
        scope: Whose claims.
        grade: Only those proven right, possible or refuted; None is all, those that nothing can tell of too.
        form: `table`, `csv` or `json`.
        most: At most so many.

    Raises:
        InputError: There are none.
    """
    said = [_Said(view, checked) for view in views for checked in _checked(view, scope)]
    said = [one for one in said if grade in (None, _GRADES.get(one.checked.outcome))]
    said.sort(key=lambda one: _ORDER.index(one.checked.outcome))
    if not said:
        raise InputError("No page says anything of that kind about streaks, records, milestones, places or orders.")
    if form == "json":
        write_json({"schema": "crossfoot-feats-said/1", "claims": [_record(one) for one in said[:most]]})
    elif form == "csv":
        write_csv(_FIELDS, (_fields(one) for one in said[:most]))
    else:
        click.echo("\n".join(_lines(said[:most])))
        if len(said) > most:
            click.echo(f"\n{len(said) - most} more: --most {len(said)} lists them all.")


def _checked(view: Seen, scope: Scope) -> tuple[Checked, ...]:
    asked = [
        entry for entry in view.entries if scope.holds(entry.claim.cell) and scope.is_about(*entry.claim.cell.vendor)
    ]
    return check_feats(asked, view.entries, inclusions=load_inclusions())


def _lines(said: list[_Said]) -> Iterator[str]:
    for number, one in enumerate(said, 1):
        checked = one.checked
        if number > 1:
            yield ""
        yield wrapped(f"{number}. {notation.write_content(checked.entry.claim)} ({short_id(checked.entry.id)})", "")
        resting = f": {ids(checked.entry_ids)}" if checked.entry_ids else ""
        yield wrapped(f"{checked.outcome.value} by {one.view.label}, since {checked.why}{resting}", "   ")


def _fields(one: _Said) -> tuple[Any, ...]:
    checked = one.checked
    claim = notation.write_content(checked.entry.claim)
    return (
        one.view.spec.text,
        checked.outcome.value,
        claim,
        checked.why,
        checked.entry.id,
        " ".join(checked.entry_ids),
    )


def _record(one: _Said) -> dict[str, Any]:
    checked = one.checked
    return {
        "view": one.view.spec.text,
        "mixed": one.view.spec.is_mixed,
        "outcome": checked.outcome.value,
        "claim": notation.write_content(checked.entry.claim),
        "why": checked.why,
        "entry": checked.entry.id,
        "entries": list(checked.entry_ids),
        "proofs": [to_json(proof) for proof in checked.proofs],
    }
