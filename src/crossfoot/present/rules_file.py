"""Where a ledger's rules and the log of its alerts lie.

Invariant: the rules lie beside the ledger, or where the user says, and the log beside the rules.
"""

from __future__ import annotations

from pathlib import Path

from crossfoot.errors import InputError

__all__ = ["log_of", "read_text", "rules_path"]

_ADDRESSES = ("postgresql://", "postgres://")


def rules_path(given: str | None, ledger: str) -> Path | None:
    """The file of rules: the one given, or the one beside the ledger; None for a team's ledger without one given."""
    if given is not None:
        return Path(given)
    return None if ledger.startswith(_ADDRESSES) else Path(f"{ledger}.alerts")


def log_of(rules: Path) -> Path:
    """The log beside a file of rules."""
    return Path(f"{rules}.jsonl")


def read_text(path: Path) -> str:
    """The text of a file of rules; nothing where there is none.

    Raises:
        InputError: It cannot be read, or is no text.
    """
    try:
        return path.read_text("utf-8-sig")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError:
        raise InputError(f"Cannot read '{path}': a file of rules is text in UTF-8.") from None
    except OSError as fault:
        raise InputError(f"Cannot read '{path}': {fault.strerror}.") from fault
