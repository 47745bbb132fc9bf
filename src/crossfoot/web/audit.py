"""The record of who added or judged what through a team's server: one JSON object a line, only ever added to.

Invariant: an act is on the disk before whoever did it is answered; a line that was not written to its end is as if it
had not been.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Any

from crossfoot.errors import InputError

__all__ = ["ADDED", "Act", "Audit", "audit_beside"]

ADDED = "added"
"""What was done by who added pages; who judged an entry did what the judgement is called."""
_SCHEMA = "crossfoot-audit/1"


@dataclass(frozen=True, slots=True)
class Act:
    """What somebody did.

    Args:
        at: When.
        who: Who, as they signed in.
        did: What: `added`, or the kind of a judgement.
        ids: To which pages or entries.
        words: What it was, in words: the titles of pages, the reason of a judgement.
    """

    at: datetime
    who: str
    did: str
    ids: tuple[str, ...]
    words: str

    def record(self) -> dict[str, Any]:
        """For programs."""
        return {"schema": _SCHEMA, "at": self.at.isoformat(), "who": self.who, "did": self.did, "ids": list(self.ids),
                "words": self.words}  # fmt: skip


class Audit:
    """The record in a file.

    Args:
        path: The file; made at the first act.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = Lock()

    def check(self) -> None:
        """Refuse to go on where nothing could be written; done before anything is changed.

        Raises:
            InputError: It cannot be written.
        """
        try:
            with self._path.open("ab"):
                pass
        except OSError as fault:
            raise self._fault(fault) from fault

    def note(self, act: Act) -> None:
        """Add an act.

        Raises:
            InputError: It cannot be written.
        """
        line = f"{json.dumps(act.record(), ensure_ascii=False)}\n".encode()
        try:
            with self._lock, self._path.open("r+b" if self._path.exists() else "w+b") as file:
                file.seek(_whole(file.read()))
                file.truncate()
                file.write(line)
                file.flush()
                os.fsync(file.fileno())
        except OSError as fault:
            raise self._fault(fault) from fault

    def acts(self) -> tuple[Act, ...]:
        """All acts, in order.

        Raises:
            InputError: A line holds something else, or the file cannot be read.
        """
        try:
            data = self._path.read_bytes() if self._path.exists() else b""
            return tuple(_act(json.loads(line)) for line in data[: _whole(data)].splitlines())
        except OSError as fault:
            raise InputError(f"Cannot read the audit in '{self._path}': {fault.strerror or fault}.") from fault
        except (ValueError, KeyError, TypeError) as fault:
            raise InputError(f"Cannot read the audit in '{self._path}': a line of it is no act.") from fault

    def _fault(self, fault: OSError) -> InputError:
        return InputError(f"Cannot write the audit in '{self._path}': {fault.strerror or fault}.")


def audit_beside(users: Path) -> Path:
    """Where the audit of a file of users lies."""
    return users.with_name(f"{users.name}.audit")


def _whole(data: bytes) -> int:
    """How many bytes are whole lines."""
    return data.rfind(b"\n") + 1


def _act(record: dict[str, Any]) -> Act:
    when = datetime.fromisoformat(record["at"])
    return Act(when, str(record["who"]), str(record["did"]), tuple(map(str, record["ids"])), str(record["words"]))
