"""What a call of the server is: its address, what it can be asked with, the shape of its answer, and what answers it.

Invariant: answering reads the ledger through the desk and decides; it neither writes nor knows of HTTP.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from crossfoot.web.api.parameters import WHEN, Given, Parameter
from crossfoot.web.api.shapes import Shape
from crossfoot.web.desk import Desk

__all__ = ["NEXT", "PREFIX", "Answer", "Call"]

PREFIX = "/api/v1"
NEXT = "next"
"""The field of an answer that holds the address of the next part of a list, or null."""

Answer = Callable[[Desk, Given], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Call:
    """A call that reads.

    Args:
        name: Its name for programs.
        path: Its address behind `PREFIX`, with names in braces.
        told: What it gives, in a sentence.
        answer: Answers it.
        shape: The shape of its answer.
        parameters: What it can be asked with, beside the day.
        example: What it is asked with in its example, as the query of an address; path and all where it has names.
        is_kept: Whether its answer is worth keeping while the ledger is the same.
        is_of_ledger: Whether its answer follows from the ledger alone.
    """

    name: str
    path: str
    told: str
    answer: Answer = field(compare=False)
    shape: Shape = field(compare=False)
    parameters: tuple[Parameter, ...] = ()
    example: str = ""
    is_kept: bool = True
    is_of_ledger: bool = True

    @property
    def every(self) -> tuple[Parameter, ...]:
        """All it can be asked with."""
        return (*self.parameters, WHEN)

    @property
    def sample(self) -> str:
        """An address at which it gives something on the starter figures."""
        return f"{PREFIX}{self.example or self.path}"
