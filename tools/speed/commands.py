"""How long whole commands take, as a multiple of an empty Python in the same run.

Each command is run in turn with its peers, so that a busy machine slows all of them alike; the middle of the ratios is
what to compare between machines. Nothing is refused here: how fast a machine is says nothing about the program.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from statistics import median

__all__ = ["show_commands"]

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "pages" / "xiaomi-october-2017.txt"

EMPTY = "python -c pass"
COMMANDS = {
    EMPTY: ("-c", "pass"),
    "crossfoot --help": ("-m", "crossfoot", "--help"),
    "crossfoot read PAGE": ("-m", "crossfoot", "read", str(PAGE)),
}


def seconds(arguments: tuple[str, ...]) -> float:
    """Whole-process time of one run."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def show_commands(rounds: int) -> None:
    """Runs every command so many times, in turn, and prints the medians."""
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(rounds):
        for name, arguments in COMMANDS.items():
            times[name].append(seconds(arguments))
    for name, taken in times.items():
        ratios = [mine / peer for mine, peer in zip(taken, times[EMPTY], strict=True)]
        print(f"command  {name:22} {1000 * median(taken):6.0f} ms   {median(ratios):5.1f} x {EMPTY}")
