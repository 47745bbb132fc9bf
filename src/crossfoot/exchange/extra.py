"""The libraries of the extra `tables`, loaded when a file needs one.

Invariant: nothing here is needed for text tables, and one that is missing is told in one sentence with what to install.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from crossfoot.errors import InputError

__all__ = ["needed"]


def needed(module: str, what_for: str) -> Any:
    """A library by the name it is imported by.

    Raises:
        InputError: It is not installed.
    """
    try:
        return import_module(module)
    except ImportError as fault:
        raise InputError(f"To {what_for}, install {module}: pip install 'crossfoot[tables]'.") from fault
