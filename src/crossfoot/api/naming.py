"""Names that are both a call and a stage of the line: `crossfoot.read` is called, and holds the stage that reads.

Invariant: whichever of the two is loaded first, the call stays a call.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

_CALLS = "crossfoot.api"


class Stage(ModuleType):
    """A package that is called by its name: `crossfoot.read` holds a stage of the line and is the call that runs it."""

    def __call__(self, *words: Any, **named: Any) -> Any:
        """What the call of that name in this module gives."""
        return getattr(sys.modules[_CALLS], self.__name__.rpartition(".")[2])(*words, **named)


class Package(ModuleType):
    """The package `crossfoot`, whose calls stay calls.

    Python binds a package in its parent when it is first loaded, and so `crossfoot.read` would stop being a call once
    the package of that name is loaded by the first call.
    """

    def __setattr__(self, name: str, value: Any) -> None:
        if isinstance(value, ModuleType) and name in sys.modules[_CALLS].__all__:
            value.__class__ = Stage
        super().__setattr__(name, value)
