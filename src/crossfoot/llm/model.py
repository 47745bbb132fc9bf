"""The one model that may be asked: its address, its name, and how much of its time and talk is borne.

Invariant: the address is a plain http or https address of one host; a key never leaves for another host, and never in
the clear but to this machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from crossfoot.errors import InputError

__all__ = ["Model"]

_HERE = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class Model:
    """A language model behind an OpenAI-compatible address.

    Args:
        address: Base address such as `http://localhost:8080/v1`; questions go to `chat/completions` under it.
        name: The model's name there.
        key: Sent as a bearer token, or None.
        answers: Folder in which answers are kept and found again, or None to keep none.
        timeout_s: Seconds one answer may take, from first to last byte.
        most_questions: Sentences of one page that are asked about at most.

    Raises:
        InputError: The address is no address, or the key would go over the net in the clear.
    """

    address: str
    name: str
    key: str | None = None
    answers: Path | None = None
    timeout_s: float = 60.0
    most_questions: int = 200

    def __post_init__(self) -> None:
        if not self.name:
            raise InputError(
                f"Cannot ask the model at '{self.address}': its name is missing, such as --llm-model NAME."
            )
        try:
            parts = urlsplit(self.address)
            port = parts.port
        except ValueError:
            parts, port = urlsplit(""), None
        plain = not (parts.username or parts.password or parts.query or parts.fragment)
        if parts.scheme not in ("http", "https") or not parts.hostname or not plain or port == 0:
            raise InputError(
                f"Cannot ask a model at '{self.address}': expected an address such as http://localhost:8080/v1."
            )
        if self.key and parts.scheme == "http" and parts.hostname not in _HERE:
            raise InputError(f"Cannot ask the model at '{self.address}': its key would go over the net in the clear.")
        if self.key and not (self.key.isascii() and self.key.isprintable()):
            raise InputError(f"Cannot ask the model at '{self.address}': its key holds letters no key has.")

    @property
    def host(self) -> str:
        """The host alone."""
        return urlsplit(self.address).hostname or ""

    @property
    def port(self) -> int | None:
        """The port, or None for the usual one."""
        return urlsplit(self.address).port

    @property
    def is_encrypted(self) -> bool:
        """Whether what is said is encrypted on the way."""
        return urlsplit(self.address).scheme == "https"

    @property
    def path(self) -> str:
        """Where on the host questions go."""
        return f"{urlsplit(self.address).path.rstrip('/')}/chat/completions"
