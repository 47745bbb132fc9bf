"""How long one more claim takes, beside the same table made at once.

A claim is taken out, the view is settled without it and its cell asked for. Then the claim comes back, what is given up
is worked out again, and its cell is asked for: exact ends with their proofs. Last a screen of cells is asked for.
Times are processor time, garbage of the preparation collected first. Every answer is compared with that of the table
made at once.
"""

from __future__ import annotations

import gc
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from crossfoot.knowledge import load_inclusions
from crossfoot.ledger import MemoryLedger, load_starter
from crossfoot.model import Cell
from crossfoot.reconcile import Entry, Table, desk_of, reconcile
from tools.engine.world import Shape, make_world

__all__ = ["show_live"]

_SOURCE = 2_500  # claims of one made-up source
_SLIPS = 3  # of which so many are ten times too high
_TRIES = 60  # claims taken out of the starter ledger
_SOURCES = 8  # made-up sources that lose a claim, once a right one and once a slip
_SCREEN = 20  # cells
_MARKETS = (("shipments", "smartphone"), ("sales", "smartphone"), ("shipments", "tablet"))
_QUIET, _ALONE, _OTHERS, _SPLITS = (
    "changes nothing of what is given up",
    "gives way itself",
    "changes what else is given up",
    "parts a release",
)


@dataclass(frozen=True, slots=True)
class _Spent:
    """Seconds that one more claim took: until its cell was there, and until a screen was."""

    cell: float
    screen: float


def show_live(claims: int) -> None:
    """Prints times for the starter ledger, for made-up sources, and for one made-up source of so many claims."""
    _show_starter()
    _show_sources(claims)
    large = make_world(1, Shape(vendors=20, countries=30, months=120, claims=claims, markets=_MARKETS)).entries
    before, screen = _without(large, large[-1]), _screen(large)
    after, spent = _joined(before, large[-1], screen)
    rows = len(after.model.problem.rows)
    print(f"live     one made-up source of {len(large):,} claims, {rows:,} rows: {_told([spent])}")


def _show_starter() -> None:
    ledger = MemoryLedger()
    load_starter(ledger, recorded_at=datetime(2026, 1, 5, tzinfo=UTC))
    entries = ledger.view().entries()
    counts = Counter(entry.origin for entry in entries)
    desk = desk_of(entries, inclusions=load_inclusions())
    spent = sum(_clocked(desk.table(source)) for source in counts)
    print(f"live     starter, {len(entries):,} claims of {len(counts)} sources: all models made at once {spent:.2f} s")
    for source, count in counts.most_common(2):
        own = [entry for entry in entries if entry.origin == source]
        taken = own[:: max(1, count // _TRIES)]
        _show(f"starter, {source}, {count:,} claims", own, taken)


def _show_sources(claims: int) -> None:
    """Times of made-up sources that together make so many claims."""
    world = make_world(1, Shape(sources=max(1, claims // _SOURCE), claims=_SOURCE, slips=_SLIPS))
    desk = desk_of(world.entries, inclusions=load_inclusions())
    spent = sum(_clocked(table) for table in desk.tables.values())
    print(
        f"live     {len(world.entries):,} claims of {len(desk.tables)} sources: all models made at once {spent:.1f} s"
    )
    found: dict[str, list[_Spent]] = {}
    for source in sorted(desk.tables)[:_SOURCES]:
        own = world.of(source)
        slips = [entry for entry in own if entry.id in world.slipped]
        for kind, spents in _times(source, own, (own[len(own) // 2], slips[0])).items():
            found.setdefault(kind, []).extend(spents)
    _print(f"one of {len(desk.tables)} made-up sources of {_SOURCE:,} claims", found)


def _show(name: str, entries: Sequence[Entry], taken: Iterable[Entry]) -> None:
    _print(name, _times(name, entries, taken))


def _print(name: str, times: Mapping[str, list[_Spent]]) -> None:
    for kind in (_QUIET, _ALONE, _OTHERS, _SPLITS):
        if kind in times:
            print(f"live     {name}: a claim that {kind}: {_told(times[kind])}")
    print(f"live     {name}: any claim: {_told([spent for kind in times if kind != _SPLITS for spent in times[kind]])}")


def _times(name: str, entries: Sequence[Entry], taken: Iterable[Entry]) -> Mapping[str, list[_Spent]]:
    """For each kind of claim the times of those taken out and put back."""
    whole, screen = reconcile(entries, inclusions=load_inclusions()), _screen(entries)
    found: dict[str, list[_Spent]] = {}
    for entry in taken:
        before = _without(entries, entry)
        left = frozenset(before.given_up)
        after, spent = _joined(before, entry, screen)
        lost = frozenset(after.given_up)
        kind = _QUIET if lost == left else _ALONE if lost - left == {entry.id} and left <= lost else _OTHERS
        found.setdefault(kind, []).append(spent)
        if len(entries) < _SOURCE and len(before.releases()) < len(whole.releases()):
            found.setdefault(_SPLITS, []).append(spent)
        cells = (entry.claim.cell, *screen)
        if after.given_up != whole.given_up or any(not _is_same(after, whole, cell) for cell in cells):
            print(f"live     {name}: {entry.id} is answered otherwise than at once")
    return found


def _is_same(one: Table, other: Table, cell: Cell) -> bool:
    return one.bounds(cell).interval == other.bounds(cell).interval


def _screen(entries: Sequence[Entry]) -> tuple[Cell, ...]:
    """Some cells that figures are printed for, from all over a view."""
    cells = sorted({entry.claim.cell for entry in entries}, key=repr)
    return tuple(cells[:: max(1, len(cells) // _SCREEN)][:_SCREEN])


def _without(entries: Sequence[Entry], entry: Entry) -> Table:
    """The table without an entry, settled, and asked for the entry's cell."""
    found = reconcile([other for other in entries if other is not entry], inclusions=load_inclusions())
    _ = found.given_up
    _ = found.given_up
    found.bounds(entry.claim.cell)
    return found


def _joined(before: Table, entry: Entry, screen: Iterable[Cell]) -> tuple[Table, _Spent]:
    """The table with one more entry, and the times it took."""
    gc.collect()
    start = time.process_time()
    after = before.with_entries((entry,))
    _ = after.given_up
    after.bounds(entry.claim.cell)
    cell = time.process_time() - start
    for asked in screen:
        after.bounds(asked)
    return after, _Spent(cell, time.process_time() - start)


def _clocked(table: Table) -> float:
    """Seconds of processor time that making a model takes."""
    start = time.process_time()
    _ = table.model
    return time.process_time() - start


def _told(times: Sequence[_Spent]) -> str:
    """The times of a kind in words."""
    cells, screens = sorted(spent.cell for spent in times), sorted(spent.screen for spent in times)
    if len(times) == 1:
        return f"its cell {cells[0]:.3f} s, with a screen of {_SCREEN} {screens[0]:.3f} s"
    ranks = (len(times) // 2, len(times) * 9 // 10, len(times) - 1)
    median, most_of, most = (f"{cells[rank]:.3f} s" for rank in ranks)
    return (
        f"median {median}, nine in ten {most_of}, most {most} of {len(times)}; "
        f"with a screen of {_SCREEN} cells {screens[ranks[0]]:.3f}, {screens[ranks[1]]:.3f}, {screens[-1]:.3f} s"
    )
