"""Where a team's ledger lies: the address of a PostgreSQL database, and what of it may be shown.

Invariant: what is shown holds no password and no option of the connection; only user, host, database and schema.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, quote, urlencode

from crossfoot.errors import LedgerError

__all__ = ["Address", "is_address", "read_address", "shown"]

_START = ("postgresql://", "postgres://")
_SCHEMA = "crossfoot"  # where the tables lie, unless the address names another
_NAME = re.compile(r"[a-z_][a-z0-9_]{0,62}\Z")
# A password may hold any letter, so it ends at the last `@`.
_PASSWORD = re.compile(r"(?<=//)([^:/?@]*):.*@", re.DOTALL)
_HOST = r"(?:\[[0-9A-Fa-f:.]*\]|[^:/?@,\[\]]*)(?::[0-9]*)?"
_PLAIN = re.compile(rf"[a-z]+://(?:[^:/?@]*@)?{_HOST}(?:,{_HOST})*(?:/[^?@:]*)?\Z")


@dataclass(frozen=True, slots=True)
class Address:
    """An address taken apart.

    Args:
        whole: For the database's own library; it may hold a password.
        schema: In which the tables lie.
        shown: For people.
    """

    whole: str = field(repr=False)
    schema: str
    shown: str


def is_address(text: str) -> bool:
    """Whether a text is an address and not the name of a file."""
    return text.startswith(_START)


def shown(place: str) -> str:
    """A ledger's file, or its address without what nobody else should see.

    Example:
        >>> shown("postgresql://ann:secret@db.example/press?sslmode=require&schema=cars")
        'postgresql://ann@db.example/press?schema=cars'
    """
    return read_address(place, is_checked=False).shown if is_address(place) else place


def read_address(text: str, *, is_checked: bool = True) -> Address:
    """An address with the schema it names.

    Args:
        text: `postgresql://USER@HOST/DATABASE`, and `?schema=NAME` where it is not `crossfoot`.
        is_checked: Refuse a schema whose name would have to be quoted.

    Raises:
        LedgerError: The schema's name is no plain name.
    """
    bare = _PASSWORD.sub(r"\1@", text)
    base, _, query = bare.partition("?")
    options = parse_qsl(query, keep_blank_values=True)
    schema = dict(options).get("schema", _SCHEMA)
    plain = base if _PLAIN.match(base) else _START[0]
    name = plain if schema == _SCHEMA else f"{plain}?schema={schema}"
    if is_checked and not _NAME.match(schema):
        raise LedgerError(name, "names a schema that is no plain name: small letters, digits and '_' make one")
    # The password's own letters are left as they are: only what follows the bare address is written anew.
    kept = [(option, value) for option, value in options if option != "schema"]
    whole = text.removesuffix(f"?{query}") + (f"?{urlencode(kept, quote_via=quote)}" if kept else "")
    return Address(whole, schema, name)
