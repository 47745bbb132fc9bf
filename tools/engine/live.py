"""How long one more claim takes, beside the same table made at once.

A claim is taken out, the view is settled without it and its cell asked for; then the claim comes back and its cell is
asked for again, to exact ends with their proofs. Times are processor time. Every answer is compared with that of the
table made at once.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime

from crossfoot.knowledge import load_inclusions
from crossfoot.ledger import MemoryLedger, load_starter
from crossfoot.reconcile import Entry, Table, desk_of, reconcile
from tools.engine.world import Shape, make_world

__all__ = ["show_live"]

_SOURCE = 2_500  # claims of one made-up source
_TRIES = 20
_MARKETS = (("shipments", "smartphone"), ("sales", "smartphone"), ("shipments", "tablet"))


def show_live(claims: int) -> None:
    """Prints times for the starter ledger, for one made-up source, and for a made-up ledger of so many claims."""
    _show_starter()
    world = make_world(1, Shape(sources=max(1, claims // _SOURCE), claims=_SOURCE))
    first = next(iter(world.truths))
    _show_source(f"one made-up source of {_SOURCE:,} claims", world.of(first))
    desk, at_once = desk_of(world.entries, inclusions=load_inclusions()), 0.0
    for source in sorted(desk.tables):
        at_once += _clocked(desk.table(source))
    print(
        f"live     {len(world.entries):,} claims of {len(desk.tables)} sources: all models made at once {at_once:.1f} s"
    )
    large = make_world(1, Shape(vendors=20, countries=30, months=120, claims=claims, markets=_MARKETS))
    _show_growth(f"one made-up source of {len(large.entries):,} claims, models only", large.entries)


def _show_starter() -> None:
    ledger = MemoryLedger()
    load_starter(ledger, recorded_at=datetime(2026, 1, 5, tzinfo=UTC))
    entries = ledger.view().entries()
    counts = Counter(entry.origin for entry in entries)
    desk = desk_of(entries, inclusions=load_inclusions())
    spent = sum(_clocked(desk.table(source)) for source in counts)
    print(f"live     starter, {len(entries):,} claims of {len(counts)} sources: all models made at once {spent:.2f} s")
    largest = counts.most_common(1)[0][0]
    _show_source(f"starter, {largest}", [entry for entry in entries if entry.origin == largest])


def _show_source(name: str, entries: Sequence[Entry]) -> None:
    """The times of one view, claims that contradict others and claims that do not."""
    whole = reconcile(entries, inclusions=load_inclusions())
    start = time.process_time()
    wanted = whole.given_up
    at_once = time.process_time() - start
    quiet: list[float] = []
    stirring: list[float] = []
    for entry in entries[:: max(1, len(entries) // _TRIES)][:_TRIES]:
        before = reconcile([other for other in entries if other is not entry], inclusions=load_inclusions())
        left = before.given_up
        before.bounds(entry.claim.cell)
        start = time.process_time()
        after = before.with_entries((entry,))
        found = after.bounds(entry.claim.cell)
        (quiet if after.given_up == left else stirring).append(time.process_time() - start)
        if (found.interval, after.given_up) != (whole.bounds(entry.claim.cell).interval, wanted):
            print(f"live     {name}: {entry.id} is answered otherwise than at once")
    print(f"live     {name}: settled at once {at_once:.2f} s; one more claim and its cell {_told(quiet)}")
    if stirring:
        print(f"live     {name}: one more claim that moves what is given up {_told(stirring)}")


def _show_growth(name: str, entries: Sequence[Entry]) -> None:
    before = reconcile(entries[:-1], inclusions=load_inclusions())
    at_once = _clocked(before)
    start = time.process_time()
    after = before.with_entries(entries[-1:])
    rows = len(after.model.problem.rows)
    spent = time.process_time() - start
    print(f"live     {name}: at once {at_once:.1f} s, {rows:,} rows; one more claim {spent:.2f} s")


def _clocked(table: Table) -> float:
    """Seconds of processor time that making a model takes."""
    start = time.process_time()
    _ = table.model
    return time.process_time() - start


def _told(seconds: list[float]) -> str:
    if not seconds:
        return "no such claim"
    ordered = sorted(seconds)
    return f"median {ordered[len(ordered) // 2]:.3f} s, most {ordered[-1]:.3f} s of {len(ordered)}"
