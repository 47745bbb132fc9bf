"""Make the starter figures from tables of published facts.

    python tools/make_starter.py FOLDER

FOLDER holds smartphones.csv, targets.csv and progress.csv: one figure of one public page a row. They are read by the
mappings in docs/mappings, as `crossfoot import` reads them. What is written is
src/crossfoot/ledger/starter/figures.csv. Rows about money are left out and counted. Every row that is refused is named,
and the exit status is then 1.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from crossfoot.exchange import load_mapping
from crossfoot.exchange.figure import SlotError
from crossfoot.exchange.opening import open_table
from crossfoot.exchange.reader import MappedReader, Said
from crossfoot.exchange.sheet import exact
from crossfoot.exchange.slots import Filler
from crossfoot.exchange.voices import join_chain
from crossfoot.ledger import Goal, goal_of
from crossfoot.model import Quantity
from crossfoot.model.statement import Growth, Share

ROOT = Path(__file__).resolve().parents[1]
OUTPUT = ROOT / "src" / "crossfoot" / "ledger" / "starter" / "figures.csv"
MAPPINGS = ROOT / "docs" / "mappings"
FILES = ("smartphones", "targets", "progress")

COLUMNS = (
    "kind", "mode", "strength", "vendor", "measure", "product", "model", "segment", "place", "period", "per", "whole",
    "base", "low", "high", "open", "unit", "form", "written", "stated", "sources", "goal", "revision", "stated_on",
    "outlet", "url", "published",
)  # fmt: skip

_CELL = ("measure", "product", "model", "segment", "place", "per")

Figure = tuple[str, ...]


def main(arguments: list[str]) -> int:
    """Write the figures and report what was taken; 0 if every row was."""
    if len(arguments) != 1:
        print(__doc__)
        return 2
    counts: Counter[str] = Counter()
    taken: dict[Figure, None] = {}
    faults: list[str] = []
    for name in FILES:
        for found in figures_of(Path(arguments[0]) / f"{name}.csv", MAPPINGS / f"{name}.toml", counts):
            if isinstance(found, str):
                faults.append(found)
                continue
            counts["left out: the same figure twice" if found in taken else f"{name}: {found[1]}"] += 1
            taken[found] = None
    write(OUTPUT, taken)
    for what, number in sorted(counts.items()):
        print(f"{number:5}  {what}")
    print(f"{len(taken):5}  figures on {len({(f[-2], f[-1]) for f in taken})} pages written to {OUTPUT.name}")
    for line in faults:
        print(f"not taken: {line}")
    return 1 if faults else 0


def write(path: Path, figures: Iterable[Figure]) -> None:
    """Write the figures file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(figures)


def figures_of(table: Path, mapping: Path, counts: Counter[str]) -> Iterator[Figure | str]:
    """The figures of a table in the order of its rows, and a sentence for each row that is refused."""
    known = load_mapping(mapping.read_bytes(), name=mapping.name)
    with table.open("rb") as stream:
        opened = open_table(stream, name=table.name, layout=known.layout)
        reader, filler = MappedReader(known, opened), Filler(known, opened.header, table.name)
        for row in opened.rows():
            reason = reader.skipped(row)
            if reason is not None:
                counts[f"left out: {reason}"] += 1
                continue
            for filled, (_, said) in zip(filler.fill(row), reader.read(row), strict=True):
                if isinstance(said, SlotError):
                    yield f"{table.name} row {row.number}: {said}"
                else:
                    yield figure_of(said, filled.slots)


def figure_of(said: Said, slots: dict[str, str]) -> Figure:
    """A claim as a row of the figures file, with the day of publication as far as it is told."""
    claim = said.claim
    goal = goal_of(claim) or Goal("", None, None)
    found = {
        **{name: getattr(claim.cell, name) or "" for name in _CELL},
        **quantity_of(getattr(claim.statement, "value")),  # noqa: B009  every kind of the facts has one
        "kind": claim.kind,
        "mode": claim.mode.value,
        "strength": claim.strength.value,
        "vendor": "+".join(claim.cell.vendor),
        "period": claim.cell.period.notation,
        "whole": (claim.statement.whole or "") if isinstance(claim.statement, Share) else "",
        "base": base_of(claim.statement) if isinstance(claim.statement, Growth) else "",
        "stated": said.stated,
        "sources": join_chain(claim.sources),
        "goal": goal.id,
        "revision": "" if goal.revision is None else str(goal.revision),
        "stated_on": goal.stated_on or "",
        **{name: slots.get(name, "") for name in ("outlet", "url", "published")},
    }
    return tuple(found[column] for column in COLUMNS)


def base_of(growth: Growth) -> str:
    """What a growth is measured against."""
    return f"{growth.base.relation.value}:{growth.base.period.notation}"


def quantity_of(quantity: Quantity) -> dict[str, str]:
    """A figure with its ends and its form of words."""
    interval = quantity.interval
    low, high = interval.low, interval.high
    is_open = {"low": low is not None and interval.low_open, "high": high is not None and interval.high_open}
    return {
        "low": "" if low is None else exact(low),
        "high": "" if high is None else exact(high),
        "open": next((end for end, is_left_out in is_open.items() if is_left_out), ""),
        "unit": quantity.unit.value,
        "form": quantity.form.value,
        "written": quantity.written or "",
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
