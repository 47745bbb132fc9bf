"""Who may use a team's server: names, roles and hashed tokens, in a file.

Invariant: a token is in no file; what is kept is its hash, compared in constant time. The file is read again when it
has changed, so that who is taken out of it is out at the next request; it is replaced whole or not at all.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from threading import Lock

from crossfoot.errors import InputError
from crossfoot.files import written_beside

__all__ = [
    "ANYBODY",
    "Known",
    "Role",
    "User",
    "Users",
    "hashed",
    "read_users",
    "with_user",
    "without_user",
    "write_users",
]

_LONGEST_NAME = 64
_PRIVATE = 0o600


class Role(StrEnum):
    """What somebody may do."""

    READER = "reader"
    EDITOR = "editor"


@dataclass(frozen=True, slots=True)
class User:
    """Who asks.

    Args:
        name: As it stands in the record of who did what; empty where nobody signs in.
        role: What they may do.
    """

    name: str
    role: Role

    @property
    def may_change(self) -> bool:
        """Whether they may add pages and judge entries."""
        return self.role is Role.EDITOR


ANYBODY = User("", Role.EDITOR)
"""Who asks where nobody signs in: the user of this machine."""


@dataclass(frozen=True, slots=True)
class Known:
    """A user as kept: with the hash of their token."""

    user: User
    token_hash: str


def hashed(token: str) -> str:
    """The hash of a token. Tokens are drawn, 32 bytes each, so nothing is gained by a slow hash."""
    return sha256(token.encode()).hexdigest()


def read_users(path: Path) -> tuple[Known, ...]:
    """The users of a file; none where there is no file yet.

    Raises:
        InputError: It cannot be read, or holds something else.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        records = [json.loads(line) for line in lines if line.strip()]
        return tuple(Known(User(_name(r["name"]), Role(r["role"])), str(r["token_sha256"])) for r in records)
    except OSError as fault:
        raise InputError(f"Cannot read the users in '{path}': {fault.strerror or fault}.") from fault
    except (ValueError, KeyError, TypeError) as fault:
        raise InputError(f"Cannot read '{path}': it is no file of users; 'crossfoot users add' makes one.") from fault


def write_users(path: Path, known: Iterable[Known]) -> None:
    """Put users in the place of those in a file; only its owner may read it.

    Raises:
        InputError: It cannot be written.
    """
    rows = ({"name": one.user.name, "role": one.user.role.value, "token_sha256": one.token_hash} for one in known)
    text = "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)
    with written_beside(path) as file:
        Path(file.name).chmod(_PRIVATE)
        file.write(text.encode())


def with_user(known: tuple[Known, ...], user: User, token: str) -> tuple[Known, ...]:
    """The users with one more.

    Raises:
        InputError: The name is none, or is taken.
    """
    name = _name(user.name)
    if any(one.user.name == name for one in known):
        raise InputError(f"There is a user '{name}' already: remove it first to give it another token or role.")
    return (*known, Known(user, hashed(token)))


def without_user(known: tuple[Known, ...], name: str) -> tuple[Known, ...]:
    """The users without one.

    Raises:
        InputError: There is none of that name.
    """
    left = tuple(one for one in known if one.user.name != name)
    if len(left) == len(known):
        names = ", ".join(f"'{one.user.name}'" for one in known) or "none"
        raise InputError(f"There is no user '{name}': there are {names}.")
    return left


class Users:
    """The users of a file, as it stands now.

    Args:
        path: The file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = Lock()
        self._state: tuple[int, int, int] | None = None
        self._known: tuple[Known, ...] = ()

    @property
    def path(self) -> Path:
        """The file."""
        return self._path

    def by_token(self, token: str) -> Known | None:
        """Whose token it is, or None; each is compared, so that the time tells nothing."""
        asked = hashed(token)
        found = None
        for one in self._now():
            if hmac.compare_digest(one.token_hash, asked):
                found = one
        return found

    def holds(self, known: Known) -> bool:
        """Whether a user is still in the file, with the same token and role."""
        return known in self._now()

    def _now(self) -> tuple[Known, ...]:
        """The users, read again where the file is another than it was."""
        with self._lock:
            found = self._path.stat() if self._path.exists() else None
            state = None if found is None else (found.st_mtime_ns, found.st_size, found.st_ino)
            if state is None or state != self._state:
                self._known, self._state = read_users(self._path), state
            return self._known


def _name(text: object) -> str:
    """A name that is one.

    Raises:
        InputError: It is none.
    """
    if not isinstance(text, str) or not text.strip() or len(text) > _LONGEST_NAME or not text.isprintable():
        raise InputError(f"'{text}' is no name of a user: it has 1 to {_LONGEST_NAME} printable characters.")
    return text
