"""Hides each printed level of the starter figures and asks the others where it lies.

    python -m tools.engine.hide              every source
    python -m tools.engine.hide idc gartner  these sources

A figure counts where the others leave it two ends, the low one above 0. It is asked for twice: of the other figures of
its own release, the releases being inferred without it, and of the whole source, where the newest figure stands. What a
page gave up because it contradicts itself is set aside first. A figure is inside if what is printed meets what is left
for it, and near if it misses that by no more than the source usually moves a figure it prints again. Every figure not
inside is named, with its page.

Invariant: nothing of a hidden figure takes part in what is asked of the others, not even in the cut between releases.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path

from crossfoot.api import add_starter, open_ledger
from crossfoot.knowledge import load_inclusions
from crossfoot.ledger import Entry
from crossfoot.model import Interval, Unit
from crossfoot.model.statement import Level
from crossfoot.reconcile import Table, reconcile
from crossfoot.reconcile.cells import label
from crossfoot.reconcile.habits import distance_between, habits_of
from crossfoot.reconcile.problem import Problem, Sense
from crossfoot.reconcile.region import Region
from crossfoot.reconcile.releases import releases_of

__all__ = ["Hidden", "hide", "main"]

_RELEASE, _SOURCE = "release", "source"


@dataclass(frozen=True, slots=True)
class Hidden:
    """A figure and what the others leave for it.

    Args:
        entry: The entry that prints it.
        printed: Where it lies as printed.
        left: By whom it was asked (`release`, `source`): where it would have to lie.
    """

    entry: str
    printed: Interval
    left: tuple[tuple[str, Interval], ...]


def main(sources: tuple[str, ...]) -> int:
    """Prints how many hidden figures lie inside, and names the others."""
    counts: Counter[tuple[str, str]] = Counter()
    starter = _starter()
    habits = habits_of(reconcile(entry for entries in starter.values() for entry in entries).model.assertions)
    for source, entries in sorted(starter.items()):
        if sources and source not in sources:
            continue
        usual = habits.of(frozenset((source,)), Unit.COUNT)
        by_id = {entry.id: entry for entry in entries}
        for hidden in hide(reconcile(entries, inclusions=load_inclusions())):
            for asked, interval in hidden.left:
                apart = distance_between(hidden.printed, interval, Unit.COUNT) or Fraction(0)
                is_near = usual is not None and apart <= usual.most
                how = "inside" if interval.meets(hidden.printed) else "near" if is_near else "outside"
                counts[asked, how] += 1
                if how != "inside":
                    _name(how, asked, by_id[hidden.entry], f"{hidden.printed}, others {interval}, {float(apart):.2%}")
    for asked in (_RELEASE, _SOURCE):
        inside, near, outside = (counts[asked, how] for how in ("inside", "near", "outside"))
        total = inside + near + outside
        if total:
            print(f"hide      {asked}: {inside} of {total} inside, {inside / total:.1%}, and {near} near")
    return 0


def _name(how: str, asked: str, entry: Entry, told: str) -> None:
    print(f"{how:9} {asked}: {entry.origin}, {label(entry.claim.cell)}: {told}; {entry.page.url}")


def hide(table: Table) -> Iterator[Hidden]:
    """Each printed level of a source that the others leave two ends.

    Args:
        table: The figures of one source.
    """
    model = table.model
    known = frozenset(c for r in table.regions for stage in r.errors for c in stage.correction.given_up)
    readings: dict[str, set[int]] = {}
    for claim, assertion in enumerate(model.assertions):
        readings.setdefault(assertion.id, set()).add(claim)
    for claim, assertion in enumerate(model.assertions):
        statement = assertion.claim.statement
        is_figure = isinstance(statement, Level) and not (
            assertion.is_goal or assertion.is_running or assertion.is_soft
        )
        if not is_figure or claim in known or claim != min(readings[assertion.id]):
            continue
        printed, unknown = model.readings[claim][0].interval, model.numbers[model.readings[claim][0].top[0][0]]
        left = []
        for asked, region in _others(table, claim, known | readings[assertion.id]):
            interval = _ends(region, unknown)
            if printed.is_bounded and interval.is_bounded and (interval.low or 0) > 0:
                left.append((asked, interval))
        if left:
            yield Hidden(assertion.id, printed, tuple(left))


def _others(table: Table, claim: int, aside: frozenset[int]) -> Iterator[tuple[str, Region]]:
    """What the rest of the release says, and what the rest of the source does."""
    model = table.model
    places = next(region.places for region in table.regions if claim in region.claims)
    rows = [model.problem.rows[place] for place in places]
    rest = tuple(row for row in rows if aside.isdisjoint(row.claims))
    whole = _region(table, replace(model.problem, rows=rest))
    page = min(model.assertions[claim].entries, key=lambda e: (str(e.page.published_at or ""), e.page.id)).page.id
    for release in releases_of(model.assertions, whole.decisive, whole.can_hold):
        if page in release.pages:
            same = frozenset(c for c in whole.claims if not set(model.assertions[c].pages).isdisjoint(release.pages))
            inside = tuple(row for row in rest if same.issuperset(row.claims))
            yield _RELEASE, _region(table, replace(model.problem, rows=inside))
    yield _SOURCE, whole


def _region(table: Table, problem: Problem) -> Region:
    return Region(problem, tuple(range(len(problem.rows))), table.model.assertions)


def _ends(region: Region, unknown: int) -> Interval:
    found = []
    for sense in (Sense.GE, Sense.LE):
        proofs = [proof for _, proof, _ in region.end(((unknown, Fraction(1)),), sense)]
        found.append(proofs[0] if proofs else None)
    low, high = found
    return Interval(
        None if low is None else low.bound,
        None if high is None else high.bound,
        low is not None and low.is_strict,
        high is not None and high.is_strict,
    )


def _starter() -> dict[str, list[Entry]]:
    """The starter figures by source."""
    found: dict[str, list[Entry]] = {}
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "ledger.sqlite", create=True) as ledger:
        add_starter(ledger, recorded_at=datetime(2020, 1, 1, tzinfo=UTC))
        for entry in ledger.view().entries():
            found.setdefault(entry.origin, []).append(entry)
    return found


if __name__ == "__main__":
    sys.exit(main(tuple(sys.argv[1:])))
