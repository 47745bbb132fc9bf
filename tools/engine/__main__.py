"""How fast the ledger and the engine are, and what they withstand, beside peers in the same run.

Nothing is refused here: how fast a machine is says nothing about the program. The ratios are what to compare.

    python -m tools.engine ledger             a million claims taken in and asked for, beside plain SQLite
    python -m tools.engine ledger 50000       fewer
    python -m tools.engine postgres           the same on a PostgreSQL server, beside COPY and plain inserts
    python -m tools.engine kill               a writer killed at 500 random moments, and what was left
    python -m tools.engine kill 20            fewer
"""

from __future__ import annotations

import sys
from importlib import import_module

# The parts: where each stands, the call that shows it, and how much of it is usual.
_PARTS = {
    "ledger": ("tools.engine.ledger", "show_ledger", 1_000_000),
    "postgres": ("tools.engine.postgres", "show_postgres", 1_000_000),
    "kill": ("tools.engine.kill", "show_kills", 500),
}


def main(words: list[str]) -> int:
    """Shows the part asked for; 2 where the words name none."""
    name, *rest = words or [""]
    if name not in _PARTS or len(rest) > 1 or not all(word.isdecimal() for word in rest):
        print(f"engine   name a part, {', '.join(_PARTS)}, and perhaps how many")
        return 2
    module, call, usual = _PARTS[name]
    getattr(import_module(module), call)(int(rest[0]) if rest else usual)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
