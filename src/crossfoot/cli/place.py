"""Where the ledger and a model's answers lie when nobody says so.

Invariant: `--ledger` wins over `CROSSFOOT_LEDGER`, which wins over the user's data folder by the platform's convention.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click

__all__ = ["ENVIRONMENT", "LLM_KEY", "default_answers", "default_ledger", "ledger_option", "path_of"]

ENVIRONMENT = "CROSSFOOT_LEDGER"
LLM_KEY = "CROSSFOOT_LLM_KEY"
"""The variable that holds the key of a language model; a key on the command line would be seen by everybody."""

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


def default_answers(environment: Mapping[str, str], platform: str, home: Path) -> Path:
    """The folder in the user's cache in which a language model's answers are kept.

    Args:
        environment: Variables of the environment.
        platform: As `sys.platform` names it.
        home: The user's folder.

    Example:
        >>> default_answers({}, "linux", Path("/users/lin")).as_posix()
        '/users/lin/.cache/crossfoot/answers'
    """
    inside = Path("crossfoot") / "answers"
    if platform == "win32":
        local = environment.get("LOCALAPPDATA")
        return (Path(local) if local else home / "AppData" / "Local") / inside
    if platform == "darwin":
        return home / "Library" / "Caches" / inside
    cache = Path(environment.get("XDG_CACHE_HOME") or "")
    return (cache if cache.is_absolute() else home / ".cache") / inside


def path_of(given: str | None) -> str:
    """The ledger meant, a file or an address: the one given, or the default."""
    return given or str(default_ledger(os.environ, sys.platform, Path.home()))


def ledger_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option `--ledger`."""
    return click.option(
        "--ledger",
        envvar=ENVIRONMENT,
        metavar="FILE",
        help=f"The ledger: a file, or the postgresql:// address of a team's; otherwise {ENVIRONMENT}, otherwise a file "
        "in your data folder.",
    )(command)
