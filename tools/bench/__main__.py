"""Scores the reader's numbers, periods, article bodies and dates on public sets in `../shared/bench`.

Where the folder is missing it says so and ends well. The adapters turn what the reader finds into each set's shape; the
reader knows of no set.

    python -m tools.bench                     every set, one line each
    python -m tools.bench te3-platinum        one set
    python -m tools.bench hard40 --misses     and what is wrong in it
    python -m tools.bench --json              for the gate
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

from tools.bench import articles, dates, hard40, newsquant, timeml

__all__ = ["SETS", "main", "scores"]

ROOT = Path(__file__).resolve().parents[2]
BENCH = ROOT.parent / "shared" / "bench"
SETS: dict[str, ModuleType] = {module.FOLDER: module for module in (articles, dates, hard40, newsquant, timeml)}

Misses = Callable[[Path], Iterator[str]]


def scores(names: tuple[str, ...], bench: Path) -> dict[str, dict[str, float]]:
    """The figures of each set that is there."""
    return {name: SETS[name].score(bench / name) for name in names if (bench / name).is_dir()}


def main(arguments: tuple[str, ...]) -> int:
    """Prints the figures of the sets asked for; 2 where one is unknown."""
    names = tuple(name for name in arguments if not name.startswith("--")) or tuple(sorted(SETS))
    unknown = sorted(set(names) - set(SETS))
    if unknown:
        print(f"bench    no set is named {', '.join(unknown)}: {', '.join(sorted(SETS))}")
        return 2
    if not BENCH.is_dir():
        print("bench    NOT RUN: needs ../shared/bench, which is not beside this clone", file=sys.stderr)
        return 0
    found = scores(names, BENCH)
    if "--json" in arguments:
        print(json.dumps(found))
        return 0
    for name, figures in found.items():
        print(f"bench    {name}: " + ", ".join(f"{key} {figure:.3f}" for key, figure in figures.items()))
        if "--misses" in arguments:
            print("\n".join(f"         {told}" for told in SETS[name].misses(BENCH / name)))
    return 0


if __name__ == "__main__":
    sys.exit(main(tuple(sys.argv[1:])))
