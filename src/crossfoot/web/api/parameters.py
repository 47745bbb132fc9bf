"""What a call can be asked with, and reading it from an address.

Invariant: every parameter of an address is one the call names, and of its kind; anything else is refused in a sentence
that says what was met and what was expected.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from crossfoot.errors import InputError
from crossfoot.web.asked import AS_OF, day_of, refuse_controls

__all__ = ["WHEN", "Given", "Kind", "Parameter", "read_given"]

_LONGEST = 300  # characters of a text
_MOST = 20  # values of a parameter that may be repeated
_FLAGS = ("true", "false")


class Kind(StrEnum):
    """What the value of a parameter is."""

    TEXT = "text"
    DAY = "day"
    NUMBER = "number"
    FLAG = "flag"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a call.

    Args:
        name: Its name in the address.
        told: What it means, in a sentence.
        example: A value that means something on the starter figures, or empty.
        kind: What its value is.
        choices: The values it may have, or none where any will do.
        ends: Least and most, for a number; of characters, for a page.
        is_needed: Whether it has to be given.
        is_repeated: Whether it may be given several times.
        is_in_path: Whether it stands in the path.
    """

    name: str
    told: str
    example: str = ""
    kind: Kind = Kind.TEXT
    choices: tuple[str, ...] = ()
    ends: tuple[int, int] = (0, 0)
    is_needed: bool = False
    is_repeated: bool = False
    is_in_path: bool = False

    def schema(self) -> dict[str, Any]:
        """What its value is, as JSON Schema has it."""
        if self.kind is Kind.NUMBER:
            one: dict[str, Any] = {"type": "integer", "minimum": self.ends[0], "maximum": self.ends[1]}
        elif self.kind is Kind.FLAG:
            one = {"type": "boolean"}
        elif self.kind is Kind.DAY:
            one = {"type": "string", "format": "date"}
        elif self.kind is Kind.PAGE:
            one = {"type": "string", "minLength": self.ends[0], "maxLength": self.ends[1]}
        elif self.choices:
            one = {"type": "string", "enum": list(self.choices)}
        else:
            one = {"type": "string", "minLength": 1, "maxLength": _LONGEST}
        return {"type": "array", "items": one, "maxItems": _MOST} if self.is_repeated else one

    def check(self, value: str) -> None:
        """Refuse a value that is none.

        Raises:
            InputError: It is none.
        """
        if self.kind is Kind.PAGE:
            return
        refuse_controls(value)
        if self.kind is Kind.DAY:
            day_of(value)
        least, most = self.ends
        if self.kind is Kind.NUMBER and not (value.isascii() and value.isdigit() and least <= int(value[:9]) <= most):
            raise InputError(f"'{self.name}' is '{value[:_LONGEST]}': expected a whole number from {least} to {most}.")
        known = _FLAGS if self.kind is Kind.FLAG else self.choices
        if known and value not in known:
            raise InputError(f"'{self.name}' is '{value[:_LONGEST]}': expected one of {', '.join(known)}.")
        if len(value) > _LONGEST:
            raise InputError(f"'{self.name}' has {len(value)} characters: expected at most {_LONGEST}.")


WHEN = Parameter(AS_OF, "Only what was published by this day; without it all there is.", "2017-12-31", Kind.DAY)
"""The day asked about, which every call takes."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a call was asked with.

    Args:
        values: Name and values of each parameter given.
    """

    values: Mapping[str, tuple[str, ...]]

    def all(self, name: str) -> tuple[str, ...]:
        """All values of a parameter."""
        return self.values.get(name, ())

    def one(self, name: str) -> str | None:
        """The value of a parameter, or None where it was not given."""
        found = self.all(name)
        return found[0] if found else None

    def needed(self, name: str) -> str:
        """The value of a parameter that has to be given."""
        return self.values[name][0]

    def number(self, name: str, usual: int) -> int:
        """A number, or what it usually is."""
        found = self.one(name)
        return usual if found is None else int(found)

    def day(self, name: str) -> date | None:
        """A day, or None."""
        found = self.one(name)
        return None if found is None else day_of(found)

    def flag(self, name: str) -> bool:
        """Whether something is wanted."""
        return self.one(name) == "true"


def read_given(parameters: Iterable[Parameter], query: Iterable[tuple[str, str]], path: Mapping[str, str]) -> Given:
    """What an address asks with.

    Args:
        parameters: What may be asked.
        query: The parameters of the address, decoded.
        path: Those in its path.

    Raises:
        InputError: One is not known, is empty or no value of its kind, is there too often, or is missing.
    """
    known = {parameter.name: parameter for parameter in parameters}
    found: dict[str, list[str]] = {}
    for name, value in (*query, *path.items()):
        if name not in known:
            raise InputError(f"There is no '{name[:_LONGEST]}' to be asked with: expected one of {', '.join(known)}.")
        if not value:
            raise InputError(f"'{name}' is empty: leave it out, or say what is meant.")
        known[name].check(value)
        found.setdefault(name, []).append(value)
    for name, parameter in known.items():
        count, most = len(found.get(name, ())), _MOST if parameter.is_repeated else 1
        if count > most:
            raise InputError(f"'{name}' is given {count} times: expected at most {most}.")
        if parameter.is_needed and not count:
            raise InputError(f"'{name}' is missing: {parameter.told}")
    return Given({name: tuple(values) for name, values in found.items()})
