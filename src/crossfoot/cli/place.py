"""Where the ledger lies when nobody says so, and opening it.

Invariant: `--ledger` wins over `CROSSFOOT_LEDGER`, which wins over the user's data folder by the platform's convention.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click

__all__ = ["ENVIRONMENT", "default_ledger", "ledger_option", "path_of"]

ENVIRONMENT = "CROSSFOOT_LEDGER"
_FILE = Path("crossfoot") / "ledger.sqlite"


def default_ledger(environment: Mapping[str, str], platform: str, home: Path) -> Path:
    """The ledger's file in the user's data folder.

    Args:
        environment: Variables of the environment.
        platform: As `sys.platform` names it.
        home: The user's folder.

    Example:
        >>> default_ledger({}, "linux", Path("/users/lin")).as_posix()
        '/users/lin/.local/share/crossfoot/ledger.sqlite'
    """
    if platform == "win32":
        local = environment.get("LOCALAPPDATA")
        return (Path(local) if local else home / "AppData" / "Local") / _FILE
    if platform == "darwin":
        return home / "Library" / "Application Support" / _FILE
    data = Path(environment.get("XDG_DATA_HOME") or "")
    return (data if data.is_absolute() else home / ".local" / "share") / _FILE


def path_of(given: str | None) -> Path:
    """The ledger meant: the one given, or the default."""
    return Path(given) if given else default_ledger(os.environ, sys.platform, Path.home())


def ledger_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option `--ledger`."""
    return click.option(
        "--ledger",
        envvar=ENVIRONMENT,
        metavar="FILE",
        help=f"The ledger; otherwise {ENVIRONMENT}, otherwise a file in your data folder.",
    )(command)
