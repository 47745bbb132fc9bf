"""How fast the ledger and the engine are, and what they withstand, beside peers in the same run.

Nothing is refused here: how fast a machine is says nothing about the program. The ratios are what to compare.

    python -m tools.engine ledger             a million claims taken in and asked for, beside plain SQLite
    python -m tools.engine ledger 50000       fewer
    python -m tools.engine postgres           the same on a PostgreSQL server, beside COPY and plain inserts
    python -m tools.engine tables             rows a second of import, the facts and a made-up table of 100,000 rows
    python -m tools.engine kill               a writer killed at 500 random moments, and what was left
    python -m tools.engine kill 20            fewer
    python -m tools.engine ends               every end of instances with known answers, each with a checked proof
    python -m tools.engine planted            planted errors hit, smallest corrections proved
    python -m tools.engine facts              the starter facts: smallest correction, then every interval
    python -m tools.engine scores             the figures of these three as JSON, for the gate
    python -m tools.engine speed              every end beside cobra with GLPK, and beside two cold HiGHS runs a cell
    python -m tools.engine certificates       100,000 certificates of random problems through the stand-alone verifier
    python -m tools.engine certificates 5000  fewer
    python -m tools.engine live               one more claim, beside the same tables made at once
    python -m tools.engine live 10000         on a smaller made-up ledger
    python -m tools.engine estimate           each fortieth printed level hidden in five ways, and estimated
    python -m tools.engine estimate 9         each ninth
"""

from __future__ import annotations

import sys
from importlib import import_module

# The parts: where each stands, the call that shows it, and how much of it is usual; None where it is all or nothing.
_PARTS: dict[str, tuple[str, str, int | None]] = {
    "ledger": ("tools.engine.ledger", "show_ledger", 1_000_000),
    "postgres": ("tools.engine.postgres", "show_postgres", 1_000_000),
    "tables": ("tools.engine.tables", "show_tables", 100_000),
    "kill": ("tools.engine.kill", "show_kills", 500),
    "ends": ("tools.engine.accuracy", "show_ends", None),
    "planted": ("tools.engine.accuracy", "show_planted", None),
    "facts": ("tools.engine.accuracy", "show_facts", None),
    "scores": ("tools.engine.accuracy", "print_scores", None),
    "speed": ("tools.engine.speed", "show_speed", None),
    "live": ("tools.engine.live", "show_live", 100_000),
    "estimate": ("tools.engine.estimate", "show_estimates", 40),
    "certificates": ("tools.engine.certificates", "show_certificates", 100_000),
}


def main(words: list[str]) -> int:
    """Shows the part asked for; 2 where the words name none."""
    name, *rest = words or [""]
    counts = 0 if name not in _PARTS or _PARTS[name][2] is None else 1
    if name not in _PARTS or len(rest) > counts or not all(word.isdecimal() for word in rest):
        print(f"engine   name a part, {', '.join(_PARTS)}, and perhaps how many")
        return 2
    module, call, usual = _PARTS[name]
    show = getattr(import_module(module), call)
    if usual is None:
        show()
    else:
        show(int(rest[0]) if rest else usual)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
