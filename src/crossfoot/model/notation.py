"""One line of text per claim, written and read without loss.

Invariant: `read(write(claim)) == claim`, and a line is one line, whatever a page puts into its slots. Six columns say
who, what, of which product, where, when and in which kind of statement; then come the value and `key=value` pairs.

    xiaomi shipments smartphone WORLD 2017-10 level >10M said="executive:Lei Jun@xiaomi/social_post"
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Any

from crossfoot.errors import InputError, NotationError
from crossfoot.model.attribution import Channel, Role, Source
from crossfoot.model.cell import Cell
from crossfoot.model.claim import Claim
from crossfoot.model.figures import read_quantity, write_quantity
from crossfoot.model.interchange import NARROWING, fields_of, from_json, names_of_kind, period_fields
from crossfoot.model.period import parse_period
from crossfoot.model.statement import KINDS, Nondisclosure

__all__ = ["join_names", "read", "read_cell", "read_quantity", "read_source", "split_names", "write", "write_cell",
           "write_content", "write_quantity", "write_source"]  # fmt: skip

_NOTHING = "-"
_AN_ADDRESS = "xiaomi shipments smartphone IN 2017-Q3"
_COLUMNS = ("vendor", "measure", "product", "place", "period", "kind")
_ADDRESS = _COLUMNS[:-1]
_MAY_BE_NOTHING = ("measure", "product", "place")
_MANNER = ("mode", "strength", "polarity", "cue")
_PLACEMENT = ("id", "anchor", "how", "links", "flag", "note")
_DEFAULTS = {"mode": "actual", "strength": "plain", "polarity": "affirmed"}
_KEYS = frozenset({*_MANNER, *_PLACEMENT, *NARROWING, "said", "frame"})
_LISTS = ("vendor", "incl", "excl")

# What may not stand in a line as it is: control characters, breaks of lines and halves of characters.
_ODD = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
# A word stands bare if it holds no blank, quote or odd character and is not taken for a key.
_BARE = re.compile(r'(?![a-z_]+=)[^\s"\x00-\x1f\x7f-\x9f\ud800-\udfff]+\Z')
_PIECE = re.compile(r'\s*(?:(?P<key>[a-z_]+)=)?(?P<value>"(?:[^"\\]|\\.)*"|[^\s"]+)(?=\s|\Z)')
_SOURCE = re.compile(r"(?P<role>[a-z_]+):(?P<who>(?:[^\\@/]|\\.)*)(?:@(?P<org>(?:[^\\@/]|\\.)*))?"
                     r"(?:/(?P<channel>[a-z_]+))?\Z", re.DOTALL)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Piece:
    key: str | None
    text: str | None
    start: int
    end: int


def write(claim: Claim) -> str:
    """The whole claim as one line: content, attribution, span, derivation, links."""
    return " ".join((*_content(claim), *_placement(claim)))


def write_content(claim: Claim) -> str:
    """What is said and by whom, as one line, without span, id, links and derivation: for tests, tables and people."""
    return " ".join(_content(claim))


def read(line: str) -> Claim:
    """Read a line written by `write` or `write_content`; a line without an id gets `c0`.

    Raises:
        NotationError: The line is no claim; the piece at fault is underlined.
    """
    pieces = tuple(_pieces(line))
    if len(pieces) < len(_COLUMNS):
        raise NotationError(line, f"a claim starts with {', '.join(_COLUMNS)}")
    found: dict[str, Any] = {}
    for column, piece in zip_longest(_COLUMNS, pieces):
        try:
            name, value = _pair(found, piece) if column is None else (column, _in_column(column, piece))
        except ValueError as fault:
            raise NotationError(line, _expected(fault), start=piece.start, end=piece.end) from fault
        found[name] = (*found.get(name, ()), value) if name == "sources" else value
    try:
        claim = from_json({"id": "c0", "value": None, **found})
    except InputError as fault:
        raise NotationError(line, _expected(fault)) from fault
    return replace(claim, frame=found.get("frame"))


def write_cell(cell: Cell) -> str:
    """An address as one line: the first five columns of a claim, then what narrows it."""
    fields = fields_of(Claim("c0", Nondisclosure(cell), None))
    fields["period"] = cell.period.notation
    columns = (_NOTHING if fields[name] is None else _quote(_text_of(name, fields[name])) for name in _ADDRESS)
    return " ".join((*columns, *_narrowing(fields)))


def read_cell(line: str) -> Cell:
    """Read an address written by `write_cell`.

    Raises:
        NotationError: The line is no address; the piece at fault is underlined.

    Example:
        >>> read_cell("xiaomi shipments smartphone IN 2017-Q3 segment=5g").segment
        '5g'
    """
    pieces = tuple(_pieces(line))
    if len(pieces) < len(_ADDRESS):
        raise NotationError(line, f"an address is {', '.join(_ADDRESS)}, such as {_AN_ADDRESS}")
    found: dict[str, Any] = {"id": "c0", "value": None, "kind": "nondisclosure"}
    for column, piece in zip_longest(_ADDRESS, pieces):
        try:
            name, value = _narrower(found, piece) if column is None else (column, _in_column(column, piece))
        except ValueError as fault:
            raise NotationError(line, _expected(fault), start=piece.start, end=piece.end) from fault
        found[name] = value
    try:
        return from_json(found).cell
    except InputError as fault:
        raise NotationError(line, _expected(fault)) from fault


def _content(claim: Claim) -> Iterator[str]:
    fields = fields_of(claim)
    fields["period"] = claim.cell.period.notation
    for name in _COLUMNS:
        yield _NOTHING if fields[name] is None else _quote(_text_of(name, fields[name]))
    quantity = getattr(claim.statement, "value", None)
    if quantity is not None:
        yield _quote(write_quantity(quantity))
    base = getattr(claim.statement, "base", None)
    if base is not None:
        yield f"base={_quote(f'{base.relation.value}:{base.period.notation}')}"
    for name in (*NARROWING, *names_of_kind(claim.kind), *_MANNER):
        if name not in ("value", "base") and fields.get(name) not in (None, _DEFAULTS.get(name)):
            yield f"{name}={_quote(_text_of(name, fields[name]))}"
    for source in claim.sources:
        yield f"said={_quote(write_source(source))}"


def _narrowing(fields: dict[str, Any]) -> Iterator[str]:
    """What narrows an address, as pairs."""
    for name in NARROWING:
        if fields.get(name) is not None:
            yield f"{name}={_quote(_text_of(name, fields[name]))}"


def _placement(claim: Claim) -> Iterator[str]:
    fields = fields_of(claim)
    span = claim.span
    fields["anchor"] = None if span is None else f"{span.start}:{span.end}:{span.text}"
    fields["frame"] = claim.frame
    for name in (*_PLACEMENT, "frame"):
        found = fields.get(name)
        if found is not None and found != {}:
            yield f"{name}={_quote(_text_of(name, found))}"


def _text_of(name: str, found: Any) -> str:
    if isinstance(found, dict):
        return join_names(f"{key}:{value}" for key, value in found.items())
    if name in _LISTS:
        return join_names([found] if isinstance(found, str) else found)
    return str(found)


def _in_column(column: str, piece: _Piece) -> Any:
    if piece.key is not None:
        raise ValueError(f"the column '{column}' comes before any key")
    if piece.text is None:
        if column in _MAY_BE_NOTHING:
            return None
        raise ValueError(f"every claim has a {column}")
    if column == "kind" and piece.text not in KINDS:
        raise ValueError(f"a kind is one of {', '.join(KINDS)}")
    if column == "vendor":
        names = split_names(piece.text)
        return names[0] if len(names) == 1 else names
    return _period(piece.text) if column == "period" else piece.text


def _narrower(found: dict[str, Any], piece: _Piece) -> tuple[str, Any]:
    if piece.key not in NARROWING:
        raise ValueError(f"after its five words an address takes {', '.join(NARROWING)}")
    return _pair(found, piece)


def _pair(found: dict[str, Any], piece: _Piece) -> tuple[str, Any]:
    name = "value" if piece.key is None else piece.key
    kind = found["kind"]
    if name not in _KEYS and name not in names_of_kind(kind):
        raise ValueError(f"the kind {kind} has no {name}")
    if name in found:
        raise ValueError(f"the {name} is already given")
    text = _NOTHING if piece.text is None else piece.text
    return ("sources", read_source(text)) if name == "said" else (name, _READERS.get(name, str)(text))


def _expected(fault: ValueError) -> str:
    return fault.expected if isinstance(fault, NotationError) else str(fault).removesuffix(".")


def _value(text: str) -> dict[str, Any]:
    quantity = read_quantity(text)
    interval = quantity.interval
    return {"lo": interval.low, "hi": interval.high, "lo_open": interval.low_open, "hi_open": interval.high_open,
            "unit": quantity.unit.value, "form": quantity.form.value, "written": quantity.written}  # fmt: skip


def _period(text: str) -> dict[str, Any]:
    return period_fields(parse_period(text))


def _base(text: str) -> dict[str, Any]:
    relation, _, period = text.partition(":")
    return {"rel": relation, **_period(period)}


def _anchor(text: str) -> dict[str, Any]:
    found = re.match(r"([0-9]+):([0-9]+):(.*)\Z", text, re.DOTALL)
    if found is None:
        raise ValueError("an anchor is start:end:text")
    return {"start": int(found[1]), "end": int(found[2]), "text": found[3]}


def _how(text: str) -> dict[str, str]:
    return {slot: how for slot, _, how in (pair.rpartition(":") for pair in split_names(text))}


def _links(text: str) -> dict[str, str]:
    return {kind: to for kind, _, to in (pair.partition(":") for pair in split_names(text))}


def _pieces(line: str) -> Iterator[_Piece]:
    position, length = 0, len(line.rstrip())
    while position < length:
        found = _PIECE.match(line, position)
        if found is None:
            start = length - len(line[position:length].lstrip())
            raise NotationError(line, 'a piece is a word, "a quoted text" or key=value', start=start, end=length)
        value = found["value"]
        text: str | None = None if value == _NOTHING else value
        if value.startswith('"'):
            try:
                text = json.loads(value)
            except ValueError as fault:
                raise NotationError(line, "a quoted text is a JSON string", start=found.start("value")) from fault
        start = found.start("value" if found["key"] is None else "key")
        yield _Piece(found["key"], text, start, found.end())
        position = found.end()


def _quote(text: str) -> str:
    if text != _NOTHING and _BARE.match(text):
        return text
    return _ODD.sub(lambda odd: f"\\u{ord(odd[0]):04x}", json.dumps(text, ensure_ascii=False))


def join_names(items: Iterable[str]) -> str:
    """Several names as one word, parted by commas."""
    return ",".join(re.sub(r"([\\,])", r"\\\1", item) for item in items)


def split_names(text: str) -> list[str]:
    """The names that `join_names` put together."""
    items = [""]
    characters = iter(text)
    for character in characters:
        if character == ",":
            items.append("")
        else:
            items[-1] += next(characters, "") if character == "\\" else character
    return items


def write_source(source: Source) -> str:
    """A source as one word: `executive:Lei Jun@xiaomi/social_post`."""
    org = "" if source.org is None else f"@{_escape(source.org)}"
    channel = "" if source.channel is None else f"/{source.channel.value}"
    return f"{source.role.value}:{_escape(source.who)}{org}{channel}"


def _escape(name: str) -> str:
    return re.sub(r"([\\@/])", r"\\\1", name)


def _plain(escaped: str) -> str:
    return re.sub(r"\\(.)", r"\1", escaped, flags=re.DOTALL)


def read_source(text: str) -> dict[str, Any]:
    """The fields of a source written by `write_source`, as the interchange format has them.

    Raises:
        ValueError: The text is no source.
    """
    found = _SOURCE.match(text)
    if found is None:
        raise ValueError("a source is role:name@company/channel")
    channel = None if found["channel"] is None else Channel(found["channel"]).value
    org = None if found["org"] is None else _plain(found["org"])
    return {"who": _plain(found["who"]), "role": Role(found["role"]).value, "org": org, "channel": channel}


_READERS: dict[str, Callable[[str], Any]] = {
    "value": _value,
    "base": _base,
    "anchor": _anchor,
    "how": _how,
    "links": _links,
    "incl": split_names,
    "excl": split_names,
}
