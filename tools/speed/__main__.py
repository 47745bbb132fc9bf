"""How fast crossfoot is: whole commands, pages a second beside the peers in the same run, and time as pages grow.

Nothing is refused here: how fast a machine is says nothing about the program. The ratios are what to compare.

    python -m tools.speed                     all of it
    python -m tools.speed commands            whole commands, against an empty Python
    python -m tools.speed reading             pages a second, against spaCy and trafilatura where they are installed
    python -m tools.speed alone               pages a second of crossfoot only
    python -m tools.speed growth              10 kB to 10 MB
"""

from __future__ import annotations

import os
import sys

_ROUNDS = 9
_PARTS = ("commands", "reading", "growth")


def main(parts: tuple[str, ...]) -> int:
    """Prints the parts asked for; 2 where one is unknown."""
    unknown = set(parts) - {*_PARTS, "alone"}
    if unknown:
        print(f"speed    no part is named {', '.join(sorted(unknown))}: {', '.join(_PARTS)} or alone")
        return 2
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"):
        os.environ[name] = "1"  # before numpy is loaded: one core each
    from tools.speed import commands, peers, reading  # noqa: PLC0415 - the line above comes first

    reading.keep_to_one_core()
    if "commands" in parts:
        commands.show_commands(_ROUNDS)
    if "alone" in parts or "reading" in parts:
        lacking = peers.missing() if "reading" in parts else ()
        if lacking:
            print(f"speed    PEERS NOT RUN: {' and '.join(lacking)} not installed (pip install -e '.[bench]')")
        reading.show_reading(with_peers="reading" in parts and not lacking)
    if "growth" in parts:
        reading.show_growth()
    return 0


if __name__ == "__main__":
    sys.exit(main(tuple(sys.argv[1:]) or _PARTS))
