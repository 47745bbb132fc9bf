"""What a page is asked for: everything its address says, and the links that lead on from it.

Invariant: the address is the whole state of a page, and a link keeps the day asked about unless it says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote, urlencode

from crossfoot.errors import InputError

__all__ = ["AS_OF", "Asked", "asked_of", "day_of", "refuse_controls"]

AS_OF = "as_of"

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


@dataclass(frozen=True, slots=True)
class Asked:
    """The address of a page, taken apart.

    Args:
        path: The path, decoded: `/vendor/xiaomi`.
        as_of: The day whose knowledge is shown, or None for all there is.
        query: Every other parameter, in the order of the address; none is empty.
    """

    path: str
    as_of: date | None = None
    query: tuple[tuple[str, str], ...] = ()

    def one(self, name: str) -> str | None:
        """A parameter that is there at most once, or None.

        Raises:
            InputError: It is there more than once.
        """
        found = self.all(name)
        if len(found) > 1:
            raise InputError(f"'{name}' is in the address {len(found)} times: expected once.")
        return found[0] if found else None

    def all(self, name: str) -> tuple[str, ...]:
        """All values of a parameter."""
        return tuple(value for key, value in self.query if key == name)

    def link(self, path: str, **parameters: str | Iterable[str] | None) -> str:
        """The address of another page, as of the same day.

        Args:
            path: Its path, decoded.
            parameters: Its parameters; None and empty texts are left out, several values are repeated.
        """
        return _written(path, _pairs(parameters), self.as_of)

    def here(self, **changes: str | Iterable[str] | None) -> str:
        """The address of this page with some parameters changed; None takes one away."""
        kept = [(name, value) for name, value in self.query if name not in changes]
        return _written(self.path, [*kept, *_pairs(changes)], self.as_of)

    def on(self, day: date | None) -> str:
        """The address of this page as of another day; None is all there is."""
        return _written(self.path, self.query, day)

    def part(self, name: str, form: str) -> str:
        """The address at which a table or chart of this page is given out: `/vendor/xiaomi/series.csv?as_of=...`."""
        return _written(f"{self.path.rstrip('/')}/{name}.{form}", self.query, self.as_of)


def asked_of(path: str, query: Iterable[tuple[str, str]]) -> Asked:
    """An address taken apart.

    Args:
        path: The path, decoded.
        query: The parameters, decoded.

    Raises:
        InputError: The day is none, or is there twice; or the address holds characters that no text has.
    """
    found = Asked(path, None, tuple((name, value) for name, value in query if value))
    for text in (path, *(part for pair in found.query for part in pair)):
        refuse_controls(text)
    day = found.one(AS_OF)
    rest = tuple((name, value) for name, value in found.query if name != AS_OF)
    return Asked(path, None if day is None else day_of(day), rest)


def day_of(text: str) -> date:
    """A day as typed.

    Raises:
        InputError: It is none.
    """
    try:
        if _DAY.match(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise InputError(f"'{text}' is no day: a day is written YYYY-MM-DD, such as 2017-10-31.")


def refuse_controls(text: str) -> None:
    """Refuse what no text of ours holds and databases stumble at: control characters, and halves of characters.

    Raises:
        InputError: It holds one.
    """
    found = _CONTROLS.search(text)
    if found is not None:
        raise InputError(f"{found[0]!a} is a character that no name and no address has.")


def _pairs(parameters: dict[str, str | Iterable[str] | None]) -> list[tuple[str, str]]:
    pairs = []
    for name, value in parameters.items():
        values = () if value is None else (value,) if isinstance(value, str) else tuple(value)
        pairs += [(name, one) for one in values if one]
    return pairs


def _written(path: str, query: Iterable[tuple[str, str]], as_of: date | None) -> str:
    pairs = [*query, *([] if as_of is None else [(AS_OF, as_of.isoformat())])]
    text = quote(path, safe="/:@")
    return f"{text}?{urlencode(pairs)}" if pairs else text
