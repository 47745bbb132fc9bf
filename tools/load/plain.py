"""A plain table of 100 rows, answered by crossfoot and by Datasette in turn, from the same SQLite file.

Invariant: both are asked in the same run by the same readers, turn by turn, and only answers that came whole count.
"""

from __future__ import annotations

import re
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tests.browser.server import served
from tools.load.reader import Answers, read_for
from tools.load.table import percentile

__all__ = ["beside_datasette"]

_TURNS, _SECONDS, _READERS = 3, 5.0, 8
_SHEET, _SHEETS = 100, 400  # rows of a sheet, and how many sheets are asked for where there are so many


def beside_datasette(ledger: Path) -> None:
    """Print answers a second of both, as HTML pages with a table of 100 rows."""
    found: dict[str, list[Answers]] = {"crossfoot": [], "datasette": []}
    our_sheets, their_sheets = _sheets(ledger)
    with served(ledger) as site, _datasette(ledger) as theirs:
        ours = int(re.findall(r"[0-9]+", site.address)[-1])
        for turn in range(_TURNS + 1):
            for name, port, paths in (("crossfoot", ours, our_sheets), ("datasette", theirs, their_sheets)):
                answers = read_for(port, paths, readers=_READERS, seconds=_SECONDS, pause=0, seed=turn)
                if turn:  # the first turn warms up
                    found[name].append(answers)
    rates = {}
    for name, several in found.items():
        seen = [one for answers in several for one in answers.seconds["table"]]
        failed = sum(len(answers.errors["table"]) for answers in several)
        rates[name] = len(seen) / (_TURNS * _SECONDS)
        print(f"load     {name:<10} {rates[name]:>7,.1f} answers a second, p50 {1000 * percentile(seen, 0.5):,.0f} ms, "
              f"p99 {1000 * percentile(seen, 0.99):,.0f} ms, {failed} errors")  # fmt: skip
    print(f"load     ratio {rates['crossfoot'] / rates['datasette']:.2f} (asked: 0.5)")


def _sheets(ledger: Path) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Addresses of sheets spread over the whole table, ours and theirs, so that neither answers from memory alone."""
    with closing(sqlite3.connect(ledger)) as connection:
        (last,) = connection.execute("SELECT max(seq) FROM entry").fetchone()
        step = max(_SHEET, last // _SHEETS)
        ends = connection.execute("SELECT seq, id FROM entry WHERE seq % ? = 0 AND seq > ?", (step, _SHEET)).fetchall()
    ours = [f"/claims?beyond={id_}" for _, id_ in ends]
    theirs = [f"/{ledger.stem}/entry?_next={number}" for number, _ in ends]
    return {"table": ours}, {"table": theirs}


@contextmanager
def _datasette(ledger: Path) -> Iterator[int]:
    """Datasette on the file, with its page size of 100; gives its port."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    words = [sys.executable, "-m", "datasette", str(ledger), "--port", str(port), "--setting", "num_sql_threads", "3"]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _wait_for(port)
            yield port
        finally:
            process.terminate()


def _wait_for(port: int) -> None:
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    sys.exit("load     datasette did not start: pip install 'crossfoot[bench]'")
