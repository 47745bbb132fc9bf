"""The web app under load: many readers, one writer, and Datasette beside it for a plain table.

    python -m tools.load readers [LEDGER]     50 readers for 60 s, and one writer; without LEDGER the starter
    python -m tools.load plain [LEDGER]       answers a second for a table of 100 rows, in turn with Datasette
    python -m tools.load make FILE CLAIMS     a made-up ledger of so many claims

First one reader looks at every address once, for two minutes at most. Readers look at a page for a second on average
before they go on. LEDGER is copied first and never written to.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tools.load.crowd import crowd
from tools.load.ledgers import copied, made
from tools.load.plain import beside_datasette

__all__: list[str] = []


def main(words: list[str]) -> None:
    """Run what is asked for."""
    match words:
        case ["readers" | "plain" as what, *rest] if len(rest) <= 1:
            with tempfile.TemporaryDirectory() as folder:
                ledger = copied(rest[0] if rest else None, Path(folder) / "ledger.sqlite")
                (crowd if what == "readers" else beside_datasette)(ledger)
        case ["make", file, claims]:
            made(Path(file), int(claims))
        case _:
            sys.exit((__doc__ or "").strip())


main(sys.argv[1:])
